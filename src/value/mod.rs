//! Scalars: what stands in an attribute or in the text of an element.

mod address;
mod bindings;
mod element_id;
mod fidelity;
mod foreign;
mod keyword;
mod language;
mod mark;
mod ncname;
mod number;
mod open_enum;
mod padded;
#[cfg(any(feature = "evidence", feature = "mail"))]
mod percent;
mod restriction;
#[cfg(feature = "serde")]
pub(crate) mod serial;
mod text;
mod timestamp;
mod tlp;
mod tokens;
mod vocabulary;

pub use address::*;
pub use bindings::Bindings;
pub(crate) use bindings::same_prefix;
pub use element_id::ElementId;
pub use fidelity::{Fidelity, Loss, Profile};
pub use foreign::{ForeignAttribute, ForeignElement, ForeignName, ForeignNode};
pub(crate) use keyword::Keyword;
pub use language::Language;
pub(crate) use mark::{Anchor, Kept, KeptAttribute, MarkBox};
pub use mark::{Mark, Marked};
pub(crate) use ncname::{is_name_inner, is_name_start, is_ncname};
pub use number::Number;
pub(crate) use open_enum::{OpenEnum, Spelling, TokenLists};
pub(crate) use padded::Padded;
#[cfg(any(feature = "evidence", feature = "mail"))]
pub(crate) use percent::unescaped;
pub(crate) use restriction::{EXT_VALUE, UNSTATED};
pub use restriction::{Rank, Restriction};
pub use text::Text;
pub use timestamp::*;
pub use tlp::Tlp;
pub use tokens::*;
pub use vocabulary::Vocabulary;
