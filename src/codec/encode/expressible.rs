//! Whether a vocabulary can say an element.

use crate::codec::decode::EXT_VALUE;
use crate::codec::encode::Manner;
use crate::codec::glance::Sight;
use crate::codec::node::{Element, Node};
use crate::value::{Spelling, Vocabulary};

/// Whether a vocabulary can say the element at all, if not all of it: what it
/// requires is there and can be said.
#[inline]
pub(crate) fn expressible(element: &dyn Element, manner: Manner) -> bool {
    is_expressible(&element.sight(), manner)
}

#[inline]
pub(super) fn is_expressible(sight: &Sight<'_>, manner: Manner) -> bool {
    sight.outline.assured.contains(manner.vocabulary) || is_said(sight, manner)
}

/// The same of a value of a class of which not every value can be said.
fn is_said(sight: &Sight<'_>, manner: Manner) -> bool {
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
    attributes.all(|row| has_attribute(node, row, vocabulary))
        && children.all(|row| has_child(node, row, manner))
}

fn has_attribute(node: &dyn Node, row: usize, vocabulary: Vocabulary) -> bool {
    node.attribute(row).is_none_or(|(info, value)| {
        !info.is_required(vocabulary)
            || match value.spelling(vocabulary) {
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

fn has_child(node: &dyn Node, row: usize, manner: Manner) -> bool {
    let vocabulary = manner.vocabulary;
    let (Some(info), Some(slot)) = (node.child(row), node.slot(row)) else {
        return true;
    };
    let says = |element: &dyn Element| {
        !info.name(element.variant(), vocabulary).is_empty() && expressible(element, manner)
    };
    let mut said = (0..slot.len()).map(|index| slot.get(index).is_some_and(says));
    if info.whole && info.vocabularies.contains(vocabulary) {
        return said.all(|said| said);
    }
    let derived = || info.derived && node.derived(row, vocabulary).is_some();
    !info.is_required(vocabulary) || said.any(|said| said) || derived()
}
