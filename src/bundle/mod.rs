//! An incident with its evidence, signatures and custody in one zip file or
//! one directory, verified as a whole (RFC 3067, sections 2.2.6, 6.5 and 6.17).
//!
//! The page [`docs::bundle`](crate::docs::bundle) says what is in one, and why.
//!
//! ```
//! use std::io::Cursor;
//!
//! use iodef::bundle::{BundleBuilder, UnverifiedBundle};
//! use iodef::seal::{Fingerprint, Proof, Rejection, Require, Sign, Signature, Signer, Verify};
//!
//! /// A mechanism for this example: its signature is the length.
//! struct Length(Fingerprint);
//!
//! impl Sign for Length {
//!     fn scheme(&self) -> &str {
//!         "length"
//!     }
//!
//!     fn sign(&self, content: &[u8]) -> Result<Signature, Rejection> {
//!         Ok(Signature::new(content.len().to_string()))
//!     }
//! }
//!
//! impl Verify for Length {
//!     fn verify(&self, content: &[u8], signature: &[u8]) -> Result<Proof, Rejection> {
//!         let proof = Proof::new(signature);
//!         let holds = content.len().to_string().as_bytes() == signature;
//!         Ok(if holds { proof.with_signer(Signer::new(self.0.clone())) } else { proof })
//!     }
//! }
//!
//! let team: Fingerprint = "D1A6 6E1A 23B1 82C9 980F  788C FBFC C82A 015E 7330".parse()?;
//! let mechanism = Length(team.clone());
//! let document = br#"<Incidents xmlns="https://docs.rs/iodef/ns/1" version="1"/>"#;
//!
//! let mut file = Cursor::new(Vec::new());
//! BundleBuilder::new(document)
//!     .with_bytes("evidence/auth.log", "Sep 13 23:19:24 host sshd[7]: failed")
//!     .signed_by(&mechanism)
//!     .write_zip(&mut file)?;
//!
//! let received = UnverifiedBundle::open_zip(file)?;
//! let bundle = received.verify(&mechanism, &Require::AnyOf(vec![team]))?;
//! assert_eq!(bundle.members().len(), 2);
//! assert!(bundle.read("evidence/auth.log", 1024)?.starts_with(b"Sep 13"));
//! # Ok::<(), iodef::Error>(())
//! ```

mod builder;
mod container;
mod contents;
mod folder;
mod items;
mod limits;
mod manifest;
mod name;
mod refuse;
#[cfg(test)]
mod tests;
mod unverified;
mod zip;

pub use builder::BundleBuilder;
pub use contents::{Bundle, Member, NamedBy};
pub use limits::Limits;
pub use unverified::UnverifiedBundle;
