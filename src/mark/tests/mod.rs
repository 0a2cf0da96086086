//! The laws of redaction, over documents in which every value is a canary: it
//! stands nowhere else, so whoever finds it knows what was let through.

mod asked;
mod canary;
mod coverage;
mod interference;
mod laws;
mod levels;
mod markup;
mod mentions;
mod planter;
mod planting;
mod scan;
mod spellings;
mod terms;
mod twins;
mod validity;

use std::ops::Range;

use crate::value::Restriction;

/// The levels at which an incident is handed out.
const LEVELS: [Restriction; 5] = [
    Restriction::Public,
    Restriction::Partner,
    Restriction::Organisation,
    Restriction::NeedToKnow,
    Restriction::Private,
];

/// The seeds of documents: so many, from 0 on, unless `IODEF_CASES` and
/// `IODEF_SEED` say otherwise.
fn cases(usual: usize) -> Range<u64> {
    let number = |name| Some(std::env::var(name).ok()?.parse::<u64>().unwrap());
    let first = number("IODEF_SEED").unwrap_or(0);
    let count = number("IODEF_CASES").unwrap_or(usual.try_into().unwrap());
    first..first + count
}
