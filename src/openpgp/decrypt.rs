use std::io::Read;

use sequoia_openpgp::crypto::SessionKey;
use sequoia_openpgp::packet::{PKESK, SKESK};
use sequoia_openpgp::parse::Parse;
use sequoia_openpgp::parse::stream::{DecryptionHelper, Decryptor, DecryptorBuilder};
use sequoia_openpgp::types::SymmetricAlgorithm;
use sequoia_openpgp::{Cert, Error, anyhow};

use crate::openpgp::armor::refuse_cleartext;
use crate::openpgp::reasons::known;
use crate::openpgp::verify::Helper;
use crate::openpgp::{OpenPgp, SCHEME};
use crate::seal::{Decrypt, Opened, Reason, Rejection};

const ALTERED: Reason = Reason::Malformed("the message was altered, or it is cut off");
const MALFORMED: Reason = Reason::Malformed("it is no message of OpenPGP, or it is cut off");

impl Decrypt for OpenPgp {
    fn scheme(&self) -> &str {
        SCHEME
    }

    fn decrypt(&self, message: &[u8]) -> Result<Opened, Rejection> {
        refuse_cleartext(message)?;
        let rules = self.policy.rules();
        let decryptor = DecryptorBuilder::from_bytes(message).and_then(|builder| {
            builder.with_policy(&rules, self.policy.latest(), Helper::new(self))
        });
        let mut decryptor = decryptor.map_err(|error| refused(&error))?;
        let plaintext = self.read(&mut decryptor)?;
        if !decryptor.message_processed() {
            return Err(MALFORMED.into());
        }
        let proof = decryptor.into_helper().findings.prove(&plaintext)?;
        Ok(Opened::new(plaintext, proof))
    }
}

impl OpenPgp {
    /// The whole plaintext, of which nothing leaves before all was seen.
    fn read(&self, decryptor: &mut Decryptor<'_, Helper<'_>>) -> Result<Vec<u8>, Rejection> {
        let allowed = self.policy.max_plaintext();
        let mut plaintext = Vec::new();
        let read = decryptor
            .take(allowed.saturating_add(1))
            .read_to_end(&mut plaintext);
        if u64::try_from(plaintext.len()).unwrap_or(u64::MAX) > allowed {
            return Err(Reason::TooLarge { allowed }.into());
        }
        match read {
            Ok(_) => Ok(plaintext),
            Err(error) => Err(refused(&anyhow::Error::from(error))),
        }
    }
}

/// Why sequoia could not decrypt.
fn refused(error: &anyhow::Error) -> Rejection {
    match known(error) {
        Some(Reason::Altered) => ALTERED.into(),
        Some(reason) => reason.into(),
        None => MALFORMED.into(),
    }
}

impl DecryptionHelper for Helper<'_> {
    fn decrypt(
        &mut self,
        pkesks: &[PKESK],
        _: &[SKESK],
        algorithm: Option<SymmetricAlgorithm>,
        decrypt: &mut dyn FnMut(Option<SymmetricAlgorithm>, &SessionKey) -> bool,
    ) -> anyhow::Result<Option<Cert>> {
        let mut is_for_us = false;
        for pkesk in pkesks {
            for key in &self.by.keys {
                let recipient = pkesk.recipient();
                let mut pairs = key.decrypting(recipient.as_ref()).into_iter();
                is_for_us |= recipient.is_some() && pairs.len() > 0;
                let opens = pairs.any(|mut pair| {
                    let session = pkesk.decrypt(&mut pair, algorithm);
                    session.is_some_and(|(algorithm, session)| decrypt(algorithm, &session))
                });
                if opens {
                    return Ok(Some(key.0.clone()));
                }
            }
        }
        if is_for_us {
            return Err(Error::ManipulatedMessage.into());
        }
        Err(Error::MissingSessionKey("none of the keys".into()).into())
    }
}
