//! Where headers and parts begin and end. mail-parser finds a boundary
//! anywhere in a line, takes a longer one for it and does without the last
//! one; what is signed has to be cut out more strictly.

use mail_parser::decoders::quoted_printable::quoted_printable_decode;

use crate::seal::{Reason, Rejection};

/// The next line without its end, and where the one behind it starts.
fn line(bytes: &[u8], from: usize) -> Option<(&[u8], usize)> {
    let rest = bytes.get(from..).filter(|rest| !rest.is_empty())?;
    let end = memchr::memchr(b'\n', rest).unwrap_or(rest.len());
    let text = rest.get(..end).unwrap_or(rest);
    let next = from.saturating_add(end).saturating_add(1).min(bytes.len());
    Some((text.strip_suffix(b"\r").unwrap_or(text), next))
}

/// The header with its empty line, what is behind it, and whether there is an
/// empty line.
pub(super) fn header(bytes: &[u8], most: usize) -> Result<(&[u8], &[u8], bool), Rejection> {
    let (mut at, mut size) = (0_usize, None);
    while let Some((text, next)) = line(bytes, at) {
        if text.is_empty() {
            let (header, body) = bytes.split_at_checked(next).unwrap_or((bytes, &[]));
            return Ok((header, body, true));
        }
        size = Some(field(text, size)?.saturating_add(text.len()));
        if size > Some(most) {
            return Err(Reason::Structure("a header field with too many bytes").into());
        }
        at = next;
    }
    Ok((bytes, &[], false))
}

/// The size so far of the field that a line belongs to, if it is one of a header.
fn field(text: &[u8], size: Option<usize>) -> Result<usize, Rejection> {
    let wrong = Reason::Malformed("a line in a header that is no field");
    if text.iter().any(|byte| matches!(byte, b'\r' | 0)) {
        return Err(wrong.into());
    }
    if text.starts_with(b" ") || text.starts_with(b"\t") {
        let blank = text.trim_ascii().is_empty();
        return size.filter(|_| !blank).ok_or_else(|| wrong.into());
    }
    let name = text.split(|byte| *byte == b':').next().unwrap_or_default();
    let named = !name.is_empty() && name.len() < text.len();
    if !named || !name.iter().all(u8::is_ascii_graphic) {
        return Err(wrong.into());
    }
    Ok(0)
}

/// What stands between the boundaries, without the line ends that belong to
/// them (RFC 2046, section 5.1.1).
pub(super) fn parts<'a>(body: &'a [u8], boundary: &str) -> Result<Vec<&'a [u8]>, Rejection> {
    let (mut parts, mut start, mut at) = (Vec::new(), None, 0_usize);
    let mut closed = false;
    while let Some((text, next)) = line(body, at) {
        let Some(delimiter) = delimiter(text, boundary)? else {
            at = next;
            continue;
        };
        if closed {
            return Err(Reason::Structure("a part behind the last boundary").into());
        }
        if let Some(start) = start {
            parts.push(without_line_end(body.get(start..at).unwrap_or_default()));
        }
        closed = delimiter == Delimiter::Last;
        (start, at) = (Some(next), next);
    }
    if !closed {
        return Err(Reason::Malformed("a message cut off before its last boundary").into());
    }
    Ok(parts)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Delimiter {
    Between,
    Last,
}

/// What a line separates. One that goes on behind the boundary is one to some
/// readers and none to others.
fn delimiter(text: &[u8], boundary: &str) -> Result<Option<Delimiter>, Rejection> {
    let dashed = text.strip_prefix(b"--");
    let Some(rest) = dashed.and_then(|rest| rest.strip_prefix(boundary.as_bytes())) else {
        return Ok(None);
    };
    let padding = |byte: &u8| matches!(byte, b' ' | b'\t');
    let end = rest.iter().rposition(|byte| !padding(byte));
    let end = end.map_or(0, |at| at.saturating_add(1));
    match rest.get(..end).unwrap_or_default() {
        b"" => Ok(Some(Delimiter::Between)),
        b"--" => Ok(Some(Delimiter::Last)),
        _ => Err(Reason::Malformed("a line that is a boundary to some readers only").into()),
    }
}

fn without_line_end(part: &[u8]) -> &[u8] {
    let part = part.strip_suffix(b"\n").unwrap_or(part);
    part.strip_suffix(b"\r").unwrap_or(part)
}

/// Base64 (RFC 2045, section 6.8), of which nothing is left out.
pub(super) fn base64(body: &[u8]) -> Result<Vec<u8>, Rejection> {
    let text: Vec<u8> = body
        .iter()
        .copied()
        .filter(|b| !b.is_ascii_whitespace())
        .collect();
    // Some readers end at padding, others go on behind it.
    let padding = memchr::memchr(b'=', &text).unwrap_or(text.len());
    let last = padding.saturating_add(2) >= text.len();
    let decoded = data_encoding::BASE64.decode(&text).ok().filter(|_| last);
    decoded.ok_or_else(|| Reason::Malformed("base64 that is cut off or none").into())
}

/// Quoted-printable (RFC 2045, section 6.7), of which nothing is left out.
pub(super) fn quoted_printable(body: &[u8]) -> Result<Vec<u8>, Rejection> {
    let escapes = memchr::memchr_iter(b'=', body).all(|at| escapes(behind(body, at)));
    let bare = memchr::memchr_iter(b'\r', body).any(|at| !behind(body, at).starts_with(b"\n"));
    let decoded = quoted_printable_decode(body).filter(|_| escapes && !bare);
    decoded.ok_or_else(|| Reason::Malformed("quoted-printable that is cut off or none").into())
}

fn behind(bytes: &[u8], at: usize) -> &[u8] {
    bytes.get(at.saturating_add(1)..).unwrap_or_default()
}

/// Whether an equals sign before this stands for a byte or breaks the line.
/// mail-parser takes some others, too.
fn escapes(rest: &[u8]) -> bool {
    let digits = rest.get(..2).unwrap_or_default();
    if digits.len() == 2 && digits.iter().all(u8::is_ascii_hexdigit) {
        return true;
    }
    let blank = rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t'));
    let rest = rest.get(blank.count()..).unwrap_or_default();
    rest.is_empty() || rest.starts_with(b"\n") || rest.starts_with(b"\r\n")
}
