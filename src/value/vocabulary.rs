use std::fmt;
use std::str::FromStr;

/// The XML vocabularies in which an incident is read and written.
///
/// It is a run-time value of readers and writers, never a type parameter: there
/// is one model. Exhaustive on purpose: a fourth vocabulary concerns everybody
/// who matches on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[expect(
    clippy::exhaustive_enums,
    reason = "a new vocabulary is a breaking change, and should be"
)]
pub enum Vocabulary {
    /// The incident object of RFC 3067 in this crate's own XML.
    Incident,
    /// IODEF 1, RFC 5070.
    Iodef1,
    /// IODEF 2, RFC 7970.
    Iodef2,
}

impl Vocabulary {
    /// All vocabularies.
    pub const ALL: [Self; 3] = [Self::Incident, Self::Iodef1, Self::Iodef2];

    /// The token of the command line: `incident`, `iodef1` or `iodef2`.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Incident => "incident",
            Self::Iodef1 => "iodef1",
            Self::Iodef2 => "iodef2",
        }
    }

    /// The XML namespace.
    #[must_use]
    pub const fn namespace(self) -> &'static str {
        match self {
            Self::Incident => "https://docs.rs/iodef/ns/1",
            Self::Iodef1 => "urn:ietf:params:xml:ns:iodef-1.0",
            Self::Iodef2 => "urn:ietf:params:xml:ns:iodef-2.0",
        }
    }

    /// The name of a root that holds incidents.
    pub(crate) fn root_name(self) -> &'static str {
        match self {
            Self::Incident => "Incidents",
            Self::Iodef1 | Self::Iodef2 => "IODEF-Document",
        }
    }

    /// The vocabulary of a namespace.
    #[must_use]
    pub fn from_namespace(namespace: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|v| v.namespace() == namespace)
    }
}

impl fmt::Display for Vocabulary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Incident => "the incident object of RFC 3067",
            Self::Iodef1 => "IODEF 1 (RFC 5070)",
            Self::Iodef2 => "IODEF 2 (RFC 7970)",
        })
    }
}

impl FromStr for Vocabulary {
    type Err = crate::Error;

    fn from_str(token: &str) -> crate::Result<Self> {
        Self::ALL
            .into_iter()
            .find(|v| v.token() == token)
            .ok_or_else(|| crate::Error::value("incident, iodef1 or iodef2", token))
    }
}
