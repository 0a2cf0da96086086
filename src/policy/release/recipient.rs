use crate::policy::{Circumstance, Circumstances};

/// To whom an incident is to be released, and what whoever approves knows of
/// the case (RFC 2350, section 3.4.2).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Recipient {
    /// The class of recipients, as the policy calls it.
    pub class: String,
    /// Who it is.
    pub name: Option<String>,
    /// What is stated about this release.
    pub circumstances: Circumstances,
}

impl Recipient {
    /// Any recipient of a class.
    pub fn new(class: impl Into<String>) -> Self {
        Self {
            class: class.into(),
            name: None,
            circumstances: Circumstances::new(),
        }
    }

    /// Says who it is.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// States a circumstance.
    #[must_use]
    pub fn given(mut self, circumstance: Circumstance) -> Self {
        self.circumstances.insert(circumstance);
        self
    }
}

impl From<&str> for Recipient {
    fn from(class: &str) -> Self {
        Self::new(class)
    }
}
