use super::{Derive, Label, Name, Vocabularies};
use crate::codec::encode::{Encoder, Family};
use crate::codec::glance::Holds;
use crate::codec::node::Slot;
use crate::codec::source::Tag;
use crate::error::Result;
use crate::value::Vocabulary;

/// What is to be known of a kind of child.
#[derive(Clone, Copy, Debug)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "a row says several things of a kind that have nothing to do with one another"
)]
pub(crate) struct ChildInfo {
    /// Its names, one for each variant of a choice.
    pub(crate) names: &'static [Name],
    /// Which variant a tag is, where the name does not say.
    pub(crate) pick: Option<fn(&Tag<'_>) -> usize>,
    many: Vocabularies,
    /// Where there must be at least one.
    pub(crate) required: Vocabularies,
    pub(crate) vocabularies: Vocabularies,
    /// The namespace in IODEF 2, if it is not the vocabulary's own.
    pub(crate) namespace: Option<&'static str>,
    /// Where it may stand among those of the row before.
    joined: Vocabularies,
    /// Whether only the text of RFC 7970 lets it, not its schema.
    joined_by_text: bool,
    /// Where it may not stand beside those of the row before.
    exclusive: Vocabularies,
    /// Whether it takes what the vocabulary cannot say.
    pub(super) carries: bool,
    /// Whether none may be left out: the vocabulary says all of them, or the
    /// element is carried.
    pub(crate) whole: bool,
    /// Whether something may stand in for it.
    pub(crate) derived: bool,
    /// Whether names but the first are, in IODEF 1, only for the last child.
    last_in_iodef1: bool,
    /// What the text or errata of RFC 7970 call it.
    pub(crate) errata: Option<&'static str>,
}

impl ChildInfo {
    const fn new(names: &'static [Name], many: Vocabularies) -> Self {
        Self {
            names,
            pick: None,
            many,
            required: Vocabularies::NONE,
            vocabularies: Vocabularies::ALL,
            namespace: None,
            joined: Vocabularies::NONE,
            joined_by_text: false,
            exclusive: Vocabularies::NONE,
            carries: false,
            whole: false,
            derived: false,
            last_in_iodef1: false,
            errata: None,
        }
    }

    /// Where each child is written under the name of its variant, whatever is beside it.
    pub(super) const fn plain(&self) -> Vocabularies {
        let room = if self.is_single() {
            Vocabularies::ALL
        } else {
            self.many
        };
        let mut places = self.vocabularies.and(room);
        let mut names = self.names;
        while let [name, rest @ ..] = names {
            places = places.and(name.vocabularies());
            names = rest;
        }
        places
            .without(Vocabularies::IODEF1.only_if(self.last_in_iodef1))
            .without(self.exclusive)
            .without(Vocabularies::IODEF2.only_if(self.namespace.is_some()))
            .only_if(self.errata.is_none())
    }

    /// Whether its field holds one at most.
    const fn is_single(&self) -> bool {
        self.many.is_none()
    }

    pub(crate) fn is_many(&self, vocabulary: Vocabulary) -> bool {
        self.many.contains(vocabulary)
    }

    pub(crate) fn is_joined(&self, vocabulary: Vocabulary) -> bool {
        self.joined.contains(vocabulary)
    }

    /// Whether the schema lets it stand among those of the row before.
    pub(crate) fn is_joined_by_schema(&self, vocabulary: Vocabulary) -> bool {
        let by_text = self.joined_by_text && vocabulary == Vocabulary::Iodef2;
        self.is_joined(vocabulary) && !by_text
    }

    pub(crate) fn is_exclusive(&self, vocabulary: Vocabulary) -> bool {
        self.exclusive.contains(vocabulary)
    }

    pub(crate) fn is_required(&self, vocabulary: Vocabulary) -> bool {
        self.required.contains(vocabulary) && self.vocabularies.contains(vocabulary)
    }

    pub(crate) fn carries(&self, vocabulary: Vocabulary) -> bool {
        self.carries && self.vocabularies.contains(vocabulary)
    }

    /// The variant whose name a tag bears.
    #[inline]
    pub(crate) fn matches(&self, vocabulary: Vocabulary, tag: &Tag<'_>) -> Option<usize> {
        let variant = match self.names {
            [name] if name.within(vocabulary) == tag.local => 0,
            [_] => return None,
            names => {
                let mut names = names.iter();
                names.position(|name| name.within(vocabulary) == tag.local)?
            }
        };
        self.is_here(vocabulary, tag)
            .then(|| self.pick.map_or(variant, |pick| pick(tag)))
    }

    #[inline]
    fn is_here(&self, vocabulary: Vocabulary, tag: &Tag<'_>) -> bool {
        self.vocabularies.contains(vocabulary)
            && match self.foreign_namespace(vocabulary) {
                Some(namespace) => tag.namespace() == namespace,
                None => tag.vocabulary == Some(vocabulary),
            }
    }

