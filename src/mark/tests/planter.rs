//! Documents made from the tables, with a canary wherever something can be said.

use std::collections::{BTreeMap, VecDeque};

use super::canary::{Ledger, Place};
use super::spellings::Secret;
use crate::codec::node::{Act, Body, BodyMut, Class, Element, Node};
use crate::codec::table::ChildInfo;
use crate::codec::tests::generate::Chance;
use crate::model::Document;
use crate::value::{MarkBox, Restriction, Vocabulary};

pub(super) const OWN: Vocabulary = Vocabulary::Incident;

/// A row of a table, and a variant of its choice.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    row: usize,
    variant: usize,
}

/// Every element that the tables have, by its name, with a way to it from the document.
pub(super) fn elements() -> BTreeMap<&'static str, Vec<Step>> {
    let mut found = BTreeMap::from([("Incidents", Vec::new())]);
    let mut open = VecDeque::from([Vec::new()]);
    while let Some(way) = open.pop_front() {
        for (name, step) in children_at(&mut <Document as Class>::blank(), &way) {
            let mut way = way.clone();
            way.push(step);
            if !found.contains_key(name) {
                found.insert(name, way.clone());
                open.push_back(way);
            }
        }
    }
    found
}

/// Makes the elements along a way, and acts on the last.
pub(super) fn at(element: &mut dyn Element, way: &[Step], act: Act<'_>) {
    let Some((step, rest)) = way.split_first() else {
        return element.change(act).unwrap();
    };
    element
        .change(&mut |node, _| {
            let slot = node.slot_mut(step.row).unwrap();
            at(slot.add(step.variant).unwrap(), rest, act);
            Ok(())
        })
        .unwrap();
}

fn children_at(element: &mut dyn Element, way: &[Step]) -> Vec<(&'static str, Step)> {
    let mut children = Vec::new();
    at(element, way, &mut |node, _| {
        for row in 0..node.children() {
            let info = node.child(row).unwrap();
            let variants = 0..info.names.len();
            let names = variants.map(|v| (info.name(v, OWN), Step { row, variant: v }));
            let here = info.vocabularies.contains(OWN);
            children.extend(names.filter(|(name, _)| here && !name.is_empty()));
        }
        Ok(())
    });
    children
}

/// What a document is like.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// Whether texts may be translations of one another, and references lead somewhere.
    pub(super) linked: bool,
    /// How many elements there may be beside those required.
    pub(super) budget: usize,
}

/// A document and what is known of it.
pub(super) fn planted(chance: &mut Chance, way: &[Step], style: Style) -> (Document, Ledger) {
    let mut document = Document::blank();
    let mut planter = Planter {
        chance,
        style,
        budget: style.budget,
        ledger: Ledger::default(),
        forced: None,
        ids: Vec::new(),
    };
    planter.grow(&mut document, ("Incidents", None, None), Some(way), 0);
    let ledger = planter.ledger;
    (document, ledger)
}

pub(super) struct Planter<'c> {
    pub(super) chance: &'c mut Chance,
    pub(super) style: Style,
    pub(super) budget: usize,
    pub(super) ledger: Ledger,
    /// The restriction that all elements get.
    pub(super) forced: Option<Restriction>,
    pub(super) ids: Vec<String>,
}

pub(super) type Around = (&'static str, Option<&'static ChildInfo>, Option<usize>);

impl Planter<'_> {
    /// Fills an element and puts others into it.
    pub(super) fn grow(
        &mut self,
        element: &mut dyn Element,
        around: Around,
        way: Option<&[Step]>,
        depth: usize,
    ) {
        self.budget = self.budget.saturating_sub(1);
        element
            .change(&mut |node, mark| {
                self.restrict(mark, depth);
                let index = self.enter(around, mark.get().and_then(|m| m.restriction.as_ref()));
                self.fill(node, mark, index);
                self.children(node, index, way, depth);
                self.ledger.elements[index].bare = is_bare(node);
                Ok(())
            })
            .unwrap();
    }

    /// What an element says itself, its restriction aside.
    pub(super) fn fill(&mut self, node: &mut dyn Node, mark: &mut MarkBox, index: usize) {
        self.restriction_canary(mark, index);
        self.identifier(mark, index);
        self.attributes(node, index);
        let is_any = matches!(node.body_mut(), BodyMut::Any(_));
        self.unknown(mark, index, is_any);
        match node.body_mut() {
            BodyMut::Text(scalar) => {
                let secret = Secret::any(self.chance);
                let prose = self.prose(index, &secret);
                let texts = [prose, secret.time(), secret.number()];
                let said = texts.iter().find(|text| scalar.set(text).is_ok());
                let said = said.unwrap();
                let found = said.contains(&secret.text) && secret.is_indicator();
                let bare = said == &secret.text || found;
                self.plant(index, Place::Text, &secret, bare);
                // References lead to indicators by their identifiers, too.
                if self.ledger.elements[index].name == "IndicatorID" {
                    self.ids.push(said.clone());
                }
            }
            BodyMut::Any(nodes) => {
                *nodes = self.forest(index, (Place::Content, Place::Inside), 0);
            }
            BodyMut::Elements => {}
        }
    }

    fn children(&mut self, node: &mut dyn Node, index: usize, way: Option<&[Step]>, depth: usize) {
        let goal = way.and_then(|way| way.split_first());
        for row in 0..node.children() {
            let info = node.child(row).unwrap();
            let named = |variant: &usize| !info.name(*variant, OWN).is_empty();
            let variants: Vec<_> = (0..info.names.len()).filter(named).collect();
            if !info.vocabularies.contains(OWN) || variants.is_empty() {
                continue;
            }
            let mut way = goal.filter(|(step, _)| step.row == row);
            let wanted = self.wanted(info, depth).max(usize::from(way.is_some()));
            for _ in 0..wanted {
                let on_way = way.take();
                let variant =
                    on_way.map_or_else(|| self.chance.pick(&variants), |(s, _)| s.variant);
                let slot = node.slot_mut(row).unwrap();
                if let Some(child) = slot.add(variant) {
                    let around = (info.name(variant, OWN), Some(info), Some(index));
                    self.grow(child, around, on_way.map(|(_, rest)| rest), depth + 1);
                }
            }
        }
    }

    /// How many children of a row there are to be.
    fn wanted(&mut self, info: &ChildInfo, depth: usize) -> usize {
        let required = [OWN, Vocabulary::Iodef2].map(|v| info.is_required(v));
        let none = !required.contains(&true)
            && (self.budget == 0 || depth > 8 || !self.chance.once_in(3 + depth));
        match info.is_many(OWN) {
            _ if none => 0,
            true => 1 + self.chance.below(3),
            false => 1,
        }
    }
}

/// Whether an element says nothing itself: then it is not copied without others in it.
fn is_bare(node: &dyn Node) -> bool {
    let mut values = (0..node.attributes()).map(|row| node.attribute(row).unwrap().1);
    matches!(node.body(), Body::Elements) && values.all(|value| value.spelling(OWN).is_none())
}
