//! Texts and values with what XML reserves escaped.

use crate::error::{Error, ErrorKind, Result};

/// Appends a text, or the value of an attribute.
#[inline]
pub(super) fn escape(out: &mut Vec<u8>, text: &str, attribute: bool) -> Result<()> {
    let special = if attribute { &IN_ATTRIBUTES } else { &IN_TEXT };
    if let Some(index) = first_special(text.as_bytes(), special) {
        return escape_special(out, text, index, attribute);
    }
    out.extend_from_slice(text.as_bytes());
    Ok(())
}

#[cold]
fn escape_special(out: &mut Vec<u8>, text: &str, first: usize, attribute: bool) -> Result<()> {
    let mut rest = text;
    let mut next = Some(first);
    let special = if attribute { &IN_ATTRIBUTES } else { &IN_TEXT };
    while let Some(index) = next {
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
        next = first_special(rest.as_bytes(), special);
    }
    out.extend_from_slice(rest.as_bytes());
    Ok(())
}

/// Where the first byte stands that needs a closer look. Eight are looked up
/// at once: most texts have none.
#[inline]
fn first_special(bytes: &[u8], special: &[bool; 256]) -> Option<usize> {
    let is_special = |byte: &u8| special.get(usize::from(*byte)) == Some(&true);
    let (chunks, _) = bytes.as_chunks::<8>();
    let has_none = |chunk: &&[u8; 8]| !chunk.iter().fold(false, |any, b| any | is_special(b));
    let plain = 8 * chunks.iter().take_while(has_none).count();
    let rest = bytes.get(plain..)?;
    Some(plain + rest.iter().position(is_special)?)
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
