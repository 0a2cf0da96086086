//! A walk over all elements of an incident, with the path of each.

use crate::codec::node::Element;
use crate::value::Vocabulary;

/// What is done at each element; the path is that in a document of the vocabulary.
pub(crate) type Visit<'a> = &'a mut dyn FnMut(&dyn Element, &str);

/// Whether something holds of an element or of one inside it.
pub(crate) fn holds_anywhere(element: &dyn Element, holds: &dyn Fn(&dyn Element) -> bool) -> bool {
    let node = element.node();
    let rows = node.filled().filter_map(|row| node.slot(row));
    let mut children = rows.flat_map(|slot| (0..slot.len()).filter_map(|index| slot.get(index)));
    holds(element) || children.any(|child| holds_anywhere(child, holds))
}

/// Visits an element and all inside it, outermost first.
pub(crate) fn walk(
    element: &dyn Element,
    path: &mut String,
    vocabulary: Vocabulary,
    visit: Visit<'_>,
) {
    visit(element, path);
    let node = element.node();
    for row in node.filled() {
        let (Some(info), Some(slot)) = (node.child(row), node.slot(row)) else {
            continue;
        };
        let mut ordinals = [0_usize; 8];
        for child in (0..slot.len()).filter_map(|index| slot.get(index)) {
            let name = info.name(child.variant(), vocabulary);
            let namesake = info.names.iter().position(|n| n.within(vocabulary) == name);
            let ordinal = namesake.and_then(|variant| ordinals.get_mut(variant));
            let length = path.len();
            path.push('/');
            path.push_str(name);
            if let Some(ordinal) = ordinal {
                *ordinal += 1;
                if *ordinal > 1 {
                    path.extend(["[", &ordinal.to_string(), "]"]);
                }
            }
            walk(child, path, vocabulary, visit);
            path.truncate(length);
        }
    }
}
