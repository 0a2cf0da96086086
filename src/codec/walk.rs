//! A walk over all elements of an incident, with the path of each.

use crate::codec::node::Element;
use crate::value::Vocabulary;

/// What is done at each element; the path is that in a document of the vocabulary.
pub(crate) type Visit<'a> = &'a mut dyn FnMut(&dyn Element, &str);

/// Visits an element and all inside it, outermost first.
pub(crate) fn walk(
    element: &dyn Element,
    path: &mut String,
    vocabulary: Vocabulary,
    visit: Visit<'_>,
) {
    visit(element, path);
    let node = element.node();
    for row in 0..node.children() {
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
