use crate::codec::carry::step;
use crate::codec::decode::unwrap;
use crate::codec::node::Node;
use crate::value::{Anchor, Bindings, ForeignNode, Kept, MarkBox, Vocabulary};

/// Puts back what is kept as a tree or text.
pub(super) fn keep(
    mark: &mut MarkBox,
    anchor: Anchor,
    node: &ForeignNode,
    (around, between_elements): (&Bindings, bool),
) {
    let mut node = node.clone();
    if let ForeignNode::Element(tree) = &mut node {
        tree.bindings = around.with(tree.bindings.iter());
        if between_elements {
            unwrap(tree);
        }
    }
    mark.get_mut().kept.push(Kept {
        anchor,
        node,
        origin: Vocabulary::Incident,
    });
}

/// The place behind the children that `after` names.
pub(super) fn anchor(node: &dyn Node, after: &str) -> Option<Anchor> {
    let (name, count) = step(after)?;
    let row = (0..node.children()).find(|row| {
        node.child(*row)
            .is_some_and(|info| info.name(0, Vocabulary::Incident) == name)
    });
    Some(Anchor {
        row: row.unwrap_or(0),
        count,
    })
}
