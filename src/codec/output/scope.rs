//! The namespaces in scope.

use crate::codec::places::{FEW, Places};
use crate::value::same_prefix;

/// Declarations, innermost last.
#[derive(Debug, Default)]
pub(super) struct Scope {
    declared: Vec<(Box<str>, Box<str>)>,
    /// Where prefixes and namespaces stand, as soon as there are many.
    index: Option<Box<Index>>,
}

#[derive(Debug, Default)]
struct Index {
    prefixes: Places,
    namespaces: Places,
}

impl Scope {
    pub(super) fn len(&self) -> usize {
        self.declared.len()
    }

    pub(super) fn push(&mut self, prefix: Box<str>, namespace: Box<str>) {
        let place = self.declared.len();
        if let Some(index) = &mut self.index {
            index.note(place, &prefix, &namespace);
        }
        self.declared.push((prefix, namespace));
        if place == FEW && self.index.is_none() {
            let index = self.index.get_or_insert_default();
            for (place, (prefix, namespace)) in self.declared.iter().enumerate() {
                index.note(place, prefix, namespace);
            }
        }
    }

    /// Takes away all but the first, and gives them.
    pub(super) fn split_off(&mut self, length: usize) -> Vec<(Box<str>, Box<str>)> {
        let gone = self.declared.split_off(length.min(self.declared.len()));
        if let Some(index) = &mut self.index {
            for (prefix, namespace) in &gone {
                index.prefixes.forget_last(prefix);
                index.namespaces.forget_last(namespace);
            }
        }
        gone
    }

    #[inline]
    pub(super) fn truncate(&mut self, length: usize) {
        if length < self.declared.len() {
            self.leave(length);
        }
    }

    #[cold]
    fn leave(&mut self, length: usize) {
        drop(self.split_off(length));
    }

    /// Where the innermost declaration of a prefix stands.
    pub(super) fn place(&self, prefix: &str) -> Option<usize> {
        match &self.index {
            Some(index) => index.prefixes.of(prefix).last().copied(),
            None => self
                .declared
                .iter()
                .rposition(|(p, _)| same_prefix(p, prefix)),
        }
    }

    pub(super) fn namespace(&self, prefix: &str) -> Option<&str> {
        let (_, namespace) = self.declared.get(self.place(prefix)?)?;
        Some(namespace)
    }

    /// The innermost prefix that stands for a namespace and may be used.
    pub(super) fn prefix(&self, namespace: &str, may: impl Fn(&str) -> bool) -> Option<&str> {
        let stands = |place: usize| {
            let (prefix, uri) = self.declared.get(place)?;
            let fits = **uri == *namespace && may(prefix) && self.place(prefix) == Some(place);
            fits.then_some(&**prefix)
        };
        match &self.index {
            Some(index) => {
                let mut places = index.namespaces.of(namespace).iter().rev();
                places.find_map(|place| stands(*place))
            }
            None => (0..self.declared.len()).rev().find_map(stands),
        }
    }
}

impl Index {
    fn note(&mut self, place: usize, prefix: &str, namespace: &str) {
        self.prefixes.note(prefix, place);
        self.namespaces.note(namespace, place);
    }
}
