//! How the crate came to be as it is.

#[doc = include_str!("decisions.md")]
pub mod decisions {}

#[doc = include_str!("evidence.md")]
pub mod evidence {}

#[doc = include_str!("bundle.md")]
pub mod bundle {}

#[doc = include_str!("disclosure.md")]
pub mod disclosure {}

#[doc = include_str!("building.md")]
pub mod building {}

#[doc = include_str!("hardening.md")]
pub mod hardening {}

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

#[doc = include_str!("seals.md")]
pub mod seals {}

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

#[cfg(feature = "mail")]
#[doc = include_str!("mail.md")]
pub mod mail {}

#[doc = include_str!("changelog.md")]
pub mod changelog {}
