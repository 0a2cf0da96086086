use std::fmt;
use std::str::FromStr;

use crate::codec::node::Element;
use crate::value::Restriction;
use crate::{Error, Result};

static PRIVATE: Restriction = Restriction::Private;

/// Which restrictions decide about an element (RFC 7970, section 3.3.1).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[expect(
    clippy::exhaustive_enums,
    reason = "a child may relax what its parent says, or it may not"
)]
pub enum Inheritance {
    /// Its own, else that of the nearest element around it: a child may relax
    /// what its parent says. For questions.
    Nearest,
    /// The strictest on the way from the incident to it. For whatever leaves the house.
    #[default]
    Strictest,
}

impl Inheritance {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Nearest, Self::Strictest];

    /// The word for it on a command line.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Nearest => "nearest",
            Self::Strictest => "strictest",
        }
    }
}

impl fmt::Display for Inheritance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.token())
    }
}

impl FromStr for Inheritance {
    type Err = Error;

    fn from_str(token: &str) -> Result<Self> {
        let known = Self::ALL.into_iter().find(|one| one.token() == token);
        known.ok_or_else(|| Error::value("nearest or strictest", token))
    }
}

/// What is said about the disclosure of an element.
#[derive(Clone, Copy)]
pub(crate) struct Levels<'a> {
    pub(crate) own: Option<&'a Restriction>,
    pub(crate) nearest: &'a Restriction,
    pub(crate) strictest: &'a Restriction,
}

impl<'a> Levels<'a> {
    /// Those of an element inside another.
    pub(crate) fn of(element: &'a dyn Element, around: Option<Self>) -> Self {
        let own = element.mark().and_then(|mark| mark.restriction.as_ref());
        // An incident that states nothing is private (RFC 7970, section 3.2).
        let stated = own.or_else(|| element.node().is_restricted().then_some(&PRIVATE));
        let Some(around) = around else {
            let level = stated.unwrap_or(&PRIVATE);
            return Self {
                own,
                nearest: level,
                strictest: level,
            };
        };
        let stricter = stated.filter(|own| own.rank() > around.strictest.rank());
        Self {
            own,
            nearest: stated.unwrap_or(around.nearest),
            strictest: stricter.unwrap_or(around.strictest),
        }
    }

    pub(crate) fn effective(self, inheritance: Inheritance) -> &'a Restriction {
        match inheritance {
            Inheritance::Nearest => self.nearest,
            Inheritance::Strictest => self.strictest,
        }
    }
}
