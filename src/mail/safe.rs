//! What may be written, and how.

use data_encoding::{BASE64, BASE64_MIME};

use crate::{Error, Result};

/// Refuses what would start another line, and so another field (RFC 5322, section 2.2).
pub(super) fn line(expected: &'static str, text: &str) -> Result<()> {
    let breaks = |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}');
    if text.contains(breaks) {
        return Err(Error::value(expected, &text.escape_debug().to_string()));
    }
    Ok(())
}

/// The name of a file that stays in its folder wherever it is written.
pub(super) fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let last = last.rsplit_once(':').map_or(last, |(_, last)| last);
    let kept = |c: char| !c.is_control() && !"<>\"|?*".contains(c);
    let name: String = last.chars().filter(|c| kept(*c)).take(120).collect();
    let name = name.trim_matches([' ', '.']);
    if name.is_empty() {
        "attachment".to_owned()
    } else {
        name.to_owned()
    }
}

/// A piece of a file name from an identifier.
pub(super) fn slug(text: &str) -> String {
    let kept = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    let slug = text.trim().chars().take(60);
    slug.map(|c| if kept(c) { c } else { '-' }).collect()
}

/// Whether this is `type/subtype` of RFC 6838, section 4.2.
pub(super) fn is_media_type(text: &str) -> bool {
    let token = |text: &str| {
        let mut bytes = text.bytes();
        let first = bytes.next().is_some_and(|b| b.is_ascii_alphanumeric());
        first
            && text.len() <= 127
            && bytes.all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b))
    };
    text.split_once('/')
        .is_some_and(|(top, sub)| token(top) && token(sub))
}

/// With CRLF at the end of each line, as it is signed (RFC 3156, section 5).
pub(super) fn canonical(bytes: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some(at) = memchr::memchr(b'\n', rest) {
        let (line, after) = rest.split_at(at);
        out.extend_from_slice(line.strip_suffix(b"\r").unwrap_or(line));
        out.extend_from_slice(b"\r\n");
        rest = after.strip_prefix(b"\n").unwrap_or(after);
    }
    out.extend_from_slice(rest);
    out
}

/// Base64 in lines of 76 characters.
pub(super) fn base64(bytes: &[u8]) -> Vec<u8> {
    BASE64_MIME.encode(bytes).into_bytes()
}

/// An OpenPGP message in its text form, whether it was or not (RFC 9580, section 6.2).
pub(super) fn armored(message: &[u8]) -> Vec<u8> {
    const BEGIN: &str = "-----BEGIN PGP MESSAGE-----";
    const END: &str = "-----END PGP MESSAGE-----\r\n";
    if message.trim_ascii_start().starts_with(BEGIN.as_bytes()) {
        return canonical(message.trim_ascii_start());
    }
    let text = BASE64.encode(message);
    let lines = text.as_bytes().chunks(64);
    let mut out = format!("{BEGIN}\r\n\r\n").into_bytes();
    for line in lines {
        out.extend_from_slice(line);
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(END.as_bytes());
    out
}

/// Whether every transport leaves it as it is: 7-bit, lines of CRLF that are
/// not long, end in no white space and do not start with `From `, as RFC 3156,
/// section 3, asks of what is signed.
pub(super) fn is_transportable(part: &[u8]) -> bool {
    part.split(|byte| *byte == b'\n').all(|line| {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let plain = |byte: &u8| matches!(byte, b'\t' | b' '..=b'~');
        line.len() <= 998
            && line.iter().all(plain)
            && !line.ends_with(b" ")
            && !line.ends_with(b"\t")
            && !line.starts_with(b"From ")
            && line != b"."
    })
}
