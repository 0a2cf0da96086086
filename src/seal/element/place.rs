//! Where an element stands among its siblings, typed ones and those that are
//! kept as they were, and how to take it out and put it back.

use std::collections::HashMap;
use std::ptr;

use crate::codec::carry;
use crate::codec::encode::Manner;
use crate::codec::node::{Element, Node, Slot};
use crate::codec::steps::{Step, steps};
use crate::seal::element::OWN;
use crate::seal::element::envelope::Placeholder;
use crate::seal::{Reason, Rejection};
use crate::value::{Anchor, ForeignElement, Kept, Mark, MarkBox, Vocabulary};

/// A typed child: the `index`th of a row.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) row: usize,
    pub(super) index: usize,
}

impl Spot {
    pub(super) fn child(self, element: &dyn Element) -> Option<&dyn Element> {
        element.node().slot(self.row)?.get(self.index)
    }

    pub(super) fn child_mut(self, node: &mut dyn Node) -> Option<&mut dyn Element> {
        node.slot_mut(self.row)?.get_mut(self.index)
    }

    /// Whether no vocabulary requires it.
    pub(super) fn is_removable(self, parent: &dyn Element) -> bool {
        let node = parent.node();
        let others = node.slot(self.row).map_or(0, Slot::len) > 1;
        let required = node.child(self.row).is_none_or(|info| {
            let mut all = Vocabulary::ALL.into_iter();
            all.any(|vocabulary| info.is_required(vocabulary))
        });
        others || !required
    }

    /// Puts a tree in its place.
    pub(super) fn replace(self, node: &mut dyn Node, mark: &mut MarkBox, tree: ForeignElement) {
        let here = self.behind(node, mark.get());
        let mark = mark.get_mut();
        let (mut kept, mut behind) = (Vec::new(), Vec::new());
        for mut other in std::mem::take(&mut mark.kept) {
            let is_behind = other.anchor.row == self.row && other.anchor.count == self.index + 1;
            if is_behind {
                other.anchor = here;
                behind.push(other);
                continue;
            }
            if other.anchor.row == self.row && other.anchor.count > self.index {
                other.anchor.count -= 1;
            }
            kept.push(other);
        }
        kept.push(Kept {
            anchor: here,
            node: tree.into(),
            origin: OWN,
        });
        kept.append(&mut behind);
        kept.sort_by_key(|kept| kept.anchor);
        mark.kept = kept;
        if let Some(order) = mark.order.take() {
            let gone = nth(&order, self.row, self.index + 1);
            let rest = order.iter().enumerate().filter(|(at, _)| Some(*at) != gone);
            mark.order = Some(rest.map(|(_, row)| *row).collect());
        }
        if let Some(slot) = node.slot_mut(self.row) {
            slot.remove(self.index);
        }
    }

    /// The place behind the typed sibling before it.
    fn behind(self, node: &dyn Node, mark: Option<&Mark>) -> Anchor {
        if let Some(order) = mark.and_then(|mark| mark.order.as_deref()) {
            let at = nth(order, self.row, self.index + 1).unwrap_or(0);
            return behind_last(order.get(..at).unwrap_or_default());
        }
        let sibling = (0..self.row).rev().find_map(|row| {
            let count = node.slot(row).map_or(0, Slot::len);
            (count > 0).then_some(Anchor { row, count })
        });
        match self.index {
            0 => sibling.unwrap_or(Anchor::START),
            count => Anchor {
                row: self.row,
                count,
            },
        }
    }
}

/// The place behind the last of children by rows.
fn behind_last(rows: &[u8]) -> Anchor {
    let Some((last, others)) = rows.split_last() else {
        return Anchor::START;
    };
    let before = others.iter().filter(|row| **row == *last);
    Anchor {
        row: usize::from(*last),
        count: before.count() + 1,
    }
}

/// Where in an order the `count`th child of a row stands.
fn nth(order: &[u8], row: usize, count: usize) -> Option<usize> {
    let mut of_row = order
        .iter()
        .enumerate()
        .filter(|(_, other)| usize::from(**other) == row);
    of_row.nth(count.checked_sub(1)?).map(|(at, _)| at)
}

/// The row of the children of a name.
fn row_of(node: &dyn Node, name: &str) -> Option<usize> {
    (0..node.children()).find(|row| {
        node.child(*row)
            .is_some_and(|info| info.names.iter().any(|known| known.within(OWN) == name))
    })
}

/// A child of an element as it stands among its siblings.
pub(super) struct Standing<'a> {
    pub(super) child: Child,
    pub(super) name: &'a str,
    /// Its number among siblings of its name, those that are encrypted included.
    pub(super) ordinal: usize,
}

