//! Texts and values with what XML reserves escaped.

use crate::error::{Error, ErrorKind, Result};

/// Appends a text, or the value of an attribute.
#[inline]
pub(super) fn escape(out: &mut Vec<u8>, text: &str, attribute: bool) -> Result<()> {
    let special = if attribute { &IN_ATTRIBUTES } else { &IN_TEXT };
    if has_special(text.as_bytes(), special) {
        return escape_special(out, text, attribute);
    }
    out.extend_from_slice(text.as_bytes());
    Ok(())
}

#[cold]
fn escape_special(out: &mut Vec<u8>, text: &str, attribute: bool) -> Result<()> {
    let mut rest = text;
    let special = if attribute { &IN_ATTRIBUTES } else { &IN_TEXT };
    while let Some(index) = first_special(rest.as_bytes(), special) {
        let (plain, tail) = rest.split_at(index);
        out.extend_from_slice(plain.as_bytes());
        let mut characters = tail.chars();
        let Some(character) = characters.next() else {
            break;
        };
        match reference(character, attribute) {
            Some(reference) => out.extend_from_slice(reference.as_bytes()),
            None if is_xml_character(character) => {
                out.extend_from_slice(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
            None => return Err(Error::new(ErrorKind::Character(character))),
        }
        rest = characters.as_str();
    }
    out.extend_from_slice(rest.as_bytes());
    Ok(())
}

/// Whether a byte needs a closer look. Eight are looked up at once, some of the
/// last twice: a loop over what is left has no length that could be foreseen.
#[inline]
fn has_special(bytes: &[u8], special: &[bool; 256]) -> bool {
    let any = |chunk: &[u8; 8]| {
        chunk
            .iter()
            .fold(false, |any, b| any | is_special(*b, special))
    };
    match bytes.last_chunk() {
        Some(last) => bytes.as_chunks().0.iter().any(any) || any(last),
        None => bytes.iter().any(|byte| is_special(*byte, special)),
    }
}

/// Where the first byte stands that needs a closer look.
fn first_special(bytes: &[u8], special: &[bool; 256]) -> Option<usize> {
    let (chunks, _) = bytes.as_chunks::<8>();
    let chunks = chunks.iter();
    let plain = 8 * chunks
        .take_while(|chunk| !has_special(*chunk, special))
        .count();
    let mut rest = bytes.get(plain..)?.iter();
    Some(plain + rest.position(|byte| is_special(*byte, special))?)
}

#[inline]
fn is_special(byte: u8, special: &[bool; 256]) -> bool {
    special.get(usize::from(byte)) == Some(&true)
}

const IN_TEXT: [bool; 256] = specials(false);
const IN_ATTRIBUTES: [bool; 256] = specials(true);

/// Which bytes need a closer look: what XML reserves, controls, and the first
/// byte of U+FFFE and U+FFFF.
#[expect(
    clippy::indexing_slicing,
    clippy::as_conversions,
    clippy::cast_possible_truncation,
    reason = "evaluated at compile time, where a mistake does not compile"
)]
const fn specials(attribute: bool) -> [bool; 256] {
    let mut specials = [false; 256];
    let mut byte = 0;
    while byte < 256 {
        specials[byte] = match byte as u8 {
            b'&' | b'<' | b'>' | b'\r' | 0xEF => true,
            b'"' | b'\t' | b'\n' => attribute,
            other => other < 0x20,
        };
        byte += 1;
    }
    specials
}

fn reference(character: char, attribute: bool) -> Option<&'static str> {
    Some(match character {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '\r' => "&#13;",
        '"' if attribute => "&quot;",
        '\t' if attribute => "&#9;",
        '\n' if attribute => "&#10;",
        _ => return None,
    })
}

fn is_xml_character(character: char) -> bool {
    matches!(character, '\t' | '\n' | ' '..='\u{FFFD}' | '\u{10000}'..)
}
