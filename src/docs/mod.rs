//! How the crate came to be as it is.

#[doc = include_str!("decisions.md")]
pub mod decisions {}

#[doc = include_str!("disclosure.md")]
pub mod disclosure {}

#[doc = include_str!("building.md")]
pub mod building {}

#[doc = include_str!("xml.md")]
pub mod xml {}

#[doc = include_str!("rules.md")]
pub mod rules {}

#[doc = include_str!("serde.md")]
pub mod serde {}

#[doc = include_str!("filters.md")]
pub mod filters {}

#[doc = include_str!("redaction.md")]
pub mod redaction {}

#[doc = include_str!("statistics.md")]
pub mod statistics {}

#[doc = include_str!("traps.md")]
pub mod traps {}

#[doc = include_str!("profiles.md")]
pub mod profiles {}

#[doc = include_str!("relating.md")]
pub mod relating {}
#[doc = include_str!("parquet.md")]
pub mod parquet {}

#[doc = include_str!("changelog.md")]
pub mod changelog {}
