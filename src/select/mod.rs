//! Asking: fields of an incident, filters over them, and reading no more than they need.

mod comparison;
mod facts;
mod field;
mod filter;
mod literal;
mod needles;
mod nets;
mod parse;
mod path;
mod reading;
mod related;
#[cfg(test)]
mod tests;

pub use comparison::Operator;
pub use facts::Fact;
#[cfg(feature = "parquet")]
pub(crate) use facts::{attribute_of, text_of};
pub use field::Field;
pub(crate) use field::FieldKind;
pub use filter::Filter;
pub(crate) use nets::Net;
pub use path::FieldPath;
