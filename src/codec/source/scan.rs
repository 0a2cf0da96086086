//! Start tags: productions 39 to 41 and 44, and what namespaces add to them.

use std::ops::Range;

use super::characters::skip_space;
use super::failure::{Checked, Flaw, flaw, over, word};
use super::limits::Limits;
use super::names;
use super::namespaces::{Namespace, Scopes};
use super::place::widen;
use super::tag::{Name, Span, TagBuffer, Value};
use super::text::push_value;
use crate::error::Limit;

/// From so many attributes on, the search for twins sorts them.
const MANY: usize = 16;

/// Looks for the `>` that ends a tag, or a `<` that can be in none, piece by piece.
#[derive(Default)]
pub(super) struct TagEnd {
    /// The mark of the attribute value that is open.
    pub(super) quote: Option<u8>,
}

impl TagEnd {
    /// The index of the end in `bytes`, which were looked at up to `from`.
    pub(super) fn find(&mut self, bytes: &[u8], from: usize) -> Option<usize> {
        let mut rest = bytes.iter().enumerate().skip(from);
        rest.find_map(|(at, &byte)| {
            match (self.quote, byte) {
                (None, b'>') | (_, b'<') => return Some(at),
                (None, b'"' | b'\'') => self.quote = Some(byte),
                (Some(open), _) if open == byte => self.quote = None,
                _ => {}
            }
            None
        })
    }
}

impl TagBuffer {
    /// Takes the start tag that `source` starts with.
    ///
    /// Where the tag is not whole, that is an error as any other.
    #[inline]
    pub(super) fn read(
        &mut self,
        source: &str,
        scopes: &mut Scopes,
        limits: &Limits,
    ) -> Checked<()> {
        self.spans.clear();
        self.values.clear();
        self.name = name_at(source, 1, limits)?;
        let end = match source.as_bytes().get(self.name.end) {
            Some(b'>') => self.name.end,
            _ => self.read_attributes(source, scopes, limits)?,
        };
        self.namespace = if self.name.has_prefix() {
            resolve(self.name, source, scopes)?
        } else {
            scopes.unprefixed()
        };
        self.is_empty = source.as_bytes().get(end) == Some(&b'/');
        self.length = end + 1 + usize::from(self.is_empty);
        Ok(())
    }

    /// Gives where the tag's `>` or `/>` stands.
    fn read_attributes(
        &mut self,
        source: &str,
        scopes: &mut Scopes,
        limits: &Limits,
    ) -> Checked<usize> {
        let bytes = source.as_bytes();
        let own = scopes.depth();
        let mut end = self.name.end;
        let mut prefixed = false;
        loop {
            let start = skip_space(bytes, end);
            match bytes.get(start..) {
                Some([b'>', ..] | [b'/', b'>', ..]) => {
                    end = start;
                    break;
                }
                _ if start == end => return Err(missing_space(source, start)),
                _ => {}
            }
            let name = name_at(source, start, limits)?;
            let (value, plain) = value_behind(source, name)?;
            end = value.end + 1;
            let value = if plain {
                Value::Source(value)
            } else {
                self.rewritten(source, value)?
            };
            if bytes.get(start) == Some(&b'x')
                && let Some(prefix) = declared_prefix(name, source)
            {
                let uri = value.text(source, &self.values);
                let outcome = scopes.declare(own, prefix, uri, limits.namespaces);
                outcome.map_err(|error| Flaw { at: start, error })?;
                continue;
            }
            if widen(self.spans.len()) >= limits.attributes {
                return Err(over(start, Limit::Attributes, limits.attributes));
            }
            prefixed |= name.has_prefix();
            self.spans.push(Span {
                name,
                value,
                namespace: Namespace::None,
            });
        }
        if prefixed {
            self.resolve_attributes(source, scopes)?;
        }
        if self.spans.len() > 1 {
            self.refuse_twins(source, scopes)?;
        }
        Ok(end)
    }

    /// Writes a value that is not plain anew, normalised; gives where.
    fn rewritten(&mut self, source: &str, value: Range<usize>) -> Checked<Value> {
        let start = self.values.len();
        let written = source.get(value.clone()).unwrap_or_default();
        push_value(&mut self.values, written).map_err(|flaw| Flaw {
            at: value.start + flaw.at,
            ..flaw
        })?;
        Ok(Value::Rewritten(start..self.values.len()))
    }

    fn resolve_attributes(&mut self, source: &str, scopes: &Scopes) -> Checked<()> {
        for span in &mut self.spans {
            if span.name.has_prefix() {
                span.namespace = resolve(span.name, source, scopes)?;
            }
        }
        Ok(())
    }

