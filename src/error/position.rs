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
