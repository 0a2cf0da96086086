//! What cannot stand without those of its parts that are not copied.

use crate::codec::node::{Body, Node};
use crate::mark::redact::plan::{Plan, Verdict};
use crate::mark::redact::report::Reason;
use crate::mark::tree::Item;
use crate::value::Vocabulary;

const OWN: Vocabulary = Vocabulary::Incident;

impl Plan<'_, '_> {
    /// Why an element cannot stand as it is, if it cannot.
    pub(super) fn copied_in_vain(&self, index: usize) -> Option<Reason> {
        let ruling = self.ruling(index).filter(|_| self.is_copied(index))?;
        let item = self.tree.get(index)?;
        let Some(rows) = self.copied_rows(index, item.element.node()) else {
            return Some(Reason::Incomplete);
        };
        let empty = !rows.contains(&true);
        if empty && ruling.verdict == Verdict::Frame {
            return Some(ruling.refusal.clone().unwrap_or(Reason::Incomplete));
        }
        // Of the incident itself, placeholders stand for what it lacks.
        item.place?;
        let lacks = lacks_child(item.element.node(), &rows, OWN)
            || self.lacks_attribute(index, item)
            || (empty && self.is_hollow(index, item, &rows));
        lacks.then_some(Reason::Incomplete)
    }

    /// Of which rows children are copied; nothing if one is not without which
    /// the others mean another thing.
    fn copied_rows(&self, index: usize, node: &dyn Node) -> Option<Vec<bool>> {
        let mut rows = vec![false; node.children()];
        for child in self.tree.children(index) {
            let place = self.tree.get(child)?.place?;
            let copied = self.is_copied(child);
            if !copied && place.info.whole {
                return None;
            }
            if let Some(row) = rows.get_mut(place.row) {
                *row |= copied;
            }
        }
        Some(rows)
    }

    fn lacks_attribute(&self, index: usize, item: &Item<'_>) -> bool {
        let node = item.element.node();
        (0..node.attributes()).any(|row| {
            let info = node.attribute(row).map(|(info, _)| info);
            info.is_some_and(|info| info.is_required(OWN)) && !self.keeps_attribute(index, row)
        })
    }

    /// Whether an element without children says nothing, or nothing that IODEF has a place for.
    fn is_hollow(&self, index: usize, item: &Item<'_>, rows: &[bool]) -> bool {
        let node = item.element.node();
        if !matches!(node.body(), Body::Elements) {
            return false;
        }
        let says_attribute = (0..node.attributes()).any(|row| {
            let value = node.attribute(row).map(|(_, value)| value);
            let said = value.is_some_and(|value| value.spelling(OWN).is_some());
            said && self.keeps_attribute(index, row)
        });
        let mark = item.element.mark();
        let unknown = mark.is_some_and(|m| !m.attributes.is_empty() || !m.kept.is_empty());
        let says_something = says_attribute || (unknown && self.keeps_unknown(index));
        !says_something || lacks_child(node, rows, Vocabulary::Iodef2)
    }
}

/// Whether a row is empty that a vocabulary requires.
fn lacks_child(node: &dyn Node, rows: &[bool], vocabulary: Vocabulary) -> bool {
    rows.iter().enumerate().any(|(row, has)| {
        let info = node.child(row).filter(|_| !has);
        info.is_some_and(|info| info.is_required(vocabulary))
    })
}
