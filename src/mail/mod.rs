//! Incidents by mail: messages with documents and evidence, plain, signed or
//! encrypted as PGP/MIME (RFC 3156), built and taken apart. No network.
//!
//! [`Message`] is what is sent, [`Received`] what has come. The mechanism is
//! whatever fills the traits of [`seal`](crate::seal), such as the module
//! `openpgp`. What a signed or encrypted message says is [`Verified`], or it is
//! not shown:
//!
//! ```
//! use iodef::mail::{Content, Message, Received};
//! use iodef::seal::{Decrypt, Encrypt, Rejection, Require, Verified, Verify};
//! use iodef::Document;
//!
//! /// What goes out: signed and encrypted by the mechanism of team A.
//! fn report(message: &Message, team_a: &impl Encrypt) -> iodef::Result<Vec<u8>> {
//!     message.to_encrypted(team_a)
//! }
//!
//! /// What came in: of team A, or refused with reasons.
//! fn receive(
//!     bytes: &[u8],
//!     team_b: &(impl Verify + Decrypt),
//!     team_a: Require,
//! ) -> iodef::Result<Vec<Verified<Document>>> {
//!     let content: Verified<Content> = Received::parse(bytes)?.open(team_b, &team_a)?;
//!     for mismatch in &content.mismatches {
//!         eprintln!("{} was changed on the way", mismatch.field);
//!     }
//!     content.verified_documents()
//! }
//! ```
//!
//! The page [`docs::mail`](crate::docs::mail) says what is accepted and what is
//! refused, and why.
//!
//! [`Verified`]: crate::seal::Verified

mod attachment;
mod compose;
mod content;
mod entity;
mod envelope;
mod fields;
mod limits;
mod mailbox;
mod message;
mod received;
mod safe;
mod split;
mod tag;
#[cfg(test)]
mod tests;
mod view;

pub use attachment::Attachment;
pub use content::Content;
pub use envelope::{Envelope, Mismatch};
pub use limits::Limits;
pub use mailbox::Mailbox;
pub use message::Message;
pub use received::{Encrypted, Plain, Received, Signed};
pub use tag::{tag, tagged};
