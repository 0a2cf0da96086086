//! Tokens of lists as documents have them.

use crate::value::Padded;

/// What the longest takes with the quote behind it.
const WIDTH: usize = 40;

/// A token that some list holds.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Keyword {
    pub(crate) token: &'static str,
    /// The token, and the quote that ends an attribute.
    quoted: Padded<WIDTH>,
}

impl Keyword {
    pub(crate) const fn new(token: &'static str) -> Self {
        Self {
            token,
            quoted: Padded::of([token, "\"", ""]),
        }
    }

    /// Appends it with the quote that ends an attribute.
    #[inline]
    pub(crate) fn append_quoted_to(&self, out: &mut Vec<u8>) {
        self.quoted.append_to(out);
    }
}

impl PartialEq for Keyword {
    fn eq(&self, other: &Self) -> bool {
        self.token == other.token
    }
}

impl Eq for Keyword {}
