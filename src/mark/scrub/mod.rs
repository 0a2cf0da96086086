//! Whether a text that is to be kept names a value that was removed, in any spelling.

mod addresses;
mod base64;
mod bytes;
mod colons;
mod escapes;
mod hex;
mod hosts;
mod indicators;
mod needles;
mod nets;
#[cfg(test)]
mod tests;
mod text;
mod views;

pub(crate) use indicators::indicators;

use needles::{Found, Needles, is_edge};
use nets::Nets;
use views::{View, Views};

/// Values with less to them than this are found nowhere.
const LEAST: usize = 3;
/// Digits that make a number worth finding however it is grouped.
const NUMBER: usize = 7;
/// Letters and digits that make a token worth finding however it is grouped …
const TOKEN: usize = 12;
/// … and letters alone.
const PHRASE: usize = 16;

/// Values that a text must not name.
#[derive(Debug, Default)]
pub(crate) struct Unsaid {
    /// Whether a value can be found at all.
    values: Vec<bool>,
    plain: Needles,
    /// Without punctuation and white space.
    squeezed: Needles,
    /// No squeezed value holds fewer digits.
    digits: usize,
    nets: Nets,
}

impl Unsaid {
    /// Indices of matches refer to the order of `values`.
    pub(crate) fn new<'a>(values: impl IntoIterator<Item = &'a str>) -> Self {
        let mut unsaid = Self {
            digits: usize::MAX,
            ..Self::default()
        };
        for (index, value) in values.into_iter().enumerate() {
            let can_match = unsaid.add(value, index);
            unsaid.values.push(can_match);
        }
        unsaid
    }

    /// Whether there is nothing that a text could name.
    pub(crate) fn is_empty(&self) -> bool {
        !self.values.contains(&true)
    }

    /// Which of the values a text names, each once, ascending.
    ///
    /// A text with more layers of encoding than can be looked into names them all.
    pub(crate) fn named_in(&self, text: &str) -> Vec<usize> {
        if self.is_empty() || text.is_empty() {
            return Vec::new();
        }
        let mut found = Found::new(self.values.len(), self.matchable().count());
        let mut views = Views::of(text);
        while let Some(view) = views.next() {
            self.search(&view, &mut found);
            if found.is_complete() {
                break;
            }
            views.expand(&view);
        }
        if views.exhausted {
            self.matchable().for_each(|value| found.add(value));
        }
        found.into_indices()
    }

    fn matchable(&self) -> impl Iterator<Item = usize> {
        let values = self.values.iter().enumerate();
        values.filter_map(|(value, can_match)| can_match.then_some(value))
    }

    fn add(&mut self, value: &str, index: usize) -> bool {
        let readings = views::readings(value);
        let plain = readings.first().map_or("", |view| trimmed(&view.folded));
        if !has(plain, LEAST) {
            return false;
        }
        let mut known: Vec<&str> = Vec::new();
        for form in readings.iter().flat_map(View::forms).map(trimmed) {
            if has(form, LEAST) && !known.contains(&form) {
                known.push(form);
                self.add_form(form, index);
            }
        }
        true
    }

    fn add_form(&mut self, form: &str, index: usize) {
        let addresses = addresses::whole(form);
        for mention in &addresses {
            self.nets.add(mention, index);
        }
        if addresses.iter().any(|mention| !mention.is_loose) {
            return;
        }
        self.plain.add(form.to_owned(), index);
        self.add_squeezed(form, index);
    }

    fn add_squeezed(&mut self, form: &str, index: usize) {
        let (squeezed, _) = text::squeeze(form);
        let digits: String = squeezed.chars().filter(char::is_ascii_digit).collect();
        let length = squeezed.chars().count();
        let count = digits.len();
        if count >= NUMBER && count * 2 > length {
            self.digits = self.digits.min(count);
            self.squeezed.add(digits, index);
        }
        if length >= PHRASE || (length >= TOKEN && count > 0) {
            self.digits = self.digits.min(count);
            self.squeezed.add(squeezed, index);
        }
    }

    fn search(&self, view: &View, found: &mut Found) {
        for form in view.forms() {
            self.plain.search(form, found, |place| is_edge(form, place));
            if view.digits >= self.digits && !found.is_complete() {
                let (squeezed, gaps) = text::squeeze(form);
                self.squeezed
                    .search(&squeezed, found, |place| gaps.binary_search(&place).is_ok());
            }
            if !self.nets.is_empty() && !found.is_complete() {
                addresses::mentions(form, |mention| {
                    self.nets.named_by(&mention, |value| found.add(value));
                });
            }
        }
    }
}

/// A value without what writers put around it.
fn trimmed(form: &str) -> &str {
    let form = form.trim().trim_end_matches('.');
    if form.contains("://") {
        return form.trim_end_matches('/');
    }
    form
}

fn has(text: &str, least: usize) -> bool {
    text.chars().nth(least - 1).is_some()
}
