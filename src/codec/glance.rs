//! What the encoder sees of a value without asking each of its rows.

use crate::Result;
use crate::codec::node::{Body, Class, Node};
use crate::codec::table::{Content, Outline, Rows};
use crate::value::{Mark, Spelling, Vocabulary};

/// A value of any class, at a glance. Each answer takes one call, or two, that
/// depend on the class: they are what encoding costs most.
pub(crate) trait Glance {
    fn outline(&self) -> &'static Outline;
    /// The value as an element without a mark.
    fn sight(&self) -> Sight<'_>;
    /// How to write the attribute of a row.
    fn spelling(&self, row: usize, vocabulary: Vocabulary) -> Option<Spelling<'_>>;
    /// Visits the children of a row one by one.
    fn each<'a>(&'a self, row: usize, visit: Visit<'_, 'a>) -> Result<()>;
}

/// What is done with each child of a row.
pub(crate) type Visit<'v, 'a> = &'v mut dyn FnMut(Sight<'a>) -> Result<()>;

/// An element at a glance.
pub(crate) struct Sight<'a> {
    pub(crate) node: &'a dyn Node,
    pub(crate) outline: &'static Outline,
    /// Which variant of a choice it is.
    pub(crate) variant: usize,
    pub(crate) mark: Option<&'a Mark>,
    /// The rows of attributes that may say something.
    pub(crate) set: Rows,
    /// The rows that hold children.
    pub(crate) filled: Rows,
    pub(crate) body: Body<'a>,
}

impl<T: Class> Glance for T {
    fn outline(&self) -> &'static Outline {
        const { &Outline::of(T::TABLE) }
    }

    fn sight(&self) -> Sight<'_> {
        let attributes = T::TABLE.attributes.iter();
        Sight {
            node: self,
            outline: self.outline(),
            variant: Class::variant(self),
            mark: None,
            set: attributes.map(|row| (row.is_set)(self)).collect(),
            filled: match &T::TABLE.content {
                Content::Elements(rows) => {
                    rows.iter().map(|row| (row.slot.is_filled)(self)).collect()
                }
                Content::Text { .. } | Content::Any { .. } => Rows::default(),
            },
            body: self.body(),
        }
    }

    fn spelling(&self, row: usize, vocabulary: Vocabulary) -> Option<Spelling<'_>> {
        let row = T::TABLE.attributes.get(row)?;
        (row.spelling)(self, vocabulary)
    }

    fn each<'a>(&'a self, row: usize, visit: Visit<'_, 'a>) -> Result<()> {
        let Content::Elements(rows) = &T::TABLE.content else {
            return Ok(());
        };
        rows.get(row)
            .map_or(Ok(()), |row| (row.slot.each)(self, visit))
    }
}
