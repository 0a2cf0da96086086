use sequoia_openpgp::anyhow;
use sequoia_openpgp::parse::Parse;
use sequoia_openpgp::parse::stream::{
    DetachedVerifierBuilder, MessageStructure, VerificationHelper,
};
use sequoia_openpgp::{Cert, KeyHandle};

use crate::openpgp::OpenPgp;
use crate::openpgp::armor::refuse_cleartext;
use crate::openpgp::findings::Findings;
use crate::openpgp::reasons::known;
use crate::seal::{Proof, Reason, Rejection, Verify};

impl Verify for OpenPgp {
    fn verify(&self, content: &[u8], signature: &[u8]) -> Result<Proof, Rejection> {
        refuse_cleartext(signature)?;
        let malformed = |error: anyhow::Error| {
            let otherwise = Reason::Malformed("it is no signature of OpenPGP");
            Rejection::from(known(&error).unwrap_or(otherwise))
        };
        let rules = self.policy.rules();
        let helper = Helper::new(self);
        let mut verifier = DetachedVerifierBuilder::from_bytes(signature)
            .and_then(|builder| builder.with_policy(&rules, self.policy.latest(), helper))
            .map_err(malformed)?;
        verifier.verify_bytes(content).map_err(malformed)?;
        verifier.into_helper().findings.prove(content)
    }
}

/// What sequoia asks while it reads.
pub(super) struct Helper<'a> {
    pub(super) by: &'a OpenPgp,
    pub(super) findings: Findings,
}

impl<'a> Helper<'a> {
    pub(super) fn new(by: &'a OpenPgp) -> Self {
        Self {
            by,
            findings: Findings::default(),
        }
    }
}

impl VerificationHelper for Helper<'_> {
    fn get_certs(&mut self, ids: &[KeyHandle]) -> anyhow::Result<Vec<Cert>> {
        Ok(self.by.certificates.with_keys(ids))
    }

    fn check(&mut self, structure: MessageStructure<'_>) -> anyhow::Result<()> {
        self.findings.note(structure, self.by);
        Ok(())
    }
}
