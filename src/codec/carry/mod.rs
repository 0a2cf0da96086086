//! What a vocabulary cannot say travels in one extension element of the own
//! namespace, next to what it belongs to, and comes back from it.
//!
//! `Carried` holds `At` elements. Each names an element by its path from the
//! element that the extension stands in, and bears what that element lacks:
//! attributes and children in the own vocabulary, the exact text where only an
//! approximation could be written, or the word that a child was only derived.
//! In a path, `Name[n]` is the `n`th child of the row that has the name.

mod derived;
mod kept;
mod said;
#[cfg(test)]
mod tests;

use crate::codec::carry::derived::underive;
use crate::codec::carry::kept::{anchor, keep};
use crate::codec::carry::said::{is_said, order_attributes, refines};
use crate::codec::decode::{Decoder, Siblings, any_content, set_text, unqualified};
use crate::codec::node::{Body, BodyMut, Element, Node, Written};
use crate::codec::output::Output;
use crate::codec::source::{Limits, TokenSource, XmlTokens};
use crate::error::{Error, ErrorKind, Result};
use crate::value::{
    Anchor, ForeignAttribute, ForeignElement, ForeignName, ForeignNode, KeptAttribute, MarkBox,
    Vocabulary,
};

/// The element that carries.
pub(crate) const CARRIED: &str = "Carried";
/// The entry in it that speaks of one element.
pub(crate) const AT: &str = "At";
/// The element of the own vocabulary that holds one which would pass for another there.
pub(crate) const KEPT: &str = "Kept";
/// What the extension that holds it is said to mean.
pub(crate) const MEANING: &str = "what this format cannot say, in the iodef incident vocabulary";

/// The attributes of `At` that are not of the element it speaks of.
pub(crate) const ATTRIBUTES: [&str; 8] =
    [PATH, POSITION, AFTER, TEXT, IN_PLACE_OF, DERIVED, OF, ORDER];
/// Which element it speaks of.
pub(crate) const PATH: &str = "path";
/// Where among its kind the one child stands.
pub(crate) const POSITION: &str = "position";
/// Behind which child the one kept child stands.
pub(crate) const AFTER: &str = "after";
/// The exact text.
pub(crate) const TEXT: &str = "text";
/// What was written for it.
pub(crate) const IN_PLACE_OF: &str = "in-place-of";
/// Which child was only derived, or, behind an `@`, which attribute.
pub(crate) const DERIVED: &str = "derived";
/// The children by name, in their order.
pub(crate) const ORDER: &str = "order";
/// What it speaks of, if not of an element inside the one that carries.
pub(crate) const OF: &str = "of";
/// The document, where that has no place for extensions.
pub(crate) const DOCUMENT: &str = "document";

/// Takes the last child of a row away if it is an extension that carries.
pub(crate) fn take(node: &mut dyn Node, row: usize) -> Option<ForeignElement> {
    let slot = node.slot_mut(row)?;
    let last = slot.len().checked_sub(1)?;
    let tree = slot.get(last).and_then(carries)?.clone();
    slot.remove(last);
    Some(tree)
}

/// Takes those entries out that speak of the document, if there are any.
pub(crate) fn split_document(carried: &mut ForeignElement) -> Option<ForeignElement> {
    let speaks = |node: &ForeignNode| {
        node.as_element()
            .is_some_and(|at| at.attribute(OF) == Some(DOCUMENT))
    };
    if !carried.children.iter().any(speaks) {
        return None;
    }
    let mut of_document = carried.clone();
    of_document.children.retain(speaks);
    carried.children.retain(|node| !speaks(node));
    Some(of_document)
}

fn carries(element: &dyn Element) -> Option<&ForeignElement> {
    let mut elements = any_content(element)?
        .iter()
        .filter_map(ForeignNode::as_element);
    let tree = elements.next().filter(|_| elements.next().is_none())?;
    let ours = *tree.name.namespace == *Vocabulary::Incident.namespace();
    (ours && &*tree.name.local == CARRIED).then_some(tree)
}

/// In which order entries are put back: first what belongs to elements that
/// stand in the document, then elements that could not, innermost first so
/// that paths stay true, and last what was only derived goes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Phase {
    Belonging,
    Placed,
    Derived,
}

fn phase(at: &ForeignElement) -> Phase {
    if at.attribute(DERIVED).is_some() {
        Phase::Derived
    } else if at.attribute(POSITION).is_some() {
        Phase::Placed
    } else {
        Phase::Belonging
    }
}

