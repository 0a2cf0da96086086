//! From sequoia's results to a proof.

use std::slice;

use chrono::{DateTime, Utc};
use sequoia_openpgp::anyhow;
use sequoia_openpgp::armor::Kind;
use sequoia_openpgp::packet::{Packet, Signature};
use sequoia_openpgp::parse::stream::{
    GoodChecksum, MessageLayer, MessageStructure, VerificationError, VerificationResult,
};
use sequoia_openpgp::serialize::Serialize;
use sequoia_openpgp::types::SignatureType;

use crate::openpgp::armor::armored;
use crate::openpgp::certificates::{fingerprint, names};
use crate::openpgp::reasons::known;
use crate::openpgp::{IntendedRecipients, OpenPgp};
use crate::seal::{Fingerprint, Proof, Reason, Recipient, Refusal, Rejection, Signer};

/// What sequoia found of a message, for the time when its content is known.
#[derive(Default)]
pub(super) struct Findings {
    encrypted: bool,
    signatures: Vec<Signature>,
    signers: Vec<(Signer, SignatureType)>,
    refused: Vec<Refusal>,
    /// Why the message is built in a way that is not accepted.
    structure: Option<Reason>,
}

impl Findings {
    /// Notes what a message is made of. Signatures count that stand inside of
    /// all encryption and compression, once.
    pub(super) fn note(&mut self, structure: MessageStructure<'_>, by: &OpenPgp) {
        let mut before = Layer::Nothing;
        for layer in structure {
            let now = Layer::of(&layer);
            if now <= before {
                self.structure = Some(Reason::Structure("layers in an order that is not accepted"));
                return;
            }
            before = now;
            match layer {
                MessageLayer::Encryption { .. } => self.encrypted = true,
                MessageLayer::Compression { .. } => {}
                MessageLayer::SignatureGroup { results } => {
                    for result in results {
                        self.signature(result, by);
                    }
                }
            }
        }
    }

    fn signature(&mut self, result: VerificationResult<'_>, by: &OpenPgp) {
        match result {
            Ok(good) => {
                self.signatures.push(good.sig.clone());
                match by.recipient(good.sig) {
                    Ok(recipient) => self
                        .signers
                        .push((signer(&good, recipient), good.sig.typ())),
                    Err(reason) => {
                        let key = fingerprint(&good.ka.cert().fingerprint()).to_string();
                        self.refused.push(Refusal::of(key, reason));
                    }
                }
            }
            Err(error) => self.refused.push(refusal(&error)),
        }
    }

    /// The proof, now that the content is known.
    pub(super) fn prove(self, content: &[u8]) -> Result<Proof, Rejection> {
        if let Some(reason) = self.structure {
            return Err(reason.into());
        }
        let text = armored(Kind::Signature, |out| {
            let mut signatures = self.signatures.into_iter();
            signatures.try_for_each(|signature| Packet::from(signature).serialize(out))
        });
        let mut proof = Proof::new(text.unwrap_or_default());
        if self.encrypted {
            proof = proof.of_encrypted();
        }
        for refusal in self.refused {
            proof = proof.with_refused(refusal);
        }
        let covers_text = has_canonical_line_ends(content);
        for (signer, kind) in self.signers {
            proof = match kind {
                SignatureType::Binary => proof.with_signer(signer),
                SignatureType::Text if covers_text => proof.with_signer(signer),
                _ => {
                    let reason = Reason::Structure(
                        "a signature for text, of which line ends are not signed",
                    );
                    proof.with_refused(Refusal::of(signer.certificate.to_string(), reason))
                }
            };
        }
        Ok(proof)
    }
}

/// The layers of a message, outermost first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Layer {
    Nothing,
    Encryption,
    Compression,
    Signatures,
}

impl Layer {
    fn of(layer: &MessageLayer<'_>) -> Self {
        match layer {
            MessageLayer::Encryption { .. } => Self::Encryption,
            MessageLayer::Compression { .. } => Self::Compression,
            MessageLayer::SignatureGroup { .. } => Self::Signatures,
        }
    }
}

impl OpenPgp {
    /// Whether a signature is for us.
    fn recipient(&self, signature: &Signature) -> Result<Recipient, Reason> {
        let mut named = signature.intended_recipients().peekable();
        if named.peek().is_none() {
            return match self.policy.intended_recipients() {
                IntendedRecipients::IfNamed => Ok(Recipient::Unknown),
                IntendedRecipients::Required => Err(Reason::NoRecipients),
            };
        }
        let ours: Vec<_> = self.keys.iter().map(|key| key.0.fingerprint()).collect();
        let is_ours = |theirs: &sequoia_openpgp::Fingerprint| ours.contains(theirs);
        if named.any(is_ours) {
            return Ok(Recipient::Named);
        }
        Err(Reason::OtherRecipients)
    }
}

fn signer(good: &GoodChecksum<'_>, recipient: Recipient) -> Signer {
    let cert = good.ka.cert();
    let signer = Signer::new(fingerprint(&cert.fingerprint()))
        .with_names(names(cert))
        .with_recipient(recipient);
    match good.sig.signature_creation_time() {
        Some(time) => signer.with_time(DateTime::<Utc>::from(time)),
        None => signer,
    }
}

fn refusal(error: &VerificationError<'_>) -> Refusal {
    use VerificationError as E;
    let of = |print: Fingerprint, error: &anyhow::Error, otherwise| {
        Refusal::of(print.to_string(), known(error).unwrap_or(otherwise))
    };
    match error {
        E::MissingKey { sig } => match sig.get_issuers().first() {
            Some(issuer) => Refusal::of(issuer.to_hex(), Reason::UnknownSigner),
            None => Reason::UnknownSigner.into(),
        },
        E::UnboundKey { cert, error, .. } => of(
            fingerprint(&cert.fingerprint()),
            error,
            Reason::Unsuitable("signing"),
        ),
        E::BadKey { ka, error, .. } => of(
            fingerprint(&ka.cert().fingerprint()),
            error,
            Reason::Unsuitable("signing"),
        ),
        E::BadSignature { ka, error, .. } => of(
            fingerprint(&ka.cert().fingerprint()),
            error,
            Reason::Altered,
        ),
        _ => Reason::Malformed("it is no signature that can be read").into(),
    }
}

/// Whether a signature for text covers every byte: each line ends with CRLF.
fn has_canonical_line_ends(content: &[u8]) -> bool {
    let mut before = 0;
    let mut bytes = content.iter().chain(slice::from_ref(&b' '));
    bytes.all(|byte| {
        let fits = (before == b'\r') == (*byte == b'\n');
        before = *byte;
        fits
    })
}
