//! The order in which the children of an element are written.

use crate::codec::encode::Manner;
use crate::codec::node::{Node, Slot};
use crate::codec::table::ChildInfo;
use crate::error::Result;
use crate::value::{Anchor, Kept, Mark, Vocabulary};

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
pub(crate) fn steps(
    node: &dyn Node,
    mark: Option<&Mark>,
    manner: Manner,
    visit: Visit<'_>,
) -> Result<()> {
    let mut kept: Vec<&Kept> = mark.map(|m| m.kept.iter().collect()).unwrap_or_default();
    kept.sort_by_key(|kept| kept.anchor);
    let order = mark.and_then(|m| m.order.as_deref());
    let order = order.filter(|order| serves(node, order, manner));
    match order.filter(|order| fits(node, order, &kept)) {
        Some(order) => as_read(node, order, &kept, visit),
        None => as_tabled(node, &kept, visit),
    }
}

/// Whether a vocabulary lets children of these rows stand in their order.
pub(crate) fn allows(node: &dyn Node, order: &[u8], vocabulary: Vocabulary) -> bool {
    follows(node, order, |info| info.is_joined(vocabulary))
}

/// Whether each child of these rows stands behind the one before it, or in
/// rows that may be mixed.
fn follows(node: &dyn Node, order: &[u8], joined: impl Fn(&ChildInfo) -> bool) -> bool {
    order.windows(2).all(|pair| {
        let &[before, row] = pair else {
            return true;
        };
        let mut between = usize::from(row)..usize::from(before);
        between.all(|row| node.child(row + 1).is_some_and(&joined))
    })
}

/// Whether children are written in the order that they were read in: not if
/// another vocabulary allows it and this one does not.
pub(crate) fn serves(node: &dyn Node, order: &[u8], manner: Manner) -> bool {
    let vocabulary = manner.vocabulary;
    let here = if manner.is_as_printed() {
        follows(node, order, |info| info.is_joined_by_schema(vocabulary))
    } else {
        allows(node, order, vocabulary)
    };
    let mut all = Vocabulary::ALL.into_iter();
    here || !all.any(|other| allows(node, order, other))
}

fn as_tabled(node: &dyn Node, kept: &[&Kept], visit: Visit<'_>) -> Result<()> {
    if kept.is_empty() {
        for row in 0..node.children() {
            let items = node.slot(row).map_or(0, Slot::len);
            (0..items).try_for_each(|index| visit(Step::Item(row, index)))?;
            visit(Step::RowEnd(row))?;
        }
        return Ok(());
    }
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
    for kept in behind(Anchor::START) {
        visit(Step::Kept(kept))?;
    }
    for row in order.iter().map(|row| usize::from(*row)) {
        let Some(count) = counts.get_mut(row) else {
            continue;
        };
        visit(Step::Item(row, *count))?;
        *count += 1;
        for kept in behind(Anchor { row, count: *count }) {
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
        anchor == Anchor::START || (1..=count).contains(&anchor.count)
    };
    let rows = 0..node.children();
    rows.zip(&counts)
        .all(|(row, count)| node.slot(row).is_none_or(|slot| slot.len() == *count))
        && kept.iter().all(placed)
}

/// Whether a kept child may stand in a document of a vocabulary: because it
/// stood in one, or because the vocabulary takes anything.
pub(crate) fn belongs(kept: &Kept, vocabulary: Vocabulary) -> bool {
    vocabulary == Vocabulary::Incident || kept.origin == vocabulary
}
