use std::fmt;
use std::str::FromStr;

/// What is done with what IODEF cannot say (RFC 3067, section 6.19, asks for extensions).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Fidelity {
    /// It travels in an extension element of this crate's namespace, next to
    /// what it belongs to, and comes back from there.
    #[default]
    Carry,
    /// It is an error, which names it and its path.
    Refuse,
    /// It is left out, and told as a [`Loss`].
    Drop,
}

/// Which of the places where they differ is followed: the schema of RFC 7970,
/// or its text and the errata that were verified.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Profile {
    /// The schema as printed: what is written is valid by it.
    #[default]
    AsPrinted,
    /// The text, and errata 5543 and 5583.
    Errata,
}

impl Fidelity {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Carry, Self::Refuse, Self::Drop];

    /// The token of the command line: `carry`, `refuse` or `drop`.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Carry => "carry",
            Self::Refuse => "refuse",
            Self::Drop => "drop",
        }
    }
}

impl Profile {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::AsPrinted, Self::Errata];

    /// The token of the command line: `as-printed` or `errata`.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::AsPrinted => "as-printed",
            Self::Errata => "errata",
        }
    }
}

impl FromStr for Fidelity {
    type Err = crate::Error;

    fn from_str(token: &str) -> crate::Result<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|fidelity| fidelity.token() == token)
            .ok_or_else(|| crate::Error::value("carry, refuse or drop", token))
    }
}

impl FromStr for Profile {
    type Err = crate::Error;

    fn from_str(token: &str) -> crate::Result<Self> {
        let mut all = Self::ALL.into_iter();
        all.find(|profile| profile.token() == token)
            .ok_or_else(|| crate::Error::value("as-printed or errata", token))
    }
}

/// Something that a vocabulary cannot say.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Loss {
    /// What it is: an attribute, as `@status`, an element, or a part of a text.
    pub what: String,
    /// The element that it is of, as `/IODEF-Document/Incident[2]/Contact[1]`.
    pub path: String,
}

impl fmt::Display for Loss {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at {}", self.what, self.path)
    }
}
