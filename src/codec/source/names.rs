//! Names of XML 1.0, fifth edition, and of Namespaces in XML 1.0.

use crate::value::{is_name_inner as is_inner, is_name_start as is_start, is_ncname};

/// A qualified name at the start of some text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scanned {
    pub(super) length: usize,
    pub(super) colon: Option<usize>,
}

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

/// The qualified name that `text` starts with, up to the first character that
/// no name can hold; `None` if that is not one.
#[inline]
pub(super) fn scan(text: &str) -> Option<Scanned> {
    let bytes = text.as_bytes();
    let length = ascii_part(bytes)?;
    match bytes.get(length).map_or(Class::Other, |&byte| class(byte)) {
        Class::Colon => {}
        Class::High => return scan_characters(text),
        _ => {
            return Some(Scanned {
                length,
                colon: None,
            });
        }
    }
    let local = bytes.get(length + 1..).unwrap_or_default();
    let end = length + 1 + ascii_part(local)?;
    match bytes.get(end).map_or(Class::Other, |&byte| class(byte)) {
        Class::Colon => None,
        Class::High => scan_characters(text),
        _ => Some(Scanned {
            length: end,
            colon: Some(length),
        }),
    }
}

/// The length of the name without a colon that starts here, as far as it is
/// ASCII; `None` if what starts here starts no name.
#[inline]
fn ascii_part(bytes: &[u8]) -> Option<usize> {
    match class(*bytes.first()?) {
        Class::Start => {}
        Class::High => return Some(0),
        _ => return None,
    }
    let is_inside = |&byte: &u8| matches!(class(byte), Class::Start | Class::Inner);
    let end = bytes.iter().position(|byte| !is_inside(byte));
    Some(end.unwrap_or(bytes.len()))
}

#[cold]
fn scan_characters(text: &str) -> Option<Scanned> {
    let is_name = |c| c == ':' || is_start(c) || is_inner(c);
    let length = text.find(|c| !is_name(c)).unwrap_or(text.len());
    let name = text.get(..length)?;
    let colon = name.find(':');
    let whole = match name.split_once(':') {
        Some((prefix, local)) => is_ncname(prefix) && is_ncname(local),
        None => is_ncname(name),
    };
    whole.then_some(Scanned { length, colon })
}
