//! On what terms a document is redacted.

use std::collections::BTreeSet;

use super::LEVELS;
use crate::codec::tests::generate::Chance;
use crate::mark::{Inheritance, Keep, Redactor, Removal};
use crate::model::Document;
use crate::value::{Restriction, Vocabulary};
use crate::write::WriterBuilder;

#[derive(Clone, Debug)]
pub(super) struct Terms {
    pub(super) level: Restriction,
    pub(super) inheritance: Inheritance,
    pub(super) keep: BTreeSet<Keep>,
}

impl Terms {
    /// Some level by each inheritance.
    pub(super) fn some(keep: &BTreeSet<Keep>, chance: &mut Chance) -> [Self; 2] {
        Inheritance::ALL.map(|inheritance| Self {
            level: chance.pick(&LEVELS.each_ref()).clone(),
            inheritance,
            keep: keep.clone(),
        })
    }

    pub(super) fn with_level(&self, level: &Restriction) -> Self {
        Self {
            level: level.clone(),
            ..self.clone()
        }
    }

    pub(super) fn redactor(&self) -> Redactor {
        let mut redactor = Redactor::new(self.level.clone());
        redactor.inheritance(self.inheritance);
        for keep in &self.keep {
            redactor.keep(*keep);
        }
        redactor
    }

    pub(super) fn redact(&self, document: &Document) -> (Document, Vec<Removal>) {
        let redacted = self.redactor().redact_document(document);
        redacted.unwrap_or_else(|error| panic!("{self:?}: {error}"))
    }
}

/// What to keep: mostly nothing.
pub(super) fn some_keep(chance: &mut Chance) -> BTreeSet<Keep> {
    if !chance.once_in(3) {
        return BTreeSet::new();
    }
    let all = Keep::ALL.into_iter();
    all.filter(|_| chance.once_in(2)).collect()
}

/// A document as bytes; none where IODEF has no document without incidents.
pub(super) fn written(document: &Document, vocabulary: Vocabulary) -> Option<String> {
    let nothing = document.incidents.is_empty() && vocabulary != Vocabulary::Incident;
    let mut builder = WriterBuilder::new(vocabulary);
    builder.declare_unknown(true);
    match builder.to_xml(document) {
        Ok(written) => Some(written),
        Err(_) if nothing => None,
        Err(error) => panic!("{vocabulary}: {error}"),
    }
}
