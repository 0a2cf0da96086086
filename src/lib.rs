#![doc = include_str!("../README.md")]

mod codec;
pub mod docs;
mod error;
mod model;
mod read;
mod validate;
mod value;
mod write;

pub use codec::source::Limits;
pub use error::{Error, ErrorKind, Limit, Position, Result};
pub use model::*;
pub use read::{Incidents, IntoIncidents, Reader, ReaderBuilder};
pub use validate::{Finding, FindingSeverity, Rule, Validator, locate, rules, validate};
pub use value::*;
pub use write::{Writer, WriterBuilder, convert};
