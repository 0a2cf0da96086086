//! Digests of evidence, the chain of its custody, and where its bytes are
//! (RFC 3067, sections 2.2.6, 4.2 and 6.5; RFC 3227, section 4.1).
//!
//! The page [`docs::evidence`](crate::docs::evidence) says what holds against
//! whom, and what does not.
//!
//! ```
//! use iodef::evidence::{ChainOfCustody, Digester, Verification};
//! use iodef::{CustodyAction, CustodyEntry, DigestAlgorithm, EvidenceItem, Marked, Timestamp};
//!
//! let log = b"Sep 13 23:19:24 host sshd[7]: failed";
//! let mut digester = Digester::new([DigestAlgorithm::Sha256, DigestAlgorithm::Sha3_512])?;
//! digester.read_all(&log[..])?;
//! let mut item = EvidenceItem::at_url("auth.log");
//! item.digests = digester.finish().into_iter().map(Marked::new).collect();
//!
//! let time: Timestamp = "2001-09-13T23:40:00Z".parse()?;
//! let entry = CustodyEntry::new(CustodyAction::Collected, time).with_by("Alice Example");
//! ChainOfCustody::begin(&item, entry)?.put_into(&mut item)?;
//!
//! let digests = item.digests.iter().map(|digest| &**digest);
//! assert!(Verification::read(digests, &log[..])?.is_verified());
//! assert_eq!(ChainOfCustody::verify(&item)?.entries().len(), 1);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod broken;
mod canonical;
mod collect;
mod custody;
mod digest;
mod external;
mod find;
mod form;
mod link;
mod separate;
mod signatures;
#[cfg(test)]
mod tests;
mod url;
mod verify;

pub use broken::Break;
pub use collect::{collect_at, collect_inline, verify_inline, verify_item};
pub use custody::ChainOfCustody;
pub use digest::{Digester, Digesting};
pub use external::{Immovable, externalise, internalise};
pub use find::{Located, add_item, change_item, items, supported};
pub use separate::{NotJoined, SeparateEvidence, Split, join, split};
pub use signatures::{Signatures, ToBeSigned};
pub use url::{file_name_of, url_of_file};
pub use verify::{Check, Outcome, Verdict, Verification, Verifier};

/// Bytes in lower-case hexadecimal.
fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

/// Hexadecimal digits without regard to case and white space.
fn normal(digits: &str) -> String {
    let kept = digits.chars().filter(|c| !c.is_ascii_whitespace());
    kept.map(|c| c.to_ascii_lowercase()).collect()
}
