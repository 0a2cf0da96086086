use std::fmt;

use crate::mark::path::ElementPath;
use crate::mark::rules::Keep;
use crate::value::{Purpose, Restriction};

/// Something that a redacted incident lacks. It is for the owner: nothing in
/// the incident itself tells of it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Removal {
    /// The element; all inside it went with it.
    pub path: ElementPath,
    /// The attribute, if only that was taken away.
    pub attribute: Option<&'static str>,
    /// Why.
    pub reason: Reason,
}

impl Removal {
    /// The path of the element, or of the attribute: `/Incident/Attack/@origin`.
    #[must_use]
    pub fn place(&self) -> String {
        match self.attribute {
            Some(attribute) => format!("{}/@{attribute}", self.path),
            None => self.path.to_string(),
        }
    }
}

impl fmt::Display for Removal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place(), self.reason)
    }
}

/// Why something was removed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// It is more restricted than the level.
    Restricted(Restriction),
    /// Nobody asked for what is left out unless it is asked for.
    NotAskedFor(Keep),
    /// The purpose has no need of it (RFC 3067, section 6.1).
    NotForPurpose(Purpose),
    /// It names something that stands in a more restricted place.
    NamesWithheld,
    /// It translates a text that was removed.
    Translation,
    /// It refers to an element that was removed.
    Dangling,
    /// What it requires was removed, or what it means without it is another thing.
    Incomplete,
    /// Nobody has decided what it tells.
    Undecided,
    /// A disclosure policy or the consent of a site withholds it; with the explanation.
    Withheld(String),
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Restricted(restriction) => write!(f, "restricted to {restriction}"),
            Self::NotAskedFor(keep) => write!(f, "{keep} not asked for"),
            Self::NotForPurpose(purpose) => write!(f, "not needed for {purpose}"),
            Self::NamesWithheld => f.write_str("it names what is more restricted"),
            Self::Translation => f.write_str("it translates a text that was removed"),
            Self::Dangling => f.write_str("it refers to an element that was removed"),
            Self::Incomplete => f.write_str("a part that it cannot be without was removed"),
            Self::Undecided => f.write_str("nobody has decided on such elements"),
            Self::Withheld(explanation) => f.write_str(explanation),
        }
    }
}
