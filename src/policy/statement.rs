//! What a policy states besides its rules.

use crate::policy::words::words;
use crate::policy::{Case, Condition};
use crate::value::Restriction;

words! {
    /// How a team reaches somebody of another constituency (RFC 2350, section 3.4.2).
    pub enum Route, "via-csirt or direct" {
        /// Through the CSIRT of that constituency.
        ViaCsirt = "via-csirt",
        /// Directly.
        Direct = "direct",
    }
}

/// A way of sending information (RFC 2350, section 3.4.3 and appendix E, section 4.3).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Channel {
    /// What it is called.
    pub name: String,
    /// Whether it is encrypted.
    pub encrypted: bool,
    /// The strictest restriction of what may be sent over it.
    pub level: Restriction,
}

impl Channel {
    /// A channel without encryption.
    pub fn new(name: impl Into<String>, level: Restriction) -> Self {
        Self {
            name: name.into(),
            encrypted: false,
            level,
        }
    }

    /// Says that it is encrypted.
    #[must_use]
    pub fn encrypted(mut self) -> Self {
        self.encrypted = true;
        self
    }
}

/// What a team owes a recipient unasked (RFC 2350, appendix E, section 4.2).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Duty {
    /// What it is called.
    pub id: String,
    /// The class of recipients.
    pub recipient: String,
    /// What must be so, all of it.
    pub when: Vec<Condition>,
    /// What is owed.
    pub text: String,
}

impl Duty {
    /// A duty that is always due.
    pub fn new(
        id: impl Into<String>,
        recipient: impl Into<String>,
        text: impl Into<String>,
    ) -> Self {
        Self {
            id: id.into(),
            recipient: recipient.into(),
            when: Vec::new(),
            text: text.into(),
        }
    }

    /// Whether it is due.
    #[must_use]
    pub fn is_due(&self, case: &Case) -> bool {
        self.when.iter().all(|condition| condition.holds(case))
    }
}

/// How a team deals with the press (RFC 2350, section 3.4.2).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PressPolicy {
    /// The class of recipients that the press is.
    pub recipient: String,
    /// Who answers its queries.
    pub refer_to: Vec<String>,
    /// The policy in words.
    pub text: String,
}

impl PressPolicy {
    /// A policy in words.
    pub fn new(recipient: impl Into<String>, text: impl Into<String>) -> Self {
        Self {
            recipient: recipient.into(),
            refer_to: Vec::new(),
            text: text.into(),
        }
    }
}

/// Whether a team distributes statistics (RFC 2350, section 3.4.2).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StatisticsPolicy {
    /// Whether it does.
    pub released: bool,
    /// How to obtain them.
    pub obtain: Option<String>,
    /// The classes of recipients that receive them.
    pub recipients: Vec<String>,
}

impl StatisticsPolicy {
    /// Whether statistics are distributed.
    #[must_use]
    pub fn new(released: bool) -> Self {
        Self {
            released,
            obtain: None,
            recipients: Vec::new(),
        }
    }
}
