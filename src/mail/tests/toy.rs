//! A mechanism that proves nothing, for tests that need none.

use crate::seal::{
    Decrypt, Encrypt, Fingerprint, Opened, Proof, Reason, Refusal, Rejection, Require, Sign,
    Signature, Signer, Verify,
};
use crate::value::DigestAlgorithm;

/// A team: it signs by a sum, and encrypts by turning bits.
#[derive(Clone)]
pub(super) struct Toy {
    pub(super) team: u8,
    /// Whether it signs what it encrypts.
    pub(super) inside: bool,
}

pub(super) const A: Toy = Toy {
    team: 1,
    inside: true,
};

fn certificate(team: u8) -> Fingerprint {
    Fingerprint::from_bytes(&[team; 20]).unwrap()
}

pub(super) fn by(team: u8) -> Require {
    Require::AnyOf(vec![certificate(team)])
}

fn sum(team: u8, content: &[u8]) -> u64 {
    content.iter().fold(u64::from(team), |sum, byte| {
        (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

impl Sign for Toy {
    fn scheme(&self) -> &'static str {
        "openpgp"
    }

    fn sign(&self, content: &[u8]) -> Result<Signature, Rejection> {
        let text = format!("toy {} {:016x}\n", self.team, sum(self.team, content));
        Ok(Signature::new(text).with_digest(DigestAlgorithm::Sha512))
    }
}

impl Verify for Toy {
    fn verify(&self, content: &[u8], signature: &[u8]) -> Result<Proof, Rejection> {
        let text = std::str::from_utf8(signature).map_err(|_| Reason::Malformed("no toy"))?;
        let mut words = text.split_whitespace();
        let team = words.nth(1).and_then(|team| team.parse().ok());
        let team = team.ok_or(Reason::Malformed("no toy"))?;
        let proof = Proof::new(signature);
        Ok(
            if words.next() == Some(&*format!("{:016x}", sum(team, content))) {
                proof.with_signer(Signer::new(certificate(team)))
            } else {
                proof.with_refused(Refusal::from(Reason::Altered))
            },
        )
    }
}

impl Encrypt for Toy {
    fn scheme(&self) -> &'static str {
        "openpgp"
    }

    fn encrypt(&self, plaintext: &[u8]) -> Result<Vec<u8>, Rejection> {
        let mut message = if self.inside {
            self.sign(plaintext)?.text.into_bytes()
        } else {
            b"\n".to_vec()
        };
        message.extend(plaintext.iter().map(|byte| byte ^ 0x55));
        Ok(message)
    }
}

impl Decrypt for Toy {
    fn scheme(&self) -> &'static str {
        "openpgp"
    }

    fn decrypt(&self, message: &[u8]) -> Result<Opened, Rejection> {
        let message = unarmored(message);
        let end = message.iter().position(|byte| *byte == b'\n');
        let (signature, rest) = message.split_at(end.ok_or(Reason::NoKey)?);
        let plaintext: Vec<u8> = rest[1..].iter().map(|byte| byte ^ 0x55).collect();
        let proof = if signature.is_empty() {
            Proof::new([])
        } else {
            self.verify(&plaintext, signature)?
        };
        Ok(Opened::new(plaintext, proof.of_encrypted()))
    }
}

fn unarmored(message: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(message);
    let lines = text.lines().filter(|line| !line.starts_with("-----"));
    let text: String = lines.collect();
    data_encoding::BASE64
        .decode(text.as_bytes())
        .unwrap_or_default()
}
