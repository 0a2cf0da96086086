//! Writing documents: whole, or incident by incident.

mod builder;
mod check;
mod convert;
mod declared;
mod document;
mod writer;

#[cfg(test)]
mod tests;

pub use builder::WriterBuilder;
pub(crate) use convert::Pass;
pub use convert::{convert, convert_with};
pub use writer::Writer;
