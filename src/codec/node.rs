//! What the driver sees of the model: elements of any class, and the fields,
//! attributes and texts of them.

use std::any::Any;

use crate::Result;
use crate::codec::encode::{Encoder, Family};
use crate::codec::glance::{Glance, Holds};
use crate::codec::table::{AttributeInfo, ChildInfo, Content, Marks, Outline, Table, Vocabularies};
use crate::value::{ForeignNode, Mark, MarkBox, Marked, Spelling, Vocabulary};

pub(crate) use crate::codec::scalar::{Scalar, Written};

/// A type that has a table.
pub(crate) trait Class: PartialEq + Sized + 'static {
    const TABLE: &'static Table<Self>;

    /// A value to decode into. It does not leave the decoder before all that
    /// is required has been filled in.
    fn blank() -> Self;

    /// The same, for an element of the `variant`th name of its row.
    fn blank_as(_variant: usize) -> Self {
        Self::blank()
    }

    /// Which name of its row the element has.
    fn variant(&self) -> usize {
        0
    }
}

/// A value of any class.
pub(crate) trait Node: Glance {
    fn attribute(&self, row: usize) -> Option<(&'static AttributeInfo, &dyn Value)>;
    fn attribute_mut(&mut self, row: usize) -> Option<&mut dyn Value>;
    /// Whether an attribute that a vocabulary lacks is what a reader takes it
    /// for by the name of the element.
    fn assumes(&self, row: usize, element: &str) -> bool;
    fn slot(&self, row: usize) -> Option<&dyn Slot>;
    fn slot_mut(&mut self, row: usize) -> Option<&mut dyn Slot>;
    fn body(&self) -> Body<'_>;
    fn body_mut(&mut self) -> BodyMut<'_>;
    /// What stands in for a child of a row that the value lacks.
    fn derived(&self, row: usize, vocabulary: Vocabulary) -> Option<Box<dyn Element>>;
    /// The value in the shape of IODEF 1, if that is another one.
    fn reshaped(&self) -> Option<Box<dyn Node>>;
    /// Takes the value back from the shape of IODEF 1.
    fn take_shape(&mut self);
    /// The value itself, for what concerns one class only.
    fn as_any(&self) -> &dyn Any;
    fn as_any_mut(&mut self) -> &mut dyn Any;
    /// Whether both are of one class and equal.
    fn equals(&self, other: &dyn Node) -> bool;
    /// Exchanges the values, if both are of one class.
    fn swap(&mut self, other: &mut dyn Node);
}

/// What is the same of all values of a class.
impl dyn Node + '_ {
    pub(crate) fn marks(&self) -> Marks {
        self.outline().marks
    }

    /// Whether the own vocabulary requires a restriction.
    pub(crate) fn is_restricted(&self) -> bool {
        self.outline().restricted
    }

    pub(crate) fn fixed(&self) -> &'static [(&'static str, &'static str)] {
        self.outline().fixed
    }

    pub(crate) fn attributes(&self) -> usize {
        self.outline().attributes.len()
    }

    pub(crate) fn find_attribute(&self, vocabulary: Vocabulary, name: &str) -> Option<usize> {
        let found = self.outline().attributes.find(vocabulary, name);
        found.map(|(row, _)| row)
    }

    pub(crate) fn children(&self) -> usize {
        self.outline().children.len()
    }

    pub(crate) fn child(&self, row: usize) -> Option<&'static ChildInfo> {
        self.outline().children.get(row)
    }
}

