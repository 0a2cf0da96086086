//! Helpers of the integration tests: outside oracles, real documents, made-up archives.

#![allow(
    dead_code,
    unused_imports,
    reason = "each test file uses some of the helpers"
)]

pub(crate) mod corpus;
pub(crate) mod generate;
pub(crate) mod infoset;
pub(crate) mod validator;
