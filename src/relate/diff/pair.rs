//! Which elements of two lists are states of one.

use std::collections::HashMap;

use crate::codec::node::{Element, Slot};
use crate::relate::same::{self, features, hash, same};

/// How many elements that share something are looked at for each.
const CANDIDATES: usize = 64;

/// For each element of the later list, its number in the earlier one.
pub(super) fn pairs(before: &dyn Slot, after: &dyn Slot) -> Vec<Option<usize>> {
    if same::same_slots(before, after) {
        return (0..after.len()).map(Some).collect();
    }
    let (before, after) = (Side::new(before), Side::new(after));
    let mut pairing = Pairing {
        pairs: vec![None; after.elements.len()],
        taken: vec![false; before.elements.len()],
    };
    pairing.equal(&before, &after);
    pairing.keyed(&before, &after);
    pairing.alike(&before, &after);
    pairing.pairs
}

struct Side<'a> {
    elements: Vec<&'a dyn Element>,
    features: Vec<Vec<u64>>,
}

impl<'a> Side<'a> {
    fn new(slot: &'a dyn Slot) -> Self {
        let elements: Vec<_> = (0..slot.len())
            .filter_map(|index| slot.get(index))
            .collect();
        let features = elements.iter().map(|element| features(*element)).collect();
        Self { elements, features }
    }

    fn all(&self) -> impl Iterator<Item = (usize, &'a dyn Element, &Vec<u64>)> {
        let elements = self.elements.iter().zip(&self.features).enumerate();
        elements.map(|(number, (element, features))| (number, *element, features))
    }
}

struct Pairing {
    pairs: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Pairing {
    fn is_free(&self, before: usize) -> bool {
        self.taken.get(before) == Some(&false)
    }

    fn is_single(&self, after: usize) -> bool {
        self.pairs.get(after) == Some(&None)
    }

    fn pair(&mut self, before: usize, after: usize) {
        if let (Some(taken), Some(pair)) = (self.taken.get_mut(before), self.pairs.get_mut(after)) {
            *taken = true;
            *pair = Some(before);
        }
    }

    fn equal(&mut self, before: &Side<'_>, after: &Side<'_>) {
        let mut known: HashMap<u64, Vec<usize>> = HashMap::new();
        for (number, _, features) in before.all() {
            known.entry(hash(features)).or_default().push(number);
        }
        for (number, element, features) in after.all() {
            let Some(alike) = known.get_mut(&hash(features)) else {
                continue;
            };
            let equal = |other: &usize| {
                let other = before.elements.get(*other);
                other.is_some_and(|other| same(*other, element))
            };
            if let Some(position) = alike.iter().position(equal) {
                self.pair(alike.remove(position), number);
            }
        }
    }

    fn keyed(&mut self, before: &Side<'_>, after: &Side<'_>) {
        let mut known = HashMap::new();
        for (number, element, _) in before.all().filter(|(number, ..)| self.is_free(*number)) {
            if let Some(key) = same::key(element) {
                known.entry((element.variant(), key)).or_insert(number);
            }
        }
        for (number, element, _) in after.all() {
            let key = same::key(element).filter(|_| self.is_single(number));
            let known = key.and_then(|key| known.remove(&(element.variant(), key)));
            if let Some(other) = known {
                self.pair(other, number);
            }
        }
    }

    /// Pairs those that have most in common, more than that they are there.
    fn alike(&mut self, before: &Side<'_>, after: &Side<'_>) {
        let mut having: HashMap<u64, Vec<usize>> = HashMap::new();
        for (number, element, features) in before.all() {
            if self.is_free(number) && same::key(element).is_none() {
                for feature in features {
                    having.entry(*feature).or_default().push(number);
                }
            }
        }
        for (number, element, features) in after.all() {
            if !self.is_single(number) || same::key(element).is_some() {
                continue;
            }
            let mut shared: HashMap<usize, usize> = HashMap::new();
            for sharing in features.iter().filter_map(|feature| having.get(feature)) {
                let free = sharing.iter().filter(|other| self.is_free(**other));
                for other in free.take(CANDIDATES) {
                    *shared.entry(*other).or_default() += 1;
                }
            }
            let variant = |other: usize| before.elements.get(other).map(|e| e.variant());
            let best = shared
                .into_iter()
                .filter(|(other, count)| *count > 1 && variant(*other) == Some(element.variant()))
                .max_by_key(|(other, count)| (*count, std::cmp::Reverse(*other)));
            if let Some((other, _)) = best {
                self.pair(other, number);
            }
        }
    }
}
