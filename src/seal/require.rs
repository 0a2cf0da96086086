use std::collections::BTreeSet;

use crate::seal::{Fingerprint, Proof, Reason, Refusal, Rejection};

/// Whose signatures are required (RFC 3067, section 6.18). Certificates
/// count, each once, however often it signed; there is no default.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Require {
    /// Every one of these.
    AllOf(Vec<Fingerprint>),
    /// One of these.
    AnyOf(Vec<Fingerprint>),
    /// So many different ones of these.
    AtLeast(usize, Vec<Fingerprint>),
}

impl Require {
    /// The certificates that count.
    #[must_use]
    pub fn certificates(&self) -> &[Fingerprint] {
        match self {
            Self::AllOf(list) | Self::AnyOf(list) | Self::AtLeast(_, list) => list,
        }
    }

    /// Whether a proof suffices.
    ///
    /// # Errors
    ///
    /// If it does not, with why each signature that does not hold does not.
    /// A requirement of nobody is never met.
    pub fn check(&self, proof: &Proof) -> Result<(), Rejection> {
        let listed: BTreeSet<_> = self.certificates().iter().collect();
        let found = proof.certificates().intersection(&listed).count();
        let needed = match self {
            Self::AllOf(_) => listed.len(),
            Self::AnyOf(_) => 1,
            Self::AtLeast(count, _) => *count,
        };
        if needed > 0 && found >= needed {
            return Ok(());
        }
        let mut refusals = proof.refused().to_vec();
        if proof.signers().is_empty() && refusals.is_empty() {
            refusals.push(Reason::Unsigned.into());
        }
        refusals.push(Refusal::from(Reason::Unmet { needed, found }));
        Err(Rejection::new(refusals))
    }
}