/// What stands between the tags.
#[derive(Clone, Copy)]
pub(crate) enum Body<'a> {
    Elements,
    Text(Vocabularies, &'a dyn Scalar),
    Any(&'a Vec<ForeignNode>),
}

/// The same, to be filled.
pub(crate) enum BodyMut<'a> {
    Elements,
    Text(&'a mut dyn Scalar),
    Any(&'a mut Vec<ForeignNode>),
}

/// A field that holds children of one kind: one, perhaps one, or many.
pub(crate) trait Slot {
    fn len(&self) -> usize;
    fn get(&self, index: usize) -> Option<&dyn Element>;
    /// Writes the elements one by one.
    fn write(&self, family: &mut Family<'_, '_>, encoder: &mut Encoder) -> Result<()>;
    /// Whether something holds of any element.
    fn any(&self, holds: Holds<'_>) -> bool;
    fn get_mut(&mut self, index: usize) -> Option<&mut dyn Element>;
    /// Puts a blank element behind all others.
    fn add(&mut self, variant: usize) -> Option<&mut dyn Element>;
    fn remove(&mut self, index: usize);
    /// Moves the last elements, as many as there are `positions`, to these
    /// positions, which ascend.
    fn settle(&mut self, positions: &[usize]);
    /// Removes the elements at whose positions it says so.
    fn weed(&mut self, gone: &[bool]);
}

/// A value of a class with its mark.
pub(crate) trait Element {
    fn node(&self) -> &dyn Node;
    /// Which variant of a choice it is.
    fn variant(&self) -> usize;
    fn mark(&self) -> Option<&Mark>;
    /// Hands value and mark out to be changed.
    fn change(&mut self, act: Act<'_>) -> Result<()>;
}

/// What is done to a value and its mark.
pub(crate) type Act<'a> = &'a mut dyn FnMut(&mut dyn Node, &mut MarkBox) -> Result<()>;

/// An element that can be made blank.
pub(crate) trait Blank: Element {
    fn blank(variant: usize) -> Self;
}

/// A class, or a choice of classes.
pub(crate) trait AsNode: Sized {
    /// Where each value can be said.
    const SAYABLE: Vocabularies = Vocabularies::NONE;

    fn as_node(&self) -> &dyn Node;
    fn as_node_mut(&mut self) -> &mut dyn Node;
    fn variant(&self) -> usize;
    fn blank(variant: usize) -> Self;
}

/// The value of an attribute.
pub(crate) trait Value {
    /// Whether some vocabulary may have to write it.
    fn is_set(&self) -> bool {
        true
    }
    /// How to write it; none if it is absent.
    fn spelling(&self, vocabulary: Vocabulary) -> Option<Spelling<'_>>;
    /// Sets it to what a document of the vocabulary says.
    fn set(&mut self, text: &str, vocabulary: Vocabulary) -> Result<()>;
    /// Sets it to an extension value.
    fn set_extension(&mut self, text: &str, vocabulary: Vocabulary) -> Result<()> {
        self.set(text, vocabulary)
    }
    /// Takes it away, if it can be absent.
    fn clear(&mut self) {}
    /// The token by which a vocabulary that cannot say the exact one comes
    /// nearest to it, if it would say any.
    fn nearest(&self, _exact: &str, _: Vocabulary) -> Option<&'static str> {
        None
    }
    /// Whether it is a token that no list holds.
    fn is_unknown(&self) -> bool {
        false
    }
    /// Whether its list holds a token.
    fn lists(&self, _token: &str) -> bool {
        false
    }
    /// Texts that it takes, for tests to choose from; none if it takes any.
    #[cfg(any(test, feature = "arbitrary"))]
    fn samples(&self) -> Vec<&'static str> {
        Vec::new()
    }
}

impl<T: Class> Node for T {
    fn attribute(&self, row: usize) -> Option<(&'static AttributeInfo, &dyn Value)> {
        let row = T::TABLE.attributes.get(row)?;
        Some((&row.info, (row.get)(self)))
    }

    fn attribute_mut(&mut self, row: usize) -> Option<&mut dyn Value> {
        let row = T::TABLE.attributes.get(row)?;
        Some((row.get_mut)(self))
    }

    fn assumes(&self, row: usize, element: &str) -> bool {
        let row = T::TABLE.attributes.get(row);
        let assumed = row.and_then(|row| row.assumed);
        assumed.is_some_and(|assumed| assumed(self, element))
    }

    fn slot(&self, row: usize) -> Option<&dyn Slot> {
        let Content::Elements(rows) = &T::TABLE.content else {
            return None;
        };
        Some((rows.get(row)?.slot.get)(self))
    }

    fn slot_mut(&mut self, row: usize) -> Option<&mut dyn Slot> {
        let Content::Elements(rows) = &T::TABLE.content else {
            return None;
        };
        Some((rows.get(row)?.slot.get_mut)(self))
    }

    fn body(&self) -> Body<'_> {
        match &T::TABLE.content {
            Content::Elements(_) => Body::Elements,
            Content::Text {
                vocabularies, get, ..
            } => Body::Text(*vocabularies, get(self)),
            Content::Any { get, .. } => Body::Any(get(self)),
        }
    }

    fn body_mut(&mut self) -> BodyMut<'_> {
        match &T::TABLE.content {
            Content::Elements(_) => BodyMut::Elements,
            Content::Text { get_mut, .. } => BodyMut::Text(get_mut(self)),
            Content::Any { get_mut, .. } => BodyMut::Any(get_mut(self)),
        }
    }

    fn derived(&self, row: usize, vocabulary: Vocabulary) -> Option<Box<dyn Element>> {
        let Content::Elements(rows) = &T::TABLE.content else {
            return None;
        };
        rows.get(row)?
            .derive
            .and_then(|derive| derive(self, vocabulary))
    }

    fn reshaped(&self) -> Option<Box<dyn Node>> {
        let reshape = T::TABLE.shape_in_iodef1.as_ref()?;
        Some(Box::new((reshape.to)(self)?))
    }

    fn take_shape(&mut self) {
        if let Some(reshape) = &T::TABLE.shape_in_iodef1 {
            (reshape.from)(self);
        }
    }

    fn as_any(&self) -> &dyn Any {
        self
    }

    fn as_any_mut(&mut self) -> &mut dyn Any {
        self
    }

    fn equals(&self, other: &dyn Node) -> bool {
        other.as_any().downcast_ref::<Self>() == Some(self)
    }

    fn swap(&mut self, other: &mut dyn Node) {
        if let Some(other) = other.as_any_mut().downcast_mut::<Self>() {
            std::mem::swap(self, other);
        }
    }
}

