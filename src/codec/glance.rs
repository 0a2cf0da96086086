//! What the encoder sees of a value without asking each of its rows.

use crate::Result;
use crate::codec::encode::{Encoder, Family, Lost, Manner, TagName, is_expressible};
use crate::codec::node::{Class, Node};
use crate::codec::table::{Content, Outline, Rows};
use crate::value::{Mark, Spelling, Vocabulary};

/// A value of any class: what is compiled for each of them.
pub(crate) trait Glance {
    fn outline(&self) -> &'static Outline;
    /// The rows that hold children.
    fn filled(&self) -> Rows;
    /// How to write the attribute of a row.
    fn spelling(&self, row: usize, vocabulary: Vocabulary) -> Option<Spelling<'_>>;
    /// Whether something holds of any child of a row.
    fn any(&self, row: usize, holds: Holds<'_>) -> bool;
    /// Whether it can be said at all, if not all of it.
    fn is_expressible(&self, manner: Manner) -> bool;
    /// Writes the value as the next of its family.
    fn write_among(
        &self,
        mark: Option<&Mark>,
        variant: usize,
        family: &mut Family<'_, '_>,
        encoder: &mut Encoder,
    ) -> Result<()>;
    /// Writes the value as an element of a name.
    fn write(&self, mark: Option<&Mark>, name: TagName<'_>, encoder: &mut Encoder) -> Result<()>;
    /// Writes the attributes into the start tag that is open.
    fn write_attributes<'a>(
        &'a self,
        mark: Option<&'a Mark>,
        element: &str,
        lost: &mut Lost<'a>,
        encoder: &mut Encoder,
    ) -> Result<()>;
}

/// What may hold of a child of a row, which is some variant.
pub(crate) type Holds<'h> = &'h dyn Fn(&dyn Node, usize) -> bool;

impl<T: Class> Glance for T {
    fn outline(&self) -> &'static Outline {
        const { &Outline::of(T::TABLE) }
    }

    fn filled(&self) -> Rows {
        filled(self)
    }

    fn spelling(&self, row: usize, vocabulary: Vocabulary) -> Option<Spelling<'_>> {
        let row = T::TABLE.attributes.get(row)?;
        (row.spelling)(self, vocabulary)
    }

    fn any(&self, row: usize, holds: Holds<'_>) -> bool {
        let Content::Elements(rows) = &T::TABLE.content else {
            return false;
        };
        let row = rows.get(row);
        row.is_some_and(|row| (row.slot.any)(self, holds))
    }

    fn is_expressible(&self, manner: Manner) -> bool {
        is_expressible(self, manner)
    }

    fn write_among(
        &self,
        mark: Option<&Mark>,
        variant: usize,
        family: &mut Family<'_, '_>,
        encoder: &mut Encoder,
    ) -> Result<()> {
        encoder.child(self, mark, variant, family)
    }

    fn write(&self, mark: Option<&Mark>, name: TagName<'_>, encoder: &mut Encoder) -> Result<()> {
        encoder.element(self, mark, name)
    }

    fn write_attributes<'a>(
        &'a self,
        mark: Option<&'a Mark>,
        element: &str,
        lost: &mut Lost<'a>,
        encoder: &mut Encoder,
    ) -> Result<()> {
        encoder.attributes(self, mark, element, lost)
    }
}

/// The rows of attributes that may say something.
#[inline]
pub(crate) fn set<T: Class>(value: &T) -> Rows {
    let rows = T::TABLE.attributes.iter();
    rows.map(|row| (row.is_set)(value)).collect()
}

/// The rows that hold children.
#[inline]
pub(crate) fn filled<T: Class>(value: &T) -> Rows {
    let Content::Elements(rows) = &T::TABLE.content else {
        return Rows::default();
    };
    let rows = rows.iter();
    rows.map(|row| (row.slot.is_filled)(value)).collect()
}
