#![doc = include_str!("../README.md")]

#[cfg(feature = "bundle")]
pub mod bundle;
mod codec;
pub mod docs;
mod error;
#[cfg(feature = "evidence")]
pub mod evidence;
mod idmef;
#[cfg(feature = "json")]
mod json;
#[cfg(feature = "mail")]
pub mod mail;
mod mark;
mod model;
#[cfg(feature = "openpgp")]
pub mod openpgp;
#[cfg(feature = "parquet")]
mod parquet;
mod policy;
mod read;
mod relate;
pub mod seal;
mod select;
#[cfg(feature = "stats")]
mod stats;
mod validate;
mod value;
mod write;

pub use codec::decode::Projection;
pub use codec::source::Limits;
pub use error::{Error, ErrorKind, Limit, Position, Result};
pub use idmef::{FromIdmef, Unused};
#[cfg(feature = "json")]
pub use json::{JsonInput, JsonLoss, JsonLossKind, JsonOutput};

pub use mark::*;
pub use model::*;
#[cfg(feature = "parquet")]
pub use parquet::*;
pub use policy::*;

pub use read::{Incidents, IntoIncidents, Reader, ReaderBuilder};
pub use relate::*;
pub use select::*;
#[cfg(feature = "stats")]
pub use stats::*;
pub use validate::{Finding, FindingSeverity, Locator, Rule, Validator, locate, rules, validate};
pub use value::*;
pub use write::{Writer, WriterBuilder, convert, convert_with};
