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

use crate::codec::node::{Element, Node};
use crate::model::{Document, Incident};

// A reader is compiled for its input, in the crate that names that. The classes are compiled
// here: what makes them objects is not inlined there, so that no program has them twice.

#[inline(never)]
fn node_of(document: &mut Document) -> &mut dyn Node {
    document
}

#[inline(never)]
fn element_of(incident: &mut Incident) -> &mut dyn Element {
    incident
}
