//! Finding one of many declarations.

use std::collections::HashMap;

/// How many declarations are looked through one by one.
pub(crate) const FEW: usize = 16;

/// Where each word stands, innermost last.
#[derive(Clone, Debug, Default)]
pub(crate) struct Places(HashMap<Box<str>, Vec<usize>>);

impl Places {
    pub(crate) fn of(&self, word: &str) -> &[usize] {
        self.0.get(word).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn note(&mut self, word: &str, place: usize) {
        match self.0.get_mut(word) {
            Some(places) => places.push(place),
            None => drop(self.0.insert(word.into(), vec![place])),
        }
    }

    /// Takes the innermost place of a word away.
    pub(crate) fn forget_last(&mut self, word: &str) {
        if let Some(places) = self.0.get_mut(word) {
            places.pop();
            if places.is_empty() {
                self.0.remove(word);
            }
        }
    }
}
