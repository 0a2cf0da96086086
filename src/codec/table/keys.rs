//! Finding the row of a name without asking each row.

use super::{MAX_ROWS, Name, PerVocabulary};
use crate::value::Vocabulary;

/// What is quickly compared of a name: its length and some of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Key(u32);

impl Key {
    /// Of a row that has to be asked itself.
    const ASK: Self = Self(0);

    #[inline]
    pub(super) const fn of(name: &str) -> Self {
        let name = name.as_bytes();
        let (Some(first), Some(last)) = (name.first(), name.last()) else {
            return Self(1);
        };
        let (_, rest) = name.split_at(name.len() / 2);
        let middle = match rest.first() {
            Some(middle) => *middle,
            None => 0,
        };
        Self(u32::from_le_bytes([
            *first,
            middle,
            *last,
            name.len().to_le_bytes()[0],
        ]))
    }

    /// Whether a name of this key may be of the row that `self` is of.
    #[inline]
    pub(super) fn may_be(self, name: Self) -> bool {
        self == name || self == Self::ASK
    }

    const fn of_names(names: &[Name], vocabulary: Vocabulary) -> Self {
        match names {
            [name] => Self::of(name.within(vocabulary)),
            _ => Self::ASK,
        }
    }
}

/// The keys of all rows of a class.
#[derive(Clone, Copy, Debug)]
pub(super) struct Keys(PerVocabulary<[Key; MAX_ROWS]>);

impl Keys {
    pub(super) const fn of(names: &[&[Name]; MAX_ROWS]) -> Self {
        Self(PerVocabulary::new(
            keys(names, Vocabulary::Incident),
            keys(names, Vocabulary::Iodef1),
            keys(names, Vocabulary::Iodef2),
        ))
    }

    #[inline]
    pub(super) fn within(&self, vocabulary: Vocabulary) -> &[Key; MAX_ROWS] {
        self.0.get(vocabulary)
    }
}

const fn keys(names: &[&[Name]; MAX_ROWS], vocabulary: Vocabulary) -> [Key; MAX_ROWS] {
    let mut keys = [Key::ASK; MAX_ROWS];
    let mut rows: &[&[Name]] = names;
    let mut open: &mut [Key] = &mut keys;
    while let ([row, rows_behind @ ..], [key, open_behind @ ..]) = (rows, open) {
        *key = Key::of_names(row, vocabulary);
        (rows, open) = (rows_behind, open_behind);
    }
    keys
}
