//! Percent-encoding, entities, backslash escapes and quoted-printable, undone in place.

use memchr::{memchr, memchr2, memchr3};

/// Named entities; the longest anybody writes for what an indicator is made of.
const ENTITIES: &[(&str, char)] = &[
    ("amp", '&'),
    ("lt", '<'),
    ("gt", '>'),
    ("quot", '"'),
    ("apos", '\''),
    ("nbsp", ' '),
    ("shy", '\u{AD}'),
    ("zwj", '\u{200D}'),
    ("zwnj", '\u{200C}'),
    ("period", '.'),
    ("commat", '@'),
    ("colon", ':'),
    ("sol", '/'),
    ("bsol", '\\'),
    ("hyphen", '-'),
    ("dash", '-'),
    ("ndash", '-'),
    ("lowbar", '_'),
    ("num", '#'),
    ("percnt", '%'),
    ("plus", '+'),
    ("equals", '='),
    ("lpar", '('),
    ("rpar", ')'),
    ("lsqb", '['),
    ("rsqb", ']'),
    ("lbrack", '['),
    ("rbrack", ']'),
    ("auml", 'ä'),
    ("ouml", 'ö'),
    ("uuml", 'ü'),
    ("Auml", 'Ä'),
    ("Ouml", 'Ö'),
    ("Uuml", 'Ü'),
    ("szlig", 'ß'),
    ("eacute", 'é'),
    ("egrave", 'è'),
    ("agrave", 'à'),
    ("aacute", 'á'),
    ("oacute", 'ó'),
    ("ccedil", 'ç'),
    ("ntilde", 'ñ'),
    ("Tab", ' '),
    ("NewLine", ' '),
];

/// What an escape stands for, and how many bytes it takes.
enum Meaning {
    Byte(u8),
    Char(char),
    Nothing,
}

/// The text with percent-encoding, entities and backslash escapes undone, if it has any.
pub(super) fn unescaped(text: &str) -> Option<String> {
    memchr3(b'%', b'&', b'\\', text.as_bytes())?;
    replaced(
        text,
        |bytes| memchr3(b'%', b'&', b'\\', bytes),
        |rest| match rest.first()? {
            b'%' => percent(rest),
            b'&' => entity(rest),
            _ => backslash(rest),
        },
    )
}

/// The text with quoted-printable undone, if it has any.
pub(super) fn unquoted(text: &str) -> Option<String> {
    memchr(b'=', text.as_bytes())?;
    replaced(text, |bytes| memchr(b'=', bytes), quoted)
}

fn replaced(
    text: &str,
    find: impl Fn(&[u8]) -> Option<usize>,
    read: impl Fn(&[u8]) -> Option<(Meaning, usize)>,
) -> Option<String> {
    let mut out = Vec::new();
    let mut rest = text.as_bytes();
    let mut changed = false;
    while let Some((before, after)) = find(rest).and_then(|at| rest.split_at_checked(at)) {
        out.extend_from_slice(before);
        let (meaning, length) =
            read(after).unwrap_or((Meaning::Byte(after.first().copied().unwrap_or_default()), 0));
        changed |= length > 0;
        match meaning {
            Meaning::Byte(byte) => out.push(byte),
            Meaning::Char(c) => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            Meaning::Nothing => {}
        }
        rest = after.get(length.max(1)..).unwrap_or_default();
    }
    out.extend_from_slice(rest);
    changed.then(|| utf8_or_latin1(&out))
}

/// Bytes that are not UTF-8 are read as Latin-1, as old encoders wrote them.
fn utf8_or_latin1(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        text.extend(chunk.invalid().iter().map(|byte| char::from(*byte)));
    }
    text
}

fn digits(bytes: &[u8], radix: u32) -> Option<u32> {
    if bytes.is_empty() || bytes.len() > 10 {
        return None;
    }
    bytes.iter().try_fold(0_u32, |sum, byte| {
        let digit = char::from(*byte).to_digit(radix)?;
        sum.checked_mul(radix)?.checked_add(digit)
    })
}

