//! Whether a vocabulary can say an element.

use crate::codec::decode::EXT_VALUE;
use crate::codec::encode::Manner;
use crate::codec::glance::Sight;
use crate::codec::node::Element;
use crate::value::{Spelling, Vocabulary};

/// Whether a vocabulary can say the element at all, if not all of it: what it
/// requires is there and can be said.
#[inline]
pub(crate) fn expressible(element: &dyn Element, manner: Manner) -> bool {
    is_expressible(&element.sight(), manner)
}

#[inline]
pub(super) fn is_expressible(sight: &Sight<'_>, manner: Manner) -> bool {
    sight.outline.sayable.contains(manner.vocabulary) || has_what_it_needs(sight, manner)
}

fn has_what_it_needs(sight: &Sight<'_>, manner: Manner) -> bool {
    let Sight { node, outline, .. } = *sight;
    let vocabulary = manner.vocabulary;
    let refused = || {
        let printed = !manner.is_as_printed() || node.is_printed();
        !printed || !node.is_expressible(vocabulary)
    };
    if outline.judged && refused() {
        return false;
    }
    let mut attributes = outline.needs.attributes.within(vocabulary);
    let mut children = outline.needs.decisive.within(vocabulary);
    attributes.all(|row| has_attribute(sight, row, vocabulary))
        && children.all(|row| has_child(sight, row, manner))
}

fn has_attribute(sight: &Sight<'_>, row: usize, vocabulary: Vocabulary) -> bool {
    sight.outline.attributes.get(row).is_none_or(|info| {
        !info.is_required(vocabulary)
            || match sight.node.spelling(row, vocabulary) {
                Some(Spelling::Own(_) | Spelling::Extension(_)) => {
                    info.extension(vocabulary).is_some()
                }
                Some(Spelling::Registered(EXT_VALUE)) => {
                    info.extension(vocabulary).is_some() || !info.is_extensible()
                }
                Some(Spelling::Registered(_) | Spelling::Nearly(_)) => true,
                None => info.stands_in.is_some() && vocabulary == Vocabulary::Iodef1,
            }
    })
}

fn has_child(sight: &Sight<'_>, row: usize, manner: Manner) -> bool {
    let vocabulary = manner.vocabulary;
    let Some(info) = sight.outline.children.get(row) else {
        return true;
    };
    let whole = info.whole && info.vocabularies.contains(vocabulary);
    // Of all children if none may be left out, else of any.
    let mut said = whole;
    let visited = sight.node.each(row, &mut |child| {
        let name = info.name(child.variant, vocabulary);
        let says = || !name.is_empty() && is_expressible(&child, manner);
        said = if whole {
            said && says()
        } else {
            said || says()
        };
        Ok(())
    });
    let derived = || info.derived && sight.node.derived(row, vocabulary).is_some();
    visited.is_ok() && (said || !whole && (!info.is_required(vocabulary) || derived()))
}
