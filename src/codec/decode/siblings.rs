use crate::codec::node::{Node, Slot};
use crate::codec::table::{MAX_ROWS, Outline};
use crate::value::{Anchor, ForeignElement, Vocabulary};

/// The children of one element that were read so far.
#[derive(Debug)]
pub(crate) struct Siblings {
    /// What the class of the element says.
    pub(super) outline: &'static Outline,
    pub(super) counts: [u32; MAX_ROWS],
    pub(super) last: usize,
    pub(super) order: Option<Vec<u8>>,
    pub(super) carried: Vec<ForeignElement>,
    /// Where to put kept children, if not behind the others.
    pub(crate) anchor: Option<Anchor>,
    /// Whether these are only some of the children, so that none is required.
    pub(super) partial: bool,
}

impl Siblings {
    /// None yet, of an element of a class.
    pub(crate) fn of(outline: &'static Outline) -> Self {
        Self {
            outline,
            counts: [0; MAX_ROWS],
            last: 0,
            order: None,
            carried: Vec::new(),
            anchor: None,
            partial: false,
        }
    }

    /// Children that come on top of those which stand in the document, and
    /// take nobody's place.
    pub(crate) fn of_carried(node: &dyn Node) -> Self {
        let mut siblings = Self {
            partial: true,
            anchor: Some(Anchor::END),
            ..Self::of(node.outline())
        };
        for (row, count) in siblings.counts.iter_mut().enumerate() {
            let single = node
                .child(row)
                .is_some_and(|info| !info.is_many(Vocabulary::Incident));
            let there = node.slot(row).filter(|_| single).map_or(0, Slot::len);
            *count = u32::try_from(there).unwrap_or(u32::MAX);
        }
        siblings
    }

    pub(crate) fn counts(&self) -> [u32; MAX_ROWS] {
        self.counts
    }

    pub(crate) fn count(&self, row: usize) -> usize {
        let count = self.counts.get(row).copied();
        count.map_or(usize::MAX, narrow)
    }

    pub(super) fn here(&self) -> Anchor {
        self.anchor.unwrap_or(Anchor {
            row: self.last,
            count: self.count(self.last),
        })
    }

    /// Takes the child back that was counted last.
    pub(super) fn forget_last(&mut self, row: usize) {
        if let Some(count) = self.counts.get_mut(row) {
            *count = count.saturating_sub(1);
        }
        if let Some(order) = &mut self.order {
            order.pop();
        }
    }

    #[cold]
    fn note_order(&mut self, row: usize) {
        let counts = &self.counts;
        let order = self.order.get_or_insert_with(|| {
            let read = counts.iter().zip(0_u8..);
            read.flat_map(|(n, row)| vec![row; narrow(*n)]).collect()
        });
        order.extend(u8::try_from(row));
    }

    /// Counts a child of a row; false if it comes too late.
    #[inline]
    pub(crate) fn enter(&mut self, row: usize) -> bool {
        let in_order = row >= self.last;
        if !in_order || self.order.is_some() {
            self.note_order(row);
        }
        if let Some(count) = self.counts.get_mut(row) {
            *count = count.saturating_add(1);
        }
        self.last = row;
        in_order
    }
}

/// A count as memory counts.
fn narrow(count: u32) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
