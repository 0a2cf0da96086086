//! What a vocabulary has, and what of it the documents so far had.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::rows::{self, Allowed, Attribute, Step};
use crate::codec::node::{Act, Class, Element};
use crate::model::Document;
use crate::value::Vocabulary;

/// Something that a document may have.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Feature {
    /// An element in its parent.
    Element(String, String),
    Attribute(String, String),
    Token(String, String, String),
}

impl Feature {
    pub(super) fn attribute(element: &str, attribute: &str) -> Self {
        Self::Attribute(element.to_owned(), attribute.to_owned())
    }

    pub(super) fn token(element: &str, attribute: &str, token: &str) -> Self {
        Self::Token(element.to_owned(), attribute.to_owned(), token.to_owned())
    }
}

/// Everything that a vocabulary has, with a way from the root to the element
/// that has it; and what of it was not there yet.
pub(super) struct Coverage {
    all: BTreeMap<Feature, Vec<Step>>,
    missing: BTreeSet<Feature>,
}

impl Coverage {
    pub(super) fn new(vocabulary: Vocabulary) -> Self {
        let all = features(vocabulary);
        let missing = all.keys().cloned().collect();
        Self { all, missing }
    }

    pub(super) fn had(&mut self, feature: &Feature) {
        assert!(self.all.contains_key(feature), "{feature:?}");
        self.missing.remove(feature);
    }

    pub(super) fn is_missing(&self, feature: &Feature) -> bool {
        self.missing.contains(feature)
    }

    /// The way to the smallest thing that is missing.
    pub(super) fn goal(&self) -> &[Step] {
        let first = self.missing.first();
        first.map_or(&[], |feature| &self.all[feature])
    }

    /// Asserts that nothing is missing, and says how much there was.
    pub(super) fn assert_complete(&self, of: &str) {
        assert!(
            self.missing.is_empty(),
            "{of}: never made: {:?}",
            self.missing
        );
        let count = |is: fn(&Feature) -> bool| {
            let all = self.all.keys().filter(|feature| is(feature)).count();
            let missing = self.missing.iter().filter(|feature| is(feature)).count();
            format!("{} of {all}", all - missing)
        };
        let elements: BTreeSet<_> = self.all.keys().filter_map(element).collect();
        let missing: BTreeSet<_> = self.missing.iter().filter_map(element).collect();
        println!(
            "{of}: elements {} of {}, children {}, attributes {}, tokens {}",
            // The root is no child, and always there.
            elements.difference(&missing).count() + 1,
            elements.len() + 1,
            count(|feature| matches!(feature, Feature::Element(..))),
            count(|feature| matches!(feature, Feature::Attribute(..))),
            count(|feature| matches!(feature, Feature::Token(..))),
        );
    }
}

fn element(feature: &Feature) -> Option<&str> {
    match feature {
        Feature::Element(_, name) => Some(name),
        _ => None,
    }
}

fn features(vocabulary: Vocabulary) -> BTreeMap<Feature, Vec<Step>> {
    let mut found = BTreeMap::new();
    let mut seen = BTreeSet::new();
    let root = (vocabulary.namespace(), vocabulary.root_name().to_owned());
    let mut open = VecDeque::from([(root, Vec::new())]);
    while let Some(((namespace, name), path)) = open.pop_front() {
        let mut rows = Vec::new();
        let mut attributes = Vec::new();
        visit(&mut <Document as Class>::blank(), &path, &mut |node, _| {
            rows = rows::children(node, &name, vocabulary);
            for (step, namespace, child) in rows.iter().flat_map(|row| &row.variants) {
                let info = node.child(step.row).unwrap();
                let own = info.name(step.variant, Vocabulary::Incident);
                let mut path = path.clone();
                path.push(*step);
                let feature = Feature::Element(name.clone(), child.clone());
                found.entry(feature).or_insert_with(|| path.clone());
                if seen.insert((own, child.clone())) {
                    open.push_back(((*namespace, child.clone()), path));
                }
            }
            attributes = rows::attributes(node, namespace, &name, vocabulary);
            Ok(())
        });
        for feature in attributes.iter().flat_map(|a| of_attribute(&name, a)) {
            found.entry(feature).or_insert_with(|| path.clone());
        }
    }
    found
}

/// What every element has counts once.
pub(super) const ANY: &str = "*";

fn of_attribute(element: &str, attribute: &Attribute) -> Vec<Feature> {
    let element = if attribute.of_all { ANY } else { element };
    let mut features = vec![Feature::attribute(element, &attribute.name)];
    if let Some(extension) = &attribute.extension {
        features.push(Feature::attribute(element, extension));
    }
    if let Allowed::Tokens(tokens) = &attribute.value {
        let feature = |token: &String| Feature::token(element, &attribute.name, token);
        features.extend(tokens.iter().map(feature));
    }
    features
}

/// Makes the elements along a path, and acts on the last.
fn visit(element: &mut dyn Element, path: &[Step], act: Act<'_>) {
    let Some((step, rest)) = path.split_first() else {
        return element.change(act).unwrap();
    };
    element
        .change(&mut |node, _| {
            let slot = node.slot_mut(step.row).unwrap();
            visit(slot.add(step.variant).unwrap(), rest, act);
            Ok(())
        })
        .unwrap();
}
