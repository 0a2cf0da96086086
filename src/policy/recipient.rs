use crate::policy::Obligation;
use crate::value::{ConsentAudience, Rank, Restriction};

/// A class of recipients (RFC 2350, section 3.4.2 and appendix E, section 4.2).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RecipientClass {
    /// What rules call it.
    pub name: String,
    /// Who they are.
    pub title: Option<String>,
    /// The strictest restriction under which they may see an element.
    pub level: Restriction,
    /// The audiences of a consent that they belong to.
    pub audiences: Vec<ConsentAudience>,
    /// The class that they are treated as where no rule names their own.
    pub treated_as: Option<String>,
    /// What must be done along with any disclosure to them.
    pub obligations: Vec<Obligation>,
}

impl RecipientClass {
    /// A class that may see elements up to a level.
    pub fn new(name: impl Into<String>, level: Restriction) -> Self {
        Self {
            name: name.into(),
            title: None,
            level,
            audiences: Vec::new(),
            treated_as: None,
            obligations: Vec::new(),
        }
    }

    /// The rank of [`level`](Self::level).
    #[must_use]
    pub fn clearance(&self) -> Rank {
        self.level.rank()
    }
}
