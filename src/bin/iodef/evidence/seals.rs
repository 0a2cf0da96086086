//! Who has to have signed the entries of custody.

use std::fmt;

use iodef::evidence::ChainOfCustody;

use super::verify::Options;
use crate::report::Outcome;

/// Whether the entries of a custody are signed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Signed {
    /// Each of them, by one of those who were asked for.
    Yes,
    /// Not all of them.
    No,
    /// So many signatures are there, and nobody asked by whom.
    NotAsked(usize),
}

impl fmt::Display for Signed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Yes => f.write_str("signed"),
            Self::No => f.write_str("not signed as required"),
            Self::NotAsked(0) => f.write_str("unsigned"),
            Self::NotAsked(count) => write!(f, "signatures not checked: {count}"),
        }
    }
}

#[cfg(feature = "openpgp")]
pub(super) struct Seals(Option<(iodef::openpgp::OpenPgp, iodef::seal::Require)>);

#[cfg(feature = "openpgp")]
impl Seals {
    pub(super) fn of(options: &Options) -> Result<Self, Outcome> {
        use iodef::openpgp::{OpenPgp, Policy};
        if options.signers.is_empty() {
            return Ok(Self(None));
        }
        let certificates = crate::keys::certificates(&options.certificates)?;
        let mechanism =
            OpenPgp::new(Policy::at(chrono::Utc::now())).with_certificates(certificates);
        let require = iodef::seal::Require::AnyOf(options.signers.clone());
        Ok(Self(Some((mechanism, require))))
    }

    pub(super) fn check(&self, chain: &ChainOfCustody) -> Signed {
        let Some((mechanism, require)) = &self.0 else {
            return not_asked(chain);
        };
        let seals = chain.verify_seals(iodef::openpgp::SCHEME, mechanism, require);
        if seals.are_of_each() {
            Signed::Yes
        } else {
            Signed::No
        }
    }
}

#[cfg(not(feature = "openpgp"))]
pub(super) struct Seals;

#[cfg(not(feature = "openpgp"))]
#[expect(
    clippy::unnecessary_wraps,
    clippy::unused_self,
    reason = "with OpenPGP there is more"
)]
impl Seals {
    pub(super) fn of(_: &Options) -> Result<Self, Outcome> {
        Ok(Self)
    }

    pub(super) fn check(&self, chain: &ChainOfCustody) -> Signed {
        not_asked(chain)
    }
}

fn not_asked(chain: &ChainOfCustody) -> Signed {
    let signatures = chain.entries().iter().map(|entry| entry.signatures.len());
    Signed::NotAsked(signatures.sum())
}
