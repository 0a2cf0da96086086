//! How fast the library reads compared with quick-xml alone, both in one run on the same bytes.
//!
//! `benches/README.md` explains the arguments.

mod common;

use std::time::{Duration, Instant};

use common::{Result, archive, raw, translated, typed};
use iodef::Vocabulary;

/// What is run, and on what.
struct Plan {
    only: Option<Subject>,
    vocabulary: Vocabulary,
    incidents: u64,
    rounds: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Raw,
    Typed,
}

fn main() -> Result<()> {
    let plan = Plan::from_arguments(std::env::args().skip(1))?;
    let bytes = translated(&archive(plan.incidents)?, plan.vocabulary)?;
    println!("{}", heading(&plan, bytes.len())?);
    match plan.only {
        Some(subject) => alone(subject, &bytes, plan.rounds),
        None => compared(&bytes, plan.rounds),
    }
}

impl Plan {
    fn from_arguments(arguments: impl Iterator<Item = String>) -> Result<Self> {
        let mut plan = Self {
            only: None,
            vocabulary: Vocabulary::Iodef2,
            incidents: 588,
            rounds: 21,
        };
        // Cargo adds `--bench`.
        for argument in arguments.filter(|argument| !argument.starts_with("--")) {
            match argument.split_once('=') {
                Some(("only", "raw")) => plan.only = Some(Subject::Raw),
                Some(("only", "typed")) => plan.only = Some(Subject::Typed),
                Some(("vocabulary", token)) => plan.vocabulary = token.parse()?,
                Some(("incidents", count)) => plan.incidents = count.parse()?,
                Some(("rounds", count)) => plan.rounds = count.parse()?,
                _ => return Err(format!("unknown argument {argument:?}").into()),
            }
        }
        Ok(plan)
    }
}

fn heading(plan: &Plan, bytes: usize) -> Result<String> {
    let load = std::fs::read_to_string("/proc/loadavg").unwrap_or_default();
    let load = load.split(' ').next().unwrap_or("unknown");
    Ok(format!(
        "iodef {}, quick-xml {}; {} incidents in {}, {bytes} bytes, {:.1} MB; {} rounds; load {load}",
        env!("CARGO_PKG_VERSION"),
        locked("quick-xml"),
        plan.incidents,
        plan.vocabulary,
        float(bytes)? / 1e6,
        plan.rounds,
    ))
}

/// The version of a dependency in the lock file.
fn locked(name: &str) -> &'static str {
    let name = format!("name = \"{name}\"");
    let mut lines = include_str!("../Cargo.lock").lines();
    lines.find(|line| *line == name);
    let version = lines.next().and_then(|line| line.split('"').nth(1));
    version.unwrap_or("unknown")
}

/// Runs one of the two, for a profiler to watch.
fn alone(subject: Subject, bytes: &[u8], rounds: usize) -> Result<()> {
    let mut times = Vec::new();
    for _ in 0..rounds {
        times.push(timed(subject, bytes)?);
    }
    if let Some(time) = median(&mut times) {
        println!("{subject:?}: {:.0} MB/s", speed(bytes, time)?);
    }
    Ok(())
}

/// Runs both in turn, so that whatever else the machine does hits both.
fn compared(bytes: &[u8], rounds: usize) -> Result<()> {
    let (mut raw, mut typed, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        let times = (timed(Subject::Raw, bytes)?, timed(Subject::Typed, bytes)?);
        raw.push(times.0);
        typed.push(times.1);
        ratios.push(times.0.div_duration_f64(times.1));
    }
    ratios.sort_by(f64::total_cmp);
    let (Some(raw), Some(typed)) = (median(&mut raw), median(&mut typed)) else {
        return Err("no rounds".into());
    };
    println!("raw    {:7.1} MB/s", speed(bytes, raw)?);
    println!("typed  {:7.1} MB/s", speed(bytes, typed)?);
    let at = |place: usize| ratios.get(place).copied().unwrap_or(f64::NAN);
    println!(
        "typed ÷ raw  {:.3} (median of the rounds; {:.3} to {:.3})",
        at(rounds / 2),
        at(0),
        at(rounds - 1)
    );
    Ok(())
}

fn timed(subject: Subject, bytes: &[u8]) -> Result<Duration> {
    let start = Instant::now();
    match subject {
        Subject::Raw => raw(bytes)?,
        Subject::Typed => typed(bytes)?,
    };
    Ok(start.elapsed())
}

fn median(times: &mut [Duration]) -> Option<Duration> {
    times.sort();
    times.get(times.len() / 2).copied()
}

/// Millions of bytes in a second.
fn speed(bytes: &[u8], time: Duration) -> Result<f64> {
    Ok(float(bytes.len())? / time.as_secs_f64() / 1e6)
}

fn float(bytes: usize) -> Result<f64> {
    Ok(f64::from(u32::try_from(bytes)?))
}
