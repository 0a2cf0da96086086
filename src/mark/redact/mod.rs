//! A copy of an incident for somebody who may not see all of it.

mod complete;
mod copy;
mod placeholder;
mod plan;
mod redactor;
mod report;
mod said;
mod withheld;

pub(crate) use plan::{Clearance, Terms};
pub(crate) use redactor::redact;
pub use redactor::{Redacted, Redactor};
pub use report::{Reason, Removal};
