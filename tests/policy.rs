//! Disclosure policies (RFC 2350, section 3.4.2) and consents.

#![expect(clippy::unwrap_used, reason = "it is how a test fails")]

#[cfg(feature = "policy")]
#[path = "policy/bad.rs"]
mod bad;
#[cfg(feature = "policy")]
#[path = "policy/cells.rs"]
mod cells;
#[path = "policy/consent.rs"]
mod consent;
#[path = "policy/laws.rs"]
mod laws;
#[cfg(feature = "policy")]
#[path = "policy/statements.rs"]
mod statements;
