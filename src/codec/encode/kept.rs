//! Elements that the model has no type for, where the own vocabulary has one.

use crate::codec::carry::KEPT;
use crate::codec::encode::Encoder;
use crate::codec::node::{Body, Node};
use crate::codec::output::Output;
use crate::error::Result;
use crate::value::{Anchor, ForeignElement, ForeignNode, Kept, Mark, Vocabulary};

impl Encoder {
    /// Writes what is kept; inside an element that says so, if it would be read
    /// as something else.
    pub(super) fn kept(&mut self, node: &dyn Node, mark: Option<&Mark>, kept: &Kept) -> Result<()> {
        let own = self.vocabulary == Vocabulary::Incident;
        if own && passes_for_another(node, mark, kept) {
            wrapped(&mut self.out, &kept.node)
        } else {
            self.node(&kept.node)
        }
    }
}

/// Writes what is kept inside an element that says so.
pub(super) fn wrapped(out: &mut Output, kept: &ForeignNode) -> Result<()> {
    let scope = out.scope();
    out.start("", KEPT);
    out.nodes(std::slice::from_ref(kept))?;
    out.end("", KEPT);
    out.leave_scope(scope);
    Ok(())
}

/// Whether what is kept is itself such an element, to be told from what it holds.
pub(super) fn is_wrapper(node: &dyn Node, kept: &ForeignNode) -> bool {
    let between_elements = matches!(node.body(), Body::Elements);
    let element = kept.as_element().filter(|tree| is_own(tree));
    between_elements && element.is_some_and(|tree| &*tree.name.local == KEPT)
}

/// Whether a reader of the own vocabulary would take an element for a child that
/// it knows, or for one that holds another.
fn passes_for_another(node: &dyn Node, mark: Option<&Mark>, kept: &Kept) -> bool {
    let Some(tree) = kept.node.as_element().filter(|tree| is_own(tree)) else {
        return false;
    };
    let in_order = mark.is_none_or(|mark| mark.order.is_none());
    let mut rows = (0..node.children()).filter_map(|row| Some((row, node.child(row)?)));
    let passes = |row: usize| {
        let is_there = node.slot(row).is_some_and(|slot| slot.len() > 0);
        !is_there || !in_order || kept.anchor < Anchor { row, count: 1 }
    };
    let own = Vocabulary::Incident;
    is_wrapper(node, &kept.node)
        || rows.any(|(row, info)| {
            let named = info
                .names
                .iter()
                .any(|n| n.within(own) == &*tree.name.local);
            named
                && info.vocabularies.contains(own)
                && (info.is_many(own) || info.is_exclusive(own) || passes(row))
        })
}

fn is_own(tree: &ForeignElement) -> bool {
    *tree.name.namespace == *Vocabulary::Incident.namespace()
}