/// Puts back what was carried; where only a part of the element was read, what
/// belongs to the rest is left out.
pub(crate) fn put_back(
    node: &mut dyn Node,
    mark: &mut MarkBox,
    carried: &ForeignElement,
    (vocabulary, is_partial): (Vocabulary, bool),
) -> Result<()> {
    let path = |at: &ForeignElement| -> String { at.attribute(PATH).unwrap_or_default().into() };
    let mut entries: Vec<_> = carried
        .elements()
        .map(|at| (phase(at), path(at), at))
        .collect();
    entries.sort_by(|(phase, path, _), (other_phase, other_path, _)| {
        let depth = |path: &str| std::cmp::Reverse(path.split_terminator('/').count());
        let order = (phase, depth(path)).cmp(&(other_phase, depth(other_path)));
        order.then_with(|| path.cmp(other_path))
    });
    for group in entries.chunk_by(|a, b| (a.0, &a.1) == (b.0, &b.1)) {
        let Some((phase, path, _)) = group.first() else {
            continue;
        };
        let group: Vec<_> = group.iter().map(|(_, _, at)| *at).collect();
        let found = visit(
            Target { node, mark },
            path,
            vocabulary,
            &mut |target| match phase {
                Phase::Belonging => {
                    group
                        .iter()
                        .try_for_each(|at| belong(target, at, carried, vocabulary))?;
                    target.mark.settle();
                    Ok(())
                }
                Phase::Placed => place(target, &group, carried, vocabulary),
                Phase::Derived => group
                    .iter()
                    .try_for_each(|at| underive(target, at, vocabulary)),
            },
        )?;
        if !found && !is_partial {
            return Err(Error::value("the path of an element in the document", path));
        }
    }
    Ok(())
}

struct Target<'a> {
    node: &'a mut dyn Node,
    mark: &'a mut MarkBox,
}

/// Finds the element at a path and hands it to `act`; says whether it is there.
fn visit(
    mut target: Target<'_>,
    path: &str,
    vocabulary: Vocabulary,
    act: &mut dyn FnMut(&mut Target<'_>) -> Result<()>,
) -> Result<bool> {
    if path.is_empty() {
        return act(&mut target).map(|()| true);
    }
    let (segment, rest) = path.split_once('/').unwrap_or((path, ""));
    let place = step(segment).and_then(|(name, ordinal)| {
        let row = row(target.node, name, vocabulary)?;
        Some((row, ordinal.checked_sub(1)?))
    });
    let slot = place.and_then(|(row, index)| Some((target.node.slot_mut(row)?, index)));
    let Some(child) = slot.and_then(|(slot, index)| slot.get_mut(index)) else {
        return Ok(false);
    };
    let mut found = false;
    child.change(&mut |node, mark| {
        found = visit(Target { node, mark }, rest, vocabulary, act)?;
        Ok(())
    })?;
    Ok(found)
}

/// Takes `Name[n]` apart.
fn step(segment: &str) -> Option<(&str, usize)> {
    let (name, ordinal) = segment.strip_suffix(']')?.split_once('[')?;
    Some((name, ordinal.parse().ok()?))
}

fn row(node: &dyn Node, name: &str, vocabulary: Vocabulary) -> Option<usize> {
    (0..node.children()).find(|row| {
        node.child(*row).is_some_and(|info| {
            info.vocabularies.contains(vocabulary)
                && info.names.iter().any(|n| n.within(vocabulary) == name)
        })
    })
}

/// Puts back attributes, text and children that have no place among siblings.
fn belong(
    target: &mut Target<'_>,
    at: &ForeignElement,
    carried: &ForeignElement,
    vocabulary: Vocabulary,
) -> Result<()> {
    if let (BodyMut::Text(scalar), Some(text)) = (target.node.body_mut(), at.attribute(TEXT)) {
        let (Written::Exactly(now) | Written::Nearly(now)) = scalar.text(vocabulary);
        // Whoever changed the text since meant what it says now.
        if Some(now.trim_ascii()) == at.attribute(IN_PLACE_OF) {
            if target.mark.get().is_some() {
                target.mark.get_mut().written = None;
            }
            set_text(scalar, target.mark, text)?;
        }
    }
    if let Some(order) = at.attribute(ORDER) {
        put_order(target, order, &derived_at(carried, at))?;
    }
    check_children(target.node, at)?;
    let Some(after) = at.attribute(AFTER) else {
        let mut siblings = Siblings::of_carried(target.node);
        return read(target, at, carried, vocabulary, &mut siblings);
    };
    let anchor = anchor(target.node, after).unwrap_or(Anchor::END);
    let around = carried.bindings.with(at.bindings.iter());
    let blank =
        |node: &&ForeignNode| matches!(node, ForeignNode::Text(t) if t.trim_ascii().is_empty());
    for node in at.children.iter().filter(|node| !blank(node)) {
        let between_elements = matches!(target.node.body(), Body::Elements);
        keep(target.mark, anchor, node, (&around, between_elements));
    }
    Ok(())
}

/// Puts back the order of all children, if it is not another one than that in
/// which those stand that the document has, other than those only derived.
fn put_order(target: &mut Target<'_>, names: &str, derived: &[&str]) -> Result<()> {
    let rows = names.split_ascii_whitespace().map(|name| {
        let row = row(target.node, name, Vocabulary::Incident);
        row.and_then(|row| u8::try_from(row).ok())
            .ok_or_else(|| Error::value("the names of children", names))
    });
    let rows = rows.collect::<Result<Vec<_>>>()?;
    let derived = derived
        .iter()
        .filter_map(|name| row(target.node, name, Vocabulary::Incident));
    let derived: Vec<_> = derived.collect();
    let order = &mut target.mark.get_mut().order;
    let agrees = order.as_deref().is_none_or(|seen| {
        let mut rows = rows.iter();
        let mut seen = seen
            .iter()
            .filter(|row| !derived.contains(&usize::from(**row)));
        seen.all(|row| rows.any(|other| other == row))
    });
    if agrees {
        *order = Some(rows.into());
    }
    Ok(())
}

/// The names of what was only derived in the element that an entry speaks of.
fn derived_at<'c>(carried: &'c ForeignElement, at: &ForeignElement) -> Vec<&'c str> {
    let same = |other: &&ForeignElement| {
        [PATH, OF]
            .iter()
            .all(|name| other.attribute(name) == at.attribute(name))
    };
    carried
        .elements()
        .filter(same)
        .filter_map(|other| other.attribute(DERIVED))
        .collect()
}

