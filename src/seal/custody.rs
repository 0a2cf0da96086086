use crate::evidence::{ChainOfCustody, Outcome, Signatures, ToBeSigned};
use crate::seal::{Reason, Rejection, Require, Sign, Verify};

/// Signatures of a chain of custody by a mechanism (RFC 3067, sections 6.5 and 6.18).
impl ChainOfCustody {
    /// Signs the chain up to its last entry.
    ///
    /// # Errors
    ///
    /// If there is no key that may sign; nothing is added then.
    pub fn seal(&mut self, signer: &dyn Sign) -> Result<(), Rejection> {
        let scheme = signer.scheme().to_owned();
        self.sign(scheme, |bytes| Ok(signer.sign(bytes)?.text))
    }

    /// What the signatures of a scheme show. One by somebody who is not known
    /// or not required shows nothing, and any other that does not suffice fails.
    pub fn verify_seals(&self, scheme: &str, by: &dyn Verify, require: &Require) -> Signatures {
        self.verify_signatures(|signed| {
            if signed.scheme == scheme {
                outcome(signed, by, require)
            } else {
                Outcome::Unknown
            }
        })
    }
}

fn outcome(signed: &ToBeSigned<'_>, by: &dyn Verify, require: &Require) -> Outcome {
    let Ok(proof) = by.verify(&signed.bytes, signed.signature.as_bytes()) else {
        return Outcome::Fails;
    };
    let is_strange =
        |reason: &Reason| matches!(reason, Reason::UnknownSigner | Reason::Unmet { .. });
    match require.check(&proof) {
        Ok(()) => Outcome::Holds,
        Err(rejection) if rejection.reasons().all(is_strange) => Outcome::Unknown,
        Err(_) => Outcome::Fails,
    }
}
