//! The order in which the children of an element are written.

use crate::codec::encode::Manner;
use crate::codec::node::{Node, Slot};
use crate::codec::table::ChildInfo;
use crate::error::Result;
use crate::value::{Anchor, Kept, Mark, MarkBox, Vocabulary};

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
        if totals.get(row) == Some(&0) {
            continue;
        }
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

/// How many children of each row there are, if the order as read has all of them;
/// all of a row may have gone to another element.
fn accounts(node: &dyn Node, order: &[u8]) -> Option<Vec<usize>> {
    let mut counts = vec![0; node.children()];
    for row in order {
        *counts.get_mut(usize::from(*row))? += 1;
    }
    for (row, count) in counts.iter_mut().enumerate() {
        match node.slot(row).map(Slot::len) {
            Some(0) => *count = 0,
            Some(there) if there != *count => return None,
            _ => {}
        }
    }
    Some(counts)
}

/// Gives children that came from another element a place in the order as read.
pub(crate) fn take_in(node: &dyn Node, mark: &mut MarkBox) {
    if mark.get().is_none_or(|mark| mark.order.is_none()) {
        return;
    }
    let order = &mut mark.get_mut().order;
    let mut rows = order.take().unwrap_or_default().into_vec();
    for row in 0..node.children() {
        let there = node.slot(row).map_or(0, Slot::len);
        let missing = there.saturating_sub(count(&rows, row));
        insert(&mut rows, row, missing);
    }
    *order = Some(rows.into());
}

/// Takes those children of a row out of the order as read that are gone, told by
/// their index.
pub(crate) fn take_out(mark: &mut MarkBox, row: usize, is_gone: impl Fn(usize) -> bool) {
    let Some(order) = mark.get().and_then(|mark| mark.order.as_deref()) else {
        return;
    };
    let mut index = 0;
    let stays = |of: &u8| {
        let is_of_row = usize::from(*of) == row;
        index += usize::from(is_of_row);
        !is_of_row || !is_gone(index - 1)
    };
    let rows: Vec<u8> = order.iter().copied().filter(stays).collect();
    mark.get_mut().order = (!rows.is_sorted()).then(|| rows.into());
}

/// Whether an order comes back though some of its rows have gone to another
/// element: it is read without them, and they are given a place again.
pub(crate) fn returns(node: &dyn Node, order: &[u8]) -> bool {
    let is_gone = |row: usize| node.slot(row).is_some_and(|slot| slot.len() == 0);
    let there = order.iter().copied();
    let mut rows: Vec<u8> = there.filter(|row| !is_gone(usize::from(*row))).collect();
    if rows.len() == order.len() {
        return true;
    }
    let is_read = !rows.is_sorted();
    for row in (0..node.children()).filter(|row| is_gone(*row)) {
        insert(&mut rows, row, count(order, row));
    }
    is_read && rows == order
}

fn count(order: &[u8], row: usize) -> usize {
    let of_row = order.iter().filter(|other| usize::from(**other) == row);
    of_row.count()
}

/// Puts so many of a row behind the last that does not belong behind them.
fn insert(rows: &mut Vec<u8>, row: usize, count: usize) {
    let last = rows.iter().rposition(|other| usize::from(*other) <= row);
    let behind = last.map_or(0, |last| last + 1);
    if let Ok(row) = u8::try_from(row) {
        rows.splice(behind..behind, std::iter::repeat_n(row, count));
    }
}

/// Whether a kept child may stand in a document of a vocabulary: because it
/// stood in one, or because the vocabulary takes anything.
pub(crate) fn belongs(kept: &Kept, vocabulary: Vocabulary) -> bool {
    vocabulary == Vocabulary::Incident || kept.origin == vocabulary
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_out_leaves_an_order_only_where_it_is_not_that_of_the_table() {
        let mut mark = MarkBox::default();
        mark.get_mut().order = Some([1, 0, 2, 0].into());
        take_out(&mut mark, 0, |index| index == 1);
        let order = |mark: &MarkBox| mark.get().and_then(|mark| mark.order.clone());
        assert_eq!(order(&mark).as_deref(), Some(&[1, 0, 2][..]));
        take_out(&mut mark, 0, |index| index == 0);
        assert_eq!(order(&mark), None);
    }
}
