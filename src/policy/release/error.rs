use std::error::Error as StdError;
use std::fmt;

use crate::Error;
use crate::mark::Removal;
use crate::policy::Obligation;

/// Why nothing was released.
#[derive(Debug)]
#[non_exhaustive]
pub enum ReleaseError {
    /// The policy knows no such class of recipients.
    UnknownRecipient(String),
    /// This must be done first, for the elements named.
    Pending(Vec<Obligation>, Vec<Removal>),
    /// Not even that there was an incident may be said, for these reasons.
    NothingToDisclose(Vec<Removal>),
    /// The copy failed.
    Failed(Error),
}

impl ReleaseError {
    /// What would be left out, and why; for the owner.
    #[must_use]
    pub fn removals(&self) -> &[Removal] {
        match self {
            Self::Pending(_, removals) | Self::NothingToDisclose(removals) => removals,
            _ => &[],
        }
    }
}

impl fmt::Display for ReleaseError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownRecipient(class) => {
                write!(
                    f,
                    "expected a class of recipients of the policy, found {class:?}"
                )
            }
            Self::Pending(obligations, _) => {
                f.write_str("not before this is done:")?;
                obligations.iter().try_for_each(|one| write!(f, " {one}"))
            }
            Self::NothingToDisclose(_) => f.write_str("nothing of it may be disclosed"),
            Self::Failed(error) => error.fmt(f),
        }
    }
}

impl StdError for ReleaseError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Failed(error) => Some(error),
            _ => None,
        }
    }
}

impl From<Error> for ReleaseError {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}
