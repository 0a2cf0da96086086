use std::io::Write;

use sequoia_openpgp::anyhow;
use sequoia_openpgp::armor::Kind;
use sequoia_openpgp::crypto::KeyPair;
use sequoia_openpgp::serialize::stream::{Armorer, Message, Signer};
use sequoia_openpgp::types::HashAlgorithm;

use crate::openpgp::reasons::{known, usable};
use crate::openpgp::{OpenPgp, SCHEME, SecretKey};
use crate::seal::{Reason, Refusal, Rejection, Sign, Signature};
use crate::value::DigestAlgorithm;

/// What is signed is this digest of it, which all implementations know.
const DIGEST: HashAlgorithm = HashAlgorithm::SHA512;

impl Sign for OpenPgp {
    fn scheme(&self) -> &str {
        SCHEME
    }

    fn sign(&self, content: &[u8]) -> Result<Signature, Rejection> {
        let keys = self.signing_keys()?;
        let write = || -> anyhow::Result<String> {
            let mut text = Vec::new();
            let message = Armorer::new(Message::new(&mut text))
                .kind(Kind::Signature)
                .build()?;
            let mut message = self.signer(message, keys)?.detached().build()?;
            message.write_all(content)?;
            message.finalize()?;
            Ok(String::from_utf8(text)?)
        };
        let text = write().map_err(|error| failed(&error))?;
        Ok(Signature::new(text).with_digest(DigestAlgorithm::Sha512))
    }
}

impl OpenPgp {
    /// One key of each of our certificates that may sign now.
    pub(super) fn signing_keys(&self) -> Result<Vec<KeyPair>, Rejection> {
        if self.keys.is_empty() {
            return Err(Reason::Unsigned.into());
        }
        self.keys.iter().map(|key| self.signing_key(key)).collect()
    }

    fn signing_key(&self, key: &SecretKey) -> Result<KeyPair, Rejection> {
        let rules = self.policy.rules();
        let valid = usable(&key.0, &self.policy, &rules)?;
        let mut keys = valid.keys().unencrypted_secret();
        keys = keys.supported().alive().revoked(false).for_signing();
        let pair = keys.next().map(|key| key.key().clone().into_keypair());
        pair.and_then(Result::ok).ok_or_else(|| {
            let refusal = Refusal::of(key.fingerprint().to_string(), Reason::Unsuitable("signing"));
            Rejection::new(vec![refusal])
        })
    }

    /// What signs by all keys at the policy's time.
    pub(super) fn signer<'a>(
        &self,
        message: Message<'a>,
        keys: Vec<KeyPair>,
    ) -> anyhow::Result<Signer<'a>> {
        let mut keys = keys.into_iter();
        let first = keys.next().ok_or_else(|| anyhow::anyhow!("no key"))?;
        let mut signer = Signer::new(message, first)?;
        for key in keys {
            signer = signer.add_signer(key)?;
        }
        Ok(signer.hash_algo(DIGEST)?.creation_time(self.policy.time()))
    }
}

pub(super) fn failed(error: &anyhow::Error) -> Rejection {
    known(error)
        .unwrap_or(Reason::Unsupported("what the keys ask for".into()))
        .into()
}
