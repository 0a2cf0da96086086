use crate::value::open_enum::open_enum;

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
}

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
}
