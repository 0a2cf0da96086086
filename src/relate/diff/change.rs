use std::fmt;

use crate::mark::ElementPath;

/// One difference between two states of an incident.
///
/// Its [`Display`](fmt::Display) is one line, with what was there before and
/// what is there now.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// What happened.
    pub kind: ChangeKind,
    /// The element, in the later state; in the earlier one if it was removed.
    pub path: ElementPath,
    /// The attribute, if it is not the element itself that differs.
    pub attribute: Option<Box<str>>,
    /// What it said before; of an element that holds others, all they said.
    pub before: Option<String>,
    /// What it says now.
    pub after: Option<String>,
}

/// What happened to an element or attribute between two states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ChangeKind {
    /// It is in the later state only.
    Added,
    /// It is in the earlier state only.
    Removed,
    /// It says something else.
    Changed,
    /// It stands in another order among its like.
    Moved,
}

impl ChangeKind {
    /// The word for it.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Removed => "removed",
            Self::Changed => "changed",
            Self::Moved => "moved",
        }
    }
}

impl fmt::Display for ChangeKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.token())
    }
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.kind, self.path)?;
        if let Some(attribute) = &self.attribute {
            write!(f, "/@{attribute}")?;
        }
        match (&self.before, &self.after) {
            (Some(before), Some(after)) => write!(f, " from {before:?} to {after:?}"),
            (Some(text), None) | (None, Some(text)) => write!(f, " {text:?}"),
            (None, None) => Ok(()),
        }
    }
}
