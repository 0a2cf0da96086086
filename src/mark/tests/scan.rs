//! What bytes say, to whoever decodes them.

use std::collections::BTreeSet;

use aho_corasick::AhoCorasick;
use data_encoding::{BASE64URL_NOPAD, HEXLOWER_PERMISSIVE};

use super::canary::Ledger;

/// Finds the canaries of a document.
pub(super) struct Scanner {
    patterns: AhoCorasick,
    /// The canary of each pattern.
    of: Vec<usize>,
}

impl Scanner {
    pub(super) fn new(ledger: &Ledger) -> Self {
        let canaries = ledger.canaries.iter().enumerate();
        let patterns = canaries.flat_map(|(i, c)| c.patterns.iter().map(move |p| (i, p)));
        let (of, patterns): (Vec<_>, Vec<_>) = patterns.unzip();
        let patterns = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .build(patterns);
        Self {
            patterns: patterns.unwrap(),
            of,
        }
    }

    /// The canaries that a text says plainly.
    pub(super) fn plainly(&self, text: &str) -> BTreeSet<usize> {
        let found = self.patterns.find_overlapping_iter(text);
        found
            .map(|found| self.of[found.pattern().as_usize()])
            .collect()
    }

    /// The canaries that a text says to whoever decodes it.
    pub(super) fn found_in(&self, text: &str) -> BTreeSet<usize> {
        let mut found = self.plainly(text);
        let mut text = text.to_owned();
        for _ in 0..2 {
            let plain = unescaped(&text);
            let decoded = unescaped(&decoded(&text));
            found.extend(self.plainly(&plain));
            found.extend(self.plainly(&decoded));
            text = decoded;
        }
        found
    }
}

/// The text without escapes, defanging, and the zeros of UTF-16.
fn unescaped(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(next) = rest.chars().next() {
        let (read, length) = match next {
            '%' => (code(rest, 1, 3, 16), 3),
            '\\' => (code(rest, 2, 4, 16).filter(|_| rest.starts_with("\\x")), 4),
            '&' => entity(rest),
            '\0' => (Some('\u{200B}'), 1),
            _ => (None, 0),
        };
        match read {
            Some('\u{200B}') => {}
            Some(c) => plain.push(c),
            None => plain.push(next),
        }
        rest = &rest[if read.is_some() {
            length
        } else {
            next.len_utf8()
        }..];
    }
    let fangs = ["[.]", "(.)", "{.}", "[dot]", "(dot)", "[.", ".]"];
    fangs
        .iter()
        .fold(plain, |text, fang| text.replace(fang, "."))
}

fn code(text: &str, from: usize, to: usize, radix: u32) -> Option<char> {
    let code = u32::from_str_radix(text.get(from..to)?, radix).ok()?;
    char::from_u32(code)
}

fn entity(text: &str) -> (Option<char>, usize) {
    let Some(end) = text.find(';').filter(|end| *end < 10) else {
        return (None, 0);
    };
    let read = match text.get(1..3) {
        Some("#x") => code(text, 3, end, 16),
        Some("am") => Some('&').filter(|_| text.starts_with("&amp;")),
        _ => code(text, 2, end, 10).filter(|_| text.starts_with("&#")),
    };
    (read, end + 1)
}

/// All that base 64 and hexadecimal digits in a text stand for, wherever they begin.
fn decoded(text: &str) -> String {
    let mut out = String::new();
    let in_base64 = |c: char| !(c.is_ascii_alphanumeric() || "+/-_".contains(c));
    for run in text.split(in_base64).filter(|run| run.len() >= 12) {
        let run = run.replace('+', "-").replace('/', "_");
        for start in 0..4 {
            let digits = &run[start..];
            let whole = digits.len() - usize::from(digits.len() % 4 == 1);
            let mut digits = &digits[..whole];
            // Bits that are left over need not be zero in the midst of a run.
            if BASE64URL_NOPAD.decode(digits.as_bytes()).is_err() {
                digits = &digits[..whole - whole % 4];
            }
            push(&mut out, BASE64URL_NOPAD.decode(digits.as_bytes()));
        }
    }
    for run in text
        .split(|c: char| !c.is_ascii_hexdigit())
        .filter(|run| run.len() >= 8)
    {
        for start in 0..2 {
            let digits = &run[start..];
            let even = &digits[..digits.len() - digits.len() % 2];
            push(&mut out, HEXLOWER_PERMISSIVE.decode(even.as_bytes()));
        }
    }
    out
}

fn push(out: &mut String, decoded: Result<Vec<u8>, data_encoding::DecodeError>) {
    if let Ok(bytes) = decoded {
        out.push_str(&String::from_utf8_lossy(&bytes));
        out.push('\n');
    }
}

/// The scanner itself finds what the planter spells.
#[test]
fn every_spelling_is_found() {
    use super::canary::{Canary, Place};
    use super::spellings::Secret;
    use crate::codec::tests::generate::Chance;

    let mut chance = Chance(7);
    for _ in 0..2000 {
        let secret = Secret::any(&mut chance);
        let canary = Canary {
            text: secret.text.clone(),
            patterns: secret.patterns(),
            element: 0,
            place: Place::Text,
            bare: true,
        };
        let ledger = Ledger {
            elements: Vec::new(),
            canaries: vec![canary],
        };
        let spelt = secret.spelt(&mut chance);
        let found = Scanner::new(&ledger).found_in(&format!("<a b=\"see {spelt} there\"/>"));
        assert_eq!(found.len(), 1, "{spelt} of {}", secret.text);
    }
}
