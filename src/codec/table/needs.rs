//! Which rows a reader has to look at when an element has ended, by vocabulary.

use super::{Content, Table, Vocabularies};
use crate::value::Vocabulary;

/// A set of rows, each a bit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rows(u32);

impl Rows {
    /// The row of an index; none beyond the last bit.
    pub(crate) fn of(row: usize) -> Self {
        let bit = u32::try_from(row)
            .ok()
            .and_then(|row| 1_u32.checked_shl(row));
        Self(bit.unwrap_or(0))
    }

    pub(crate) fn insert(&mut self, row: usize) {
        self.0 |= Self::of(row).0;
    }

    pub(crate) fn without(self, other: &Self) -> Self {
        Self(self.0 & !other.0)
    }
}

impl Iterator for Rows {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        let rest = self.0.checked_sub(1)?;
        let row = self.0.trailing_zeros();
        self.0 &= rest;
        usize::try_from(row).ok()
    }
}

/// A set of rows in each vocabulary.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Needs {
    incident: u32,
    iodef1: u32,
    iodef2: u32,
}

impl Needs {
    const NONE: Self = Self {
        incident: 0,
        iodef1: 0,
        iodef2: 0,
    };

    pub(crate) fn within(self, vocabulary: Vocabulary) -> Rows {
        Rows(match vocabulary {
            Vocabulary::Incident => self.incident,
            Vocabulary::Iodef1 => self.iodef1,
            Vocabulary::Iodef2 => self.iodef2,
        })
    }

    const fn with(mut self, bit: u32, vocabularies: Vocabularies) -> Self {
        if vocabularies.contains(Vocabulary::Incident) {
            self.incident |= bit;
        }
        if vocabularies.contains(Vocabulary::Iodef1) {
            self.iodef1 |= bit;
        }
        if vocabularies.contains(Vocabulary::Iodef2) {
            self.iodef2 |= bit;
        }
        self
    }

    /// The rows of children of which there must be one.
    pub(crate) const fn of_children<T>(table: &Table<T>) -> Self {
        let mut needs = Self::NONE;
        let Content::Elements(mut rows) = table.content else {
            return needs;
        };
        let mut bit = 1_u32;
        while let [row, rest @ ..] = rows {
            needs = needs.with(bit, row.info.required.and(row.info.vocabularies));
            bit = bit.wrapping_shl(1);
            rows = rest;
        }
        needs
    }

    /// The rows of attributes that must be there, or whose absence says something.
    pub(crate) const fn of_attributes<T>(table: &Table<T>) -> Self {
        let mut needs = Self::NONE;
        let mut rows = table.attributes;
        let mut bit = 1_u32;
        while let [row, rest @ ..] = rows {
            needs = needs.with(bit, row.info.notable());
            bit = bit.wrapping_shl(1);
            rows = rest;
        }
        needs
    }
}
