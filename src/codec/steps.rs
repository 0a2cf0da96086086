//! The order in which the children of an element are written.

use crate::codec::node::{Node, Slot};
use crate::codec::table::ChildInfo;
use crate::error::Result;
use crate::value::{Anchor, ForeignName, ForeignNode, Kept, Mark, Vocabulary};

/// What is written next.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Step<'a> {
    /// The child of a row, by its index in the field.
    Item(usize, usize),
    /// A child that is kept as a tree or text.
    Kept(&'a Kept),
    /// All children of a row have been written.
    RowEnd(usize),
}

type Visit<'v> = &'v mut dyn FnMut(Step<'_>) -> Result<()>;

/// Goes through the children: in the order of the table, or in that in which
/// they were read if it was another one and none has come or gone since.
pub(crate) fn steps(node: &dyn Node, mark: Option<&Mark>, visit: Visit<'_>) -> Result<()> {
    let mut kept: Vec<&Kept> = mark.map(|m| m.kept.iter().collect()).unwrap_or_default();
    kept.sort_by_key(|kept| kept.anchor);
    let order = mark.and_then(|m| m.order.as_deref());
    match order.filter(|order| fits(node, order, &kept)) {
        Some(order) => as_read(node, order, &kept, visit),
        None => as_tabled(node, &kept, visit),
    }
}

fn as_tabled(node: &dyn Node, kept: &[&Kept], visit: Visit<'_>) -> Result<()> {
    let mut kept = kept.iter().peekable();
    for row in 0..node.children() {
        let items = node.slot(row).map_or(0, Slot::len);
        for count in 0..=items {
            if count > 0 {
                visit(Step::Item(row, count - 1))?;
            }
            while let Some(next) = kept.next_if(|k| k.anchor <= Anchor { row, count }) {
                visit(Step::Kept(next))?;
            }
        }
        while let Some(next) = kept.next_if(|k| k.anchor.row <= row) {
            visit(Step::Kept(next))?;
        }
        visit(Step::RowEnd(row))?;
    }
    kept.try_for_each(|next| visit(Step::Kept(next)))
}

fn as_read(node: &dyn Node, order: &[u8], kept: &[&Kept], visit: Visit<'_>) -> Result<()> {
    let mut counts = vec![0; node.children()];
    let behind = |anchor: Anchor| {
        let from = kept.partition_point(|k| k.anchor < anchor);
        let rest = kept.get(from..).unwrap_or_default();
        rest.iter().take_while(move |k| k.anchor == anchor)
    };
    for kept in behind(Anchor::START).filter(|k| row_of(node, k).is_none()) {
        visit(Step::Kept(kept))?;
    }
    for row in order.iter().map(|row| usize::from(*row)) {
        let Some(count) = counts.get_mut(row) else {
            continue;
        };
        let before = Anchor { row, count: *count };
        *count += 1;
        if node.slot(row).is_some() {
            visit(Step::Item(row, before.count))?;
        } else if let Some(kept) = behind(before).find(|k| row_of(node, k) == Some(row)) {
            visit(Step::Kept(kept))?;
        }
        let here = Anchor { row, count: *count };
        for kept in behind(here).filter(|k| row_of(node, k).is_none()) {
            visit(Step::Kept(kept))?;
        }
    }
    (0..node.children()).try_for_each(|row| visit(Step::RowEnd(row)))
}

/// Whether the order as read still accounts for every child.
fn fits(node: &dyn Node, order: &[u8], kept: &[&Kept]) -> bool {
    let mut counts = vec![0; node.children()];
    for row in order {
        match counts.get_mut(usize::from(*row)) {
            Some(count) => *count += 1,
            None => return false,
        }
    }
    let placed = |kept: &&Kept| {
        let anchor = kept.anchor;
        let count = counts.get(anchor.row).copied().unwrap_or(0);
        match row_of(node, kept) {
            Some(row) => row == anchor.row && anchor.count < count,
            None => anchor == Anchor::START || (1..=count).contains(&anchor.count),
        }
    };
    let rows = 0..node.children();
    rows.zip(&counts)
        .all(|(row, count)| node.slot(row).is_none_or(|slot| slot.len() == *count))
        && kept.iter().all(placed)
}

/// The row of a kept child that the schema places although the model has no type for it.
pub(crate) fn row_of(node: &dyn Node, kept: &Kept) -> Option<usize> {
    let ForeignNode::Element(element) = &kept.node else {
        return None;
    };
    (0..node.children()).find(|row| {
        node.child(*row)
            .is_some_and(|info| info.is_kept() && names(info, &element.name))
    })
}

fn names(info: &ChildInfo, name: &ForeignName) -> bool {
    let mut names = info.names.iter();
    info.namespace == Some(&*name.namespace)
        && names.any(|n| n.within(Vocabulary::Iodef2) == &*name.local)
}

/// Whether a kept child may stand in a document of a vocabulary: because it
/// stood in one, or because the vocabulary's schema places it.
pub(crate) fn belongs(node: &dyn Node, kept: &Kept, vocabulary: Vocabulary) -> bool {
    vocabulary == Vocabulary::Incident
        || kept.origin == vocabulary
        || row_of(node, kept).is_some_and(|row| {
            node.child(row)
                .is_some_and(|info| info.vocabularies.contains(vocabulary))
        })
}
