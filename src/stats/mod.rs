//! Counting: aggregates of incidents by what they say, and the tables made of them.

mod aggregate;
mod closed;
mod dimension;
mod durations;
#[cfg(feature = "rayon")]
mod files;
mod keys;
mod names;
mod partial;
mod publish;
mod suppress;
mod table;
#[cfg(test)]
mod tests;
mod texts;

pub use aggregate::Aggregate;
pub use dimension::Dimension;
pub use durations::{DurationSummary, Span};
#[cfg(feature = "rayon")]
pub use files::FileError;
pub use keys::Key;
pub use table::{Count, Table};
