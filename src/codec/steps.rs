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
    match order.and_then(|order| Some((order, accounts(node, order)?))) {
        Some((order, counts)) => as_read(order, &counts, &kept, visit),
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

/// Children in their order, of which there are so many in each row.
fn as_read(order: &[u8], totals: &[usize], kept: &[&Kept], visit: Visit<'_>) -> Result<()> {
    let placed = kept
        .iter()
        .map(|kept| (nearest(kept.anchor, totals), *kept));
    let placed: Vec<_> = placed.collect();
    let behind = |anchor: Anchor| {
        let from = placed.partition_point(|(place, _)| *place < anchor);
        let rest = placed.get(from..).unwrap_or_default();
        let here = rest.iter().take_while(move |(place, _)| *place == anchor);
        here.map(|(_, kept)| *kept)
    };
    for kept in behind(Anchor::START) {
        visit(Step::Kept(kept))?;
    }
    let mut counts = vec![0; totals.len()];
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
    (0..totals.len()).try_for_each(|row| visit(Step::RowEnd(row)))
}

/// The last place up to an anchor that there is, so that what is kept stays in
/// its order: children may have gone to another element, and none is behind all.
fn nearest(anchor: Anchor, totals: &[usize]) -> Anchor {
    let until = totals.iter().enumerate().take(anchor.row.saturating_add(1));
    let mut counts = until.map(|(row, total)| {
        let most = if row == anchor.row {
            anchor.count
        } else {
            *total
        };
        (row, most.min(*total))
    });
    let last = counts.rfind(|(_, count)| *count > 0);
    last.map_or(Anchor::START, |(row, count)| Anchor { row, count })
}

/// How many children of each row the order as read has, if those are all.
fn accounts(node: &dyn Node, order: &[u8]) -> Option<Vec<usize>> {
    let mut counts = vec![0; node.children()];
    for row in order {
        *counts.get_mut(usize::from(*row))? += 1;
    }
    let mut rows = counts.iter().enumerate();
    rows.all(|(row, count)| node.slot(row).is_none_or(|slot| slot.len() == *count))
        .then_some(counts)
}

/// Whether a kept child may stand in a document of a vocabulary: because it
/// stood in one, or because the vocabulary takes anything.
pub(crate) fn belongs(kept: &Kept, vocabulary: Vocabulary) -> bool {
    vocabulary == Vocabulary::Incident || kept.origin == vocabulary
}
