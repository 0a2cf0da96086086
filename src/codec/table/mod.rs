//! Rows: what a class is made of, in the order of the schema, and how to get
//! at each part of it.

mod attribute;
mod child;
mod infos;
mod keys;
mod label;
mod names;
mod needs;
mod outline;
mod rows;

use crate::codec::node::{AsNode, Element, Scalar};
use crate::value::{ForeignNode, Marked, Vocabulary};

pub(crate) use attribute::{Attribute, AttributeInfo};
pub(crate) use child::{Access, Child, ChildInfo};
pub(crate) use infos::{Found, Infos};
pub(crate) use label::Label;
pub(crate) use names::{DSIG, ENUM, Name, PerVocabulary, SCI, Vocabularies, prefix};
pub(crate) use needs::{Needs, Rows};
pub(crate) use outline::Outline;
pub(crate) use rows::{access, attribute, many, name, one, text};

/// Which parts of a mark IODEF has an attribute for; the own vocabulary has
/// both always, and IODEF 1 has no identifiers.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Marks {
    None,
    Restriction,
    /// A restriction in the words of RFC 5070, which RFC 7203 builds on.
    OldRestriction,
    Id,
    Both,
}

impl Marks {
    pub(crate) fn restriction(self, vocabulary: Vocabulary) -> bool {
        vocabulary == Vocabulary::Incident
            || matches!(self, Self::Restriction | Self::OldRestriction | Self::Both)
    }

    /// The vocabulary whose words a restriction is said in.
    pub(crate) fn words(self, vocabulary: Vocabulary) -> Vocabulary {
        match (self, vocabulary) {
            (Self::OldRestriction, Vocabulary::Iodef2) => Vocabulary::Iodef1,
            (_, vocabulary) => vocabulary,
        }
    }

    pub(crate) fn id(self, vocabulary: Vocabulary) -> bool {
        match vocabulary {
            Vocabulary::Incident => true,
            Vocabulary::Iodef1 => false,
            Vocabulary::Iodef2 => matches!(self, Self::Id | Self::Both),
        }
    }
}

/// Where the first child of a row is not an element but the text of its parent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Inline {
    pub(crate) vocabularies: Vocabularies,
    pub(crate) row: usize,
}

/// How a value is put into the shape of IODEF 1, which has its parts elsewhere.
pub(crate) struct Reshape<T> {
    /// The value to write, if it is another one.
    pub(crate) to: fn(&T) -> Option<T>,
    /// Puts a value that was read back into the shape of the model.
    pub(crate) from: fn(&mut T),
}

/// An element to stand in for another.
pub(crate) fn standing_in<T: AsNode + 'static>(value: T) -> Box<dyn Element> {
    Box::new(Marked::new(value))
}

/// What stands in for a child that a vocabulary requires and the value lacks.
pub(crate) type Derive<T> = fn(&T, Vocabulary) -> Option<Box<dyn Element>>;

/// The most rows of one kind that a table has: a set of them is a word's bits.
pub(crate) const MAX_ROWS: usize = 32;

/// A class: its rows in the order of the schema.
pub(crate) struct Table<T: 'static> {
    pub(crate) marks: Marks,
    /// Whether the own vocabulary requires a restriction.
    pub(crate) restricted: bool,
    /// Attributes that IODEF needs to say what the type says already.
    pub(crate) fixed: &'static [(&'static str, &'static str)],
    pub(crate) attributes: &'static [Attribute<T>],
    pub(crate) content: Content<T>,
    /// Where a text is the first child of a row, and its attributes are the element's.
    pub(crate) inline: Option<Inline>,
    pub(crate) shape_in_iodef1: Option<Reshape<T>>,
    /// Whether a vocabulary can say the value, where that is not always so.
    pub(crate) expressible: Option<fn(&T, Vocabulary) -> bool>,
    /// Whether the schema of RFC 7970 allows the value, where its text or errata do.
    pub(crate) printed: Option<fn(&T) -> bool>,
}

impl<T> Table<T> {
    pub(crate) const EMPTY: Self = Self {
        marks: Marks::None,
        restricted: false,
        fixed: &[],
        attributes: &[],
        content: Content::Elements(&[]),
        inline: None,
        shape_in_iodef1: None,
        expressible: None,
        printed: None,
    };
}

/// What stands between the tags of a class.
pub(crate) enum Content<T: 'static> {
    Elements(&'static [Child<T>]),
    Text {
        /// Where the text may stand.
        vocabularies: Vocabularies,
        get: fn(&T) -> &dyn Scalar,
        get_mut: fn(&mut T) -> &mut dyn Scalar,
    },
    Any {
        get: fn(&T) -> &Vec<ForeignNode>,
        get_mut: fn(&mut T) -> &mut Vec<ForeignNode>,
    },
}
