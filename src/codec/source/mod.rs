//! Tokens from bytes, within limits.
//!
//! Above the tokenizer nothing else of XML's grammar needs checking: what comes
//! out of a [`TokenSource`] is well-formed XML 1.0 (fifth edition) with
//! namespaces, without a document type, in UTF-8, within its [`Limits`], and
//! the same however the reader cuts its bytes.

mod account;
mod characters;
mod declaration;
mod decoder;
mod elements;
mod encoding;
mod failure;
mod limits;
mod names;
mod namespaces;
mod place;
mod scan;
mod tag;
mod text;
mod tokens;
mod window;

#[cfg(test)]
mod tests;

use crate::error::{Position, Result};
use crate::value::Bindings;

pub(crate) use declaration::Declared;
pub use limits::Limits;
pub(crate) use tag::{Attribute, Tag};
pub(crate) use tokens::{Start, XmlTokens};

/// What ended the character data before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Token {
    Start,
    End,
    Eof,
}

/// A cursor over the tags of one document.
///
/// After an error every further [`advance`](Self::advance) is an error.
pub(crate) trait TokenSource {
    /// Goes on to the next tag. An empty-element tag gives `Start`, then `End`.
    fn advance(&mut self) -> Result<Token>;

    /// The character data between the tag before and this one: references
    /// resolved, CDATA unwrapped, line ends normalised (XML 1.0, 2.11), comments
    /// and processing instructions left out and the text around them joined.
    fn text(&self) -> &str;

    /// Whether there is nothing but white space in it.
    fn is_blank(&self) -> bool;

    /// The start tag; valid after [`Token::Start`] until the next `advance`.
    fn tag(&self) -> Tag<'_>;

    /// Whether the start tag has no attributes but namespace declarations.
    fn is_bare(&self) -> bool;

    /// Where the current tag starts; after [`Token::Eof`], the end of the input.
    fn position(&self) -> Position;

    /// Where the tag before ended, and so the text before the current tag starts.
    fn text_position(&self) -> Position;

    /// The namespace bindings in scope at the current start tag, but for `xml`.
    fn bindings(&self) -> Bindings;

    /// Starts the accounting of the next incident at the current tag.
    fn begin_incident(&mut self);
}
