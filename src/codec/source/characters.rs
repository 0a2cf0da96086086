use memchr::memchr_iter;

/// A character that XML 1.0 allows, production `Char`.
pub(super) fn is_allowed(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => true,
        '\u{FFFE}' | '\u{FFFF}' => false,
        _ => c >= ' ',
    }
}

/// White space, production `S`.
#[inline]
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | b'\n' | b'\r')
}

/// The index of the first byte at or behind `from` that is not white space.
#[inline]
pub(super) fn skip_space(bytes: &[u8], from: usize) -> usize {
    let mut at = from;
    while bytes.get(at).is_some_and(|&byte| is_space(byte)) {
        at += 1;
    }
    at
}

const SPACES: u64 = u64::from_le_bytes([b' '; 8]);

/// The length of the white space that `bytes` start with, which is mostly
/// indentation.
#[inline]
pub(super) fn indentation(bytes: &[u8]) -> usize {
    let mut at = usize::from(bytes.first() == Some(&b'\n'));
    while let Some((eight, _)) = bytes.get(at..).and_then(<[u8]>::split_first_chunk) {
        let other = u64::from_le_bytes(*eight) ^ SPACES;
        at += usize::try_from(other.trailing_zeros() / 8).unwrap_or_default();
        if other != 0 {
            break;
        }
    }
    skip_space(bytes, at)
}

/// The first character of valid UTF-8 that XML 1.0 does not allow, and its index.
pub(super) fn first_illegal(bytes: &[u8]) -> Option<(usize, char)> {
    let control = first_control(bytes);
    let reach = control.map_or(bytes.len(), |(at, _)| at);
    first_noncharacter(bytes.get(..reach).unwrap_or(bytes)).or(control)
}

fn first_control(bytes: &[u8]) -> Option<(usize, char)> {
    // Chunks of a known size without an early exit, so that the comparison is vectorised.
    let (chunks, _) = bytes.as_chunks::<128>();
    let bad = |chunk: &[u8; 128]| {
        let bytes = chunk.iter();
        bytes.fold(false, |found, &byte| found | is_control(byte))
    };
    let from = chunks.iter().position(bad).unwrap_or(chunks.len()) * 128;
    let rest = bytes.get(from..)?;
    let at = rest.iter().position(|&byte| is_control(byte))?;
    Some((from + at, char::from(*rest.get(at)?)))
}

fn is_control(byte: u8) -> bool {
    byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')
}

/// U+FFFE and U+FFFF are `EF BF BE` and `EF BF BF`.
fn first_noncharacter(bytes: &[u8]) -> Option<(usize, char)> {
    memchr_iter(0xEF, bytes).find_map(|at| match bytes.get(at + 1..at + 3)? {
        [0xBF, 0xBE] => Some((at, '\u{FFFE}')),
        [0xBF, 0xBF] => Some((at, '\u{FFFF}')),
        _ => None,
    })
}
