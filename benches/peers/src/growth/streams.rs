//! How time grows with the length of a stream.

use std::fmt::Write as _;
use std::hint::black_box;
use std::io::BufReader;
use std::time::{Duration, Instant};

use iodef::Reader;

use super::{RUNS, slope};
use crate::Result;
use crate::compare::shown;
use crate::documents::stream;

/// Streams of 10 MB, 100 MB and 1 GB.
const INCIDENTS: [u32; 3] = [588, 5_880, 58_800];

pub(super) fn table(large: bool) -> Result<String> {
    let mut text = String::from("| stream | time | of one byte |\n|---|---:|---:|\n");
    let mut points = Vec::new();
    let lengths = if large { 3 } else { 2 };
    for incidents in INCIDENTS.into_iter().take(lengths) {
        eprintln!("a stream of {incidents} incidents");
        let (bytes, time) = read(incidents)?;
        let each = shown(time.as_secs_f64() * 1e9 / bytes);
        let (seconds, mb) = (shown(time.as_secs_f64()), shown(bytes / 1e6));
        writeln!(
            text,
            "| {incidents} incidents, {mb} MB | {seconds} s | {each} ns |"
        )?;
        points.push((incidents, time));
    }
    let slope = slope(&points);
    writeln!(
        text,
        "\nThe slope from the last but one to the last is {slope}."
    )?;
    Ok(text)
}

/// The bytes of a stream, and the least time to read it, less that to make it.
fn read(incidents: u32) -> Result<(f64, Duration)> {
    let mut least = Duration::MAX;
    let runs = if incidents > 10_000 { 1 } else { RUNS };
    let mut bytes = 0;
    for _ in 0..runs {
        let start = Instant::now();
        bytes = std::io::copy(&mut stream(incidents.into()), &mut std::io::sink())?;
        let made = start.elapsed();
        let start = Instant::now();
        let input = BufReader::with_capacity(1 << 16, stream(incidents.into()));
        let mut found = 0;
        for incident in Reader::from_reader(input).incidents() {
            black_box(incident?);
            found += 1;
        }
        if found != incidents {
            return Err(format!("{found} incidents, not {incidents}").into());
        }
        least = least.min(start.elapsed().saturating_sub(made));
    }
    Ok((f64::from(u32::try_from(bytes)?), least))
}
