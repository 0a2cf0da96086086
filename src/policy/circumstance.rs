use std::collections::BTreeSet;

use crate::policy::words::words;

words! {
    /// What whoever approves a disclosure states, or the incident shows, and a
    /// policy asks for (RFC 2350, appendix E, section 4.2).
    pub enum Circumstance, "a circumstance" {
        /// The recipient asked for it.
        Requested = "requested",
        /// The recipient needs it.
        Needed = "needed",
        /// Those concerned permit it.
        PermissionOfAffected = "permission-of-affected",
        /// The recipient is who it claims to be.
        BonaFideVerified = "bona-fide-verified",
        /// The vendor knows.
        VendorInformed = "vendor-informed",
        /// Those concerned know.
        AffectedInformed = "affected-informed",
        /// Public relations hands it out.
        ViaPublicRelations = "via-public-relations",
        /// The case was referred to the recipient.
        Referred = "referred",
        /// It touches an account of the recipient's own.
        OwnAccount = "own-account",
        /// The recipient's account is believed to be compromised.
        AccountCompromised = "account-compromised",
        /// It happened where the recipient is responsible.
        OwnJurisdiction = "own-jurisdiction",
        /// Public records have it.
        PublicRecord = "public-record",
        /// It was released to the public before.
        AlreadyReleased = "already-released",
        /// The recipient will keep it confidential, as far as can be told.
        ConfidentialityAssured = "confidentiality-assured",
        /// There is a legal investigation.
        LegalInvestigation = "legal-investigation",
        /// Law requires it.
        RequiredByLaw = "required-by-law",
        /// Law forbids it.
        ForbiddenByLaw = "forbidden-by-law",
        /// The recipient takes part in the investigation.
        PartnerInInvestigation = "partner-in-investigation",
        /// It is private by its class, and harmless all the same.
        SemiPrivate = "semi-private",
        /// Nobody can be recognised from it.
        Disguised = "disguised",
        /// The authority that decides wants it.
        DiscretionOfAuthority = "discretion-of-authority",
        /// The contact asked not to be passed on.
        OptedOut = "opted-out",
        /// The contact would not like to be passed on.
        Unwelcome = "unwelcome",
    }
}

/// A set of circumstances.
///
/// ```
/// use iodef::{Circumstance, Circumstances};
///
/// let mut stated = Circumstances::from([Circumstance::Requested]);
/// stated.insert("vendor-informed".parse()?);
/// assert!(stated.contains(Circumstance::VendorInformed));
/// assert!(!stated.contains(Circumstance::Needed));
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circumstances(BTreeSet<Circumstance>);

impl Circumstances {
    /// None.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds one.
    pub fn insert(&mut self, circumstance: Circumstance) {
        self.0.insert(circumstance);
    }

    /// Whether it holds.
    #[must_use]
    pub fn contains(&self, circumstance: Circumstance) -> bool {
        self.0.contains(&circumstance)
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each of them, in the order of [`Circumstance::ALL`].
    pub fn iter(&self) -> impl Iterator<Item = Circumstance> {
        self.0.iter().copied()
    }
}

impl<const N: usize> From<[Circumstance; N]> for Circumstances {
    fn from(circumstances: [Circumstance; N]) -> Self {
        circumstances.into_iter().collect()
    }
}

impl FromIterator<Circumstance> for Circumstances {
    fn from_iter<I: IntoIterator<Item = Circumstance>>(circumstances: I) -> Self {
        Self(circumstances.into_iter().collect())
    }
}

impl Extend<Circumstance> for Circumstances {
    fn extend<I: IntoIterator<Item = Circumstance>>(&mut self, circumstances: I) {
        self.0.extend(circumstances);
    }
}
