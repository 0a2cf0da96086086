//! What the encoder sees of a value without asking each of its rows.

use crate::codec::node::{Class, Node, Slot};
use crate::codec::table::{ChildInfo, Content, Outline, Rows};
use crate::value::Mark;

/// A value of any class, at a glance.
pub(crate) trait Glance {
    fn outline(&self) -> &'static Outline;
    /// The rows of attributes that may say something.
    fn set(&self) -> Rows;
    /// The rows that hold children.
    fn filled(&self) -> Rows;
    fn row(&self, number: usize) -> Option<Row<'_>>;
}

/// An element at a glance.
#[derive(Clone, Copy)]
pub(crate) struct Sight<'a> {
    pub(crate) node: &'a dyn Node,
    pub(crate) outline: &'static Outline,
    pub(crate) mark: Option<&'a Mark>,
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

    fn set(&self) -> Rows {
        let rows = T::TABLE.attributes.iter();
        rows.map(|row| (row.is_set)(self)).collect()
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
