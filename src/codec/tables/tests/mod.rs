//! The tables against the schemas.

mod classes;
mod iodef1;
mod iodef2;
mod own;
mod restriction;
mod rows;
mod shape;
mod xsd;

/// The schema of the own vocabulary.
const OWN_SCHEMA: &str = include_str!("../../../../schema/incident.xsd");
