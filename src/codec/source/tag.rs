use std::ops::Range;

use super::namespaces::{Namespace, Scopes};
use crate::value::Vocabulary;

/// A start tag.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tag<'a> {
    pub(crate) local: &'a str,
    /// The vocabulary whose namespace it is.
    pub(crate) vocabulary: Option<Vocabulary>,
    buffer: &'a TagBuffer,
    source: &'a str,
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
    spans: std::slice::Iter<'a, Span>,
    tag: Tag<'a>,
}

impl<'a> Tag<'a> {
    /// Empty if there is none.
    pub(crate) fn prefix(&self) -> &'a str {
        self.buffer.name.prefix(self.source)
    }

    /// Empty if there is none.
    pub(crate) fn namespace(&self) -> &'a str {
        self.scopes.uri(self.buffer.namespace)
    }

    /// Its attributes in the order of the document, without namespace declarations.
    #[inline]
    pub(crate) fn attributes(&self) -> Attributes<'a> {
        Attributes {
            spans: self.buffer.spans.iter(),
            tag: *self,
        }
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Attribute<'a>;

    #[inline]
    fn next(&mut self) -> Option<Attribute<'a>> {
        let span = self.spans.next()?;
        let Tag {
            buffer,
            source,
            scopes,
            ..
        } = self.tag;
        Some(Attribute {
            prefix: span.name.prefix(source),
            local: span.name.local(source),
            namespace: scopes.uri(span.namespace),
            value: span.value.text(source, &buffer.values),
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.spans.size_hint()
    }
}

impl ExactSizeIterator for Attributes<'_> {}

/// Where a qualified name stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    pub(super) value: Value,
    pub(super) namespace: Namespace,
}

/// Where the value of an attribute stands.
#[derive(Clone, Debug)]
pub(super) enum Value {
    /// In the tag as it is written.
    Source(Range<usize>),
    /// Among those that had to be rewritten.
    Rewritten(Range<usize>),
}

impl Value {
    #[inline]
    pub(super) fn text<'a>(&self, source: &'a str, values: &'a str) -> &'a str {
        let text = match self {
            Self::Source(range) => source.get(range.clone()),
            Self::Rewritten(range) => values.get(range.clone()),
        };
        text.unwrap_or_default()
    }
}

/// The current start tag; its memory is used again for the next one.
#[derive(Clone, Debug, Default)]
pub(super) struct TagBuffer {
    pub(super) name: Name,
    pub(super) namespace: Namespace,
    pub(super) spans: Vec<Span>,
    /// The values that had to be rewritten.
    pub(super) values: String,
    pub(super) is_empty: bool,
    pub(super) length: usize,
    /// The spans by name, where there are many.
    pub(super) order: Vec<usize>,
}

impl TagBuffer {
    /// The tag, which stands where `source` starts.
    #[inline]
    pub(super) fn view<'a>(&'a self, source: &'a str, scopes: &'a Scopes) -> Tag<'a> {
        Tag {
            local: self.name.local(source),
            vocabulary: scopes.vocabulary(self.namespace),
            buffer: self,
            source,
            scopes,
        }
    }
}
