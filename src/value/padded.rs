//! Short texts at a fixed width.

/// A text of ASCII that takes as much room as the longest of its kind. What has
/// a fixed width is copied without a call, and what is too much is cut off.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Padded<const WIDTH: usize> {
    pub(crate) bytes: [u8; WIDTH],
    pub(crate) length: usize,
}

impl<const WIDTH: usize> Padded<WIDTH> {
    #[inline]
    pub(crate) fn append_to(&self, out: &mut Vec<u8>) {
        let length = out.len() + self.length;
        out.extend_from_slice(&self.bytes);
        out.truncate(length);
    }

    pub(crate) fn as_str(&self) -> &str {
        let text = self.bytes.get(..self.length).unwrap_or_default();
        str::from_utf8(text).unwrap_or_default()
    }

    /// The characters of numbers, the first in the lowest byte.
    #[inline]
    pub(crate) fn of_words<const N: usize>(words: [u64; N], length: usize) -> Self {
        let mut bytes = [0; WIDTH];
        let (chunks, _) = bytes.as_chunks_mut();
        for (chunk, word) in chunks.iter_mut().zip(words) {
            *chunk = word.to_le_bytes();
        }
        Self { bytes, length }
    }

    /// Three texts in one.
    #[expect(
        clippy::indexing_slicing,
        reason = "evaluated at compile time, where what is too long does not compile"
    )]
    pub(crate) const fn of([before, text, behind]: [&str; 3]) -> Self {
        let mut padded = Self {
            bytes: [0; WIDTH],
            length: 0,
        };
        let mut left: &[_] = &[before.as_bytes(), text.as_bytes(), behind.as_bytes()];
        while let [piece, rest @ ..] = left {
            let mut piece = *piece;
            while let [byte, behind @ ..] = piece {
                padded.bytes[padded.length] = *byte;
                padded.length += 1;
                piece = behind;
            }
            left = rest;
        }
        padded
    }
}
