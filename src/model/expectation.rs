use crate::model::{Contact, DetectionPattern};
use crate::value::{Action, DiscoverySource, Marked, Severity, Text, Timestamp};

/// What the recipient is asked to do (RFC 7970, section 3.15).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Expectation {
    /// The action.
    pub action: Option<Action>,
    /// How urgent it is.
    pub severity: Option<Severity>,
    /// The same in words.
    pub descriptions: Vec<Marked<Text>>,
    /// Courses of action agreed on beforehand, by name.
    pub courses_of_action: Vec<Marked<String>>,
    /// When to begin, at the earliest.
    pub start: Option<Marked<Timestamp>>,
    /// When to be done, at the latest.
    pub end: Option<Marked<Timestamp>>,
    /// Who is to do it.
    pub contact: Option<Box<Marked<Contact>>>,
}

impl Expectation {
    /// An action.
    #[must_use]
    pub fn new(action: Action) -> Self {
        Self {
            action: Some(action),
            ..Self::default()
        }
    }
}

crate::model::setters! { Expectation {
    set with_severity: severity, Severity;
    set with_start: start, Marked<Timestamp>;
    set with_end: end, Marked<Timestamp>;
    set with_contact: contact, Marked<Contact>;
    push with_description: descriptions, Marked<Text>;
    push with_course_of_action: courses_of_action, Marked<String>;
} }

/// How an incident was found (RFC 7970, section 3.10).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Discovery {
    /// What found it.
    pub source: Option<DiscoverySource>,
    /// How it was found, in words.
    pub descriptions: Vec<Marked<Text>>,
    /// Who found it.
    pub contacts: Vec<Marked<Contact>>,
    /// How programs are set up to find it.
    pub detection_patterns: Vec<Marked<DetectionPattern>>,
}

impl Discovery {
    /// A finding by some means.
    #[must_use]
    pub fn new(source: DiscoverySource) -> Self {
        Self {
            source: Some(source),
            ..Self::default()
        }
    }
}

crate::model::setters! { Discovery {
    push with_description: descriptions, Marked<Text>;
    push with_contact: contacts, Marked<Contact>;
    push with_detection_pattern: detection_patterns, Marked<DetectionPattern>;
} }
