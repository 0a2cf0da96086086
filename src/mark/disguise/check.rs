//! A text may not name whom the copy disguises.

use super::plan::{Fate, Plan, WITHHELD, body_text, free_attribute};
use super::treatment::Treatment;
use crate::codec::node::{Body, Node};
use crate::mark::rules::{Sort, sort_of};
use crate::mark::scrub::{Unsaid, indicators};
use crate::model::Algorithm;
use crate::value::{ForeignNode, Restriction, Text, Vocabulary};

impl Plan<'_, '_> {
    /// Takes away what names an identity.
    pub(super) fn check_all(&mut self, unsaid: &Unsaid) {
        for index in 0..self.tree.items.len() {
            let Some(item) = self.tree.get(index).filter(|_| !self.is_out(index)) else {
                continue;
            };
            let (element, name) = (item.element, item.name);
            let node = element.node();
            let is_prose = self.treatment(index, name) == Treatment::Prose;
            if *self.fate(index) == Fate::Kept && names_somebody(node, (name, is_prose), unsaid) {
                let fate = self.left_out(index);
                self.set(index, fate);
            }
            for row in 0..node.attributes() {
                let free = free_attribute(node, row).filter(|(_, text)| is_named(unsaid, text));
                if free.is_some() && *self.attribute(index, row) == Fate::Kept {
                    let fate = attribute_left_out(node, row);
                    self.attributes.insert((index, row), fate);
                }
            }
            let restriction = element.mark().and_then(|mark| mark.restriction.as_ref());
            let words = restriction.and_then(in_other_words);
            if words.is_some_and(|words| is_named(unsaid, words)) {
                self.reworded.insert(index);
            }
        }
    }

    /// A translation says what the text says.
    pub(super) fn withhold_translations(&mut self) {
        let groups = self.tree.translations();
        let withheld: Vec<usize> = groups
            .into_iter()
            .filter(|texts| texts.iter().any(|text| self.is_withheld(*text)))
            .flatten()
            .filter(|index| *self.fate(*index) == Fate::Kept)
            .collect();
        for index in withheld {
            let fate = self.left_out(index);
            self.set(index, fate);
        }
    }
}

fn names_somebody(node: &dyn Node, (name, is_prose): (&str, bool), unsaid: &Unsaid) -> bool {
    let names = |text: &str| is_named(unsaid, text) || is_prose && !indicators(text).is_empty();
    match node.body() {
        Body::Elements => false,
        Body::Text(..) => {
            let class = node.as_any();
            let free = class.is::<Text>() || class.is::<String>();
            let counts = sort_of(name) == Some(Sort::Fact) && !free;
            !counts && names(&body_text(node))
        }
        Body::Any(content) => {
            // Without its parameters an algorithm is still that algorithm.
            let whole = !node.as_any().is::<Algorithm>();
            content.iter().any(|node| match node {
                ForeignNode::Text(text) => names(text),
                ForeignNode::Element(_) => whole,
            })
        }
    }
}

fn is_named(unsaid: &Unsaid, text: &str) -> bool {
    !unsaid.named_in(text).is_empty()
}

/// What a restriction says that no list holds.
fn in_other_words(restriction: &Restriction) -> Option<&str> {
    match restriction {
        Restriction::Ext(words) | Restriction::Other(words) => Some(words),
        _ => None,
    }
}

fn attribute_left_out(node: &dyn Node, row: usize) -> Fate {
    let info = node.attribute(row).map(|(info, _)| info);
    let required = info.is_some_and(|info| Vocabulary::ALL.iter().any(|v| info.is_required(*v)));
    if required {
        Fate::Said(WITHHELD.to_owned())
    } else {
        Fate::Out
    }
}
