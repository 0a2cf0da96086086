//! Archives for engines that count beyond one machine: tables in Parquet, and
//! the views over them (RFC 3067, section 4.2).

mod batch;
mod column;
mod file;
mod options;
mod path;
mod plan;
mod rows;
mod sql;
mod tables;
#[cfg(test)]
mod tests;
mod writer;

pub use options::{ParquetLayout, ParquetOptions};
pub use sql::SqlEngine;
pub use writer::{ParquetSummary, ParquetWriter};
