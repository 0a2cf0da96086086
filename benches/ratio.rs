//! How fast one thing is done compared with another, both in one run on the same bytes:
//! reading with quick-xml reading alone, redacting with converting, or filtering
//! while reading with filtering what was read.
//!
//! `benches/README.md` explains the arguments.

mod common;

use std::time::{Duration, Instant};

use common::{Result, archive, asked, converted, filtered, raw, redacted, translated, typed};
use iodef::Vocabulary;

/// What is run, and on what.
struct Plan {
    pair: [Subject; 2],
    only: Option<Subject>,
    vocabulary: Vocabulary,
    incidents: u64,
    rounds: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Subject {
    Raw,
    Typed,
    Converted,
    Redacted,
    Asked,
    Filtered,
    Skipped,
    #[cfg(feature = "stats")]
    Counted,
    #[cfg(all(feature = "stats", feature = "rayon"))]
    Shared,
    #[cfg(feature = "rayon")]
    Ordered,
}

impl Subject {
    const ALL: &[Self] = &[
        Self::Raw,
        Self::Typed,
        Self::Converted,
        Self::Redacted,
        Self::Asked,
        Self::Filtered,
        Self::Skipped,
        #[cfg(feature = "stats")]
        Self::Counted,
        #[cfg(all(feature = "stats", feature = "rayon"))]
        Self::Shared,
        #[cfg(feature = "rayon")]
        Self::Ordered,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::Raw => "raw",
            Self::Typed => "typed",
            Self::Converted => "converted",
            Self::Redacted => "redacted",
            Self::Asked => "asked",
            Self::Filtered => "filtered",
            Self::Skipped => "skipped",
            #[cfg(feature = "stats")]
            Self::Counted => "counted",
            #[cfg(all(feature = "stats", feature = "rayon"))]
            Self::Shared => "shared",
            #[cfg(feature = "rayon")]
            Self::Ordered => "ordered",
        }
    }

    fn named(name: &str) -> Result<Self> {
        let mut all = Self::ALL.iter().copied();
        let known = all.find(|subject| subject.name() == name);
        known.ok_or_else(|| format!("unknown subject {name:?}").into())
    }
}

fn main() -> Result<()> {
    let plan = Plan::from_arguments(std::env::args().skip(1))?;
    let bytes = translated(&archive(plan.incidents)?, plan.vocabulary)?;
    println!("{}", heading(&plan, bytes.len())?);
    match plan.only {
        Some(subject) => alone(subject, &bytes, plan.rounds),
        None => compared(plan.pair, &bytes, plan.rounds),
    }
}

impl Plan {
    fn from_arguments(arguments: impl Iterator<Item = String>) -> Result<Self> {
        let mut plan = Self {
            pair: [Subject::Raw, Subject::Typed],
            only: None,
            vocabulary: Vocabulary::Iodef2,
            incidents: 588,
            rounds: 21,
        };
        // Cargo adds `--bench`.
        for argument in arguments.filter(|argument| !argument.starts_with("--")) {
            match argument.split_once('=') {
                Some(("of", "read")) => plan.pair = [Subject::Raw, Subject::Typed],
                Some(("of", "redact")) => plan.pair = [Subject::Converted, Subject::Redacted],
                Some(("of", "filter")) => plan.pair = [Subject::Asked, Subject::Filtered],
                Some(("of", "skip")) => plan.pair = [Subject::Asked, Subject::Skipped],
                #[cfg(feature = "stats")]
                Some(("of", "count")) => plan.pair = [Subject::Typed, Subject::Counted],
                #[cfg(all(feature = "stats", feature = "rayon"))]
                Some(("of", "cores")) => plan.pair = [Subject::Counted, Subject::Shared],
                #[cfg(feature = "rayon")]
                Some(("of", "order")) => plan.pair = [Subject::Typed, Subject::Ordered],
                Some(("only", name)) => plan.only = Some(Subject::named(name)?),
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
fn compared(pair: [Subject; 2], bytes: &[u8], rounds: usize) -> Result<()> {
    let [base, subject] = pair;
    let (mut of_base, mut of_subject, mut ratios) = (Vec::new(), Vec::new(), Vec::new());
    for _ in 0..rounds {
        let times = (timed(base, bytes)?, timed(subject, bytes)?);
        of_base.push(times.0);
        of_subject.push(times.1);
        ratios.push(times.0.div_duration_f64(times.1));
    }
    ratios.sort_by(f64::total_cmp);
    let (Some(of_base), Some(of_subject)) = (median(&mut of_base), median(&mut of_subject)) else {
        return Err("no rounds".into());
    };
    let (base, subject) = (base.name(), subject.name());
    println!("{base:10} {:7.1} MB/s", speed(bytes, of_base)?);
    println!("{subject:10} {:7.1} MB/s", speed(bytes, of_subject)?);
    let at = |place: usize| ratios.get(place).copied().unwrap_or(f64::NAN);
    println!(
        "{subject} ÷ {base}  {:.3} (median of the rounds; {:.3} to {:.3})",
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
        Subject::Converted => converted(bytes)?,
        Subject::Redacted => redacted(bytes)?,
        Subject::Asked => asked(bytes)?,
        Subject::Filtered => filtered(bytes, false)?,
        Subject::Skipped => filtered(bytes, true)?,
        #[cfg(feature = "stats")]
        Subject::Counted => common::counted(bytes)?,
        #[cfg(all(feature = "stats", feature = "rayon"))]
        Subject::Shared => common::shared(bytes)?,
        #[cfg(feature = "rayon")]
        Subject::Ordered => common::ordered(bytes)?,
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
