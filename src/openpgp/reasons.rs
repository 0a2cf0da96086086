//! What sequoia says, as a reason. Its texts are not passed on: they may quote
//! what is not to be seen.

use sequoia_openpgp::anyhow;
use sequoia_openpgp::cert::ValidCert;
use sequoia_openpgp::types::RevocationStatus;
use sequoia_openpgp::{Cert, Error};

use crate::openpgp::Policy;
use crate::openpgp::certificates::fingerprint;
use crate::seal::{Reason, Refusal, Rejection};

/// The reason for an error, where it is a known one.
pub(super) fn known(error: &anyhow::Error) -> Option<Reason> {
    let errors = error
        .chain()
        .filter_map(|cause| cause.downcast_ref::<Error>());
    errors.filter_map(reason).next_back()
}

fn reason(error: &Error) -> Option<Reason> {
    Some(match error {
        Error::Expired(_) => Reason::Expired,
        Error::NotYetLive(_) => Reason::NotYetValid,
        Error::PolicyViolation(what, _) => Reason::Weak(what.as_str().into()),
        Error::InvalidPassword => Reason::Password,
        Error::MissingSessionKey(_) => Reason::NoKey,
        Error::ManipulatedMessage => Reason::Altered,
        Error::InvalidKey(what) if what.contains("revoked") => Reason::Revoked,
        Error::InvalidKey(what) if what.contains("signing capable") => {
            Reason::Unsuitable("signing")
        }
        Error::BadSignature(what) if what.contains("intended recipient") => Reason::OtherRecipients,
        Error::UnsupportedHashAlgorithm(algorithm) => unsupported(algorithm),
        Error::UnsupportedPublicKeyAlgorithm(algorithm) => unsupported(algorithm),
        Error::UnsupportedEllipticCurve(curve) => unsupported(curve),
        Error::UnsupportedSymmetricAlgorithm(algorithm) => unsupported(algorithm),
        Error::UnsupportedAEADAlgorithm(algorithm) => unsupported(algorithm),
        Error::UnsupportedCompressionAlgorithm(algorithm) => unsupported(algorithm),
        _ => return None,
    })
}

fn unsupported(what: &impl ToString) -> Reason {
    Reason::Unsupported(what.to_string().into())
}

/// The certificate as of the policy's time, if it may be used then.
pub(super) fn usable<'c>(
    cert: &'c Cert,
    policy: &Policy,
    rules: &'c dyn sequoia_openpgp::policy::Policy,
) -> Result<ValidCert<'c>, Rejection> {
    let refused = |reason| {
        let key = fingerprint(&cert.fingerprint()).to_string();
        Rejection::new(vec![Refusal::of(key, reason)])
    };
    let valid = cert.with_policy(rules, policy.time());
    let valid = valid.map_err(|error| refused(known(&error).unwrap_or(Reason::NotYetValid)))?;
    if let RevocationStatus::Revoked(_) = valid.revocation_status() {
        return Err(refused(Reason::Revoked));
    }
    match valid.alive() {
        Ok(()) => Ok(valid),
        Err(error) => Err(refused(known(&error).unwrap_or(Reason::Expired))),
    }
}
