//! Hexadecimal text, in one piece or byte by byte.

use data_encoding::HEXLOWER_PERMISSIVE;

use super::bytes::{BREAK, readable, readable_utf16, wholly_readable};

/// Digits that say three characters.
const LEAST: usize = 6;

/// Collected digits, and what they say at either alignment.
#[derive(Default)]
struct Digits {
    collected: Vec<u8>,
    separator: u8,
    tokens: usize,
}

impl Digits {
    fn push(&mut self, digits: &[u8], separator: u8) {
        self.collected.extend_from_slice(digits);
        self.separator = separator;
        self.tokens += 1;
    }

    fn tell(&mut self, out: &mut String) {
        if self.tokens > 1 && self.collected.len() >= LEAST {
            self.tell_address(out);
            tell(&self.collected, out);
        }
        self.collected.clear();
        self.tokens = 0;
    }

    /// The bytes of an address are handed on as a number.
    fn tell_address(&self, out: &mut String) {
        if matches!(self.collected.len(), 8 | 32) {
            out.push_str("0x");
            out.extend(self.collected.iter().map(|digit| char::from(*digit)));
            out.push(BREAK);
        }
    }
}

/// What digits say at either alignment.
fn tell(digits: &[u8], out: &mut String) {
    for shift in [0, 1] {
        let digits = digits.get(shift..).unwrap_or_default();
        let even = digits.get(..digits.len() / 2 * 2).unwrap_or_default();
        if let Ok(bytes) = HEXLOWER_PERMISSIVE.decode(even) {
            readable(&bytes, 3, out);
            readable_utf16(&bytes, 3, out);
        }
    }
}

/// Runs being collected: over like separators, and over all.
struct Runs<'t, 'a> {
    alike: Digits,
    /// As `alike`, with the digits before its first separator.
    sooner: Digits,
    last: &'t [u8],
    all: Digits,
    joins: bool,
    separator: u8,
    out: &'a mut String,
}

impl<'t> Runs<'t, '_> {
    fn gap(&mut self, between: &[u8]) {
        let joins = |b: &u8| b.is_ascii() && char::from(*b) != BREAK;
        self.joins &= between.len() <= 4 && between.iter().all(joins);
        let mark = between.iter().find(|b| !b.is_ascii_whitespace());
        self.separator = *mark.unwrap_or(&b' ');
    }

    fn word(&mut self, word: &'t [u8]) {
        if let Some(digits) = hex_word(word) {
            if digits.len() >= LEAST {
                tell(digits, self.out);
            }
            self.push(digits);
            return;
        }
        let is_hex = |b: &&u8| b.is_ascii_hexdigit();
        let first = word.iter().take_while(is_hex).count();
        let last = word.iter().rev().take_while(is_hex).count();
        if self.joins && first > 0 {
            self.push(word.get(..first).unwrap_or_default());
        }
        self.end();
        if word.len() >= LEAST {
            inside(word, self.out);
        }
        if last > 0 {
            self.push(word.get(word.len() - last..).unwrap_or_default());
        }
    }

    fn push(&mut self, digits: &'t [u8]) {
        let separator = self.separator;
        if !self.joins {
            self.end();
        } else if self.alike.tokens > 1 && self.alike.separator != separator {
            self.alike.tell(self.out);
            self.sooner.tell(self.out);
            self.sooner.push(self.last, separator);
        }
        if self.sooner.tokens > 0 {
            self.sooner.push(digits, separator);
        }
        self.last = digits;
        self.alike.push(digits, separator);
        self.all.push(digits, separator);
        self.joins = true;
    }

    fn end(&mut self) {
        self.alike.tell(self.out);
        self.sooner.tell(self.out);
        self.all.tell(self.out);
        self.joins = false;
    }
}

/// What hexadecimal runs say.
pub(super) fn runs(text: &str, out: &mut String) {
    let mut runs = Runs {
        alike: Digits::default(),
        sooner: Digits::default(),
        last: &[],
        all: Digits::default(),
        joins: false,
        separator: b' ',
        out,
    };
    let mut rest = text.as_bytes();
    while !rest.is_empty() {
        let length = rest
            .iter()
            .take_while(|b| b.is_ascii_alphanumeric())
            .count();
        let (word, after) = rest.split_at_checked(length).unwrap_or_default();
        if length > 0 {
            runs.word(word);
        }
        let gap = after
            .iter()
            .take_while(|b| !b.is_ascii_alphanumeric())
            .count();
        let (between, after) = after.split_at_checked(gap).unwrap_or_default();
        runs.gap(between);
        rest = after;
    }
    runs.end();
}

fn hex_word(word: &[u8]) -> Option<&[u8]> {
    let digits = match word {
        [b'0', b'x' | b'X', digits @ ..] | [b'x' | b'X', digits @ ..] => digits,
        _ => word,
    };
    let is_hex = !digits.is_empty() && digits.iter().all(u8::is_ascii_hexdigit);
    is_hex.then_some(digits)
}

/// Long sequences of hexadecimal digits inside a longer word.
fn inside(word: &[u8], out: &mut String) {
    let pieces = word.split(|b| !b.is_ascii_hexdigit());
    for digits in pieces.filter(|digits| digits.len() >= LEAST) {
        tell(digits, out);
    }
}

/// A text that is hexadecimal and nothing else.
pub(super) fn whole(text: &str) -> Option<String> {
    let words = || {
        let words = text.as_bytes().split(|b| !b.is_ascii_alphanumeric());
        words.filter(|word| !word.is_empty())
    };
    let is_bytes = |word| hex_word(word).is_some_and(|digits| digits.len() % 2 == 0);
    if !text.is_ascii() || !words().all(is_bytes) {
        return None;
    }
    let digits: Vec<u8> = words().filter_map(hex_word).flatten().copied().collect();
    if digits.len() < LEAST {
        return None;
    }
    wholly_readable(&HEXLOWER_PERMISSIVE.decode(&digits).ok()?)
}
