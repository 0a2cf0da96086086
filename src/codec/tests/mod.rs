//! The laws of reading and writing, over documents made from the tables.

mod dictionary;
pub(crate) mod generate;
#[allow(dead_code, reason = "the integration tests use the rest")]
#[path = "../../../tests/common/infoset.rs"]
mod infoset;
pub(crate) mod infoset_laws;
mod laws;
#[cfg(feature = "serde")]
mod native;
mod option_laws;
mod spelling;
pub(crate) mod valid;
#[allow(dead_code, reason = "the integration tests use the rest")]
#[path = "../../../tests/common/validator.rs"]
pub(crate) mod validator;
pub(crate) mod validity;
