//! How often each subject asks the allocator for memory, per incident.
//!
//! A program of its own, since counting costs time.

use std::alloc::System;

use iodef_peers::Result;
use iodef_peers::arguments::Arguments;
use iodef_peers::compare::{Figure, shown};
use iodef_peers::input::Input;
use iodef_peers::subject::{Subject, subjects};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static GLOBAL: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

fn main() -> Result<()> {
    let arguments = Arguments::parse(std::env::args().skip(1))?;
    let input = Input::new(arguments.kind)?;
    for subject in subjects() {
        if subject.can(&input) && subject.is_rust() {
            count(subject, &input)?;
        }
    }
    Ok(())
}

/// Runs a subject twice: what it keeps in memory for itself is made in the first run.
fn count(subject: &Subject, input: &Input) -> Result<()> {
    subject.verify(input)?;
    let region = Region::new(GLOBAL);
    subject.run_once(input)?;
    let stats = region.change();
    let incidents = f64::from(u32::try_from(input.kind.incidents)?);
    let each = |count: usize| -> Result<f64> { Ok(f64::from(u32::try_from(count)?) / incidents) };
    let calls = each(stats.allocations + stats.reallocations)?;
    let grown = each(stats.reallocations)?;
    let bytes = each(stats.bytes_allocated)?;
    println!(
        "archive\t{}",
        Figure::new(subject.name, "allocations", shown(calls))
    );
    println!(
        "{}",
        Figure::new(subject.name, "reallocations", shown(grown))
    );
    println!(
        "archive\t{}",
        Figure::new(subject.name, "allocated", shown(bytes))
    );
    Ok(())
}
