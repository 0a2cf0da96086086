//! Names of XML 1.0, fifth edition, and of Namespaces in XML 1.0.

use super::tag::Name;
use crate::value::{is_name_inner as is_inner, is_name_start as is_start, is_ncname};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// May start a name.
    Start,
    /// May stand in a name, but not start it.
    Inner,
    /// Ends a name.
    Other,
    Colon,
    /// Part of a character beyond ASCII.
    High,
}

const CLASSES: [Class; 256] = classes();

#[expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "evaluated at compile time, where a mistake does not compile"
)]
const fn classes() -> [Class; 256] {
    let mut classes = [Class::Other; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'A'..=b'Z' | b'a'..=b'z' | b'_' => Class::Start,
            b'0'..=b'9' | b'-' | b'.' => Class::Inner,
            b':' => Class::Colon,
            0x80.. => Class::High,
            _ => Class::Other,
        };
        byte += 1;
    }
    classes
}

#[inline]
fn class(byte: u8) -> Class {
    CLASSES
        .get(usize::from(byte))
        .copied()
        .unwrap_or(Class::Other)
}

/// The index of the first byte at or behind `from` that no part of a name in
/// ASCII can hold.
#[inline]
fn end_of_part(bytes: &[u8], from: usize) -> usize {
    let rest = bytes.get(from..).unwrap_or_default();
    let length = rest
        .iter()
        .position(|&byte| !matches!(class(byte), Class::Start | Class::Inner));
    from + length.unwrap_or(rest.len())
}

/// The qualified name that stands at `start`, up to the first character that
/// no name can hold; `None` if that is not one.
#[inline]
pub(super) fn scan(source: &str, start: usize) -> Option<Name> {
    let bytes = source.as_bytes();
    let starts_at = |at: usize| {
        bytes
            .get(at)
            .is_some_and(|&byte| class(byte) == Class::Start)
    };
    let mut local = start;
    let mut end = end_of_part(bytes, start);
    if bytes.get(end) == Some(&b':') && starts_at(start) {
        local = end + 1;
        end = end_of_part(bytes, local);
    }
    match bytes.get(end).map(|&byte| class(byte)) {
        Some(Class::High) => scan_characters(source, start),
        Some(Class::Colon) => None,
        _ => starts_at(local).then_some(Name { start, local, end }),
    }
}

#[cold]
fn scan_characters(source: &str, start: usize) -> Option<Name> {
    let text = source.get(start..)?;
    let is_name = |c| c == ':' || is_start(c) || is_inner(c);
    let length = text.find(|c| !is_name(c)).unwrap_or(text.len());
    let name = text.get(..length)?;
    let (local, whole) = match name.split_once(':') {
        Some((prefix, local)) => (prefix.len() + 1, is_ncname(prefix) && is_ncname(local)),
        None => (0, is_ncname(name)),
    };
    whole.then_some(Name {
        start,
        local: start + local,
        end: start + length,
    })
}
