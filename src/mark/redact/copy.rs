//! The copy itself: into a new incident, by what the plan allows.

use std::collections::{HashMap, HashSet};

use crate::Result;
use crate::codec::node::{Body, BodyMut, Element, Node, Written};
use crate::mark::redact::placeholder;
use crate::mark::redact::plan::{Plan, Ruling, Verdict};
use crate::mark::redact::said::text_of;
use crate::mark::redact::withheld::reference;
use crate::mark::tree::{Item, Place};
use crate::model::{Incident, IndicatorId};
use crate::value::{
    Anchor, Bindings, ElementId, ForeignElement, ForeignNode, Kept, Mark, MarkBox, Spelling,
    Vocabulary,
};

const OWN: Vocabulary = Vocabulary::Incident;
const TRANSLATION: &str = "translation-id";

/// Where a plan becomes an incident.
pub(super) struct Copier<'c, 'p, 'a> {
    plan: &'c Plan<'p, 'a>,
    /// The identifiers of elements, which could tell something, with those that replace them.
    ids: HashMap<&'a str, ElementId>,
    /// The same for the texts that translate one another, by element.
    translations: HashMap<usize, String>,
}

/// The copy; none if nothing may be copied. Identifiers are counted on from `issued`.
pub(super) fn copy(plan: &Plan<'_, '_>, issued: &mut u64) -> Result<Option<Incident>> {
    if !plan.is_copied(0) {
        return Ok(None);
    }
    let copier = Copier {
        plan,
        ids: new_ids(plan, issued),
        translations: new_translations(plan),
    };
    let mut incident = placeholder::incident();
    copier.fill(0, &mut incident)?;
    placeholder::complete(&mut incident);
    Ok(Some(incident))
}

impl Copier<'_, '_, '_> {
    fn fill(&self, index: usize, target: &mut dyn Element) -> Result<()> {
        let (Some(item), Some(ruling)) = (self.plan.tree.get(index), self.plan.ruling(index))
        else {
            return Ok(());
        };
        target.change(&mut |node, mark| {
            if ruling.verdict == Verdict::Whole {
                self.fill_own(index, (item, ruling), node, mark)?;
            } else if let Some(own) = item.levels.own
                && ruling.keeps_restriction()
                && item.place.is_some()
            {
                mark.get_mut().restriction = Some(own.clone());
            }
            for child in self.plan.tree.children(index) {
                self.add(child, node)?;
            }
            Ok(())
        })
    }

    fn add(&self, child: usize, node: &mut dyn Node) -> Result<()> {
        let item = self.plan.tree.get(child);
        let item = item.filter(|_| self.plan.is_copied(child));
        let Some((item, place)) = item.and_then(|item| Some((item, item.place?))) else {
            return Ok(());
        };
        let slot = node.slot_mut(place.row);
        match slot.and_then(|slot| slot.add(self.variant(child, item, place))) {
            Some(target) => self.fill(child, target),
            None => Ok(()),
        }
    }

    /// Which variant a copy begins as. Of variants with one name a frame is the
    /// first: which of them it was is what it says itself (`Telephone` of type `fax`).
    fn variant(&self, index: usize, item: &Item<'_>, place: Place) -> usize {
        let variant = item.element.variant();
        if self.plan.is_whole(index) {
            return variant;
        }
        let name = |variant| place.info.name(variant, OWN);
        let first = (0..variant).find(|first| name(*first) == name(variant));
        first.unwrap_or(variant)
    }

    /// What an element says itself.
    fn fill_own(
        &self,
        index: usize,
        (item, ruling): (&Item<'_>, &Ruling),
        node: &mut dyn Node,
        mark: &mut MarkBox,
    ) -> Result<()> {
        let source = item.element.node();
        for row in 0..source.attributes() {
            if self.plan.keeps_attribute(index, row) {
                self.copy_attribute(index, source, row, node)?;
            }
        }
        match (source.body(), node.body_mut()) {
            (Body::Text(_, source), BodyMut::Text(target)) => {
                let (Written::Exactly(text) | Written::Nearly(text)) = source.text(OWN);
                target.set(&text)?;
            }
            (Body::Any(source), BodyMut::Any(target)) => {
                if ruling.keeps_elements() {
                    target.extend(source.iter().map(unbound));
                } else {
                    target.extend(text_of(source).map(|text| ForeignNode::Text(text.into())));
                }
            }
            _ => {}
        }
        if let Some(source) = item.element.mark() {
            self.copy_mark(index, source, mark);
        }
        Ok(())
    }

    fn copy_attribute(
        &self,
        index: usize,
        source: &dyn Node,
        row: usize,
        node: &mut dyn Node,
    ) -> Result<()> {
        let Some((info, value)) = source.attribute(row) else {
            return Ok(());
        };
        let (Some(spelling), Some(target)) = (value.spelling(OWN), node.attribute_mut(row)) else {
            return Ok(());
        };
        if info.name.within(OWN) == TRANSLATION {
            let id = self.translations.get(&index);
            return id.map_or(Ok(()), |id| target.set(id, OWN));
        }
        if let Some((_, id)) = reference(source).filter(|(of, _)| *of == row) {
            let new = self.ids.get(id).map_or(id, ElementId::as_str);
            return target.set(new, OWN);
        }
        match spelling {
            Spelling::Extension(text) => target.set_extension(text, OWN),
            other => target.set(other.words(), OWN),
        }
    }

    fn copy_mark(&self, index: usize, source: &Mark, target: &mut MarkBox) {
        if let Some(restriction) = &source.restriction {
            target.get_mut().restriction = Some(restriction.clone());
        }
        if let Some(id) = source.id.as_ref().and_then(|id| self.ids.get(id.as_str())) {
            target.get_mut().id = Some(id.clone());
        }
        let holds = !source.attributes.is_empty() || !source.kept.is_empty();
        if holds && self.plan.keeps_unknown(index) {
            let target = target.get_mut();
            target.attributes.clone_from(&source.attributes);
            target.kept.extend(source.kept.iter().map(|kept| Kept {
                anchor: Anchor::END,
                node: unbound(&kept.node),
                origin: kept.origin,
            }));
        }
    }
}

