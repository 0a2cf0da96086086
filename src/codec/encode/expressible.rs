//! Whether a vocabulary can say an element.

use crate::codec::decode::EXT_VALUE;
use crate::codec::encode::Manner;
use crate::codec::glance::Glance as _;
use crate::codec::node::{Class, Node};
use crate::value::{Spelling, Vocabulary};

/// Whether a vocabulary can say a value at all, if not all of it: what it
/// requires is there and can be said.
#[inline]
pub(crate) fn is_expressible<T: Class>(value: &T, manner: Manner) -> bool {
    let vocabulary = manner.vocabulary;
    let outline = value.outline();
    if outline.sayable.contains(vocabulary) {
        return true;
    }
    let table = T::TABLE;
    table.expressible.is_none_or(|says| says(value, vocabulary))
        && (!manner.is_as_printed() || table.printed.is_none_or(|allows| allows(value)))
        && (!outline.needs.deciding.contains(vocabulary) || has_what_it_needs(value, manner))
}

fn has_what_it_needs<T: Class>(value: &T, manner: Manner) -> bool {
    let vocabulary = manner.vocabulary;
    let needs = &value.outline().needs;
    let mut attributes = needs.unsure.within(vocabulary);
    let mut children = needs.decisive.within(vocabulary);
    attributes.all(|row| has_attribute(value, row, vocabulary))
        && children.all(|row| has_child(value, row, manner))
}

fn has_attribute<T: Class>(value: &T, row: usize, vocabulary: Vocabulary) -> bool {
    value
        .outline()
        .attributes
        .get(row)
        .is_none_or(|info| match value.spelling(row, vocabulary) {
            Some(Spelling::Own(_) | Spelling::Extension(_)) => info.extension(vocabulary).is_some(),
            Some(Spelling::Text(EXT_VALUE)) => {
                info.extension(vocabulary).is_some() || !info.is_extensible()
            }
            Some(_) => true,
            None => info.stands_in.is_some() && vocabulary == Vocabulary::Iodef1,
        })
}

fn has_child<T: Class>(value: &T, row: usize, manner: Manner) -> bool {
    let vocabulary = manner.vocabulary;
    let Some(info) = value.outline().children.get(row) else {
        return true;
    };
    let says = |child: &dyn Node, variant| {
        !info.name(variant, vocabulary).is_empty() && child.is_expressible(manner)
    };
    if info.whole && info.vocabularies.contains(vocabulary) {
        return !value.any(row, &|child, variant| !says(child, variant));
    }
    value.any(row, &says)
        || !info.is_required(vocabulary)
        || info.derived && value.derived(row, vocabulary).is_some()
}
