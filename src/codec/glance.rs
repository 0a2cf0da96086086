//! What the encoder sees of a value without asking each of its rows.

use crate::codec::node::{Class, Slot, Value};
use crate::codec::table::{AttributeInfo, ChildInfo, Content, Outline, Rows};
use crate::value::{Spelling, Vocabulary};

/// A value of any class, at a glance.
pub(crate) trait Glance {
    fn outline(&self) -> &'static Outline;
    /// The first attribute from a row on that a vocabulary may have to write, or lacks.
    fn stated(&self, from: usize, vocabulary: Vocabulary) -> Option<Stated<'_>>;
    /// The rows that hold children.
    fn filled(&self) -> Rows;
    fn row(&self, number: usize) -> Option<Row<'_>>;
}

/// An attribute that says something, or for which something stands in.
pub(crate) struct Stated<'a> {
    pub(crate) row: usize,
    pub(crate) info: &'static AttributeInfo,
    pub(crate) value: &'a dyn Value,
    /// How the vocabulary writes it; the own one, if it lacks the attribute.
    pub(crate) spelling: Option<Spelling<'a>>,
}

/// What stands in a row.
pub(crate) struct Row<'a> {
    pub(crate) number: usize,
    pub(crate) info: &'static ChildInfo,
    pub(crate) slot: &'a dyn Slot,
}

impl<T: Class> Glance for T {
    fn outline(&self) -> &'static Outline {
        const { &Outline::of(T::TABLE) }
    }

    fn stated(&self, from: usize, vocabulary: Vocabulary) -> Option<Stated<'_>> {
        let rows = T::TABLE.attributes.get(from..)?;
        rows.iter().zip(from..).find_map(|(attribute, row)| {
            let info = &attribute.info;
            let value = (attribute.get)(self);
            let (spelling, stands_in) = if info.vocabularies.contains(vocabulary) {
                (value.spelling(vocabulary), info.stands_in.is_some())
            } else {
                (value.spelling(Vocabulary::Incident), false)
            };
            (spelling.is_some() || stands_in).then_some(Stated {
                row,
                info,
                value,
                spelling,
            })
        })
    }

    fn filled(&self) -> Rows {
        let Content::Elements(rows) = &T::TABLE.content else {
            return Rows::default();
        };
        rows.iter().map(|row| (row.slot.is_filled)(self)).collect()
    }

    fn row(&self, number: usize) -> Option<Row<'_>> {
        let Content::Elements(rows) = &T::TABLE.content else {
            return None;
        };
        let row = rows.get(number)?;
        Some(Row {
            number,
            info: &row.info,
            slot: (row.slot.get)(self),
        })
    }
}