/// Whether an element can have the children that an entry holds: text in a
/// text would pass for a part of it, and data holds whatever stands in it.
fn check_children(node: &dyn Node, at: &ForeignElement) -> Result<()> {
    let fits = |child: &ForeignNode| match (node.body(), child) {
        (_, ForeignNode::Text(text)) if text.trim_ascii().is_empty() => true,
        (Body::Elements, _) | (Body::Text(..), ForeignNode::Element(_)) => true,
        (Body::Any(_), _) | (Body::Text(..), ForeignNode::Text(_)) => false,
    };
    if at.children.iter().all(fits) {
        return Ok(());
    }
    let name = "content carried for it".into();
    Err(Error::new(ErrorKind::Unexpected { name }))
}

/// Puts back children that have a place among those that stand in the document.
fn place(
    target: &mut Target<'_>,
    group: &[&ForeignElement],
    carried: &ForeignElement,
    vocabulary: Vocabulary,
) -> Result<()> {
    let mut siblings = Siblings::of_carried(target.node);
    let mut places: Vec<Vec<usize>> = vec![Vec::new(); target.node.children()];
    for at in group {
        let position = at.attribute(POSITION).and_then(|p| p.parse().ok());
        let before = siblings.counts();
        read(target, at, carried, vocabulary, &mut siblings)?;
        for ((places, before), now) in places.iter_mut().zip(before).zip(siblings.counts()) {
            places.extend((before..now).map(|_| position.unwrap_or(usize::MAX)));
        }
    }
    for (row, places) in places.iter().enumerate() {
        if let Some(slot) = target.node.slot_mut(row).filter(|_| !places.is_empty()) {
            slot.settle(places);
        }
    }
    Ok(())
}

/// Decodes an element of the own vocabulary as the child at a position of its
/// kind, with the namespaces around it.
pub(crate) fn insert(
    node: &mut dyn Node,
    mark: &mut MarkBox,
    element: &ForeignElement,
    (position, around): (usize, &ForeignElement),
) -> Result<()> {
    let name = ForeignName::new(Vocabulary::Incident.namespace(), AT, "");
    let at = ForeignElement::new(name)
        .with_attribute(ForeignName::new("", POSITION, ""), position.to_string())
        .with_child(element.clone());
    let mut target = Target { node, mark };
    place(&mut target, &[&at], around, Vocabulary::Incident)
}

/// Decodes an entry into the element that it speaks of.
fn read(
    target: &mut Target<'_>,
    at: &ForeignElement,
    carried: &ForeignElement,
    vocabulary: Vocabulary,
    siblings: &mut Siblings,
) -> Result<()> {
    let before = target.mark.get().map_or(0, |mark| mark.attributes.len());
    let mut entry = at.clone();
    entry.attributes.clear();
    for attribute in &at.attributes {
        let name = &attribute.name;
        let said = is_said(target, name, vocabulary) && !refines(target, at, name, vocabulary);
        if is_of_entry(name) || said {
            continue;
        }
        match unqualified(name) {
            Some((origin, name)) => {
                let attribute = ForeignAttribute::new(name, &*attribute.value);
                let kept = KeptAttribute { attribute, origin };
                target.mark.get_mut().attributes.push(kept);
            }
            None => entry.attributes.push(attribute.clone()),
        }
    }
    entry.bindings = carried.bindings.clone();
    let mut out = Output::new(false);
    out.tree(&entry)?;
    let xml = out.take();
    let mut source = XmlTokens::new(xml.as_bytes(), Limits::unlimited());
    source.advance()?;
    let mut decoder = Decoder::new(&mut source, Vocabulary::Incident, false);
    decoder.read_attributes(target.node.outline(), target.node, target.mark)?;
    order_attributes(target.mark, before, at);
    decoder.children(target.node, target.mark, siblings)
}

fn is_of_entry(name: &ForeignName) -> bool {
    name.namespace.is_empty() && ATTRIBUTES.contains(&&*name.local)
}
