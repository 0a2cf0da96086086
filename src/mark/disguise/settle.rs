//! What is left of an incident must make sense without what is left out.

use std::collections::{BTreeSet, HashSet};

use super::plan::{Fate, OWN, Plan, WITHHELD};
use super::treatment::{Treatment, treatment};
use crate::codec::node::{Element, Node};
use crate::model::{IndicatorId, IndicatorReference, ObservableReference};
use crate::value::{ElementId, Mark};

/// How often what refers to something left out is looked for, before all
/// references are left out.
const ROUNDS: usize = 16;
/// What a piece of evidence may say besides what it is made of.
const BESIDE_EVIDENCE: [&str; 5] = [
    "Application",
    "Custody",
    "DateTime",
    "Description",
    "RecordPattern",
];

impl Plan<'_, '_> {
    /// Takes out what cannot be without what is out.
    pub(super) fn settle(&mut self) {
        for round in 0.. {
            for index in (1..self.tree.items.len()).rev() {
                if !self.is_out(index) && self.lacks(index) && !self.fill_in(index) {
                    self.put_out(index);
                }
            }
            let dangling = self.dangling(round >= ROUNDS);
            if dangling.is_empty() {
                return;
            }
            for index in dangling {
                self.put_out(index);
            }
        }
    }

    /// With all inside it.
    fn put_out(&mut self, index: usize) {
        let end = self.tree.get(index).map_or(index, |item| item.end);
        (index..end).for_each(|inside| self.set(inside, Fate::Out));
    }

    /// Whether an element has lost a part that it must have, or all it had.
    fn lacks(&self, index: usize) -> bool {
        let mut kept = BTreeSet::new();
        let mut lost = false;
        let item = self.tree.get(index);
        let is_evidence = item.is_some_and(|item| item.name == "EvidenceItem");
        for child in self.tree.children(index) {
            let Some((name, place)) = self.tree.get(child).map(|item| (item.name, item.place))
            else {
                continue;
            };
            let Some(place) = place else {
                continue;
            };
            if !self.is_out(child) {
                let tells = !(is_evidence && BESIDE_EVIDENCE.contains(&name));
                kept.extend(tells.then_some(place.row));
                continue;
            }
            lost = true;
            if place.info.whole && name != "Extension" {
                return true;
            }
        }
        let node = item.map(|item| item.element.node());
        let lacks = |row: usize| {
            let info = node.and_then(|node| node.child(row));
            info.is_some_and(|info| info.is_required(OWN)) && !kept.contains(&row)
        };
        let rows = node.map_or(0, <dyn Node>::children);
        lost && (kept.is_empty() || (0..rows).any(lacks))
    }

    /// Lets an element that would be empty say that it says nothing.
    fn fill_in(&mut self, index: usize) -> bool {
        let Some(text) = self.first_text(index) else {
            return false;
        };
        self.set(text, Fate::Said(WITHHELD.to_owned()));
        if self.lacks(index) {
            self.set(text, Fate::Out);
            return false;
        }
        true
    }

    /// The first text in an element that could say anything.
    fn first_text(&self, index: usize) -> Option<usize> {
        let name = |index| self.tree.get(index).map_or("", |item| item.name);
        let mut children = self.tree.children(index);
        children.find(|child| {
            let treatment = treatment(name(*child));
            let is_free = matches!(treatment, Treatment::Prose | Treatment::Checked);
            is_free && self.is_out(*child) && self.is_text(*child)
        })
    }

    /// The references to what is out, or all of them.
    fn dangling(&self, all: bool) -> Vec<usize> {
        let items = || self.tree.items.iter().enumerate();
        let references: Vec<_> = items()
            .filter(|(index, _)| !self.is_out(*index))
            .filter_map(|(index, item)| Some((index, reference(item.element)?)))
            .collect();
        if references.is_empty() || all {
            return references.into_iter().map(|(index, _)| index).collect();
        }
        let [mut out, mut kept] = [HashSet::new(), HashSet::new()];
        for (index, item) in items() {
            let ids = if self.is_out(index) {
                &mut out
            } else {
                &mut kept
            };
            ids.extend(identifiers(item.element));
        }
        let lost = |id: &ElementId| out.contains(id) && !kept.contains(id);
        let dangling = references.into_iter().filter(|(_, id)| lost(id));
        dangling.map(|(index, _)| index).collect()
    }
}

fn reference(element: &dyn Element) -> Option<&ElementId> {
    let class = element.node().as_any();
    let observable = class.downcast_ref::<ObservableReference>();
    let indicator = class.downcast_ref::<IndicatorReference>();
    let observable = observable.map(|reference| &reference.uid_ref);
    observable.or_else(|| indicator?.uid_ref.as_ref())
}

fn identifiers(element: &dyn Element) -> impl Iterator<Item = &ElementId> {
    let indicator = element.node().as_any().downcast_ref::<IndicatorId>();
    let own = element.mark().and_then(|mark: &Mark| mark.id.as_ref());
    own.into_iter()
        .chain(indicator.map(|indicator| &indicator.id))
}