#[derive(Clone, Copy)]
pub(super) enum Child {
    Typed(Spot),
    /// The kept child at an index, and where it would stand if it were typed.
    Encrypted(usize, Spot),
}

/// The children of an element, typed and encrypted, in the order in which they
/// are written.
pub(super) fn standings<'a>(node: &'a dyn Node, mark: Option<&'a Mark>) -> Vec<Standing<'a>> {
    let kept = mark.map_or(&[][..], |mark| &mark.kept);
    let places: HashMap<_, _> = kept.iter().map(ptr::from_ref).zip(0..).collect();
    let mut typed = vec![0; node.children()];
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let mut standings = Vec::new();
    // What is visited here never fails.
    let _ = steps(node, mark, Manner::of(OWN), &mut |step| {
        let found = match step {
            Step::Item(row, index) => typed_child(node, Spot { row, index }),
            Step::Kept(one) => places
                .get(&ptr::from_ref(one))
                .and_then(|at| encrypted_child(node, (*at, kept.get(*at)?), &typed)),
            Step::RowEnd(_) => None,
        };
        if let Step::Item(row, _) = step {
            typed.get_mut(row).into_iter().for_each(|count| *count += 1);
        }
        if let Some((child, name)) = found {
            let ordinal = counts.entry(name).or_default();
            *ordinal += 1;
            let ordinal = *ordinal;
            standings.push(Standing {
                child,
                name,
                ordinal,
            });
        }
        Ok(())
    });
    standings
}

fn typed_child(node: &dyn Node, spot: Spot) -> Option<(Child, &'static str)> {
    let child = node.slot(spot.row)?.get(spot.index)?;
    let name = node.child(spot.row)?.name(child.variant(), OWN);
    Some((Child::Typed(spot), name))
}

fn encrypted_child<'a>(
    node: &dyn Node,
    (at, kept): (usize, &'a Kept),
    typed: &[usize],
) -> Option<(Child, &'a str)> {
    let name = Placeholder::name_of(kept.node.as_element()?)?;
    let row = row_of(node, name)?;
    let index = *typed.get(row)?;
    Some((Child::Encrypted(at, Spot { row, index }), name))
}

/// Decodes the element in a tree into the place that a kept one holds; nothing
/// is changed if it cannot stand there.
pub(super) fn restore(
    (node, mark): (&mut dyn Node, &mut MarkBox),
    (at, spot): (usize, Spot),
    (name, around): (&str, &ForeignElement),
) -> Result<(), Rejection> {
    let wrong = || Rejection::from(Reason::Moved("it is not what may stand here"));
    let element = around.elements().next().filter(|element| {
        &*element.name.local == name && *element.name.namespace == *OWN.namespace()
    });
    let element = element.ok_or_else(wrong)?;
    let kept = mark.get().and_then(|mark| mark.kept.get(at));
    let anchor = kept.ok_or_else(wrong)?.anchor;
    let held = node.slot(spot.row).map_or(0, Slot::len);
    let mut read = MarkBox::default();
    let inserted = carry::insert(node, &mut read, element, (spot.index, around));
    let is_one = node
        .slot(spot.row)
        .is_some_and(|slot| slot.len() == held + 1);
    if inserted.is_err() || !is_one || read.get().is_some() {
        // What was decoded so far stands behind all others.
        if let Some(slot) = node.slot_mut(spot.row) {
            while slot.len() > held {
                slot.remove(slot.len() - 1);
            }
        }
        return Err(wrong());
    }
    stand_aside(mark, (at, anchor), spot);
    Ok(())
}

/// Takes a kept child away in whose place a typed one stands now.
fn stand_aside(mark: &mut MarkBox, (at, anchor): (usize, Anchor), spot: Spot) {
    let Spot { row, index } = spot;
    let mark = mark.get_mut();
    for (other, kept) in mark.kept.iter_mut().enumerate() {
        if other > at && kept.anchor == anchor {
            kept.anchor = Anchor {
                row,
                count: index + 1,
            };
        } else if kept.anchor.row == row && kept.anchor.count > index {
            kept.anchor.count += 1;
        }
    }
    mark.kept.remove(at);
    mark.kept.sort_by_key(|kept| kept.anchor);
    if let (Some(order), Ok(row)) = (mark.order.take(), u8::try_from(row)) {
        let mut order = order.into_vec();
        let end = nth(&order, anchor.row, anchor.count).map_or(0, |at| at + 1);
        order.insert(end.min(order.len()), row);
        mark.order = Some(order.into());
    }
}
