//! Rows: what a class is made of, in the order of the schema, and how to get
//! at each part of it.

mod rows;

use crate::codec::node::{Scalar, Slot, Value};
use crate::codec::source::Tag;
use crate::value::{ForeignNode, Marked, Timestamp, Vocabulary};

pub(crate) use rows::{attribute, kept, many, name, one, text};

/// A set of vocabularies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Vocabularies(u8);

impl Vocabularies {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const INCIDENT: Self = Self(1);
    pub(crate) const IODEF2: Self = Self(4);
    pub(crate) const IODEF: Self = Self(6);
    pub(crate) const ALL: Self = Self(7);

    pub(crate) const fn contains(self, vocabulary: Vocabulary) -> bool {
        let bit = match vocabulary {
            Vocabulary::Incident => 1,
            Vocabulary::Iodef1 => 2,
            Vocabulary::Iodef2 => 4,
        };
        self.0 & bit != 0
    }
}

/// A name in each vocabulary.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name {
    incident: &'static str,
    iodef: &'static str,
}

impl Name {
    pub(crate) const fn new(name: &'static str) -> Self {
        Self {
            incident: name,
            iodef: name,
        }
    }

    /// A name of the own vocabulary, and another one of IODEF.
    pub(crate) const fn two(incident: &'static str, iodef: &'static str) -> Self {
        Self { incident, iodef }
    }

    pub(crate) const fn within(self, vocabulary: Vocabulary) -> &'static str {
        match vocabulary {
            Vocabulary::Incident => self.incident,
            Vocabulary::Iodef1 | Vocabulary::Iodef2 => self.iodef,
        }
    }
}

/// Which parts of a mark IODEF has an attribute for; the own vocabulary has both always.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Marks {
    None,
    Restriction,
    Id,
    Both,
}

impl Marks {
    pub(crate) fn restriction(self, vocabulary: Vocabulary) -> bool {
        vocabulary == Vocabulary::Incident || matches!(self, Self::Restriction | Self::Both)
    }

    pub(crate) fn id(self, vocabulary: Vocabulary) -> bool {
        vocabulary == Vocabulary::Incident || matches!(self, Self::Id | Self::Both)
    }
}

/// Which time of a value stands in for another one.
pub(crate) type DerivedTime<T> = fn(&T) -> Option<&Marked<Timestamp>>;

/// A class: its rows in the order of the schema.
pub(crate) struct Table<T: 'static> {
    pub(crate) marks: Marks,
    /// Whether the own vocabulary requires a restriction.
    pub(crate) restricted: bool,
    /// Attributes that IODEF needs to say what the type says already.
    pub(crate) fixed: &'static [(&'static str, &'static str)],
    pub(crate) attributes: &'static [Attribute<T>],
    pub(crate) content: Content<T>,
    /// What stands in for a time that a vocabulary requires and the value lacks.
    pub(crate) derived_time: Option<DerivedTime<T>>,
    /// Whether a vocabulary can say the value, where that is not always so.
    pub(crate) expressible: Option<fn(&T, Vocabulary) -> bool>,
}

impl<T> Table<T> {
    pub(crate) const EMPTY: Self = Self {
        marks: Marks::None,
        restricted: false,
        fixed: &[],
        attributes: &[],
        content: Content::Elements(&[]),
        derived_time: None,
        expressible: None,
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

/// What is to be known of an attribute.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AttributeInfo {
    pub(crate) name: Name,
    /// The attribute that holds an extension value.
    pub(crate) extension: Option<&'static str>,
    pub(crate) required: bool,
    pub(crate) vocabularies: Vocabularies,
}

impl AttributeInfo {
    /// An attribute of every mark.
    pub(crate) const fn mark(
        incident: &'static str,
        iodef: &'static str,
        extension: Option<&'static str>,
    ) -> Self {
        Self {
            name: Name::two(incident, iodef),
            extension,
            required: false,
            vocabularies: Vocabularies::ALL,
        }
    }
}

pub(crate) struct Attribute<T> {
    pub(crate) info: AttributeInfo,
    pub(crate) get: fn(&T) -> &dyn Value,
    pub(crate) get_mut: fn(&mut T) -> &mut dyn Value,
}

impl<T> Attribute<T> {
    pub(crate) const fn new(
        name: &'static str,
        get: fn(&T) -> &dyn Value,
        get_mut: fn(&mut T) -> &mut dyn Value,
    ) -> Self {
        let info = AttributeInfo {
            name: Name::new(name),
            extension: None,
            required: false,
            vocabularies: Vocabularies::ALL,
        };
        Self { info, get, get_mut }
    }

    pub(crate) const fn required(mut self) -> Self {
        self.info.required = true;
        self
    }

    pub(crate) const fn extension(mut self, name: &'static str) -> Self {
        self.info.extension = Some(name);
        self
    }

    pub(crate) const fn iodef(mut self, name: &'static str) -> Self {
        self.info.name.iodef = name;
        self
    }

