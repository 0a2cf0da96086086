//! Finding the row of a tag without asking each row.

use std::ops::Range;

use super::{Child, ChildInfo, Content, MAX_ROWS, Name, Table};
use crate::codec::source::Tag;
use crate::value::Vocabulary;

/// What is quickly compared of a name: its length and some of its bytes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Key(u32);

impl Key {
    /// Of a row that has to be asked itself.
    const ASK: Self = Self(0);

    #[inline]
    const fn of(name: &str) -> Self {
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

    /// Whether a tag of this key may be of the row that `self` is of.
    #[inline]
    fn may_be(self, tag: Self) -> bool {
        self == tag || self == Self::ASK
    }

    const fn of_names(names: &[Name], vocabulary: Vocabulary) -> Self {
        match names {
            [name] => Self::of(name.within(vocabulary)),
            _ => Self::ASK,
        }
    }
}

/// What a tag is of.
#[derive(Clone, Copy)]
pub(crate) struct Found {
    pub(crate) row: usize,
    pub(crate) variant: usize,
    pub(crate) info: &'static ChildInfo,
}

/// The keys of all rows of a class.
pub(crate) struct Keys {
    incident: [Key; MAX_ROWS],
    iodef1: [Key; MAX_ROWS],
    iodef2: [Key; MAX_ROWS],
}

impl Keys {
    pub(crate) const fn of<T>(table: &Table<T>) -> Self {
        let rows = match table.content {
            Content::Elements(rows) => rows,
            Content::Text { .. } | Content::Any { .. } => &[],
        };
        Self {
            incident: keys(rows, Vocabulary::Incident),
            iodef1: keys(rows, Vocabulary::Iodef1),
            iodef2: keys(rows, Vocabulary::Iodef2),
        }
    }

    /// The row and variant of a tag, sought from row `from` on and around.
    #[inline]
    pub(crate) fn find<T>(
        &self,
        rows: &'static [Child<T>],
        vocabulary: Vocabulary,
        tag: &Tag<'_>,
        from: usize,
    ) -> Option<Found> {
        let keys = self.within(vocabulary);
        let key = Key::of(tag.local);
        let search = |range: Range<usize>| {
            let rows = rows
                .get(range.clone())?
                .iter()
                .zip(keys.get(range.clone())?);
            range.zip(rows).find_map(|(row, (child, row_key))| {
                let may_be = row_key.may_be(key);
                let variant = may_be.then(|| child.info.matches(vocabulary, tag))?;
                Some(Found {
                    row,
                    variant: variant?,
                    info: &child.info,
                })
            })
        };
        search(from..rows.len()).or_else(|| search(0..from))
    }

    #[inline]
    fn within(&self, vocabulary: Vocabulary) -> &[Key; MAX_ROWS] {
        match vocabulary {
            Vocabulary::Incident => &self.incident,
            Vocabulary::Iodef1 => &self.iodef1,
            Vocabulary::Iodef2 => &self.iodef2,
        }
    }
}

const fn keys<T>(mut rows: &[Child<T>], vocabulary: Vocabulary) -> [Key; MAX_ROWS] {
    let mut keys = [Key::ASK; MAX_ROWS];
    let mut open: &mut [Key] = &mut keys;
    while let ([row, rows_behind @ ..], [key, open_behind @ ..]) = (rows, open) {
        *key = Key::of_names(row.info.names, vocabulary);
        (rows, open) = (rows_behind, open_behind);
    }
    keys
}
