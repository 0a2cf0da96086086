//! Reading documents: whole, or incident by incident.

mod builder;
mod embedded;
mod incidents;
mod reader;
mod selection;
mod tree;

#[cfg(test)]
mod tests;

pub use builder::ReaderBuilder;
pub use incidents::{Incidents, IntoIncidents};
pub use reader::Reader;
pub(crate) use selection::Sieve;
