//! Values as an automaton.

use std::borrow::Cow;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, Input};

/// Values shorter than this are found as whole words only.
const LONG: usize = 8;

/// Which values were found.
#[derive(Debug)]
pub(super) struct Found {
    named: Vec<bool>,
    open: usize,
}

impl Found {
    /// Of so many values, `open` can be found at all.
    pub(super) fn new(values: usize, open: usize) -> Self {
        Self {
            named: vec![false; values],
            open,
        }
    }

    pub(super) fn add(&mut self, value: usize) {
        if let Some(named) = self.named.get_mut(value).filter(|named| !**named) {
            *named = true;
            self.open = self.open.saturating_sub(1);
        }
    }

    pub(super) fn has(&self, value: usize) -> bool {
        self.named.get(value).copied().unwrap_or_default()
    }

    pub(super) fn is_complete(&self) -> bool {
        self.open == 0
    }

    pub(super) fn into_indices(self) -> Vec<usize> {
        let named = self.named.into_iter().enumerate();
        named
            .filter_map(|(value, named)| named.then_some(value))
            .collect()
    }
}

/// What must stand at either end of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edges {
    Any,
    /// No letter or digit beside a letter or digit.
    Word,
}

#[derive(Debug)]
struct Needle {
    text: String,
    value: usize,
    edges: Edges,
}

/// Texts to look for, each for a value.
#[derive(Debug, Default)]
pub(super) struct Needles {
    needles: Vec<Needle>,
    /// Built when first needed, which may be never.
    automaton: OnceLock<Option<AhoCorasick>>,
}

impl Needles {
    pub(super) fn add(&mut self, text: String, value: usize) {
        let edges = if text.chars().nth(LONG - 1).is_some() {
            Edges::Any
        } else {
            Edges::Word
        };
        self.needles.push(Needle { text, value, edges });
    }

    /// Finds values in a text; `is_gap` says whether a word may end at a place.
    pub(super) fn search(&self, text: &str, found: &mut Found, is_gap: impl Fn(usize) -> bool) {
        if self.needles.is_empty() {
            return;
        }
        let built = self
            .automaton
            .get_or_init(|| automaton(self.needles.iter()));
        let Some(automaton) = built else {
            self.needles
                .iter()
                .for_each(|needle| found.add(needle.value));
            return;
        };
        let mut automaton = Cow::Borrowed(automaton);
        let mut needles: Cow<'_, [&Needle]> = self.needles.iter().collect();
        let mut start = 0;
        while let Some(next) = scan(&automaton, &needles, text, start, found, &is_gap) {
            needles.to_mut().retain(|needle| !found.has(needle.value));
            let longest = needles.iter().map(|needle| needle.text.len()).max();
            start = next.saturating_sub(longest.unwrap_or_default()).max(start);
            match self::automaton(needles.iter().copied()) {
                Some(fewer) => automaton = Cow::Owned(fewer),
                None => return,
            }
        }
    }
}

fn automaton<'a>(needles: impl Iterator<Item = &'a Needle>) -> Option<AhoCorasick> {
    AhoCorasick::builder()
        .kind(Some(AhoCorasickKind::NoncontiguousNFA))
        .prefilter(false)
        .dense_depth(1)
        .build(needles.map(|needle| &needle.text))
        .ok()
}

/// Gives the place to go on from with fewer needles, when most matches are of values found before.
fn scan(
    automaton: &AhoCorasick,
    needles: &[&Needle],
    text: &str,
    start: usize,
    found: &mut Found,
    is_gap: &impl Fn(usize) -> bool,
) -> Option<usize> {
    let mut patience = text.len() * 8;
    let input = Input::new(text).span(start..text.len());
    for place in automaton.find_overlapping_iter(input) {
        let Some(needle) = needles.get(place.pattern().as_usize()) else {
            continue;
        };
        if found.has(needle.value) {
            patience = patience.saturating_sub(1);
            if patience == 0 {
                return Some(place.end());
            }
            continue;
        }
        if needle.edges == Edges::Any || (is_gap(place.start()) && is_gap(place.end())) {
            found.add(needle.value);
            if found.is_complete() {
                return None;
            }
        }
    }
    None
}

/// Whether a word may begin or end at a place: not between two letters or digits.
pub(super) fn is_edge(text: &str, place: usize) -> bool {
    let Some((before, after)) = text.split_at_checked(place) else {
        return false;
    };
    let last = before
        .chars()
        .next_back()
        .is_some_and(char::is_alphanumeric);
    let next = after.chars().next().is_some_and(char::is_alphanumeric);
    !(last && next)
}