    pub(crate) const fn own(mut self) -> Self {
        self.info.vocabularies = Vocabularies::INCIDENT;
        self
    }
}

/// What is to be known of a kind of child.
#[derive(Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a row says several things of a kind that have nothing to do with one another"
)]
pub(crate) struct ChildInfo {
    /// Its names, one for each variant of a choice.
    pub(crate) names: &'static [Name],
    /// Which variant a tag is, where the name does not say.
    pub(crate) pick: Option<fn(&Tag<'_>) -> usize>,
    pub(crate) many: bool,
    /// Where there must be at least one.
    pub(crate) required: Vocabularies,
    pub(crate) vocabularies: Vocabularies,
    /// The namespace in IODEF, if it is not the vocabulary's own.
    pub(crate) namespace: Option<&'static str>,
    /// Whether it may stand among those of the row before.
    pub(crate) joined: bool,
    /// Whether it takes what the vocabulary cannot say.
    pub(crate) carries: bool,
    /// Whether another time may stand in for it.
    pub(crate) derived: bool,
}

impl ChildInfo {
    /// The variant whose name a tag bears.
    pub(crate) fn matches(&self, vocabulary: Vocabulary, tag: &Tag<'_>) -> Option<usize> {
        let variant = self
            .names
            .iter()
            .position(|name| name.within(vocabulary) == tag.local)?;
        let here = self.vocabularies.contains(vocabulary)
            && match self.foreign_namespace(vocabulary) {
                Some(namespace) => tag.namespace == namespace,
                None => tag.vocabulary == Some(vocabulary),
            };
        here.then(|| self.pick.map_or(variant, |pick| pick(tag)))
    }

    /// The namespace of the element where it is not that of the vocabulary.
    pub(crate) fn foreign_namespace(&self, vocabulary: Vocabulary) -> Option<&'static str> {
        match vocabulary {
            Vocabulary::Incident if !self.is_kept() => None,
            _ => self.namespace,
        }
    }

    /// Whether the model has no type for it, so that it is kept as a tree.
    pub(crate) fn is_kept(&self) -> bool {
        self.namespace == Some(Vocabulary::Iodef2.namespace()) || self.namespace == Some(SCI)
    }

    pub(crate) fn name(&self, variant: usize, vocabulary: Vocabulary) -> &'static str {
        self.names
            .get(variant)
            .map_or("", |name| name.within(vocabulary))
    }
}

/// The namespace of RFC 7203.
pub(crate) const SCI: &str = "urn:ietf:params:xml:ns:iodef-sci-1.0";
/// The namespace of RFC 7495.
pub(crate) const ENUM: &str = "urn:ietf:params:xml:ns:iodef-enum-1.0";

pub(crate) struct Child<T> {
    pub(crate) info: ChildInfo,
    /// How to get at the field; none for a kind that is kept as a tree.
    pub(crate) slot: Option<Access<T>>,
}

pub(crate) struct Access<T> {
    pub(crate) get: fn(&T) -> &dyn Slot,
    pub(crate) get_mut: fn(&mut T) -> &mut dyn Slot,
}

impl<T> Child<T> {
    const fn new(names: &'static [Name], many: bool, slot: Option<Access<T>>) -> Self {
        let info = ChildInfo {
            names,
            pick: None,
            many,
            required: Vocabularies::NONE,
            vocabularies: Vocabularies::ALL,
            namespace: None,
            joined: false,
            carries: false,
            derived: false,
        };
        Self { info, slot }
    }

    pub(crate) const fn one(
        names: &'static [Name],
        get: fn(&T) -> &dyn Slot,
        get_mut: fn(&mut T) -> &mut dyn Slot,
    ) -> Self {
        Self::new(names, false, Some(Access { get, get_mut }))
    }

    pub(crate) const fn many(
        names: &'static [Name],
        get: fn(&T) -> &dyn Slot,
        get_mut: fn(&mut T) -> &mut dyn Slot,
    ) -> Self {
        Self::new(names, true, Some(Access { get, get_mut }))
    }

    /// A kind of element that the model has no type for yet.
    pub(crate) const fn kept(names: &'static [Name], namespace: &'static str) -> Self {
        let mut child = Self::new(names, true, None);
        child.info.namespace = Some(namespace);
        child
    }

    pub(crate) const fn required(mut self) -> Self {
        self.info.required = self.info.vocabularies;
        self
    }

    pub(crate) const fn required_in(mut self, vocabularies: Vocabularies) -> Self {
        self.info.required = vocabularies;
        self
    }

    pub(crate) const fn own(mut self) -> Self {
        self.info.vocabularies = Vocabularies::INCIDENT;
        self
    }

    pub(crate) const fn namespace(mut self, namespace: &'static str) -> Self {
        self.info.namespace = Some(namespace);
        self
    }

    pub(crate) const fn pick(mut self, pick: fn(&Tag<'_>) -> usize) -> Self {
        self.info.pick = Some(pick);
        self
    }

    pub(crate) const fn joined(mut self) -> Self {
        self.info.joined = true;
        self
    }

    pub(crate) const fn derived(mut self) -> Self {
        self.info.derived = true;
        self
    }

    pub(crate) const fn carries(mut self) -> Self {
        self.info.carries = true;
        self
    }
}
