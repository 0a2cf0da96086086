use std::io::Write;

use sequoia_openpgp::anyhow;
use sequoia_openpgp::cert::ValidCert;
use sequoia_openpgp::serialize::stream::{Armorer, Encryptor, LiteralWriter, Message, Recipient};

use crate::openpgp::certificates::fingerprint;
use crate::openpgp::reasons::usable;
use crate::openpgp::sign::failed;
use crate::openpgp::{OpenPgp, SCHEME};
use crate::seal::{Encrypt, Reason, Refusal, Rejection};

impl Encrypt for OpenPgp {
    fn scheme(&self) -> &str {
        SCHEME
    }

    /// An armored message, signed inside by all keys and encrypted for all
    /// recipients, whom each signature names.
    fn encrypt(&self, plaintext: &[u8]) -> Result<Vec<u8>, Rejection> {
        let rules = self.policy.rules();
        let certs = self.recipients.iter().map(|recipient| &recipient.0);
        let valid = certs.map(|cert| usable(cert, &self.policy, &rules));
        let valid = valid.collect::<Result<Vec<_>, _>>()?;
        if valid.is_empty() {
            return Err(Reason::Unsuitable("encryption").into());
        }
        let mut recipients = Vec::new();
        for cert in &valid {
            recipients.extend(encrypting(cert)?);
        }
        let signing = self.signing_keys()?;
        let write = || -> anyhow::Result<Vec<u8>> {
            let mut text = Vec::new();
            let message = Armorer::new(Message::new(&mut text)).build()?;
            let message = Encryptor::for_recipients(message, recipients).build()?;
            let mut signer = self.signer(message, signing)?;
            for cert in &valid {
                signer = signer.add_intended_recipient(cert.cert());
            }
            let mut message = LiteralWriter::new(signer.build()?).build()?;
            message.write_all(plaintext)?;
            message.finalize()?;
            Ok(text)
        };
        write().map_err(|error| failed(&error))
    }
}

/// The keys of a certificate that may encrypt, of which there has to be one.
fn encrypting<'c>(cert: &ValidCert<'c>) -> Result<Vec<Recipient<'c>>, Rejection> {
    let keys = cert.keys().supported().alive().revoked(false);
    let keys = keys.for_transport_encryption().for_storage_encryption();
    let keys: Vec<_> = keys.map(Recipient::from).collect();
    if keys.is_empty() {
        let key = fingerprint(&cert.fingerprint()).to_string();
        return Err(Rejection::new(vec![Refusal::of(
            key,
            Reason::Unsuitable("encryption"),
        )]));
    }
    Ok(keys)
}
