use crate::value::open_enum::{OpenEnum, Spelling, UNRESOLVED, open_enum};
use crate::value::{Keyword, Vocabulary};

open_enum! {
    /// To whom an element may be disclosed (RFC 3067, section 4.3; RFC 7970, section 3.3.1).
    ///
    /// It keeps how it was spelt; two spellings of one level have one
    /// [`rank`](Self::rank). The token `need-to-know` of RFC 5070 means
    /// *partner* and is read as such: tokens are converted through ranks.
    ///
    /// ```
    /// use iodef::Restriction;
    ///
    /// assert_eq!(Restriction::Green.rank(), Restriction::Partner.rank());
    /// assert!(Restriction::Partner.rank() < Restriction::NeedToKnow.rank());
    /// // What nobody can resolve is as strict as can be.
    /// assert_eq!(Restriction::Default.rank(), Restriction::Private.rank());
    /// ```
    pub enum Restriction {
        /// Whatever a policy, agreed on beforehand, says: a value, not an absence.
        Default = "default",
        /// To anybody.
        Public = "public",
        /// To the parties involved in the incident, and closed communities.
        Partner = "partner",
        /// Within the recipient's organisation, to those who need it.
        NeedToKnow = "need-to-know",
        /// To the recipient alone.
        Private = "private",
        /// TLP's WHITE, the same as public.
        White = "white",
        /// TLP's GREEN, the same as partner.
        Green = "green",
        /// TLP's AMBER as RFC 7970 reads it, the same as need-to-know.
        Amber = "amber",
        /// TLP's RED, the same as private.
        Red = "red",
        |
        /// To the recipient's organisation and its clients.
        Organisation = "organisation",
        /// TLP 2.0's AMBER+STRICT, the same as need-to-know.
        AmberStrict = "amber+strict",
    }
}

/// How strict a restriction is; a greater rank is stricter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank(u8);

impl Rank {
    /// To anybody.
    pub const PUBLIC: Self = Self(0);
    /// To the parties involved and closed communities.
    pub const PARTNER: Self = Self(10);
    /// To the recipient's organisation and its clients.
    pub const ORGANISATION: Self = Self(20);
    /// To those in the recipient's organisation who need it.
    pub const NEED_TO_KNOW: Self = Self(25);
    /// To the recipient alone.
    pub const PRIVATE: Self = Self(30);
    /// To nobody.
    pub(crate) const WITHHELD: Self = Self(u8::MAX);

    /// The rank as a number, for comparison in files and queries.
    #[cfg(feature = "parquet")]
    pub(crate) const fn number(self) -> u8 {
        self.0
    }
}

impl std::fmt::Display for Rank {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match *self {
            Self::PUBLIC => "public",
            Self::PARTNER => "partner",
            Self::ORGANISATION => "organisation",
            Self::NEED_TO_KNOW => "need-to-know",
            _ => "private",
        })
    }
}

/// The token that says that an `ext-` attribute holds the value.
pub(crate) const EXT_VALUE: &str = "ext-value";

/// The token of the own vocabulary, which requires a restriction of an
/// incident, for one whose sender stated none.
pub(crate) const UNSTATED: &str = "unstated";

impl Restriction {
    /// How strict it is. `default`, extension values and unknown tokens rank
    /// as private until a policy says otherwise.
    #[must_use]
    pub fn rank(&self) -> Rank {
        match self {
            Self::Public | Self::White => Rank::PUBLIC,
            Self::Partner | Self::Green => Rank::PARTNER,
            Self::Organisation => Rank::ORGANISATION,
            Self::NeedToKnow | Self::Amber | Self::AmberStrict => Rank::NEED_TO_KNOW,
            Self::Private | Self::Red | Self::Default | Self::Ext(_) | Self::Other(_) => {
                Rank::PRIVATE
            }
        }
    }

    /// The restriction that attributes of a document of a vocabulary say: the
    /// token, and behind `ext-value` the extension value.
    pub(crate) fn read_attributes(
        token: &str,
        extension: Option<&str>,
        vocabulary: Vocabulary,
    ) -> Self {
        match (token.trim_ascii(), extension) {
            (EXT_VALUE, Some(extension)) => Self::read_extension(extension, vocabulary),
            (token, _) => Self::read_token(token, vocabulary),
        }
    }

    /// The restriction that a token is in a document of a vocabulary. One that
    /// means something elsewhere is kept behind a mark, so that nobody takes it
    /// for that: it stays unknown, and as strict as can be.
    pub(crate) fn read_token(token: &str, vocabulary: Vocabulary) -> Self {
        let known = Self::known(token, vocabulary);
        known.unwrap_or_else(|| {
            let mark = Self::means_elsewhere(token, vocabulary).then_some(UNRESOLVED);
            Self::Other(mark.into_iter().chain(token.chars()).collect())
        })
    }

    fn means_elsewhere(token: &str, vocabulary: Vocabulary) -> bool {
        let token = token.trim_start_matches(UNRESOLVED);
        vocabulary != Vocabulary::Incident
            && Self::known(token, vocabulary).is_none()
            && (token == UNSTATED || !Self::from_token(token).is_unknown())
    }

    fn known(token: &str, vocabulary: Vocabulary) -> Option<Self> {
        let restriction = match (vocabulary, token) {
            (Vocabulary::Iodef1, "default") => Self::Default,
            (Vocabulary::Iodef1, "public") => Self::Public,
            (Vocabulary::Iodef1, "need-to-know") => Self::Partner,
            (Vocabulary::Iodef1, "private") => Self::Private,
            (Vocabulary::Iodef1, _) => return None,
            _ => Self::read(token, vocabulary),
        };
        (!restriction.is_unknown()).then_some(restriction)
    }

    /// How to say it in a vocabulary. RFC 5070 has no extension values and four
    /// levels: what lies between them is raised to the next.
    pub(crate) fn spelling_in(&self, vocabulary: Vocabulary) -> Spelling<'_> {
        match (self, vocabulary) {
            (Self::Other(token), Vocabulary::Iodef1 | Vocabulary::Iodef2) => {
                let unmarked = token.trim_start_matches(UNRESOLVED);
                let means = Self::known(unmarked, vocabulary).is_some();
                let bare = vocabulary == Vocabulary::Iodef1 && &**token == EXT_VALUE;
                let elsewhere = Self::means_elsewhere(token, vocabulary);
                match token.strip_prefix(UNRESOLVED).filter(|_| elsewhere) {
                    _ if means || bare => Spelling::Nearly("private"),
                    Some(written) => Spelling::Text(written),
                    None => Spelling::Text(token),
                }
            }
            // Read as what it is elsewhere, it would be less strict.
            (Self::Ext(token), Vocabulary::Iodef2) if Self::is_elsewhere(token, vocabulary) => {
                Spelling::Nearly("private")
            }
            (_, Vocabulary::Incident | Vocabulary::Iodef2) => self.spelling(vocabulary),
            (Self::Default, Vocabulary::Iodef1) => {
                Spelling::Registered(const { &Keyword::new("default") })
            }
            (Self::Public, Vocabulary::Iodef1) => {
                Spelling::Registered(const { &Keyword::new("public") })
            }
            (Self::Partner, Vocabulary::Iodef1) => {
                Spelling::Registered(const { &Keyword::new("need-to-know") })
            }
            (Self::Private, Vocabulary::Iodef1) => {
                Spelling::Registered(const { &Keyword::new("private") })
            }
            (other, Vocabulary::Iodef1) => Spelling::Nearly(match other.rank() {
                Rank::PUBLIC => "public",
                Rank::PARTNER => "need-to-know",
                _ => "private",
            }),
        }
    }
}
