use std::fmt;

/// A place in an input: line and column from 1, offset from 0.
///
/// Columns count characters, offsets count bytes. For an input that is not
/// UTF-8 the offset is that of the text once converted to UTF-8.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    // The offset leads, so that the derived order is the order in the input.
    offset: u64,
    line: u64,
    column: u64,
}

impl Position {
    pub(crate) fn new(line: u64, column: u64, offset: u64) -> Self {
        Self {
            offset,
            line,
            column,
        }
    }

    /// The place of a byte in a text.
    pub(crate) fn within(text: &str, offset: usize) -> Self {
        let mut end = offset.min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let before = text.get(..end).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default();
        let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
        Self::new(count(line), count(column.chars().count() + 1), count(end))
    }

    /// The line, from 1.
    #[must_use]
    pub fn line(self) -> u64 {
        self.line
    }

    /// The column in characters, from 1.
    #[must_use]
    pub fn column(self) -> u64 {
        self.column
    }

    /// The offset in bytes, from 0.
    #[must_use]
    pub fn offset(self) -> u64 {
        self.offset
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}
