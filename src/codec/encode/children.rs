//! The children of an element, row by row.

use crate::codec::encode::expressible::is_expressible;
use crate::codec::encode::lost::Lost;
use crate::codec::encode::{Encoder, TagName, is_mixed};
use crate::codec::glance::{Glance as _, filled};
use crate::codec::node::{Class, Node};
use crate::codec::steps::{Step, belongs, returns, serves, steps};
use crate::codec::table::{ChildInfo, Content, MAX_ROWS, Outline};
use crate::error::{Error, ErrorKind, Result};
use crate::value::{Mark, Vocabulary};

/// The children of a row, which are written one by one.
pub(crate) struct Family<'f, 'a> {
    parent: &'a dyn Node,
    row: usize,
    info: &'static ChildInfo,
    /// Whether each of them has its name, whatever is beside it.
    is_plain: bool,
    /// Which of them is next.
    pub(crate) index: usize,
    written: &'f mut Count,
    lost: &'f mut Lost<'a>,
}

impl Encoder {
    /// Writes the children, some of which may have been written elsewhere.
    pub(crate) fn children<'a, T: Class>(
        &mut self,
        value: &'a T,
        mark: Option<&'a Mark>,
        mut written: Count,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        if mark.is_none_or(|mark| mark.kept.is_empty() && mark.order.is_none()) {
            return self.rows(value, &mut written, lost);
        }
        self.steps(value, mark, &mut written, lost)
    }

    /// Writes all children in the order of the table; only rows that hold some
    /// or must hold some are looked at.
    #[inline]
    fn rows<'a, T: Class>(
        &mut self,
        value: &'a T,
        written: &mut Count,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        let Content::Elements(rows) = &T::TABLE.content else {
            return Ok(());
        };
        let outline = value.outline();
        let closing = outline.needs.closing.within(self.vocabulary);
        for row in filled(value).or(&closing) {
            let Some(child) = rows.get(row) else {
                continue;
            };
            let mut family = self.family(value, outline, (row, &child.info), written, lost);
            (child.slot.write)(value, &mut family, self)?;
            if closing.contains(row) && written.of(row) == 0 {
                self.row_end(value, row, lost)?;
            }
        }
        Ok(())
    }

    #[inline]
    fn family<'f, 'a>(
        &self,
        parent: &'a dyn Node,
        outline: &Outline,
        (row, info): (usize, &'static ChildInfo),
        written: &'f mut Count,
        lost: &'f mut Lost<'a>,
    ) -> Family<'f, 'a> {
        Family {
            parent,
            row,
            info,
            is_plain: outline.needs.plain.within(self.vocabulary).contains(row),
            index: 0,
            written,
            lost,
        }
    }

    /// Writes the children in the order that they were read in, with what is kept.
    fn steps<'a>(
        &mut self,
        node: &'a dyn Node,
        mark: Option<&'a Mark>,
        written: &mut Count,
        lost: &mut Lost<'a>,
    ) -> Result<()> {
        let outline = node.outline();
        let closing = outline.needs.closing.within(self.vocabulary);
        let mixed = is_mixed(mark);
        steps(node, mark, self.manner, &mut |step| match step {
            Step::Item(row, index) => {
                let child = node.slot(row).and_then(|slot| slot.get(index));
                let (Some(child), Some(info)) = (child, outline.children.get(row)) else {
                    return Ok(());
                };
                let mut family = self.family(node, outline, (row, info), written, lost);
                family.index = index;
                let (node, mark) = (child.node(), child.mark());
                node.write_among(mark, child.variant(), &mut family, self)
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
        self.lose_order(node, mark, written, lost);
        Ok(())
    }

    /// Writes the next child of a row.
    pub(crate) fn child<T: Class>(
        &mut self,
        value: &T,
        mark: Option<&Mark>,
        variant: usize,
        family: &mut Family<'_, '_>,
    ) -> Result<()> {
        let name = match family.info.label(variant, self.vocabulary) {
            Some(label) if family.is_plain => Some(TagName::Label(label)),
            _ => self.name(family, variant),
        };
        let Some(name) = name.filter(|_| is_expressible(value, self.manner)) else {
            return self.lose_item(family.parent, family.row, family.index, family.lost);
        };
        self.out.line();
        let ordinal = family.written.next(family.row);
        self.trail.enter(name.local(), ordinal);
        self.element(value, mark, name)
            .map_err(|error| error.within(name.local(), ordinal))?;
        self.trail.leave();
        Ok(())
    }

    /// The name of a child; none if the vocabulary has no place for it.
    #[inline(never)]
    fn name(&self, family: &Family<'_, '_>, variant: usize) -> Option<TagName<'static>> {
        let Family {
            parent, row, info, ..
        } = *family;
        let is_last = || {
            let slot = parent.slot(row);
            slot.is_none_or(|slot| slot.len() == family.index + 1)
        };
        let name = match info.errata {
            Some(errata) if self.manner.follows_errata() => errata,
            _ => info.name_among(variant, is_last, self.vocabulary),
        };
        let possible = info.vocabularies.contains(self.vocabulary)
            && !name.is_empty()
            && self.has_room(info, row, family.written);
        possible.then(|| self.in_namespace(info, name))
    }

    fn in_namespace(&self, info: &ChildInfo, name: &'static str) -> TagName<'static> {
        match info.foreign_namespace(self.vocabulary) {
            Some(namespace) => TagName::Foreign(name, namespace),
            None => TagName::Plain(name),
        }
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
            self.trail.enter(name, 1);
            let written = derived
                .node()
                .write(None, self.in_namespace(info, name), self);
            written.map_err(|error| error.within(name, 1))?;
            self.trail.leave();
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