/// A tree without the prefixes that were in scope where it stood.
fn unbound(node: &ForeignNode) -> ForeignNode {
    let ForeignNode::Element(element) = node else {
        return node.clone();
    };
    ForeignNode::Element(ForeignElement {
        name: element.name.clone(),
        attributes: element.attributes.clone(),
        children: element.children.iter().map(unbound).collect(),
        bindings: Bindings::default(),
    })
}

/// Identifiers are issued anew, in document order.
fn new_ids<'a>(plan: &Plan<'_, 'a>, issued: &mut u64) -> HashMap<&'a str, ElementId> {
    let copied = || plan.items().filter(|(index, ..)| plan.is_whole(*index));
    let indicators = copied().filter_map(|(_, item, _)| {
        let id = item.element.node().as_any().downcast_ref::<IndicatorId>()?;
        Some(id.id.as_str())
    });
    let taken: HashSet<&str> = indicators.collect();
    let mut ids = HashMap::new();
    for (_, item, _) in copied() {
        let Some(id) = item.element.mark().and_then(|mark| mark.id.as_ref()) else {
            continue;
        };
        ids.entry(id.as_str()).or_insert_with(|| {
            loop {
                *issued += 1;
                let new = format!("element-{issued}");
                if !taken.contains(&*new) {
                    return ElementId::from_written(&new);
                }
            }
        });
    }
    ids
}

/// Texts that still have a translation beside them, with a number for the group.
fn new_translations(plan: &Plan<'_, '_>) -> HashMap<usize, String> {
    let mut numbers: HashMap<usize, usize> = HashMap::new();
    let mut translations = HashMap::new();
    for group in plan.tree.translations() {
        let copied = group.into_iter().filter(|text| plan.is_whole(*text));
        let copied: Vec<usize> = copied.collect();
        let parent = copied.get(1).and_then(|text| plan.tree.parent(*text));
        let Some(parent) = parent else {
            continue;
        };
        let number = numbers.entry(parent).or_default();
        *number += 1;
        translations.extend(copied.iter().map(|text| (*text, number.to_string())));
    }
    translations
}