fn byte(bytes: Option<&[u8]>, radix: u32) -> Option<Meaning> {
    let byte = u8::try_from(digits(bytes?, radix)?).ok()?;
    Some(Meaning::Byte(byte))
}

fn character(bytes: Option<&[u8]>, radix: u32) -> Option<Meaning> {
    char::from_u32(digits(bytes?, radix)?).map(Meaning::Char)
}

fn percent(rest: &[u8]) -> Option<(Meaning, usize)> {
    if let Some(b'u' | b'U') = rest.get(1) {
        return Some((character(rest.get(2..6), 16)?, 6));
    }
    Some((byte(rest.get(1..3), 16)?, 3))
}

fn quoted(rest: &[u8]) -> Option<(Meaning, usize)> {
    let after = rest.get(1..)?;
    let spaces = after
        .iter()
        .take(80)
        .take_while(|b| matches!(b, b' ' | b'\t'))
        .count();
    let line = match after.get(spaces..)? {
        [b'\r', b'\n', ..] => Some(2),
        [b'\n' | b'\r', ..] => Some(1),
        _ => None,
    };
    if let Some(length) = line {
        return Some((Meaning::Nothing, 1 + spaces + length));
    }
    Some((byte(rest.get(1..3), 16)?, 3))
}

fn entity(rest: &[u8]) -> Option<(Meaning, usize)> {
    if rest.get(1) == Some(&b'#') {
        return numeric_entity(rest);
    }
    let body = rest.get(1..)?;
    let length = body
        .iter()
        .take(10)
        .take_while(|b| b.is_ascii_alphabetic())
        .count();
    let name = body.get(..length)?;
    let (_, c) = ENTITIES
        .iter()
        .find(|(known, _)| known.as_bytes() == name)?;
    (body.get(length) == Some(&b';')).then_some((Meaning::Char(*c), length + 2))
}

fn numeric_entity(rest: &[u8]) -> Option<(Meaning, usize)> {
    let (start, radix) = match rest.get(2) {
        Some(b'x' | b'X') => (3, 16),
        _ => (2, 10),
    };
    let body = rest.get(start..)?;
    let is_digit = |b: &&u8| char::from(**b).is_digit(radix);
    let zeros = body.iter().take(40).take_while(|b| **b == b'0').count();
    let length = body
        .get(zeros..)?
        .iter()
        .take(8)
        .take_while(is_digit)
        .count();
    let end = zeros + length;
    let meaning = character(body.get(zeros..end), radix)?;
    let closed = usize::from(body.get(end) == Some(&b';'));
    Some((meaning, start + end + closed))
}

fn backslash(rest: &[u8]) -> Option<(Meaning, usize)> {
    match *rest.get(1)? {
        b'x' | b'X' if rest.get(2) != Some(&b'{') => Some((byte(rest.get(2..4), 16)?, 4)),
        b'u' | b'x' if rest.get(2) == Some(&b'{') => {
            let body = rest.get(3..rest.len().min(12))?;
            let length = memchr2(b'}', b'\\', body)?;
            Some((character(body.get(..length), 16)?, length + 4))
        }
        b'u' => utf16(rest).or_else(|| Some((character(rest.get(2..6), 16)?, 6))),
        b'U' => Some((character(rest.get(2..10), 16)?, 10)),
        b'0'..=b'3' => Some((byte(rest.get(1..4), 8)?, 4)),
        punctuation if punctuation.is_ascii_punctuation() => Some((Meaning::Byte(punctuation), 2)),
        _ => None,
    }
}

/// `\uD83D\uDE00`: a character in two halves.
fn utf16(rest: &[u8]) -> Option<(Meaning, usize)> {
    let high = u16::try_from(digits(rest.get(2..6)?, 16)?).ok()?;
    let low = u16::try_from(digits(rest.get(8..12)?, 16)?).ok()?;
    let joined = rest.get(6..8)? == b"\\u";
    let c = char::decode_utf16([high, low]).next()?.ok()?;
    (joined && c.len_utf16() == 2).then_some((Meaning::Char(c), 12))
}
