use std::fmt;
use std::str::FromStr;

use smol_str::SmolStr;

use crate::value::is_ncname;
use crate::{Error, Result};

/// The identifier of an element, unique in its document: an `xs:ID`.
///
/// IODEF 2 calls it `observable-id` (RFC 7970, section 3.3.2); in the own
/// vocabulary every element may have one.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ElementId(SmolStr);

impl ElementId {
    /// What a document says, which need not be a proper `xs:ID`.
    pub(crate) fn from_written(text: &str) -> Self {
        Self(text.into())
    }

    /// The identifier.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether it is a proper `xs:ID`: an XML name without a colon.
    #[must_use]
    pub fn is_well_formed(&self) -> bool {
        is_ncname(&self.0)
    }
}

impl FromStr for ElementId {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        if is_ncname(text) {
            Ok(Self(text.into()))
        } else {
            Err(Error::value("an XML name without a colon", text))
        }
    }
}

impl fmt::Display for ElementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
