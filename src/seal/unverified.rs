use std::fmt;

use crate::seal::{Decrypt, Proof, Reason, Rejection, Require, Verified, Verify};

/// What has arrived, before anybody knows from whom (RFC 3067, section 6.17).
/// It shows nothing but its size.
pub struct Unverified {
    content: Vec<u8>,
    signature: Option<Vec<u8>>,
}

impl Unverified {
    /// Content with signatures that stand apart from it.
    pub fn new(content: impl Into<Vec<u8>>, signature: impl Into<Vec<u8>>) -> Self {
        Self {
            content: content.into(),
            signature: Some(signature.into()),
        }
    }

    /// A message with its content and signatures inside, encrypted or not.
    pub fn message(message: impl Into<Vec<u8>>) -> Self {
        Self {
            content: message.into(),
            signature: None,
        }
    }

    /// The content, if signatures of those who are required hold over it.
    ///
    /// # Errors
    ///
    /// If too few do, with the reasons; the content is gone then.
    pub fn verify(
        self,
        mechanism: &dyn Verify,
        require: &Require,
    ) -> Result<Verified<Vec<u8>>, Rejection> {
        let signature = self.signature.ok_or(Reason::Unsigned)?;
        let proof = mechanism.verify(&self.content, &signature)?;
        require.check(&proof)?;
        Ok(Verified::new(self.content, proof))
    }

    /// The plaintext of a message, if signatures of those who are required
    /// hold over it. A message that is signed without being encrypted passes,
    /// too; [`Proof::was_encrypted`] tells.
    ///
    /// # Errors
    ///
    /// If it cannot be decrypted, or too few signed it, with the reasons; the
    /// plaintext is gone then.
    pub fn decrypt(
        self,
        mechanism: &dyn Decrypt,
        require: &Require,
    ) -> Result<Verified<Vec<u8>>, Rejection> {
        if self.signature.is_some() {
            return Err(Reason::Structure("a message with a signature apart from it").into());
        }
        let Opened { plaintext, proof } = mechanism.decrypt(&self.content)?;
        require.check(&proof)?;
        Ok(Verified::new(plaintext, proof))
    }

    /// The bytes as they came, of which nothing is known.
    #[must_use]
    pub fn into_untrusted_bytes_i_accept_the_risk(self) -> Vec<u8> {
        self.content
    }
}

impl fmt::Debug for Unverified {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Unverified({} bytes)", self.content.len())
    }
}

/// What a mechanism decrypted, before it is known whether its signatures
/// suffice. It shows nothing.
pub struct Opened {
    plaintext: Vec<u8>,
    proof: Proof,
}

impl Opened {
    /// A plaintext with what its signatures prove.
    #[must_use]
    pub fn new(plaintext: Vec<u8>, proof: Proof) -> Self {
        Self { plaintext, proof }
    }

    /// The plaintext, if its own signatures suffice; where nobody signed it,
    /// what is found inside with signatures apart from it, if those do.
    #[cfg(feature = "mail")]
    pub(crate) fn release(
        self,
        require: &Require,
        mechanism: &dyn Verify,
        find: impl FnOnce(&[u8]) -> Option<Unverified>,
    ) -> Result<Verified<Vec<u8>>, Rejection> {
        let Self { plaintext, proof } = self;
        let Err(rejection) = require.check(&proof) else {
            return Ok(Verified::new(plaintext, proof));
        };
        if !proof.signers().is_empty() || !proof.refused().is_empty() {
            return Err(rejection);
        }
        let inside = find(&plaintext).ok_or(rejection)?;
        let verified = inside.verify(mechanism, require)?;
        let inner = verified.proof().clone();
        let proof = if proof.was_encrypted() {
            inner.of_encrypted()
        } else {
            inner
        };
        Ok(Verified::new(verified.into_value(), proof))
    }
}

impl fmt::Debug for Opened {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Opened({} bytes)", self.plaintext.len())
    }
}
