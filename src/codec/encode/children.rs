//! The children of an element, row by row.

use crate::codec::encode::expressible::is_expressible;
use crate::codec::encode::lost::Lost;
use crate::codec::encode::{Encoder, is_mixed};
use crate::codec::glance::Sight;
use crate::codec::node::{Element, Node};
use crate::codec::steps::{Step, belongs, returns, serves, steps};
use crate::codec::table::{ChildInfo, MAX_ROWS, Rows};
use crate::error::{Error, ErrorKind, Result};
use crate::value::{Mark, Vocabulary};

impl Encoder {
    /// Writes the children, some of which may have been written elsewhere.
    pub(crate) fn children<'a>(
        &mut self,
        sight: &Sight<'a>,
        mut written: Count,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        let Sight { node, mark, .. } = *sight;
        let closing = sight.outline.needs.closing.within(self.vocabulary);
        if mark.is_none_or(|mark| mark.kept.is_empty() && mark.order.is_none()) {
            return self.rows(sight, &closing, &mut written, lost);
        }
        let mixed = is_mixed(mark);
        steps(node, mark, self.manner, &mut |step| match step {
            Step::Item(row, index) => {
                let child = node.slot(row).and_then(|slot| slot.get(index));
                let child = child.map(Element::sight);
                child.map_or(Ok(()), |child| {
                    self.item(sight, (row, index), &child, &mut written, lost)
                })
            }
            Step::RowEnd(row) if closing.contains(row) && written.of(row) == 0 => {
                self.row_end(node, row, lost)
            }
            Step::RowEnd(_) => Ok(()),
            Step::Kept(kept) if belongs(kept, self.vocabulary) => {
                if !mixed {
                    self.out.line();
                }
                self.kept(node, mark, kept)
            }
            Step::Kept(kept) => self.lose_kept(node, kept, lost),
        })?;
        self.lose_order(node, mark, &written, lost);
        Ok(())
    }

    /// Writes all children in the order of the table; only rows that hold some
    /// or must hold some are looked at.
    fn rows<'a>(
        &mut self,
        sight: &Sight<'a>,
        closing: &Rows,
        written: &mut Count,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        let node = sight.node;
        for row in sight.filled.clone().or(closing) {
            let mut index = 0;
            node.each(row, &mut |child| {
                self.item(sight, (row, index), &child, written, lost)?;
                index += 1;
                Ok(())
            })?;
            if closing.contains(row) && written.of(row) == 0 {
                self.row_end(node, row, lost)?;
            }
        }
        Ok(())
    }

    fn item<'a>(
        &mut self,
        sight: &Sight<'a>,
        (row, index): (usize, usize),
        child: &Sight<'_>,
        written: &mut Count,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        let Sight { node, outline, .. } = *sight;
        let Some(info) = outline.children.get(row) else {
            return Ok(());
        };
        let is_plain = outline.needs.plain.within(self.vocabulary).contains(row);
        let name = match info.names {
            [only] if is_plain => Some(only.within(self.vocabulary)),
            _ => self.name(info, node, (row, index), child.variant, written),
        };
        match name.filter(|_| is_expressible(child, self.manner)) {
            Some(name) => {
                self.out.line();
                self.child(info, child, name, written.next(row))
            }
            None => self.lose_item(node, row, index, lost),
        }
    }

    /// The name of a child; none if the vocabulary has no place for it.
    #[inline(never)]
    fn name(
        &self,
        info: &ChildInfo,
        node: &dyn Node,
        (row, index): (usize, usize),
        variant: usize,
        written: &Count,
    ) -> Option<&'static str> {
        let is_last = || node.slot(row).is_none_or(|slot| slot.len() == index + 1);
        let name = match info.errata {
            Some(errata) if self.manner.follows_errata() => errata,
            _ => info.name_among(variant, is_last, self.vocabulary),
        };
        let possible = info.vocabularies.contains(self.vocabulary)
            && !name.is_empty()
            && self.has_room(info, row, written);
        possible.then_some(name)
    }

    /// Notes an order that the vocabulary does not allow, or that what is
    /// written does not tell in full.
    fn lose_order(
        &self,
        node: &dyn Node,
        mark: Option<&Mark>,
        written: &Count,
        lost: &mut Lost<'_>,
    ) {
        let Some(order) = mark.and_then(|mark| mark.order.as_deref()) else {
            return;
        };
        let in_part = (0..node.children()).any(|row| {
            node.slot(row)
                .is_some_and(|slot| slot.len() > written.of(row))
        });
        let told = !in_part && serves(node, order, self.manner) && returns(node, order);
        if self.vocabulary != Vocabulary::Incident && !told {
            let infos = order.iter().filter_map(|row| node.child(usize::from(*row)));
            let own = infos.filter(|info| info.vocabularies.contains(Vocabulary::Incident));
            lost.order(own.map(|info| info.name(0, Vocabulary::Incident)));
        }
    }

    /// Whether there may be one more child of a row.
    fn has_room(&self, info: &ChildInfo, row: usize, written: &Count) -> bool {
        let before = row.checked_sub(1);
        let excluded =
            info.is_exclusive(self.vocabulary) && before.is_some_and(|other| written.of(other) > 0);
        !excluded && (info.is_many(self.vocabulary) || written.of(row) == 0)
    }

    /// Writes a child that the vocabulary can say.
    fn child(
        &mut self,
        info: &ChildInfo,
        sight: &Sight<'_>,
        name: &'static str,
        ordinal: usize,
    ) -> Result<()> {
        let namespace = info.foreign_namespace(self.vocabulary);
        self.trail.enter(name, ordinal);
        self.element(sight, namespace, name)
            .map_err(|error| error.within(name, ordinal))?;
        self.trail.leave();
        Ok(())
    }

    /// Writes what stands in for a child that is required and absent.
    fn row_end<'a>(&mut self, node: &'a dyn Node, row: usize, lost: &mut Lost<'a>) -> Result<()> {
        let Some(info) = node.child(row) else {
            return Ok(());
        };
        if self.vocabulary != Vocabulary::Incident
            && info.derived
            && let Some(derived) = node.derived(row, self.vocabulary)
        {
            self.out.line();
            let name = info.name(derived.variant(), self.vocabulary);
            self.child(info, &derived.sight(), name, 1)?;
            let own_name = info.name(derived.variant(), Vocabulary::Incident);
            return lost.derived(own_name, &self.here());
        }
        if info.is_required(self.vocabulary) {
            let name = info.name(0, self.vocabulary).into();
            return Err(Error::new(ErrorKind::Missing { name }));
        }
        Ok(())
    }
}

/// How many children of each row were written.
#[derive(Debug, Default)]
pub(crate) struct Count([usize; MAX_ROWS]);

impl Count {
    pub(crate) fn with(row: usize, count: usize) -> Self {
        let mut counts = Self::default();
        if let Some(of_row) = counts.0.get_mut(row) {
            *of_row = count;
        }
        counts
    }

    fn next(&mut self, row: usize) -> usize {
        let Some(count) = self.0.get_mut(row) else {
            return 0;
        };
        *count += 1;
        *count
    }

    fn of(&self, row: usize) -> usize {
        self.0.get(row).copied().unwrap_or(0)
    }
}
