//! Who may see what: effective restrictions, redaction, disguise.

#[cfg(feature = "disguise")]
mod disguise;
mod levels;
mod path;
mod purpose;
mod redact;
mod rules;
mod scrub;
#[cfg(test)]
mod tests;
mod tree;
mod verbs;

#[cfg(feature = "disguise")]
pub use disguise::{Disguise, Disguised, IdentityKind};
pub use levels::Inheritance;
pub use path::ElementPath;
pub(crate) use redact::{Clearance, Terms, redact};
pub use redact::{Reason, Redacted, Redactor, Removal};
pub use rules::Keep;
pub(crate) use rules::{Sort, sort_of};
pub(crate) use tree::Tree;
pub use verbs::{Disclosure, Reach};
pub(crate) use verbs::{missing, place};
