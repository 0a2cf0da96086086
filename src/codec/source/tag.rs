use std::ops::Range;

use super::namespaces::{Namespace, Scopes};
use crate::value::Vocabulary;

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tag<'a> {
    /// Empty if there is none.
    pub(crate) prefix: &'a str,
    pub(crate) local: &'a str,
    /// Empty if there is none.
    pub(crate) namespace: &'a str,
    /// The vocabulary whose namespace it is.
    pub(crate) vocabulary: Option<Vocabulary>,
    spans: &'a [Span],
    arena: &'a str,
    scopes: &'a Scopes,
}

/// An attribute that is no namespace declaration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Attribute<'a> {
    /// Empty if there is none.
    pub(crate) prefix: &'a str,
    pub(crate) local: &'a str,
    /// Empty if there is none.
    pub(crate) namespace: &'a str,
    /// With references resolved and white space as spaces (XML 1.0, 3.3.3).
    pub(crate) value: &'a str,
}

/// The attributes of a tag, in the order of the document.
#[derive(Clone, Debug)]
pub(crate) struct Attributes<'a> {
    spans: &'a [Span],
    arena: &'a str,
    scopes: &'a Scopes,
}

impl<'a> Tag<'a> {
    /// Its attributes in the order of the document, without namespace declarations.
    pub(crate) fn attributes(&self) -> Attributes<'a> {
        Attributes {
            spans: self.spans,
            arena: self.arena,
            scopes: self.scopes,
        }
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Attribute<'a>;

    fn next(&mut self) -> Option<Attribute<'a>> {
        let (span, rest) = self.spans.split_first()?;
        self.spans = rest;
        Some(Attribute {
            prefix: span.name.prefix(self.arena),
            local: span.name.local(self.arena),
            namespace: self.scopes.uri(span.namespace),
            value: self.arena.get(span.value.clone()).unwrap_or_default(),
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (self.spans.len(), Some(self.spans.len()))
    }
}

impl ExactSizeIterator for Attributes<'_> {}

/// Where a qualified name stands.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Name {
    pub(super) start: usize,
    /// Where its local part starts.
    pub(super) local: usize,
    pub(super) end: usize,
}

impl Name {
    #[inline]
    pub(super) fn has_prefix(self) -> bool {
        self.start < self.local
    }

    #[inline]
    pub(super) fn prefix(self, source: &str) -> &str {
        if self.has_prefix() {
            source.get(self.start..self.local - 1).unwrap_or_default()
        } else {
            ""
        }
    }

    #[inline]
    pub(super) fn local(self, source: &str) -> &str {
        source.get(self.local..self.end).unwrap_or_default()
    }

    pub(super) fn whole(self, source: &str) -> &str {
        source.get(self.start..self.end).unwrap_or_default()
    }
}

/// Where an attribute stands in its tag, and what it is in.
#[derive(Clone, Debug)]
pub(super) struct Span {
    pub(super) name: Name,
    pub(super) value: Range<usize>,
    pub(super) namespace: Namespace,
}

/// The current start tag; its memory is used again for the next one.
#[derive(Clone, Debug, Default)]
pub(super) struct TagBuffer {
    /// The name of the element, whose text is with the open elements.
    pub(super) name: Name,
    pub(super) namespace: Namespace,
    pub(super) spans: Vec<Span>,
    /// The tag as written if it has attributes, and behind it the values that
    /// had to be rewritten.
    pub(super) arena: String,
    /// The spans by name, where there are many.
    pub(super) order: Vec<usize>,
}

impl TagBuffer {
    #[inline]
    pub(super) fn view<'a>(&'a self, name: &'a str, scopes: &'a Scopes) -> Tag<'a> {
        Tag {
            prefix: self.name.prefix(name),
            local: self.name.local(name),
            namespace: scopes.uri(self.namespace),
            vocabulary: scopes.vocabulary(self.namespace),
            spans: &self.spans,
            arena: &self.arena,
            scopes,
        }
    }
}
