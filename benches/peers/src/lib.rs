//! The library `iodef` beside other parsers and writers, on the same made-up documents.
//!
//! `benches/README.md` says how to run it.

#[path = "../../common/mod.rs"]
mod common;

pub mod arguments;
pub mod compare;
pub mod documents;
pub mod external;
pub mod growth;

pub mod input;
pub mod machine;
mod peers;
pub mod report;

pub mod subject;
#[cfg(feature = "system")]
mod system;

use std::error::Error;

/// A result, whatever went wrong.
pub type Result<T, E = Box<dyn Error>> = std::result::Result<T, E>;