    /// The namespace of the element where it is not that of the vocabulary.
    pub(crate) fn foreign_namespace(&self, vocabulary: Vocabulary) -> Option<&'static str> {
        self.namespace.filter(|_| vocabulary == Vocabulary::Iodef2)
    }

    /// The name of a child by whether it is the last one: a kind that IODEF 1
    /// has one place for behind the others has the first name elsewhere.
    pub(crate) fn name_among(
        &self,
        variant: usize,
        is_last: impl Fn() -> bool,
        vocabulary: Vocabulary,
    ) -> &'static str {
        let elsewhere = self.last_in_iodef1 && vocabulary == Vocabulary::Iodef1 && !is_last();
        self.name(if elsewhere { 0 } else { variant }, vocabulary)
    }

    pub(crate) fn name(&self, variant: usize, vocabulary: Vocabulary) -> &'static str {
        let label = self.label(variant, vocabulary);
        label.map_or("", |label| label.name)
    }

    #[inline]
    pub(crate) fn label(&self, variant: usize, vocabulary: Vocabulary) -> Option<&'static Label> {
        let name = self.names.get(variant)?;
        Some(name.label(vocabulary))
    }
}

pub(crate) struct Child<T> {
    pub(crate) info: ChildInfo,
    pub(crate) slot: Access<T>,
    pub(crate) derive: Option<Derive<T>>,
}

/// How to get at the field.
pub(crate) struct Access<T> {
    pub(crate) get: fn(&T) -> &dyn Slot,
    pub(crate) get_mut: fn(&mut T) -> &mut dyn Slot,
    /// Whether something holds of any child.
    pub(crate) any: fn(&T, Holds<'_>) -> bool,
    /// Writes the children one by one.
    pub(crate) write: fn(&T, &mut Family<'_, '_>, &mut Encoder) -> Result<()>,
    /// Whether there is any.
    pub(crate) is_filled: fn(&T) -> bool,
    /// Where there always is one, and it can be said.
    pub(crate) sayable: Vocabularies,
}

impl<T> Child<T> {
    /// Where it depends on the children of the row whether the element can be said.
    pub(super) const fn deciding(&self) -> Vocabularies {
        let info = &self.info;
        let named = match info.names {
            [name] => name.vocabularies(),
            _ => Vocabularies::NONE,
        };
        let whole = info.vocabularies.only_if(info.whole);
        let needed = info.required.and(info.vocabularies).or(whole);
        needed.without(named.and(self.slot.sayable))
    }

    const fn new(names: &'static [Name], many: Vocabularies, slot: Access<T>) -> Self {
        Self {
            info: ChildInfo::new(names, many),
            slot,
            derive: None,
        }
    }

    pub(crate) const fn one(names: &'static [Name], slot: Access<T>) -> Self {
        Self::new(names, Vocabularies::NONE, slot)
    }

    pub(crate) const fn many(names: &'static [Name], slot: Access<T>) -> Self {
        Self::new(names, Vocabularies::ALL, slot)
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

    /// What IODEF has only since its second version.
    pub(crate) const fn since_iodef2(mut self) -> Self {
        self.info.vocabularies = Vocabularies::SINCE_IODEF2;
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

    /// What IODEF 1 has at most one of.
    pub(crate) const fn single_in_iodef1(mut self) -> Self {
        self.info.many = Vocabularies::SINCE_IODEF2;
        self
    }

    /// What IODEF has only in its first version.
    pub(crate) const fn before_iodef2(mut self) -> Self {
        self.info.vocabularies = Vocabularies::BEFORE_IODEF2;
        self
    }

    /// What only IODEF 1 has in this place.
    pub(crate) const fn only_iodef1(mut self) -> Self {
        self.info.vocabularies = Vocabularies::IODEF1;
        self
    }

    pub(crate) const fn joined(mut self) -> Self {
        self.info.joined = Vocabularies::ALL;
        self
    }

    pub(crate) const fn joined_in(mut self, vocabularies: Vocabularies) -> Self {
        self.info.joined = vocabularies;
        self
    }

    /// Only the text of RFC 7970 lets it, not its schema.
    pub(crate) const fn by_text(mut self) -> Self {
        self.info.joined_by_text = true;
        self
    }

    pub(crate) const fn exclusive_in(mut self, vocabularies: Vocabularies) -> Self {
        self.info.exclusive = vocabularies;
        self
    }

    pub(crate) const fn derived(mut self, derive: Derive<T>) -> Self {
        self.info.derived = true;
        self.derive = Some(derive);
        self
    }

    /// What the text or errata of RFC 7970 call it.
    pub(crate) const fn errata(mut self, name: &'static str) -> Self {
        self.info.errata = Some(name);
        self
    }

    /// Names but the first are, in IODEF 1, only for the last child.
    pub(crate) const fn last_in_iodef1(mut self) -> Self {
        self.info.last_in_iodef1 = true;
        self
    }

    pub(crate) const fn whole(mut self) -> Self {
        self.info.whole = true;
        self
    }

    pub(crate) const fn carries(mut self) -> Self {
        self.info.carries = true;
        self
    }
}
