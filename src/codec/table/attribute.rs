use super::{Name, PerVocabulary, Vocabularies};
use crate::codec::node::Value;
use crate::codec::types::Stated;
use crate::value::{Spelling, Vocabulary};

/// What is to be known of an attribute.
#[derive(Clone, Copy, Debug)]
pub(crate) struct AttributeInfo {
    pub(crate) name: Name,
    /// The attribute that holds an extension value.
    extension: Option<PerVocabulary<&'static str>>,
    required: Vocabularies,
    pub(crate) vocabularies: Vocabularies,
    /// What IODEF 1 says where nothing is said, and RFC 7970 means otherwise.
    pub(crate) stands_in: Option<&'static str>,
    /// What it means in IODEF 1 that nothing is said, if not the same as elsewhere.
    pub(crate) unstated: Option<&'static str>,
    /// Tokens of the schema of RFC 7970, with what its text or errata have instead.
    errata: &'static [(&'static str, &'static str)],
}

impl AttributeInfo {
    /// Where something is said if it is not set.
    pub(super) const fn standing_in(&self) -> Vocabularies {
        self.vocabularies.only_if(self.stands_in.is_some())
    }

    pub(super) const fn required(&self) -> Vocabularies {
        self.required.and(self.vocabularies)
    }

    pub(crate) fn is_required(&self, vocabulary: Vocabulary) -> bool {
        self.required().contains(vocabulary)
    }

    /// Where it must be there, or its absence says something.
    pub(super) const fn notable(&self) -> Vocabularies {
        match self.unstated {
            Some(_) => Vocabularies::ALL,
            None => self.required(),
        }
    }

    /// Whether it has extension values in some vocabulary.
    pub(crate) fn is_extensible(&self) -> bool {
        self.extension.is_some()
    }

    /// The attribute that holds an extension value in a vocabulary.
    pub(crate) fn extension(&self, vocabulary: Vocabulary) -> Option<&'static str> {
        let name = self.extension?.within(vocabulary);
        Some(name).filter(|name| !name.is_empty())
    }

    /// What the text or errata of RFC 7970 have for a token.
    pub(crate) fn by_errata(&self, token: &str) -> Option<&'static str> {
        let mut errata = self.errata.iter();
        errata
            .find(|(printed, _)| *printed == token)
            .map(|(_, meant)| *meant)
    }

    /// The token that a token of the text or errata of RFC 7970 stands for.
    pub(crate) fn of_errata(&self, token: &str) -> Option<&'static str> {
        let mut errata = self.errata.iter();
        let printed = errata.find(|(_, meant)| *meant == token.trim_ascii());
        printed.map(|(printed, _)| *printed)
    }

    const fn new(name: &Name) -> Self {
        Self {
            name: *name,
            extension: None,
            required: Vocabularies::NONE,
            vocabularies: Vocabularies::ALL,
            stands_in: None,
            unstated: None,
            errata: &[],
        }
    }

    /// An attribute of every mark.
    pub(crate) const fn mark(
        incident: &'static str,
        iodef: &'static str,
        extension: Option<&'static str>,
    ) -> Self {
        let extension = match extension {
            Some(name) => Some(PerVocabulary::new(name, "", name)),
            None => None,
        };
        Self {
            extension,
            ..Self::new(&Name::attributes(incident, iodef, iodef))
        }
    }
}

type Spell<T> = for<'a> fn(&'a T, Vocabulary) -> Option<Spelling<'a>>;

pub(crate) struct Attribute<T> {
    pub(crate) info: AttributeInfo,
    pub(crate) get: fn(&T) -> &dyn Value,
    pub(crate) get_mut: fn(&mut T) -> &mut dyn Value,
    /// How to write it; none if it is absent.
    pub(crate) spelling: Spell<T>,
    /// Whether it may say something.
    pub(crate) is_set: fn(&T) -> bool,
    /// What is known of it by its type.
    stated: Stated,
    /// Whether a reader takes it for what it is by the name of the element.
    pub(crate) assumed: Option<fn(&T, &str) -> bool>,
}

impl<T> Attribute<T> {
    /// Where it depends on the attribute whether the element can be said.
    pub(super) const fn deciding(&self) -> Vocabularies {
        let sure = match (self.stated, &self.info.extension) {
            (Stated::AsText, _) => Vocabularies::ALL,
            (Stated::AsToken, Some(extension)) => Vocabularies::of_names(extension),
            (Stated::AsToken, None) | (Stated::Perhaps, _) => Vocabularies::NONE,
        };
        self.info.required().without(sure)
    }

    pub(crate) const fn new(
        name: &'static str,
        get: fn(&T) -> &dyn Value,
        get_mut: fn(&mut T) -> &mut dyn Value,
        spelling: Spell<T>,
        is_set: fn(&T) -> bool,
        stated: Stated,
    ) -> Self {
        Self {
            info: AttributeInfo::new(&Name::attributes(name, name, name)),
            get,
            get_mut,
            spelling,
            is_set,
            stated,
            assumed: None,
        }
    }

    pub(crate) const fn required(mut self) -> Self {
        self.info.required = Vocabularies::ALL;
        self
    }

    pub(crate) const fn required_in(mut self, vocabularies: Vocabularies) -> Self {
        self.info.required = vocabularies;
        self
    }

    pub(crate) const fn extension(mut self, name: &'static str) -> Self {
        self.info.extension = Some(PerVocabulary::new(name, name, name));
        self
    }

    pub(crate) const fn iodef(mut self, name: &'static str) -> Self {
        let own = self.info.name.within(Vocabulary::Incident);
        self.info.name = Name::attributes(own, name, name);
        self
    }

    pub(crate) const fn iodef1(mut self, name: &'static str) -> Self {
        let other = &self.info.name;
        let (own, iodef2) = (
            other.within(Vocabulary::Incident),
            other.within(Vocabulary::Iodef2),
        );
        self.info.name = Name::attributes(own, name, iodef2);
        self
    }

    /// The name in IODEF 1 of the attribute that holds an extension value;
    /// empty if there is none.
    pub(crate) const fn iodef1_extension(mut self, name: &'static str) -> Self {
        if let Some(extension) = &mut self.info.extension {
            extension.set(Vocabulary::Iodef1, name);
        }
        self
    }

    pub(crate) const fn assumed(mut self, assumed: fn(&T, &str) -> bool) -> Self {
        self.assumed = Some(assumed);
        self
    }

    /// What IODEF 1 says where nothing is said.
    pub(crate) const fn stands_in(mut self, token: &'static str) -> Self {
        self.info.stands_in = Some(token);
        self
    }

    /// What it means in IODEF 1 that nothing is said.
    pub(crate) const fn unstated(mut self, token: &'static str) -> Self {
        self.info.unstated = Some(token);
        self
    }

    /// Tokens of the schema of RFC 7970, with what its text or errata have instead.
    pub(crate) const fn errata(mut self, errata: &'static [(&'static str, &'static str)]) -> Self {
        self.info.errata = errata;
        self
    }

    /// What IODEF has only in its first version.
    pub(crate) const fn before_iodef2(mut self) -> Self {
        self.info.vocabularies = Vocabularies::BEFORE_IODEF2;
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
}
