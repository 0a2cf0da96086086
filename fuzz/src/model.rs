//! The law of values: what is made comes back, however it was made.

use arbitrary::{Arbitrary, Unstructured};
use iodef::Document;

use super::{MANNERS, leaves_what_can_be_said, there_and_back};

/// A document made of the bytes, of any classes, is written in each vocabulary
/// and profile and read back equal; and so it is through one and another. What is
/// left where the rest is dropped is not refused.
///
/// # Panics
///
/// If it is not written, not read, or not the same.
pub fn model(bytes: &[u8]) {
    let document = made(bytes);
    for (at, manner) in MANNERS.into_iter().enumerate() {
        leaves_what_can_be_said(&document, manner);
        let Some(first) = there_and_back(&document, manner) else {
            continue;
        };
        // What is not said in one vocabulary is carried in it, and in the next.
        let next = at + 1 + bytes.len() % 2;
        let _ = there_and_back(&first, MANNERS[next % MANNERS.len()]);
    }
}

/// More bytes make larger documents, which say nothing new, and take longer.
const LENGTH: usize = 512;

/// The document that the first bytes make; none make the least that there is.
///
/// # Panics
///
/// Never: too few bytes are no error.
#[must_use]
pub fn made(bytes: &[u8]) -> Document {
    let bytes = bytes.get(..LENGTH).unwrap_or(bytes);
    match Document::arbitrary(&mut Unstructured::new(bytes)) {
        Ok(document) => document,
        Err(error) => panic!("no document: {error}"),
    }
}
