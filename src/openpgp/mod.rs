//! Seals by OpenPGP (RFC 9580), with sequoia-openpgp: what teams have (RFC
//! 2350, sections 2.8 and 3.4.3).
//!
//! An [`OpenPgp`] is made of a [`Policy`], the time included, and of keys and
//! certificates; nothing is taken from the machine. It signs, verifies,
//! encrypts and decrypts as the traits of [`seal`](crate::seal) say.
//!
//! ```
//! use chrono::Utc;
//! use iodef::openpgp::{Certificates, OpenPgp, Policy, SecretKey};
//! use iodef::seal::{Decrypt, Encrypt, Require, Unverified};
//!
//! let now = Utc::now();
//! let ours = SecretKey::generate("Team A <csirt@a.example>", now)?;
//! let theirs = SecretKey::generate("Team B <csirt@b.example>", now)?;
//!
//! // Team A signs and encrypts for team B.
//! let sender = OpenPgp::new(Policy::at(now))
//!     .with_key(ours.clone())
//!     .with_recipients(theirs.certificates());
//! let message = sender.encrypt(b"<Incident/>")?;
//!
//! // Team B decrypts, and knows that it was team A.
//! let receiver = OpenPgp::new(Policy::at(now))
//!     .with_key(theirs)
//!     .with_certificates(ours.certificates());
//! let require = Require::AnyOf(vec![ours.fingerprint()]);
//! let verified = Unverified::message(message).decrypt(&receiver, &require)?;
//! assert_eq!(*verified, b"<Incident/>");
//! # Ok::<(), iodef::Error>(())
//! ```
//!
//! # Limits
//!
//! Signatures are over exact bytes: a document that was parsed and written
//! again is another one. The cleartext signature framework is refused, since
//! what it covers is not what is parsed. A signature for text, where line ends
//! do not count, is accepted only where all line ends are CRLF, so that it
//! covers every byte. Short key identifiers name nobody.

mod armor;
mod certificates;
mod decrypt;
mod encrypt;
mod findings;
mod mechanism;
mod policy;
mod reasons;
mod secret;
mod sign;
#[cfg(test)]
mod tests;
mod verify;

pub use certificates::{Certificate, Certificates};
pub use mechanism::OpenPgp;
pub use policy::{IntendedRecipients, Policy};
pub use secret::SecretKey;

/// The name of the mechanism.
pub const SCHEME: &str = "openpgp";
