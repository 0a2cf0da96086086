//! Where an element stands among its siblings, typed ones and those that are
//! kept as they were, and how to take it out and put it back.

use crate::codec::carry;
use crate::codec::node::{Element, Node, Slot};
use crate::seal::element::OWN;
use crate::seal::element::envelope::Placeholder;
use crate::seal::{Reason, Rejection};
use crate::value::{Anchor, ForeignElement, Kept, Mark, MarkBox, Vocabulary};

/// A typed child: the `index`th of a row.
#[derive(Clone, Copy)]
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

    pub(super) fn name(self, node: &dyn Node, child: &dyn Element) -> &'static str {
        node.child(self.row)
            .map_or("", |info| info.name(child.variant(), OWN))
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

    /// Its number among siblings of its name, those that are encrypted included.
    pub(super) fn ordinal(self, node: &dyn Node, mark: Option<&Mark>, name: &str) -> usize {
        let hidden = kept_placeholders(mark)
            .filter(|(_, kept, placeholder)| {
                placeholder.name == name && before(node, mark, kept.anchor, self.row) <= self.index
            })
            .count();
        hidden + named(node, name, self) + 1
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

/// How many typed children of a row stand before a place.
fn before(node: &dyn Node, mark: Option<&Mark>, anchor: Anchor, row: usize) -> usize {
    let all = node.slot(row).map_or(0, Slot::len);
    if anchor == Anchor::START {
        return 0;
    }
    if let Some(order) = mark.and_then(|mark| mark.order.as_deref()) {
        let end = nth(order, anchor.row, anchor.count).map_or(order.len(), |at| at + 1);
        let before = order.get(..end).unwrap_or_default().iter();
        return before.filter(|other| usize::from(**other) == row).count();
    }
    match anchor.row.cmp(&row) {
        std::cmp::Ordering::Less => 0,
        std::cmp::Ordering::Equal => anchor.count.min(all),
        std::cmp::Ordering::Greater => all,
    }
}

/// The row of the children of a name.
fn row_of(node: &dyn Node, name: &str) -> Option<usize> {
    (0..node.children()).find(|row| {
        node.child(*row)
            .is_some_and(|info| info.names.iter().any(|known| known.within(OWN) == name))
    })
}

/// How many children of a name stand in a row before a spot in it.
fn named(node: &dyn Node, name: &str, spot: Spot) -> usize {
    let (Some(info), Some(row)) = (node.child(spot.row), node.slot(spot.row)) else {
        return 0;
    };
    let children = (0..spot.index).filter_map(|index| row.get(index));
    children
        .filter(|child| info.name(child.variant(), OWN) == name)
        .count()
}

/// The typed children of an element.
pub(super) fn children(node: &dyn Node) -> impl Iterator<Item = (Spot, &dyn Element)> {
    let rows = (0..node.children()).filter_map(|row| Some((row, node.slot(row)?)));
    rows.flat_map(|(row, slot)| {
        (0..slot.len()).filter_map(move |index| Some((Spot { row, index }, slot.get(index)?)))
    })
}

fn kept_placeholders(mark: Option<&Mark>) -> impl Iterator<Item = (usize, &Kept, Placeholder)> {
    let kept = mark.into_iter().flat_map(|mark| &mark.kept).enumerate();
    kept.filter_map(|(at, kept)| {
        let placeholder = Placeholder::from_tree(kept.node.as_element()?)?;
        Some((at, kept, placeholder))
    })
}

/// The encrypted elements directly inside one: where each is kept, and its
/// number among siblings of its name.
pub(super) fn placeholders(
    node: &dyn Node,
    mark: Option<&Mark>,
) -> impl Iterator<Item = (usize, Placeholder, usize)> {
    kept_placeholders(mark).filter_map(move |(at, kept, placeholder)| {
        let row = row_of(node, &placeholder.name)?;
        let index = before(node, mark, kept.anchor, row);
        let hidden = kept_placeholders(mark)
            .take_while(|(other, ..)| *other < at)
            .filter(|(.., other)| other.name == placeholder.name)
            .count();
        let ordinal = hidden + named(node, &placeholder.name, Spot { row, index }) + 1;
        Some((at, placeholder, ordinal))
    })
}

/// Decodes the element in a tree into the place that a kept one holds.
pub(super) fn restore(
    (node, mark): (&mut dyn Node, &mut MarkBox),
    at: usize,
    around: &ForeignElement,
) -> Result<(), Rejection> {
    let wrong = || Rejection::from(Reason::Moved("it is not what may stand here"));
    let element = around.elements().next().ok_or_else(wrong)?;
    let row = row_of(node, &element.name.local).ok_or_else(wrong)?;
    let anchor = mark
        .get()
        .and_then(|mark| Some(mark.kept.get(at)?.anchor))
        .ok_or_else(wrong)?;
    let index = before(node, mark.get(), anchor, row);
    let held = node.slot(row).map_or(0, Slot::len);
    let mut read = MarkBox::default();
    carry::insert(node, &mut read, element, (index, around)).map_err(|_| wrong())?;
    let is_one = node.slot(row).is_some_and(|slot| slot.len() == held + 1);
    if !is_one || read.get().is_some_and(|read| !read.kept.is_empty()) {
        return Err(wrong());
    }
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
    Ok(())
}
