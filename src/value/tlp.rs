use std::fmt;
use std::str::FromStr;

use crate::value::Restriction;
use crate::{Error, Result};

/// A label of the Traffic Light Protocol, version 2.0 of FIRST, from the most
/// to the least open.
///
/// It is printed as the standard writes it, and read in any case, with or
/// without `TLP:`. The `WHITE` of version 1.0 is read as [`Clear`](Self::Clear).
///
/// ```
/// use iodef::{Restriction, Tlp};
///
/// let label: Tlp = "amber+strict".parse()?;
/// assert_eq!(label.to_string(), "TLP:AMBER+STRICT");
/// assert!(Tlp::Amber < label);
///
/// // What RFC 7970 calls amber ends at the recipient's organisation.
/// assert_eq!(Restriction::Amber.tlp(), Some(Tlp::AmberStrict));
/// assert_eq!(Restriction::from(Tlp::Amber), Restriction::Organisation);
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Tlp {
    /// Anybody may know.
    Clear,
    /// The community may know, but nothing that everybody can reach.
    Green,
    /// The recipient's organisation and its clients may know, where they need to.
    Amber,
    /// The recipient's organisation alone may know, where it needs to.
    AmberStrict,
    /// The persons to whom it was told may know, and nobody else.
    Red,
}

impl Tlp {
    /// All labels, from the most to the least open.
    pub const ALL: [Self; 5] = [
        Self::Clear,
        Self::Green,
        Self::Amber,
        Self::AmberStrict,
        Self::Red,
    ];

    /// The label as TLP 2.0 writes it: in capitals, without spaces, and never translated.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Clear => "TLP:CLEAR",
            Self::Green => "TLP:GREEN",
            Self::Amber => "TLP:AMBER",
            Self::AmberStrict => "TLP:AMBER+STRICT",
            Self::Red => "TLP:RED",
        }
    }

    /// The red, green and blue of the label's letters, which stand on black.
    ///
    /// TLP 2.0 prescribes them for pages; the command line does not use them.
    #[must_use]
    pub fn colour(self) -> [u8; 3] {
        match self {
            Self::Clear => [0xff, 0xff, 0xff],
            Self::Green => [0x33, 0xff, 0x00],
            Self::Amber | Self::AmberStrict => [0xff, 0xc0, 0x00],
            Self::Red => [0xff, 0x2b, 0x2b],
        }
    }
}

impl fmt::Display for Tlp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.label())
    }
}

const PREFIX: &str = "TLP:";

impl FromStr for Tlp {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let word = text.trim_ascii().to_ascii_uppercase();
        let word = word.strip_prefix(PREFIX).unwrap_or(&word);
        if word == "WHITE" {
            return Ok(Self::Clear);
        }
        let mut labels = Self::ALL.into_iter();
        labels
            .find(|tlp| tlp.label().strip_prefix(PREFIX) == Some(word))
            .ok_or_else(|| {
                let expected = "TLP:CLEAR, TLP:GREEN, TLP:AMBER, TLP:AMBER+STRICT or TLP:RED";
                Error::value(expected, text)
            })
    }
}

/// The restriction of the same meaning. Where RFC 7970 has the token for it,
/// it is that one; its `amber` means less than TLP 2.0's.
impl From<Tlp> for Restriction {
    fn from(tlp: Tlp) -> Self {
        match tlp {
            Tlp::Clear => Self::White,
            Tlp::Green => Self::Green,
            Tlp::Amber => Self::Organisation,
            Tlp::AmberStrict => Self::AmberStrict,
            Tlp::Red => Self::Red,
        }
    }
}

const LEVELS: &str = "public, partner, organisation, need-to-know, private, \
                      tlp:clear, tlp:green, tlp:amber, tlp:amber+strict or tlp:red";

impl Restriction {
    /// The label of TLP 2.0 that means the same. `default`, extension values
    /// and unknown tokens have none: their [`rank`](Self::rank) is a caution,
    /// not a statement of the sender.
    #[must_use]
    pub fn tlp(&self) -> Option<Tlp> {
        match self {
            Self::Public | Self::White => Some(Tlp::Clear),
            Self::Partner | Self::Green => Some(Tlp::Green),
            Self::Organisation => Some(Tlp::Amber),
            Self::NeedToKnow | Self::Amber | Self::AmberStrict => Some(Tlp::AmberStrict),
            Self::Private | Self::Red => Some(Tlp::Red),
            Self::Default | Self::Ext(_) | Self::Other(_) => None,
        }
    }

    /// The level that a word of a command line or a policy names: `public`,
    /// `partner`, `organisation`, `need-to-know`, `private`, or a label of TLP
    /// with its prefix, such as `tlp:amber`.
    ///
    /// A bare `amber` is refused: RFC 7970 and TLP 2.0 differ about it.
    ///
    /// ```
    /// use iodef::{Rank, Restriction};
    ///
    /// let level = Restriction::from_level("tlp:amber")?;
    /// assert_eq!(level.rank(), Rank::ORGANISATION);
    /// assert!(Restriction::from_level("default").is_err());
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the word names no level; the error names the word and lists the levels.
    pub fn from_level(word: &str) -> Result<Self> {
        let labelled = word
            .get(..PREFIX.len())
            .is_some_and(|prefix| prefix.eq_ignore_ascii_case(PREFIX));
        if labelled {
            let label = word.parse().map(|tlp: Tlp| tlp.into());
            return label.map_err(|_| Error::value(LEVELS, word));
        }
        match word {
            "public" => Ok(Self::Public),
            "partner" => Ok(Self::Partner),
            "organisation" => Ok(Self::Organisation),
            "need-to-know" => Ok(Self::NeedToKnow),
            "private" => Ok(Self::Private),
            _ => Err(Error::value(LEVELS, word)),
        }
    }
}
