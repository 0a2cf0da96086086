use super::Label;
use crate::value::Vocabulary;

/// A set of vocabularies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Vocabularies(u8);

impl Vocabularies {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const INCIDENT: Self = Self(1);
    pub(crate) const IODEF2: Self = Self(4);
    /// All but IODEF 1.
    pub(crate) const SINCE_IODEF2: Self = Self(5);
    /// All but IODEF 2.
    pub(crate) const BEFORE_IODEF2: Self = Self(3);
    pub(crate) const IODEF1: Self = Self(2);
    pub(crate) const IODEF: Self = Self(6);
    pub(crate) const ALL: Self = Self(7);

    /// And what the text or errata of RFC 7970 allow, and its schema does not.
    pub(crate) const fn and_errata(self) -> Self {
        Self(self.0 | 8)
    }

    #[inline]
    pub(super) const fn of(vocabulary: Vocabulary) -> Self {
        Self(1 << place(vocabulary))
    }

    /// Where there is a name.
    pub(super) const fn of_names(names: &PerVocabulary<&str>) -> Self {
        let PerVocabulary([incident, iodef1, iodef2]) = names;
        Self::INCIDENT
            .only_if(!incident.is_empty())
            .or(Self::IODEF1.only_if(!iodef1.is_empty()))
            .or(Self::IODEF2.only_if(!iodef2.is_empty()))
    }

    pub(crate) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    pub(crate) const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    pub(crate) const fn only_if(self, condition: bool) -> Self {
        if condition { self } else { Self::NONE }
    }

    pub(crate) const fn is_none(self) -> bool {
        self.0 == 0
    }

    pub(crate) const fn contains_errata(self) -> bool {
        self.0 & 8 != 0
    }

    pub(crate) const fn contains(self, vocabulary: Vocabulary) -> bool {
        self.0 & Self::of(vocabulary).0 != 0
    }
}

/// Something in each vocabulary.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PerVocabulary<T>([T; 3]);

impl<T: Copy> PerVocabulary<T> {
    pub(crate) const fn new(incident: T, iodef1: T, iodef2: T) -> Self {
        Self([incident, iodef1, iodef2])
    }

    #[inline]
    pub(crate) const fn within(&self, vocabulary: Vocabulary) -> T {
        *self.get(vocabulary)
    }

    #[inline]
    #[expect(clippy::indexing_slicing, reason = "there are three vocabularies")]
    pub(crate) const fn get(&self, vocabulary: Vocabulary) -> &T {
        &self.0[place(vocabulary)]
    }

    #[expect(clippy::indexing_slicing, reason = "there are three vocabularies")]
    pub(crate) const fn set(&mut self, vocabulary: Vocabulary, value: T) {
        self.0[place(vocabulary)] = value;
    }
}

#[inline]
const fn place(vocabulary: Vocabulary) -> usize {
    match vocabulary {
        Vocabulary::Incident => 0,
        Vocabulary::Iodef1 => 1,
        Vocabulary::Iodef2 => 2,
    }
}

/// A name in each vocabulary.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Name(PerVocabulary<Label>);

impl Name {
    /// The names of an element.
    pub(crate) const fn elements(
        incident: &'static str,
        iodef1: &'static str,
        iodef2: &'static str,
    ) -> Self {
        Self(PerVocabulary([
            Label::element(incident),
            Label::element(iodef1),
            Label::element(iodef2),
        ]))
    }

    /// The names of an attribute.
    pub(super) const fn attributes(
        incident: &'static str,
        iodef1: &'static str,
        iodef2: &'static str,
    ) -> Self {
        Self(PerVocabulary([
            Label::attribute(incident),
            Label::attribute(iodef1),
            Label::attribute(iodef2),
        ]))
    }

    #[inline]
    pub(crate) const fn within(&self, vocabulary: Vocabulary) -> &'static str {
        self.0.get(vocabulary).name
    }

    /// The name as tags have it.
    #[inline]
    pub(crate) const fn label(&self, vocabulary: Vocabulary) -> &Label {
        self.0.get(vocabulary)
    }

    /// Where there is one.
    pub(super) const fn vocabularies(&self) -> Vocabularies {
        let PerVocabulary([incident, iodef1, iodef2]) = &self.0;
        Vocabularies::of_names(&PerVocabulary([incident.name, iodef1.name, iodef2.name]))
    }
}

/// The namespace of RFC 7203.
pub(crate) const SCI: &str = "urn:ietf:params:xml:ns:iodef-sci-1.0";
/// The namespace of RFC 7495.
pub(crate) const ENUM: &str = "urn:ietf:params:xml:ns:iodef-enum-1.0";
/// The namespace of XML signatures.
pub(crate) const DSIG: &str = "http://www.w3.org/2000/09/xmldsig#";

/// The prefix by which elements of a namespace are written.
pub(crate) fn prefix(namespace: &str) -> &'static str {
    match namespace {
        SCI => "sci",
        ENUM => "enum",
        DSIG => "ds",
        _ => "",
    }
}
