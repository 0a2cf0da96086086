//! Start tags: productions 39 to 41 and 44, and what namespaces add to them.

use std::ops::Range;

use super::characters::skip_space;
use super::failure::{Checked, Flaw, flaw, over, word};
use super::limits::Limits;
use super::names;
use super::namespaces::{Namespace, Scopes};
use super::place::widen;
use super::tag::{Name, Span, TagBuffer};
use super::text::push_value;
use crate::error::Limit;

/// From so many attributes on, the search for twins sorts them.
const MANY: usize = 16;

impl TagBuffer {
    /// Takes what stands between `<` and `>` or `/>`.
    #[inline]
    pub(super) fn read(
        &mut self,
        content: &str,
        scopes: &mut Scopes,
        limits: &Limits,
    ) -> Checked<()> {
        self.spans.clear();
        self.name = name_at(content, 0, limits)?;
        if self.name.end < content.len() {
            self.read_attributes(content, scopes, limits)?;
        }
        self.namespace = if self.name.has_prefix() {
            resolve(self.name, content, scopes)?
        } else {
            scopes.unprefixed()
        };
        Ok(())
    }

    fn read_attributes(
        &mut self,
        content: &str,
        scopes: &mut Scopes,
        limits: &Limits,
    ) -> Checked<()> {
        self.arena.clear();
        self.arena.push_str(content);
        let own = scopes.depth();
        let mut end = self.name.end;
        let mut prefixed = false;
        loop {
            let start = skip_space(content.as_bytes(), end);
            if start == content.len() {
                break;
            }
            if start == end {
                return Err(missing_space(content, start));
            }
            let name = name_at(content, start, limits)?;
            let (value, plain) = value_behind(content, name)?;
            end = value.end + 1;
            if let Some(prefix) = declared_prefix(name, content) {
                let value = self.normalised(content, value, plain)?;
                let uri = self.arena.get(value).unwrap_or_default();
                let outcome = scopes.declare(own, prefix, uri, limits.namespaces);
                outcome.map_err(|error| Flaw { at: start, error })?;
                continue;
            }
            if widen(self.spans.len()) >= limits.attributes {
                return Err(over(start, Limit::Attributes, limits.attributes));
            }
            prefixed |= name.has_prefix();
            let value = self.normalised(content, value, plain)?;
            self.spans.push(Span {
                name,
                value,
                namespace: Namespace::None,
            });
        }
        if prefixed {
            self.resolve_attributes(content, scopes)?;
        }
        if self.spans.len() > 1 {
            self.refuse_twins(scopes)?;
        }
        Ok(())
    }

    /// Puts a value that is not plain behind the tag, normalised; gives where it is.
    #[inline]
    fn normalised(
        &mut self,
        content: &str,
        value: Range<usize>,
        plain: bool,
    ) -> Checked<Range<usize>> {
        if plain {
            Ok(value)
        } else {
            self.rewrite(content, value)
        }
    }

    fn rewrite(&mut self, content: &str, value: Range<usize>) -> Checked<Range<usize>> {
        let start = self.arena.len();
        let at = value.start;
        push_value(&mut self.arena, content.get(value).unwrap_or_default()).map_err(|flaw| {
            Flaw {
                at: at + flaw.at,
                ..flaw
            }
        })?;
        Ok(start..self.arena.len())
    }

    fn resolve_attributes(&mut self, content: &str, scopes: &Scopes) -> Checked<()> {
        for span in &mut self.spans {
            if span.name.has_prefix() {
                span.namespace = resolve(span.name, content, scopes)?;
            }
        }
        Ok(())
    }

    /// No two attributes may have the same local name and namespace.
    fn refuse_twins(&mut self, scopes: &Scopes) -> Checked<()> {
        let twin = if self.spans.len() < MANY {
            self.twin_of_few(scopes)
        } else {
            self.twin_of_many(scopes)
        };
        twin.map_or(Ok(()), |name| {
            let whole = word(name.whole(&self.arena));
            Err(flaw(
                name.start,
                format!("attribute {whole:?} appears twice"),
            ))
        })
    }

    fn twin_of_few(&self, scopes: &Scopes) -> Option<Name> {
        let mut rest = self.spans.as_slice();
        while let Some((last, before)) = rest.split_last() {
            if before.iter().any(|span| self.are_twins(span, last, scopes)) {
                return Some(last.name);
            }
            rest = before;
        }
        None
    }

    fn are_twins(&self, one: &Span, other: &Span, scopes: &Scopes) -> bool {
        one.name.end - one.name.local == other.name.end - other.name.local
            && one.name.local(&self.arena) == other.name.local(&self.arena)
            && scopes.uri(one.namespace) == scopes.uri(other.namespace)
    }

    fn twin_of_many(&mut self, scopes: &Scopes) -> Option<Name> {
        let (spans, arena) = (&self.spans, &self.arena);
        let expanded = |index: usize| {
            let span = spans.get(index);
            span.map(|span| (span.name.local(arena), scopes.uri(span.namespace)))
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

/// The qualified name that stands at `start`, and nothing else before white
/// space, an equals sign or the end.
#[inline]
fn name_at(content: &str, start: usize, limits: &Limits) -> Checked<Name> {
    let rest = content.get(start..).unwrap_or_default();
    let Some(scanned) = names::scan(rest) else {
        return Err(no_name(rest, start));
    };
    let behind = rest.as_bytes().get(scanned.length);
    if !matches!(behind, None | Some(b' ' | b'\t' | b'\n' | b'\r' | b'=')) {
        return Err(no_name(rest, start));
    }
    if widen(scanned.length) > limits.name_bytes {
        return Err(over(start, Limit::NameBytes, limits.name_bytes));
    }
    Ok(Name {
        start,
        local: scanned.colon.map_or(start, |colon| start + colon + 1),
        end: start + scanned.length,
    })
}

/// Where the value of an attribute stands, and whether it needs no rewriting.
#[inline]
fn value_behind(content: &str, name: Name) -> Checked<(Range<usize>, bool)> {
    let bytes = content.as_bytes();
    let equals = skip_space(bytes, name.end);
    if bytes.get(equals) != Some(&b'=') {
        return Err(no_value(content, name));
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
fn declared_prefix(name: Name, content: &str) -> Option<&str> {
    let rest = name.whole(content).strip_prefix("xmlns")?;
    if rest.is_empty() {
        Some(rest)
    } else {
        rest.strip_prefix(':')
    }
}

fn resolve(name: Name, content: &str, scopes: &Scopes) -> Checked<Namespace> {
    let prefix = name.prefix(content);
    scopes.find(prefix).ok_or_else(|| {
        flaw(
            name.start,
            format!("undeclared namespace prefix {:?}", word(prefix)),
        )
    })
}

#[cold]
fn no_name(found: &str, at: usize) -> Flaw {
    flaw(at, format!("{:?} is no name", word(found)))
}

#[cold]
fn no_value(content: &str, name: Name) -> Flaw {
    flaw(
        name.start,
        format!("attribute {:?} has no value", word(name.whole(content))),
    )
}

#[cold]
fn missing_space(content: &str, at: usize) -> Flaw {
    match content.as_bytes().get(at) {
        Some(b'=') => flaw(at, "\"=\" without an attribute"),
        _ => flaw(at, "white space is missing before an attribute"),
    }
}
