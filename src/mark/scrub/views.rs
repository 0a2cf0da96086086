//! Every reading of a text in which plain matching is enough, within a bound of work.

use std::collections::{HashSet, VecDeque};
use std::hash::{BuildHasher, RandomState};

use super::text::{clean, fold};
use super::{base64, escapes, hex, hosts};

/// How many encodings may lie around each other.
const DEPTH: u8 = 4;
/// All views together hold at most so many times the bytes of the text …
const GROWTH: usize = 24;
/// … and this, so that short texts are never short of it.
const ALLOWANCE: usize = 64 * 1024;

/// Three characters in hexadecimal hold as many, since ASCII ends at 7F.
const DIGITS_OF_HEX: usize = 3;

/// A reading of a text.
#[derive(Debug)]
pub(super) struct View {
    clean: String,
    depth: u8,
    /// For matching: without case and hidden characters.
    pub(super) folded: String,
    /// The same without defanging and punycode, where there was any.
    pub(super) refanged: Option<String>,
    /// How many decimal digits it holds; without any, much need not be looked for.
    pub(super) digits: usize,
    /// Whether it was decoded from what may not belong together.
    pub(super) is_guess: bool,
}

impl View {
    fn new(text: &str, depth: u8, is_guess: bool) -> Self {
        let clean = clean(text);
        let folded = fold(&clean);
        let refanged = hosts::refanged(&folded);
        let digits = clean.bytes().filter(u8::is_ascii_digit).count();
        Self {
            clean,
            depth,
            folded,
            refanged,
            digits,
            is_guess,
        }
    }

    /// The forms to match in.
    pub(super) fn forms(&self) -> impl Iterator<Item = &str> {
        [Some(self.folded.as_str()), self.refanged.as_deref()]
            .into_iter()
            .flatten()
    }
}

/// The views of a text, plainest first.
#[derive(Debug)]
pub(super) struct Views {
    waiting: VecDeque<(String, u8, bool)>,
    seen: HashSet<u64, RandomState>,
    left: usize,
    /// Whether there was more to decode than the bound allows.
    pub(super) exhausted: bool,
}

impl Views {
    pub(super) fn of(text: &str) -> Self {
        Self {
            waiting: VecDeque::from([(text.to_owned(), 0, false)]),
            seen: HashSet::default(),
            left: text.len().saturating_mul(GROWTH).saturating_add(ALLOWANCE),
            exhausted: false,
        }
    }

    pub(super) fn next(&mut self) -> Option<View> {
        let (text, depth, is_guess) = self.waiting.pop_front()?;
        let view = (text.len() <= self.left).then(|| View::new(&text, depth, is_guess));
        self.exhausted = view.is_none();
        let view = view?;
        let cost = text.len().max(view.clean.len());
        self.left = self.left.saturating_sub(cost);
        Some(view)
    }

    /// Queues what a view says when decoded.
    pub(super) fn expand(&mut self, view: &View) {
        if view.depth == DEPTH || view.clean.len() < 4 {
            return;
        }
        let text = view.clean.as_str();
        let inner = [escapes::unescaped(text), escapes::unquoted(text)];
        for inner in inner.into_iter().flatten() {
            self.add(inner, view, view.is_guess);
        }
        let mut decoded = String::new();
        base64::runs(text, &mut decoded);
        if view.digits >= DIGITS_OF_HEX {
            hex::runs(text, &mut decoded);
        }
        self.add(decoded, view, view.is_guess);
        if base64::is_likely(text) {
            let mut decoded = String::new();
            base64::stream(text, &mut decoded);
            self.add(decoded, view, true);
        }
    }

    fn add(&mut self, text: String, from: &View, is_guess: bool) {
        if text.len() < 3 || text == from.clean {
            return;
        }
        let hash = self.seen.hasher().hash_one(&text);
        if self.seen.insert(hash) {
            self.waiting.push_back((text, from.depth + 1, is_guess));
        }
    }
}

/// The readings of a value: what the whole of it says, decoded or not.
pub(super) fn readings(value: &str) -> Vec<View> {
    let mut found = vec![View::new(value, 0, false)];
    let mut at = 0;
    while let Some(view) = found.get(at) {
        at += 1;
        let (text, depth) = (view.clean.as_str(), view.depth);
        if depth == DEPTH {
            continue;
        }
        let inner = [
            escapes::unescaped(text),
            escapes::unquoted(text),
            base64::whole(text),
            hex::whole(text),
        ];
        let inner = inner.into_iter().flatten();
        let inner: Vec<_> = inner
            .map(|text| View::new(&text, depth + 1, false))
            .collect();
        for view in inner {
            if found.iter().all(|known| known.folded != view.folded) {
                found.push(view);
            }
        }
    }
    found
}
