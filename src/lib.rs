#![doc = include_str!("../README.md")]

mod codec;
pub mod docs;
mod error;
mod idmef;
#[cfg(feature = "json")]
mod json;
mod mark;
mod model;
mod policy;
mod read;
mod validate;
mod value;
mod write;

pub use codec::source::Limits;
pub use error::{Error, ErrorKind, Limit, Position, Result};
pub use idmef::{FromIdmef, Unused};
#[cfg(feature = "json")]
pub use json::{JsonInput, JsonLoss, JsonLossKind, JsonOutput};

pub use mark::*;
pub use model::*;
pub use policy::*;

pub use read::{Incidents, IntoIncidents, Reader, ReaderBuilder};
pub use validate::{Finding, FindingSeverity, Rule, Validator, locate, rules, validate};
pub use value::*;
pub use write::{Writer, WriterBuilder, convert, convert_with};
