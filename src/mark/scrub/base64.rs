//! Base64 of either alphabet, padded or not, in one piece or wrapped.

use data_encoding::BASE64;

use super::bytes::{readable, readable_utf16, wholly_readable};

/// Shorter pieces say nothing worth finding.
const LEAST: usize = 3;
/// Shorter pieces of a joined stream are noise; short values are found run by run.
const LEAST_OF_STREAM: usize = 6;

fn is_symbol(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

fn standard(byte: u8) -> u8 {
    match byte {
        b'-' => b'+',
        b'_' => b'/',
        _ => byte,
    }
}

/// Decodes symbols, of which a broken last group is completed.
fn decode(symbols: &mut Vec<u8>, decoded: &mut Vec<u8>) {
    decoded.clear();
    if symbols.len() % 4 == 1 {
        symbols.pop();
    }
    let missing = symbols.len().next_multiple_of(4) - symbols.len();
    symbols.resize(symbols.len() + missing, b'A');
    decoded.resize(symbols.len() / 4 * 3, 0);
    let length = BASE64.decode_mut(symbols, decoded).unwrap_or_default();
    decoded.truncate(length.saturating_sub(missing));
}

/// Decodes and tells what can be read.
#[derive(Default)]
struct Decoder {
    symbols: Vec<u8>,
    decoded: Vec<u8>,
}

impl Decoder {
    fn tell(&mut self, run: &[u8], least: usize, out: &mut String) {
        self.symbols.clear();
        self.symbols.extend(run.iter().map(|b| standard(*b)));
        decode(&mut self.symbols, &mut self.decoded);
        readable(&self.decoded, least, out);
    }

    fn tell_wide(&mut self, run: &[u8], out: &mut String) {
        self.tell(run, LEAST, out);
        if !is_word(run) {
            readable_utf16(&self.decoded, LEAST, out);
        }
    }

    fn tell_run(&mut self, run: &[u8], out: &mut String) {
        if run.len() < 4 || (is_word(run) && !may_say(run)) {
            return;
        }
        self.tell_wide(run, out);
        if run.iter().any(|b| !b.is_ascii_alphanumeric()) {
            let pieces = run.split(|b| !b.is_ascii_alphanumeric());
            for piece in pieces.filter(|piece| piece.len() >= 4 && !is_word(piece)) {
                self.tell_wide(piece, out);
            }
        }
    }
}

/// Lines of one length and a shorter last one.
#[derive(Default)]
struct Wrapped {
    symbols: Vec<u8>,
    lines: usize,
    width: usize,
    /// Whether a line is more than a word.
    is_likely: bool,
}

impl Wrapped {
    fn push(&mut self, run: &[u8], joins: bool, decoder: &mut Decoder, out: &mut String) {
        if !joins || run.len() > self.width {
            self.tell(decoder, out);
            self.width = run.len();
        }
        self.symbols.extend_from_slice(run);
        self.lines += 1;
        self.is_likely |= !is_word(run);
        if run.len() < self.width {
            self.tell(decoder, out);
        }
    }

    fn tell(&mut self, decoder: &mut Decoder, out: &mut String) {
        if self.lines > 1 && self.width >= 4 && self.is_likely {
            decoder.tell_wide(&self.symbols, out);
        }
        self.symbols.clear();
        *self = Self {
            symbols: std::mem::take(&mut self.symbols),
            ..Self::default()
        };
    }
}

/// What each run says by itself, and what lines say together.
pub(super) fn runs(text: &str, out: &mut String) {
    let mut decoder = Decoder::default();
    let mut wrapped = Wrapped::default();
    let mut joins = false;
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        let length = rest.iter().take_while(|b| is_symbol(**b)).count();
        let (run, after) = rest.split_at_checked(length).unwrap_or_default();
        if length > 0 {
            decoder.tell_run(run, out);
            wrapped.push(run, joins, &mut decoder, out);
        }
        let gap = after.iter().take_while(|b| !is_symbol(**b)).count();
        let (between, after) = after.split_at_checked(gap).unwrap_or_default();
        joins = between
            .iter()
            .all(|b| b.is_ascii_whitespace() || *b == b'>');
        rest = after;
    }
    wrapped.tell(&mut decoder, out);
}

/// What the runs up to each padding say together, wherever the first group may begin.
pub(super) fn stream(text: &str, out: &mut String) {
    let mut decoder = Decoder::default();
    for block in text.as_bytes().split(|b| *b == b'=') {
        let symbols = joined(block);
        for shift in 0..4 {
            let shifted = symbols.get(shift..).unwrap_or_default();
            if shifted.len() >= 8 {
                decoder.tell(shifted, LEAST_OF_STREAM, out);
                readable_utf16(&decoder.decoded, LEAST_OF_STREAM, out);
            }
        }
    }
}

/// All symbols of a text; line ends may be written `\n`.
fn joined(bytes: &[u8]) -> Vec<u8> {
    let mut symbols = Vec::with_capacity(bytes.len());
    let mut escaped = false;
    for byte in bytes {
        let line_end = escaped && matches!(byte, b'n' | b'r' | b't');
        if is_symbol(*byte) && !line_end {
            symbols.push(standard(*byte));
        }
        escaped = *byte == b'\\';
    }
    symbols
}

/// A word as people write it, or a number.
fn is_word(run: &[u8]) -> bool {
    let rest = run.get(1..).unwrap_or_default();
    rest.iter().all(u8::is_ascii_lowercase) || run.iter().all(u8::is_ascii_digit)
}

/// Whether a word may be base64 of three ASCII characters in a row: one of each place in a group.
fn may_say(word: &[u8]) -> bool {
    let at = |place: usize, is: fn(u8) -> bool| {
        let symbols = word.iter().skip(place).step_by(4);
        symbols.copied().any(is)
    };
    at(0, |b| matches!(b, b'I'..=b'Z' | b'a'..=b'f'))
        && at(
            1,
            |b| !matches!(b, b'I'..=b'P' | b'Y'..=b'Z' | b'a'..=b'f' | b'o'..=b'v'),
        )
        && at(2, |b| !matches!(b, b'C'..=b'D' | b'G'..=b'H'))
}

/// Whether a text holds more than words.
pub(super) fn is_likely(text: &str) -> bool {
    let mut runs = text.as_bytes().split(|b| !is_symbol(*b));
    runs.any(|run| run.len() >= 4 && !is_word(run))
}

/// A text that is base64 and nothing else.
pub(super) fn whole(text: &str) -> Option<String> {
    let body = text.trim().trim_end_matches('=').as_bytes();
    let is_part = |b: &u8| is_symbol(*b) || b.is_ascii_whitespace();
    if body.len() < 4 || is_word(body) || !body.iter().all(is_part) {
        return None;
    }
    let symbols = body.iter().copied().filter(|b| is_symbol(*b));
    let mut symbols: Vec<u8> = symbols.map(standard).collect();
    let mut decoded = Vec::new();
    decode(&mut symbols, &mut decoded);
    wholly_readable(&decoded)
}
