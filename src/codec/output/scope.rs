//! The namespaces in scope.

use std::collections::HashMap;

/// How many declarations are looked through one by one.
const FEW: usize = 16;

/// Declarations, innermost last.
#[derive(Debug, Default)]
pub(super) struct Scope {
    declared: Vec<(Box<str>, Box<str>)>,
    /// Where each prefix stands, innermost last; empty as long as there are few.
    places: HashMap<Box<str>, Vec<usize>>,
}

impl Scope {
    pub(super) fn len(&self) -> usize {
        self.declared.len()
    }

    pub(super) fn push(&mut self, prefix: Box<str>, namespace: Box<str>) {
        let first = match self.places.is_empty() {
            true if self.declared.len() < FEW => self.declared.len() + 1,
            true => 0,
            false => self.declared.len(),
        };
        self.declared.push((prefix, namespace));
        let unnoted = self.declared.iter().enumerate().skip(first);
        for (place, (prefix, _)) in unnoted {
            match self.places.get_mut(prefix) {
                Some(places) => places.push(place),
                None => drop(self.places.insert(prefix.clone(), vec![place])),
            }
        }
    }

    /// Takes away all but the first, and gives them.
    pub(super) fn split_off(&mut self, length: usize) -> Vec<(Box<str>, Box<str>)> {
        let gone = self.declared.split_off(length.min(self.declared.len()));
        for (prefix, _) in &gone {
            if let Some(places) = self.places.get_mut(prefix) {
                places.pop();
            }
        }
        gone
    }

    #[inline]
    pub(super) fn truncate(&mut self, length: usize) {
        if length < self.declared.len() {
            self.split_off(length);
        }
    }

    /// Where the innermost declaration of a prefix stands.
    pub(super) fn place(&self, prefix: &str) -> Option<usize> {
        if self.places.is_empty() {
            return self.declared.iter().rposition(|(p, _)| &**p == prefix);
        }
        self.places.get(prefix)?.last().copied()
    }

    pub(super) fn namespace(&self, prefix: &str) -> Option<&str> {
        let (_, namespace) = self.declared.get(self.place(prefix)?)?;
        Some(namespace)
    }

    /// The innermost prefix that stands for a namespace and may be used.
    pub(super) fn prefix(&self, namespace: &str, may: impl Fn(&str) -> bool) -> Option<&str> {
        let mut declared = self.declared.iter().enumerate().rev();
        let fits = |(place, (prefix, uri)): &(usize, &(Box<str>, Box<str>))| {
            **uri == *namespace && may(prefix) && self.place(prefix) == Some(*place)
        };
        let (_, (prefix, _)) = declared.find(fits)?;
        Some(prefix)
    }
}
