use data_encoding::BASE64;

use crate::model::Encrypted;
use crate::seal::{Decrypt, Encrypt, Reason, Rejection, Require, Unverified, Verified};
use crate::value::Marked;

impl Encrypted {
    /// Encrypts a piece of evidence, so that only those who have to can read
    /// it (RFC 3067, section 2.2.6). What is no text is in base 64.
    ///
    /// # Errors
    ///
    /// If it cannot be encrypted.
    pub fn seal(evidence: &[u8], encrypter: &dyn Encrypt) -> Result<Self, Rejection> {
        let body = to_text(encrypter.encrypt(evidence)?);
        Ok(Self {
            scheme: encrypter.scheme().to_owned(),
            recipients: Vec::new(),
            body: Marked::new(body),
        })
    }

    /// The piece of evidence, if those who are required signed it inside.
    ///
    /// # Errors
    ///
    /// If it cannot be decrypted, or too few signed it.
    pub fn open(
        &self,
        decrypter: &dyn Decrypt,
        require: &Require,
    ) -> Result<Verified<Vec<u8>>, Rejection> {
        if self.scheme != decrypter.scheme() {
            return Err(Reason::Unsupported(self.scheme.as_str().into()).into());
        }
        Unverified::message(from_text(&self.body)).decrypt(decrypter, require)
    }
}

const BASE_64: &str = "base64:";

/// A ciphertext as a text that XML can hold.
pub(super) fn to_text(ciphertext: Vec<u8>) -> String {
    let is_plain = |byte: &u8| matches!(byte, b'\n' | b' '..=b'~');
    match String::from_utf8(ciphertext) {
        Ok(text) if text.bytes().all(|byte| is_plain(&byte)) => text,
        Ok(text) => format!("{BASE_64}{}", BASE64.encode(text.as_bytes())),
        Err(error) => format!("{BASE_64}{}", BASE64.encode(error.as_bytes())),
    }
}

pub(super) fn from_text(text: &str) -> Vec<u8> {
    let base_64 = text.trim_ascii().strip_prefix(BASE_64);
    let bytes = base_64.and_then(|digits| BASE64.decode(digits.as_bytes()).ok());
    bytes.unwrap_or_else(|| text.as_bytes().to_vec())
}
