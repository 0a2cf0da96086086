//! How the crate came to be as it is.

#[doc = include_str!("decisions.md")]
pub mod decisions {}

#[doc = include_str!("building.md")]
pub mod building {}

#[doc = include_str!("xml.md")]
pub mod xml {}

#[doc = include_str!("changelog.md")]
pub mod changelog {}
