//! How rules look at elements.

use std::any::{Any, TypeId};
use std::ops::Deref;

use crate::codec::node::Element;
use crate::value::{ForeignNode, Mark, Vocabulary};

/// An element, and its class, which nearly every rule asks for.
pub(super) struct Seen<'a> {
    element: &'a dyn Element,
    value: &'a dyn Any,
    class: TypeId,
}

impl<'a> Seen<'a> {
    pub(super) fn of(element: &'a dyn Element) -> Self {
        let value = element.node().as_any();
        Self {
            element,
            value,
            class: value.type_id(),
        }
    }

    pub(super) fn class(&self) -> TypeId {
        self.class
    }
}

impl<'a> Deref for Seen<'a> {
    type Target = dyn Element + 'a;

    fn deref(&self) -> &Self::Target {
        self.element
    }
}

/// The value of an element, if it is of a class.
#[inline]
pub(super) fn value<'a, T: 'static>(element: &Seen<'a>) -> Option<&'a T> {
    if element.class == TypeId::of::<T>() {
        element.value.downcast_ref()
    } else {
        None
    }
}

/// The names, in each vocabulary, of the children that the model has a type for.
fn typed(element: &Seen<'_>) -> impl Iterator<Item = [&'static str; 3]> {
    let node = element.node();
    let rows = (0..node.children()).filter_map(|row| Some((node.child(row)?, node.slot(row)?)));
    rows.flat_map(|(info, slot)| {
        let children = (0..slot.len()).filter_map(|index| slot.get(index));
        children.map(|child| Vocabulary::ALL.map(|v| info.name(child.variant(), v)))
    })
}

/// How many children an element has of these names, typed or kept as trees.
pub(super) fn count(element: &Seen<'_>, names: &[&str]) -> usize {
    let bears = |own: &[&str; 3]| own.iter().any(|name| names.contains(name));
    let typed = typed(element).filter(bears).count();
    let trees = element.mark().into_iter().flat_map(Mark::children);
    let kept = trees.filter_map(ForeignNode::as_element).filter(|tree| {
        let known = Vocabulary::from_namespace(&tree.name.namespace).is_some();
        known && names.contains(&&*tree.name.local)
    });
    typed + kept.count()
}

/// Whether an element has a child of one of these names.
pub(super) fn has(element: &Seen<'_>, names: &[&str], vocabulary: Vocabulary) -> bool {
    let carried = names.contains(&"AdditionalData") && carries(element, vocabulary);
    carried || count(element, names) > 0
}

/// Whether an element has no children but what no vocabulary defines.
pub(super) fn is_empty(element: &Seen<'_>, vocabulary: Vocabulary) -> bool {
    let node = element.node();
    let mut slots = (0..node.children()).filter_map(|row| node.slot(row));
    slots.all(|slot| slot.len() == 0) && !carries(element, vocabulary)
}

/// Whether it says what the vocabulary has no place for: that came from an
/// extension, which is a child, too.
fn carries(element: &Seen<'_>, vocabulary: Vocabulary) -> bool {
    let node = element.node();
    let attribute = |row| {
        let (info, value) = node.attribute(row)?;
        Some(!info.vocabularies.contains(vocabulary) && value.spelling(vocabulary).is_some())
    };
    let child = |row| {
        let (info, slot) = (node.child(row)?, node.slot(row)?);
        Some(!info.vocabularies.contains(vocabulary) && slot.len() > 0)
    };
    (0..node.attributes()).filter_map(attribute).any(|is| is)
        || (0..node.children()).filter_map(child).any(|is| is)
}

/// Whether an attribute is kept that has no place in the table.
pub(super) fn keeps_attribute(element: &Seen<'_>, name: &str) -> bool {
    let mut attributes = element.mark().into_iter().flat_map(Mark::attributes);
    attributes.any(|a| a.name.namespace.is_empty() && &*a.name.local == name)
}
