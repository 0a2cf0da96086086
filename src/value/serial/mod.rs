//! The native form of the model for serde, as `docs/serde.md` describes it.

mod marked;
mod read;
pub(crate) mod record;
mod scalars;
mod write;

use crate::value::{
    Anchor, ForeignAttribute, ForeignElement, ForeignName, Kept, KeptAttribute, Mark, Text,
};

pub(crate) use record::record;
pub(crate) use scalars::{deserialize_token, serialize_token};

/// The member that holds a mark; no class has a field of this name besides
/// those that hold their mark themselves.
const MARK: &str = "mark";
/// The member that holds what is no struct or choice, beside its mark.
const VALUE: &str = "value";

/// Whether a field says nothing and is left out.
pub(crate) fn is_default<T: Default + PartialEq>(field: &T) -> bool {
    *field == T::default()
}

/// The place that is left out: behind all siblings.
impl Default for Anchor {
    fn default() -> Self {
        Self::END
    }
}

record! {
    ForeignName { local; namespace, prefix }
    ForeignAttribute { name, value; }
    ForeignElement { name; attributes, children, bindings }
    Mark { ; restriction, id, written, attributes, kept, order }
    KeptAttribute { attribute, origin; }
    Kept { node, origin; anchor }
    Anchor { row, count; }
    Text { value; lang, translation_id }
}
