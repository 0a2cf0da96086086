//! What is written is what the incidents say, and no more than may be told.

mod files;
mod levels;
mod read;
mod secrets;
mod sql;
mod tables;
mod times;

use crate::Incident;
use crate::codec::tests::generate::{Chance, document};
use crate::parquet::{ParquetLayout, ParquetOptions};

/// How many documents are made by chance, unless `IODEF_CASES` asks for more.
fn cases(usual: u64) -> u64 {
    let cases = std::env::var("IODEF_CASES");
    cases.map_or(usual, |number| usual.max(number.parse().unwrap()))
}

/// Incidents made by chance from the tables of the codec.
fn some_incidents(usual: u64) -> Vec<Incident> {
    let documents = (0..cases(usual)).map(|seed| document(&mut Chance(seed)));
    documents.flat_map(|document| document.incidents).collect()
}

fn unredacted(layout: ParquetLayout) -> ParquetOptions {
    let mut options = ParquetOptions::new();
    options.unredacted().layout(layout);
    options
}
