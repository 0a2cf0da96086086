//! The keys of one dimension, numbered as they come.

use std::collections::HashMap;

use crate::stats::Key;

/// The number of a key, or of what stands for all.
pub(super) type Number = u32;

/// All keys together: a margin.
pub(super) const ALL: Number = 0;
const UNKNOWN: Number = 1;
const UNSTATED: Number = 2;
pub(super) const OTHER: Number = 3;
pub(super) const FIRST: Number = 4;

/// Names and their numbers, no more of them than a limit.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    numbers: HashMap<Box<str>, Number>,
    order: Vec<Box<str>>,
    limit: usize,
}

impl Names {
    pub(super) fn new(limit: usize) -> Self {
        Self {
            limit,
            ..Self::default()
        }
    }

    pub(super) fn names(&self) -> &[Box<str>] {
        &self.order
    }

    /// The number of a key; that of [`Key::Other`] for a new one past the limit.
    pub(super) fn number(&mut self, key: &Key) -> Number {
        match key {
            Key::Unknown => UNKNOWN,
            Key::Unstated => UNSTATED,
            Key::Other => OTHER,
            Key::Named(name) => self.of_name(name),
        }
    }

    pub(super) fn of_name(&mut self, name: &str) -> Number {
        if let Some(number) = self.numbers.get(name) {
            return *number;
        }
        let next = Number::try_from(self.order.len()).ok();
        let Some(number) = next
            .filter(|_| self.order.len() < self.limit)
            .and_then(|next| next.checked_add(FIRST))
        else {
            return OTHER;
        };
        self.order.push(name.into());
        self.numbers.insert(name.into(), number);
        number
    }

    /// The key of a number; none for all together.
    pub(super) fn key(&self, number: Number) -> Option<Key> {
        match number {
            ALL => None,
            UNKNOWN => Some(Key::Unknown),
            UNSTATED => Some(Key::Unstated),
            OTHER => Some(Key::Other),
            named => {
                let place = usize::try_from(named - FIRST).ok()?;
                self.order.get(place).cloned().map(Key::Named)
            }
        }
    }
}
