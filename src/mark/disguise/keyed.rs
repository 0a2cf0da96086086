//! What depends on the key: one function for each kind of value.

use data_encoding::BASE32_DNSSEC;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// A key from which each kind of value gets one of its own, so that equal texts
/// of two kinds have nothing in common.
pub(super) struct Keyed([u8; 32]);

impl Keyed {
    pub(super) fn new(key: &[u8; 32]) -> Self {
        Self(hmac(key, b"iodef disguise 1"))
    }

    /// The key of one kind.
    pub(super) fn subkey(&self, kind: &str) -> [u8; 32] {
        hmac(&self.0, kind.as_bytes())
    }

    /// 80 bits as sixteen letters and digits.
    pub(super) fn token(&self, kind: &str, value: &str) -> String {
        let digest = hmac(&self.subkey(kind), value.as_bytes());
        BASE32_DNSSEC.encode(digest.get(..10).unwrap_or_default())
    }

    /// 128 bits.
    pub(super) fn number(&self, kind: &str, value: &[u8]) -> u128 {
        let digest = hmac(&self.subkey(kind), value);
        u128::from_be_bytes(digest.first_chunk().copied().unwrap_or_default())
    }
}

/// HMAC-SHA256 (RFC 2104, section 2), where a shorter key is filled up with zeros.
fn hmac(key: &[u8; 32], message: &[u8]) -> [u8; 32] {
    let mut block = [0; 64];
    for (filled, byte) in block.iter_mut().zip(key) {
        *filled = *byte;
    }
    let mut mac = <Hmac<Sha256> as KeyInit>::new(&block.into());
    mac.update(message);
    mac.finalize().into_bytes().into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The second case of RFC 4231, section 4.3, whose key is four letters.
    #[test]
    fn hmac_is_that_of_rfc_4231() {
        let mut key = [0; 32];
        key[..4].copy_from_slice(b"Jefe");
        let digest = hmac(&key, b"what do ya want for nothing?");
        let expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
        assert_eq!(data_encoding::HEXLOWER.encode(&digest), expected);
    }

    #[test]
    fn kinds_have_nothing_in_common() {
        let keyed = Keyed::new(&[7; 32]);
        assert_ne!(keyed.token("host", "a"), keyed.token("mail", "a"));
        assert_ne!(keyed.token("host", "a"), keyed.token("host", "b"));
        assert_eq!(keyed.token("host", "").len(), 16);
    }
}
