use crate::error::{Error, ErrorKind, Limit};

/// An error and the index in the piece of text at hand where it lies.
pub(super) struct Flaw {
    pub(super) at: usize,
    pub(super) error: Error,
}

pub(super) type Checked<T> = Result<T, Flaw>;

#[cold]
pub(super) fn flaw(at: usize, message: impl Into<Box<str>>) -> Flaw {
    Flaw {
        at,
        error: Error::xml(message),
    }
}

#[cold]
pub(super) fn passed(limit: Limit, allowed: u64) -> Error {
    Error::new(ErrorKind::Limit { limit, allowed })
}

#[cold]
pub(super) fn over(at: usize, limit: Limit, allowed: u64) -> Flaw {
    Flaw {
        at,
        error: passed(limit, allowed),
    }
}

/// So much of what was written as fits into a message.
pub(super) fn excerpt(text: &str) -> &str {
    let end = text.char_indices().nth(60).map_or(text.len(), |(at, _)| at);
    text.get(..end).unwrap_or(text)
}

/// The start of some text up to where a name would end, for a message.
pub(super) fn word(text: &str) -> &str {
    let ends = |c: char| c.is_ascii_whitespace() || matches!(c, '=' | '>' | '/' | ';');
    excerpt(text.split(ends).next().unwrap_or_default())
}
