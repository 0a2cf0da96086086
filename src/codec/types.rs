//! What the type of a field says of all its values.

use crate::codec::node::{AsNode, Blank, Slot, Value};
use crate::codec::table::Vocabularies;
use crate::codec::values::Unset;
use crate::model::WrittenVersion;
use crate::value::{ElementId, Language, Marked, Number, OpenEnum};

/// What is known of an attribute by its type.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Stated {
    /// It may be absent.
    Perhaps,
    /// It is a token, which a vocabulary may not list.
    AsToken,
    /// It is a text that every vocabulary can say.
    AsText,
}

/// A type of attributes.
pub(crate) trait AttributeType: Value {
    const STATED: Stated;
}

/// What is known of a field that holds an attribute.
pub(crate) const fn stated<T, A: AttributeType>(_: fn(&T) -> &A) -> Stated {
    A::STATED
}

/// A type of fields that hold children.
pub(crate) trait Field: Slot {
    /// Where there is a child, and it can be said.
    const SAYABLE: Vocabularies = Vocabularies::NONE;
}

/// What is known of a field that holds children.
pub(crate) const fn sayable<T, F: Field>(_: fn(&T) -> &F) -> Vocabularies {
    F::SAYABLE
}

impl<E: OpenEnum> AttributeType for E {
    const STATED: Stated = Stated::AsToken;
}

impl<V: Value + Unset> AttributeType for Option<V> {
    const STATED: Stated = Stated::Perhaps;
}

macro_rules! attribute_types {
    ($($type:ty: $stated:ident),+ $(,)?) => {$(
        impl AttributeType for $type {
            const STATED: Stated = Stated::$stated;
        }
    )+};
}

attribute_types! {
    bool: Perhaps,
    WrittenVersion: Perhaps,
    String: AsText,
    Number: AsText,
    ElementId: AsText,
    Language: AsText,
}

impl<T: AsNode> Field for Marked<T> {
    const SAYABLE: Vocabularies = T::SAYABLE;
}

impl<E: Blank> Field for Option<E> {}

impl<E: Blank> Field for Vec<E> {}
