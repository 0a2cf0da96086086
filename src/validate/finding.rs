use std::fmt;

use crate::error::Position;
use crate::validate::Rule;

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum FindingSeverity {
    /// Something that an incident should have, or is likely meant otherwise.
    Warning,
    /// Something that a specification requires or forbids.
    Error,
}

impl fmt::Display for FindingSeverity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Warning => "warning",
            Self::Error => "error",
        })
    }
}

/// A place where an incident does not follow a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Finding {
    /// How bad it is.
    pub severity: FindingSeverity,
    /// The rule.
    pub rule: &'static Rule,
    /// What is wrong.
    pub message: String,
    /// The element concerned, as `/IODEF-Document/Incident[2]/Contact`.
    pub path: String,
    /// Where that is in the input; see [`locate`](crate::locate).
    pub position: Option<Position>,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            severity,
            rule,
            message,
            path,
            ..
        } = self;
        write!(
            f,
            "{severity}[{} {}]: {message} at {path}",
            rule.code(),
            rule.id
        )
    }
}
