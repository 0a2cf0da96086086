use quick_xml::Error as QuickError;
use quick_xml::errors::{IllFormedError, SyntaxError};

use crate::error::{Error, ErrorKind, Limit};

/// What is said of `<!` before anything unknown.
pub(super) const BANG: &str = "\"<!\" that starts no comment and no CDATA section";

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

/// What quick-xml found, in the words of this crate.
#[cold]
pub(super) fn translate(error: &QuickError) -> Error {
    match error {
        QuickError::Syntax(error) => Error::xml(syntax(*error)),
        QuickError::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
            Error::xml(format!(
                "expected the end tag of {:?}, found that of {:?}",
                excerpt(expected),
                excerpt(found)
            ))
        }
        QuickError::IllFormed(IllFormedError::UnmatchedEndTag(name)) => Error::xml(format!(
            "the end tag of {:?} has no start tag",
            excerpt(name)
        )),
        QuickError::IllFormed(IllFormedError::DoubleHyphenInComment) => {
            Error::xml("\"--\" in a comment")
        }
        QuickError::IllFormed(IllFormedError::UnclosedReference) => {
            Error::xml("\"&\" that starts no reference")
        }
        other => Error::xml(other.to_string()),
    }
}

fn syntax(error: SyntaxError) -> &'static str {
    match error {
        SyntaxError::InvalidBangMarkup => BANG,
        SyntaxError::UnclosedPI => "a processing instruction is not closed",
        SyntaxError::UnclosedXmlDecl => "the XML declaration is not closed",
        SyntaxError::UnclosedComment => "a comment is not closed",
        SyntaxError::UnclosedDoctype => "a document type declaration is not closed",
        SyntaxError::UnclosedCData => "a CDATA section is malformed or not closed",
        SyntaxError::UnclosedTag => "a tag is not closed",
        SyntaxError::UnclosedSingleQuotedAttributeValue
        | SyntaxError::UnclosedDoubleQuotedAttributeValue => "an attribute value is not closed",
    }
}
