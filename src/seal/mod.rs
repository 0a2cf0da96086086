//! Proving who said something, and that nothing changed (RFC 3067, sections
//! 6.16 to 6.18), by whatever mechanism.
//!
//! [`Sign`], [`Verify`], [`Encrypt`] and [`Decrypt`] are what a mechanism can
//! do; the module `openpgp` is one. What has arrived is [`Unverified`] and shows
//! nothing. It becomes [`Verified`] if a [`Require`]ment of signers holds, and
//! is parsed from the very bytes that were verified:
//!
//! ```
//! use iodef::seal::{Fingerprint, Proof, Rejection, Require, Signer, Unverified, Verify};
//!
//! /// A mechanism for this example: its signature is the sum of all bytes.
//! struct Sum(Fingerprint);
//!
//! impl Verify for Sum {
//!     fn verify(&self, content: &[u8], signature: &[u8]) -> Result<Proof, Rejection> {
//!         let sum = content.iter().fold(0_u8, |sum, byte| sum.wrapping_add(*byte));
//!         let mut proof = Proof::new(signature);
//!         if signature == [sum] {
//!             proof = proof.with_signer(Signer::new(self.0.clone()));
//!         }
//!         Ok(proof)
//!     }
//! }
//!
//! let team: Fingerprint = "D1A6 6E1A 23B1 82C9 980F  788C FBFC C82A 015E 7330".parse()?;
//! let received = Unverified::new(*b"from team A", [0xdc]);
//! let verified = received.verify(&Sum(team.clone()), &Require::AnyOf(vec![team.clone()]))?;
//! assert_eq!(*verified, b"from team A");
//!
//! let altered = Unverified::new(*b"from team B", [0xdc]);
//! assert!(altered.verify(&Sum(team.clone()), &Require::AnyOf(vec![team])).is_err());
//! # Ok::<(), iodef::Error>(())
//! ```
//!
//! Content cannot be reached before it is verified:
//!
//! ```compile_fail,E0616
//! # let received = iodef::seal::Unverified::new(*b"content", *b"signature");
//! received.content;
//! ```
//!
//! ```compile_fail,E0614
//! # let received = iodef::seal::Unverified::new(*b"content", *b"signature");
//! let bytes: &[u8] = &**received;
//! ```
//!
//! Nothing is verified but by a verification, and there is no requirement
//! that goes without saying:
//!
//! ```compile_fail,E0451
//! # let proof = iodef::seal::Proof::new([]);
//! let forged = iodef::seal::Verified { value: b"content".to_vec(), proof };
//! ```
//!
//! ```compile_fail,E0277
//! fn default<T: Default>() -> T { T::default() }
//! let nothing: iodef::seal::Require = default();
//! ```

#[cfg(feature = "evidence")]
mod custody;
mod element;
mod evidence;
mod fingerprint;
mod proof;
mod rejection;
mod require;
#[cfg(test)]
mod tests;
mod unverified;
mod verified;

pub use element::{Assembled, ENCRYPTED_NAMESPACE, EncryptedElement, OpenedElement};

pub use fingerprint::Fingerprint;
pub use proof::{Proof, Recipient, Signer};
pub use rejection::{Reason, Refusal, Rejection};
pub use require::Require;
pub use unverified::{Opened, Unverified};
pub use verified::Verified;

use crate::value::DigestAlgorithm;

/// Signs (RFC 3067, section 6.18).
pub trait Sign {
    /// The name of the mechanism, such as `openpgp`.
    fn scheme(&self) -> &str;

    /// Signs exactly these bytes, apart from them.
    ///
    /// # Errors
    ///
    /// If there is no key that may sign.
    fn sign(&self, content: &[u8]) -> Result<Signature, Rejection>;
}

/// Verifies signatures that stand apart from what they are over (RFC 3067, section 6.17).
pub trait Verify {
    /// What a signature proves of exactly these bytes: each of its signers
    /// whose signature holds, and why the others' do not. What suffices is for
    /// [`Require`] to say, not for the mechanism.
    ///
    /// # Errors
    ///
    /// If it is no signature.
    fn verify(&self, content: &[u8], signature: &[u8]) -> Result<Proof, Rejection>;
}

/// Encrypts (RFC 3067, section 6.16).
pub trait Encrypt {
    /// The name of the mechanism, such as `openpgp`.
    fn scheme(&self) -> &str;

    /// Encrypts, and signs inside if it was made to.
    ///
    /// # Errors
    ///
    /// If there is no key that may encrypt or sign.
    fn encrypt(&self, plaintext: &[u8]) -> Result<Vec<u8>, Rejection>;
}

/// Decrypts, and verifies what is signed inside (RFC 3067, section 6.16).
pub trait Decrypt {
    /// The name of the mechanism, such as `openpgp`.
    fn scheme(&self) -> &str;

    /// The plaintext with what its signatures prove.
    ///
    /// # Errors
    ///
    /// If there is no key for it, it was altered, or it is none.
    fn decrypt(&self, message: &[u8]) -> Result<Opened, Rejection>;
}

/// Signatures that stand apart from what they are over.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Signature {
    /// The signatures in the mechanism's text form.
    pub text: String,
    /// The algorithm of the digest that is signed, where there is one.
    pub digest: Option<DigestAlgorithm>,
}

impl Signature {
    /// Signatures in a mechanism's text form.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            digest: None,
        }
    }

    /// Says the algorithm of the digest that is signed.
    #[must_use]
    pub fn with_digest(mut self, digest: DigestAlgorithm) -> Self {
        self.digest = Some(digest);
        self
    }
}

impl std::fmt::Debug for Signature {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Signature")
            .field("bytes", &self.text.len())
            .field("digest", &self.digest)
            .finish()
    }
}
