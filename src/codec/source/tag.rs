use std::fmt;
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
#[derive(Clone, Copy)]
pub(crate) struct Attribute<'a> {
    span: &'a Span,
    tag: Tag<'a>,
}

impl<'a> Attribute<'a> {
    /// Empty if there is none.
    pub(crate) fn prefix(&self) -> &'a str {
        self.span.name.prefix(self.tag.source)
    }

    #[inline]
    pub(crate) fn local(&self) -> &'a str {
        self.span.name.local(self.tag.source)
    }

    /// Empty if there is none.
    #[inline]
    pub(crate) fn namespace(&self) -> &'a str {
        self.tag.scopes.uri(self.span.namespace)
    }

    #[inline]
    pub(crate) fn is_unqualified(&self) -> bool {
        self.span.namespace == Namespace::None
    }

    /// With references resolved and white space as spaces (XML 1.0, 3.3.3).
    #[inline]
    pub(crate) fn value(&self) -> &'a str {
        let values = &self.tag.buffer.values;
        self.span.value.text(self.tag.source, values)
    }
}

impl fmt::Debug for Attribute<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attribute")
            .field("prefix", &self.prefix())
            .field("local", &self.local())
            .field("namespace", &self.namespace())
            .field("value", &self.value())
            .finish()
    }
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
    pub(crate) fn attributes(self) -> impl ExactSizeIterator<Item = Attribute<'a>> {
        let spans = self.buffer.spans.iter();
        spans.map(move |span| Attribute { span, tag: self })
    }
}

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

    #[inline]
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
