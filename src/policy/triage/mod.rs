//! Which incidents come first: priorities as data (RFC 2350, section 3.4.1).

mod condition;
mod constituency;
mod extent;
#[cfg(feature = "policy")]
mod file;
mod list;
mod look;
mod network;
mod rule;
mod words;

pub use condition::PriorityCondition;
pub use constituency::Constituency;
#[cfg(feature = "policy")]
pub use file::Triage;
pub use list::{Priority, PriorityList};
pub use rule::{Locality, PriorityRule, PriorityScale};
