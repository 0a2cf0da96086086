//! Policies from TOML and JSON files. Whatever is wrong has a line.

mod item;
mod json;
mod policy;
mod rules;
mod table;
mod toml;
mod words;

use crate::error::Result;
use crate::policy::DisclosurePolicy;

impl DisclosurePolicy {
    /// Reads a policy in TOML (version 1.1). `examples/data/xyz-university.toml` shows
    /// all that it may hold.
    ///
    /// ```
    /// use iodef::{DisclosurePolicy, ErrorKind};
    ///
    /// let text = include_str!("../../../examples/data/xyz-university.toml");
    /// let policy = DisclosurePolicy::from_toml(text)?;
    /// assert_eq!(policy.recipients.len(), 11);
    ///
    /// let text = text.replace("\"at-discretion\"", "\"perhaps\"");
    /// let error = DisclosurePolicy::from_toml(&text).unwrap_err();
    /// assert!(error.to_string().starts_with("expected a decision, found \"perhaps\""));
    /// assert!(error.position().is_some());
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If it is no TOML; if it has a key or a word that policies do not have, or
    /// lacks one that they must have; if two rules have one id; if rules on the
    /// same matter contradict each other. The error says where.
    pub fn from_toml(text: &str) -> Result<Self> {
        policy::read(&toml::parse(text)?, text)
    }

    /// Reads a policy in JSON (RFC 8259), which holds the same as one in TOML.
    ///
    /// ```
    /// use iodef::{Decision, DisclosurePolicy};
    ///
    /// let policy = DisclosurePolicy::from_json(r#"{
    ///     "id": "example", "version": "1", "owner": "Example CSIRT",
    ///     "recipients": {"public": {"level": "tlp:clear"}},
    ///     "rules": [{
    ///         "id": "contacts", "classes": "contact", "recipients": "any",
    ///         "when": "not opted-out", "decision": "free"
    ///     }]
    /// }"#)?;
    /// assert_eq!(policy.rules[0].decision, Decision::Free);
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`from_toml`](Self::from_toml), and if a member of an object occurs twice.
    pub fn from_json(text: &str) -> Result<Self> {
        policy::read(&json::parse(text)?, text)
    }
}
