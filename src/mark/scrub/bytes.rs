//! What can be read in decoded bytes.

/// So few bytes may be read as UTF-8 and as UTF-16 alike.
const AMBIGUOUS: usize = 64;

/// Stands behind each stretch; no encoding goes on over it.
pub(super) const BREAK: char = '~';

/// Appends to `out` the readable stretches of at least `least` characters.
pub(super) fn readable(bytes: &[u8], least: usize, out: &mut String) {
    let mut span = Span::new(least, out);
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            span.push(c);
        }
        if !chunk.invalid().is_empty() {
            span.end();
        }
    }
    span.end();
}

/// The same for UTF-16 of either byte order, where UTF-8 does not explain the bytes.
///
/// Noise reads as ideographs, so these count only where nothing else is among the bytes.
pub(super) fn readable_utf16(bytes: &[u8], least: usize, out: &mut String) {
    let is_plain = || str::from_utf8(bytes).is_ok_and(|text| text.chars().all(is_readable));
    if bytes.len() < 2 * least || (bytes.len() > AMBIGUOUS && is_plain()) {
        return;
    }
    let alphabetic = is_alphabetic(bytes, least);
    for order in [u16::from_le_bytes, u16::from_be_bytes] {
        if is_wholly_readable(bytes, order) {
            out.extend(utf16(bytes, order));
            out.push(BREAK);
        } else if alphabetic {
            let shifted = bytes.get(1..).unwrap_or_default();
            alphabets(bytes, order, &mut Span::new(least, out));
            alphabets(shifted, order, &mut Span::new(least, out));
        }
    }
}

/// Whether so many units in a row may be of alphabets.
fn is_alphabetic(bytes: &[u8], least: usize) -> bool {
    (0..2).any(|parity| {
        let mut row = 0;
        bytes.iter().skip(parity).step_by(2).any(|byte| {
            row = if *byte < 0x30 { row + 1 } else { 0 };
            row >= least
        })
    })
}

fn utf16(bytes: &[u8], order: fn([u8; 2]) -> u16) -> impl Iterator<Item = char> {
    let units = bytes.chunks_exact(2);
    let units = units.filter_map(|unit| unit.try_into().ok());
    char::decode_utf16(units.map(order)).map(|c| c.unwrap_or('\0'))
}

/// Text keeps to a script, which noise does not.
fn is_wholly_readable(bytes: &[u8], order: fn([u8; 2]) -> u16) -> bool {
    let mut known = None;
    bytes.len().is_multiple_of(2)
        && utf16(bytes, order).all(|c| {
            let script = script(c);
            let fits = script.is_none() || known.is_none() || script == known;
            known = known.or(script);
            fits && c != '\0' && is_readable(c)
        })
}

fn alphabets(bytes: &[u8], order: fn([u8; 2]) -> u16, span: &mut Span<'_>) {
    let mut last = None;
    for c in utf16(bytes, order) {
        let script = script(c);
        if script.is_some() && script != last {
            if last.is_some() {
                span.end();
            }
            last = script;
        }
        if c == '\0' || script >= Some(IDEOGRAPHS) {
            span.end();
        } else {
            span.push(c);
        }
    }
    span.end();
}

/// The scripts from here on.
const IDEOGRAPHS: u32 = 0x30;

/// Roughly the script of a character; none where it goes with any.
fn script(c: char) -> Option<u32> {
    match u32::from(c) {
        0..=0x36F | 0x1E00..=0x206F | 0xFE00..=0xFFFF | 0x1_0000.. => None,
        0x3000..=0x9FFF | 0xF900..=0xFAFF => Some(IDEOGRAPHS),
        0xAC00..=0xD7A3 => Some(0xAC),
        other => Some(other >> 8),
    }
}

/// The whole of the bytes as text, if every character of it can be read.
pub(super) fn wholly_readable(bytes: &[u8]) -> Option<String> {
    let narrow: Vec<u8> = bytes.iter().copied().filter(|b| *b != 0).collect();
    let text = String::from_utf8(narrow).unwrap_or_default();
    if !text.is_empty() && text.chars().all(is_readable) {
        return Some(text);
    }
    let is_low = |skip| bytes.iter().skip(skip).step_by(2).all(|b| *b < 0x30);
    if !is_low(0) && !is_low(1) {
        return None;
    }
    let mut wide = String::new();
    readable_utf16(bytes, (bytes.len() / 2).max(1), &mut wide);
    let alphabetic =
        |text: &&str| !text.is_empty() && text.chars().all(|c| script(c) < Some(IDEOGRAPHS));
    wide.split(BREAK).find(alphabetic).map(str::to_owned)
}

struct Span<'a> {
    least: usize,
    out: &'a mut String,
    start: usize,
    length: usize,
}

impl<'a> Span<'a> {
    fn new(least: usize, out: &'a mut String) -> Self {
        let start = out.len();
        Self {
            least,
            out,
            start,
            length: 0,
        }
    }

    /// A NUL is half of an ASCII character in UTF-16.
    fn push(&mut self, c: char) {
        if is_readable(c) {
            self.out.push(c);
            self.length += 1;
        } else if c != '\0' {
            self.end();
        }
    }

    fn end(&mut self) {
        if self.length >= self.least {
            self.out.push(BREAK);
        } else {
            self.out.truncate(self.start);
        }
        self.start = self.out.len();
        self.length = 0;
    }
}

fn is_readable(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => true,
        '\0'..='\u{9F}' => !c.is_control(),
        '\u{E000}'..='\u{F8FF}' | '\u{FFFD}' | '\u{F0000}'.. => false,
        _ => true,
    }
}
