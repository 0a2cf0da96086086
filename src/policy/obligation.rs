use crate::policy::Circumstance;
use crate::policy::words::words;

words! {
    /// What must be done along with a disclosure (RFC 2350, appendix E,
    /// sections 4.2 and 4.3).
    pub enum Obligation, "an obligation" {
        /// Make sure that the recipient is who it claims to be.
        VerifyBonaFide = "verify-bona-fide",
        /// Inform the vendor first.
        VendorFirst = "vendor-first",
        /// Leave it to public relations.
        ReferToPublicRelations = "refer-to-public-relations",
        /// Inform those who are affected.
        InformAffected = "inform-affected",
        /// Send it over an encrypted channel.
        Encrypt = "encrypt",
        /// Keep a record of it.
        Log = "log",
        /// Leave out what the recipient does not need.
        LimitToNeed = "limit-to-need",
        /// Word it as if it were for the public.
        TailorAsPublic = "tailor-as-public",
        /// Disguise whoever serves as an example.
        DisguiseExamples = "disguise-examples",
    }
}

impl Obligation {
    /// Whether it must be met before anything is disclosed. Others concern how
    /// it is done, or what is done afterwards.
    ///
    /// ```
    /// use iodef::Obligation;
    ///
    /// assert!(Obligation::VendorFirst.is_prior());
    /// assert!(!Obligation::Log.is_prior());
    /// ```
    #[must_use]
    pub fn is_prior(self) -> bool {
        matches!(
            self,
            Self::VerifyBonaFide | Self::VendorFirst | Self::ReferToPublicRelations
        )
    }

    /// The circumstance that says that it is met, if one does.
    #[must_use]
    pub fn met_by(self) -> Option<Circumstance> {
        match self {
            Self::VerifyBonaFide => Some(Circumstance::BonaFideVerified),
            Self::VendorFirst => Some(Circumstance::VendorInformed),
            Self::ReferToPublicRelations => Some(Circumstance::ViaPublicRelations),
            Self::InformAffected => Some(Circumstance::AffectedInformed),
            _ => None,
        }
    }
}
