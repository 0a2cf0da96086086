//! The law of values: what is made comes back, however it was made.

use arbitrary::{Arbitrary, Unstructured};
use iodef::{Document, Vocabulary};

use super::there_and_back;

/// A document made of the bytes, of any classes, is written in each vocabulary
/// and read back equal; and so it is through one vocabulary and another.
///
/// # Panics
///
/// If it is not written, not read, or not the same.
pub fn model(bytes: &[u8]) {
    let document = made(bytes);
    for vocabulary in Vocabulary::ALL {
        let Some(first) = there_and_back(&document, vocabulary) else {
            continue;
        };
        // What is not said in one vocabulary is carried in it, and in the next.
        for next in Vocabulary::ALL {
            if next != vocabulary {
                let _ = there_and_back(&first, next);
            }
        }
    }
}

/// The document that the bytes make; too few make the least that there is.
///
/// # Panics
///
/// Never: too few bytes are no error.
#[must_use]
pub fn made(bytes: &[u8]) -> Document {
    match Document::arbitrary(&mut Unstructured::new(bytes)) {
        Ok(document) => document,
        Err(error) => panic!("no document: {error}"),
    }
}
