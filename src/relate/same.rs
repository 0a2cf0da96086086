//! Whether elements say the same, or one says all that the other does.

use std::collections::hash_map::DefaultHasher;
use std::hash::{Hash, Hasher};

use crate::codec::node::{Body, Element, Node, Slot, Written};
use crate::model::{ExtensionDecl, Indicator, StageTime};
use crate::value::{Mark, Spelling, Vocabulary};

const OWN: Vocabulary = Vocabulary::Incident;

/// Whether two elements are equal, marks included.
pub(super) fn same(one: &dyn Element, other: &dyn Element) -> bool {
    one.variant() == other.variant()
        && same_marks(one.mark(), other.mark())
        && one.node().equals(other.node())
}

/// A mark that says nothing is none.
pub(super) fn same_marks(one: Option<&Mark>, other: Option<&Mark>) -> bool {
    match (one, other) {
        (Some(one), Some(other)) => one == other,
        (Some(mark), None) | (None, Some(mark)) => *mark == Mark::default(),
        (None, None) => true,
    }
}

/// Whether two slots hold the same elements in the same order.
pub(super) fn same_slots(one: &dyn Slot, other: &dyn Slot) -> bool {
    one.len() == other.len()
        && (0..one.len()).all(|index| match (one.get(index), other.get(index)) {
            (Some(one), Some(other)) => same(one, other),
            _ => false,
        })
}

/// Whether both are of one class.
pub(super) fn is_akin(one: &dyn Node, other: &dyn Node) -> bool {
    one.as_any().type_id() == other.as_any().type_id()
}

/// Whether an element says all that another does, restrictions aside.
pub(super) fn within(part: &dyn Element, whole: &dyn Element) -> bool {
    part.variant() == whole.variant()
        && mark_within(part.mark(), whole.mark())
        && nodes_within(part.node(), whole.node())
}

/// The same for what an element holds.
pub(super) fn nodes_within(part: &dyn Node, whole: &dyn Node) -> bool {
    is_akin(part, whole)
        && attributes_within(part, whole)
        && body_within(part, whole)
        && (0..part.children()).all(|row| match (part.slot(row), whole.slot(row)) {
            (Some(part), Some(whole)) => slot_within(part, whole),
            _ => true,
        })
}

fn attributes_within(part: &dyn Node, whole: &dyn Node) -> bool {
    (0..part.attributes()).all(|row| {
        let said = attribute(part, row);
        said.is_none() || said == attribute(whole, row)
    })
}

fn mark_within(part: Option<&Mark>, whole: Option<&Mark>) -> bool {
    let Some(part) = part else {
        return true;
    };
    let blank = Mark::default();
    let whole = whole.unwrap_or(&blank);
    let identified = part.id.is_none() || part.id == whole.id;
    let attributes = part.attributes.iter().all(|a| whole.attributes.contains(a));
    identified && attributes && part.kept.iter().all(|kept| whole.kept.contains(kept))
}

fn body_within(part: &dyn Node, whole: &dyn Node) -> bool {
    match (part.body(), whole.body()) {
        (Body::Any(part), Body::Any(whole)) => part.is_empty() || part == whole,
        _ => text(part) == text(whole),
    }
}

/// What is alike mostly stands in the same order, so the search goes on
/// behind what was found last.
fn slot_within(part: &dyn Slot, whole: &dyn Slot) -> bool {
    let count = whole.len();
    let mut next = 0;
    (0..part.len())
        .filter_map(|index| part.get(index))
        .all(|element| {
            let found = (next..count).chain(0..next).find(|index| {
                let other = whole.get(*index);
                other.is_some_and(|other| within(element, other))
            });
            next = found.map_or(next, |index| index + 1);
            found.is_some()
        })
}

/// How the own vocabulary says an attribute, if it is there.
pub(super) fn attribute(node: &dyn Node, row: usize) -> Option<Spelling<'_>> {
    node.attribute(row)?.1.spelling(OWN)
}

/// The text of an element that holds nothing else.
pub(super) fn text(node: &dyn Node) -> Option<String> {
    match node.body() {
        Body::Text(_, scalar) => {
            let (Written::Exactly(text) | Written::Nearly(text)) = scalar.text(OWN);
            Some(text.into_owned())
        }
        Body::Elements | Body::Any(_) => None,
    }
}

/// What an element is known by among its siblings, whatever else it says.
pub(super) fn key(element: &dyn Element) -> Option<String> {
    if let Some(id) = element.mark().and_then(|mark| mark.id.as_ref()) {
        return Some(id.to_string());
    }
    let any = element.node().as_any();
    if let Some(time) = any.downcast_ref::<StageTime>() {
        return Some(time.stage.token().to_owned());
    }
    if let Some(declared) = any.downcast_ref::<ExtensionDecl>() {
        return Some(declared.namespace.clone());
    }
    let indicator = any.downcast_ref::<Indicator>()?;
    Some(indicator.id.to_string())
}

/// Hashes of all that an element says, sorted. One that says all that another
/// does has all of its hashes.
pub(super) fn features(element: &dyn Element) -> Vec<u64> {
    let mut found = Vec::new();
    collect(element, 0, &mut found);
    found.sort_unstable();
    found.dedup();
    found
}

fn collect(element: &dyn Element, path: u64, found: &mut Vec<u64>) {
    let node = element.node();
    let path = hash(&(path, element.variant()));
    found.push(path);
    for row in 0..node.attributes() {
        if let Some(spelling) = attribute(node, row) {
            found.push(hash(&(path, row, spelling.words())));
        }
    }
    found.extend(text(node).map(|text| hash(&(path, text))));
    for row in 0..node.children() {
        let slot = node.slot(row);
        for child in slot
            .iter()
            .flat_map(|slot| (0..slot.len()).filter_map(|i| slot.get(i)))
        {
            collect(child, hash(&(path, row)), found);
        }
    }
}

pub(super) fn hash(value: &impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}
