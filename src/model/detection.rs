use crate::model::Software;
use crate::value::{Marked, Text};

/// How a program is set up to find what was found (RFC 7970, section 3.10.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct DetectionPattern {
    /// The program.
    pub application: Marked<Software>,
    /// What it looks for, in words.
    pub descriptions: Vec<Marked<Text>>,
    /// What it looks for, in its own language.
    pub configurations: Vec<Marked<String>>,
}

impl DetectionPattern {
    /// A pattern for a program.
    pub fn new(application: impl Into<Marked<Software>>) -> Self {
        Self {
            application: application.into(),
            ..Self::default()
        }
    }
}

crate::model::setters! { DetectionPattern {
    push with_description: descriptions, Marked<Text>;
    push with_configuration: configurations, Marked<String>;
} }
