//! Reading documents: whole, or incident by incident.

mod builder;
mod incidents;
mod reader;

#[cfg(test)]
mod tests;

pub use builder::ReaderBuilder;
pub use incidents::{Incidents, IntoIncidents};
pub use reader::Reader;
pub(crate) use reader::root_name;