impl<T: Class> AsNode for T {
    const SAYABLE: Vocabularies = Outline::of(T::TABLE).sayable;

    fn as_node(&self) -> &dyn Node {
        self
    }

    fn as_node_mut(&mut self) -> &mut dyn Node {
        self
    }

    fn variant(&self) -> usize {
        Class::variant(self)
    }

    fn blank(variant: usize) -> Self {
        Self::blank_as(variant)
    }
}

impl<T: AsNode> Element for Marked<T> {
    fn node(&self) -> &dyn Node {
        (**self).as_node()
    }

    fn variant(&self) -> usize {
        (**self).variant()
    }

    fn mark(&self) -> Option<&Mark> {
        Self::mark(self)
    }

    fn change(&mut self, act: Act<'_>) -> Result<()> {
        let (value, mark) = self.parts_mut();
        act(value.as_node_mut(), mark)
    }
}

impl<E: Element> Element for Box<E> {
    fn node(&self) -> &dyn Node {
        (**self).node()
    }

    fn variant(&self) -> usize {
        (**self).variant()
    }

    fn mark(&self) -> Option<&Mark> {
        (**self).mark()
    }

    fn change(&mut self, act: Act<'_>) -> Result<()> {
        (**self).change(act)
    }
}

impl<E: Blank> Blank for Box<E> {
    fn blank(variant: usize) -> Self {
        Self::new(E::blank(variant))
    }
}

impl<T: AsNode> Blank for Marked<T> {
    fn blank(variant: usize) -> Self {
        Self::new(T::blank(variant))
    }
}
