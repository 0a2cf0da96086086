//! Texts that name what stands in a more restricted place.

use super::canary::{Canary, Ledger, Place, is_free};
use super::planter::OWN;
use super::spellings::Secret;
use crate::codec::node::{BodyMut, Element, Node, Scalar, Written};
use crate::codec::tests::generate::Chance;
use crate::model::Document;
use crate::value::{ForeignElement, ForeignNode};

/// Lets texts here and there name a value of a more restricted element of the
/// same incident: incidents are redacted one by one.
pub(super) fn mention(document: &mut Document, ledger: &mut Ledger, chance: &mut Chance) {
    let naming: Vec<_> = ledger.elements.iter().map(|_| chance.once_in(3)).collect();
    let mut next = 0;
    visit(document, &mut next, &mut |element, index| {
        let levels = ledger.elements[index].levels;
        // Elements that name something say in their places no longer one value.
        let apart = |canary: &&Canary| {
            let element = &ledger.elements[canary.element];
            let typed = matches!(
                canary.place,
                Place::Text | Place::Attribute | Place::Unknown
            );
            let alone = canary.bare && !naming[canary.element];
            let beside = ledger.incident(canary.element) == ledger.incident(index);
            alone && typed && beside && !element.header && element.levels.is_above(levels)
        };
        let canaries: Vec<_> = ledger.canaries.iter().filter(apart).collect();
        if canaries.is_empty() || !naming[index] {
            return;
        }
        let canary = chance.pick(&canaries);
        let said = format!("see {} there", Secret::of(&canary.text).spelt(chance));
        let in_text = !ledger.is_free(canary) || is_free(ledger.elements[index].name);
        let in_attribute = !ledger.is_free(canary) && chance.once_in(2);
        ledger.elements[index].depends |= says(element, &said, (in_text, in_attribute));
    });
    assert_eq!(next, ledger.elements.len());
}

/// Adds to what an element says; says whether it did.
fn says(element: &mut dyn Element, said: &str, (in_text, in_attribute): (bool, bool)) -> bool {
    let mut done = false;
    element
        .change(&mut |node, mark| {
            done |= match node.body_mut() {
                BodyMut::Text(scalar) => in_text && says_as_text(scalar, said),
                BodyMut::Any(nodes) => says_in_data(nodes, said),
                BodyMut::Elements => false,
            };
            done |= in_attribute && says_in_attribute(node, said);
            if mark.get().is_some() {
                let kept = mark.get_mut().kept.iter_mut();
                for element in kept.filter_map(|kept| match &mut kept.node {
                    ForeignNode::Element(element) => Some(element),
                    ForeignNode::Text(_) => None,
                }) {
                    let inner = ForeignElement::new(element.name.clone()).with_child(said_in(said));
                    element.children.push(inner.into());
                    done = true;
                }
            }
            Ok(())
        })
        .unwrap();
    done
}

fn said_in(text: &str) -> ForeignNode {
    ForeignNode::Text(text.into())
}

fn says_as_text(scalar: &mut dyn Scalar, said: &str) -> bool {
    let before = match scalar.text(OWN) {
        Written::Exactly(text) | Written::Nearly(text) => text.into_owned(),
    };
    scalar.samples().is_empty() && scalar.set(&format!("{before} {said}")).is_ok()
}

fn says_in_data(nodes: &mut [ForeignNode], said: &str) -> bool {
    let Some(ForeignNode::Text(text)) = nodes.first_mut() else {
        return false;
    };
    *text = format!("{text} {said}").into();
    true
}

fn says_in_attribute(node: &mut dyn Node, said: &str) -> bool {
    let mut rows = 0..node.attributes();
    let free = rows.find_map(|row| {
        let (info, value) = node.attribute(row)?;
        let links = ["uid-ref", "translation-id"].contains(&info.name.within(OWN));
        let is_free = value.samples().is_empty() && !links;
        let before = value.spelling(OWN)?.words().to_owned();
        is_free.then_some((row, before))
    });
    let Some((row, before)) = free else {
        return false;
    };
    let value = node.attribute_mut(row).unwrap();
    value.set(&format!("{before} {said}"), OWN).is_ok()
}

/// Acts on each element, outermost first, with its number.
pub(super) fn visit(
    element: &mut dyn Element,
    next: &mut usize,
    act: &mut dyn FnMut(&mut dyn Element, usize),
) {
    act(element, *next);
    *next += 1;
    element
        .change(&mut |node, _| {
            for row in 0..node.children() {
                let Some(slot) = node.slot_mut(row) else {
                    continue;
                };
                for index in 0..slot.len() {
                    visit(slot.get_mut(index).unwrap(), next, act);
                }
            }
            Ok(())
        })
        .unwrap();
}