    /// No two attributes may have the same local name and namespace.
    fn refuse_twins(&mut self, source: &str, scopes: &Scopes) -> Checked<()> {
        let twin = if self.spans.len() < MANY {
            self.twin_of_few(source, scopes)
        } else {
            self.twin_of_many(source, scopes)
        };
        twin.map_or(Ok(()), |name| {
            let whole = word(name.whole(source));
            Err(flaw(
                name.start,
                format!("attribute {whole:?} appears twice"),
            ))
        })
    }

    fn twin_of_few(&self, source: &str, scopes: &Scopes) -> Option<Name> {
        let mut rest = self.spans.as_slice();
        while let Some((last, before)) = rest.split_last() {
            if before
                .iter()
                .any(|span| are_twins(span, last, source, scopes))
            {
                return Some(last.name);
            }
            rest = before;
        }
        None
    }

    fn twin_of_many(&mut self, source: &str, scopes: &Scopes) -> Option<Name> {
        let spans = &self.spans;
        let expanded = |index: usize| {
            let span = spans.get(index);
            span.map(|span| (span.name.local(source), scopes.uri(span.namespace)))
        };
        self.order.clear();
        self.order.extend(0..spans.len());
        self.order
            .sort_unstable_by_key(|&index| (expanded(index), index));
        let twins = self.order.windows(2).filter_map(|pair| match *pair {
            [first, second] if expanded(first) == expanded(second) => Some(second),
            _ => None,
        });
        twins
            .max()
            .and_then(|index| spans.get(index))
            .map(|span| span.name)
    }
}

fn are_twins(one: &Span, other: &Span, source: &str, scopes: &Scopes) -> bool {
    one.name.end - one.name.local == other.name.end - other.name.local
        && one.name.local(source) == other.name.local(source)
        && scopes.uri(one.namespace) == scopes.uri(other.namespace)
}

/// The qualified name that stands at `start`, and nothing else before white
/// space, an equals sign or the end of the tag.
#[inline]
fn name_at(source: &str, start: usize, limits: &Limits) -> Checked<Name> {
    let Some(name) = names::scan(source, start) else {
        return Err(no_name(source, start));
    };
    match source.as_bytes().get(name.end..) {
        Some([b' ' | b'\t' | b'\n' | b'\r' | b'=' | b'>', ..] | [b'/', b'>', ..]) => {}
        _ => return Err(no_name(source, start)),
    }
    if widen(name.end - name.start) > limits.name_bytes {
        return Err(over(start, Limit::NameBytes, limits.name_bytes));
    }
    Ok(name)
}

/// Where the value of an attribute stands, and whether it needs no rewriting.
#[inline]
fn value_behind(source: &str, name: Name) -> Checked<(Range<usize>, bool)> {
    let bytes = source.as_bytes();
    let equals = skip_space(bytes, name.end);
    if bytes.get(equals) != Some(&b'=') {
        return Err(no_value(source, name));
    }
    let quote = skip_space(bytes, equals + 1);
    let Some((&mark @ (b'"' | b'\''), value)) = bytes.get(quote..).and_then(<[u8]>::split_first)
    else {
        return Err(flaw(quote, "an attribute value is not quoted"));
    };
    let start = quote + 1;
    let mut plain = true;
    for (at, &byte) in value.iter().enumerate() {
        // No character above it is special.
        if byte > b'<' {
            continue;
        }
        match byte {
            _ if byte == mark => return Ok((start..start + at, plain)),
            b'<' => return Err(flaw(start + at, "\"<\" in an attribute value")),
            b'&' | b'\t' | b'\n' | b'\r' => plain = false,
            _ => {}
        }
    }
    Err(flaw(quote, "an attribute value is not closed"))
}

/// The prefix that an attribute of this name declares.
#[inline]
fn declared_prefix(name: Name, source: &str) -> Option<&str> {
    let rest = name.whole(source).strip_prefix("xmlns")?;
    if rest.is_empty() {
        Some(rest)
    } else {
        rest.strip_prefix(':')
    }
}

fn resolve(name: Name, source: &str, scopes: &Scopes) -> Checked<Namespace> {
    let prefix = name.prefix(source);
    scopes.find(prefix).ok_or_else(|| {
        flaw(
            name.start,
            format!("undeclared namespace prefix {:?}", word(prefix)),
        )
    })
}

#[cold]
fn no_name(source: &str, at: usize) -> Flaw {
    let found = source.get(at..).unwrap_or_default();
    flaw(at, format!("{:?} is no name", word(found)))
}

#[cold]
fn no_value(source: &str, name: Name) -> Flaw {
    flaw(
        name.start,
        format!("attribute {:?} has no value", word(name.whole(source))),
    )
}

#[cold]
fn missing_space(source: &str, at: usize) -> Flaw {
    match source.as_bytes().get(at) {
        Some(b'=') => flaw(at, "\"=\" without an attribute"),
        _ => flaw(at, "white space is missing before an attribute"),
    }
}
