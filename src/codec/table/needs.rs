//! Which rows of a class have to be looked at, whatever else it has.

use super::{Content, PerVocabulary, Table, Vocabularies};
use crate::value::Vocabulary;

/// A set of rows, each a bit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rows(u32);

impl Rows {
    /// A row's bit; none beyond the last one.
    fn bit(row: usize) -> u32 {
        let bit = u32::try_from(row).ok();
        bit.and_then(|row| 1_u32.checked_shl(row)).unwrap_or(0)
    }

    pub(crate) fn insert(&mut self, row: usize) {
        self.0 |= Self::bit(row);
    }

    pub(crate) fn contains(&self, row: usize) -> bool {
        self.0 & Self::bit(row) != 0
    }

    pub(crate) fn or(self, other: &Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) fn without(self, other: &Self) -> Self {
        Self(self.0 & !other.0)
    }
}

/// The rows of which it is said.
impl FromIterator<bool> for Rows {
    #[inline]
    fn from_iter<I: IntoIterator<Item = bool>>(said: I) -> Self {
        let mut bit = 1_u32;
        let mut rows = 0;
        for said in said {
            rows |= if said { bit } else { 0 };
            bit = bit.wrapping_shl(1);
        }
        Self(rows)
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
pub(crate) struct RowSets(PerVocabulary<u32>);

impl RowSets {
    const NONE: Self = Self(PerVocabulary::new(0, 0, 0));

    #[inline]
    pub(crate) fn within(self, vocabulary: Vocabulary) -> Rows {
        Rows(self.0.within(vocabulary))
    }

    const fn with(mut self, bit: u32, vocabularies: Vocabularies) -> Self {
        let mut left: &[_] = &Vocabulary::ALL;
        while let [vocabulary, rest @ ..] = left {
            if vocabularies.contains(*vocabulary) {
                self.0.set(*vocabulary, self.0.within(*vocabulary) | bit);
            }
            left = rest;
        }
        self
    }
}

/// The rows of a class that matter where nothing stands in them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Needs {
    /// Attributes that must be there, or whose absence says something.
    pub(crate) attributes: RowSets,
    /// Attributes that decide whether the element can be said at all.
    pub(crate) unsure: RowSets,
    /// Attributes for which something stands in.
    pub(crate) standing_in: RowSets,
    /// Children of which there must be one.
    pub(crate) required: RowSets,
    /// Children that decide whether the element can be said at all.
    pub(crate) decisive: RowSets,
    /// Children that are required, or for which something stands in.
    pub(crate) closing: RowSets,
    /// Children that are always written, and by one name.
    pub(crate) plain: RowSets,
    /// Where it depends on some row whether the element can be said at all.
    pub(crate) deciding: Vocabularies,
    /// Where some child takes what the vocabulary cannot say.
    pub(crate) carries: Vocabularies,
}

impl Needs {
    pub(crate) const fn of<T>(table: &Table<T>) -> Self {
        let mut needs = Self {
            attributes: RowSets::NONE,
            unsure: RowSets::NONE,
            standing_in: RowSets::NONE,
            required: RowSets::NONE,
            decisive: RowSets::NONE,
            closing: RowSets::NONE,
            plain: RowSets::NONE,
            deciding: Vocabularies::NONE,
            carries: Vocabularies::NONE,
        };
        let mut attributes = table.attributes;
        let mut bit = 1_u32;
        while let [row, rest @ ..] = attributes {
            needs.attributes = needs.attributes.with(bit, row.info.notable());
            needs.standing_in = needs.standing_in.with(bit, row.info.standing_in());
            needs.unsure = needs.unsure.with(bit, row.deciding());
            needs.deciding = needs.deciding.or(row.deciding());
            bit = bit.wrapping_shl(1);
            attributes = rest;
        }
        let Content::Elements(mut children) = table.content else {
            return needs;
        };
        bit = 1;
        while let [row, rest @ ..] = children {
            let info = &row.info;
            let required = info.required.and(info.vocabularies);
            needs.required = needs.required.with(bit, required);
            needs.decisive = needs.decisive.with(bit, row.deciding());
            needs.deciding = needs.deciding.or(row.deciding());
            let derived = Vocabularies::IODEF.only_if(info.derived);
            needs.closing = needs.closing.with(bit, required.or(derived));
            let carries = info.vocabularies.and(Vocabularies::IODEF);
            needs.carries = needs.carries.or(carries.only_if(info.carries));
            needs.plain = needs.plain.with(bit, info.plain());
            bit = bit.wrapping_shl(1);
            children = rest;
        }
        needs
    }
}
