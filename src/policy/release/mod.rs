//! Handing an incident out: no more than its marks, a policy and the consent
//! of the site allow.

mod archive;
mod classify;
mod consent;
mod error;
mod judge;
mod recipient;
mod released;
mod releaser;

pub use error::ReleaseError;
pub use recipient::Recipient;
pub use released::{Approval, Released};
pub use releaser::{Release, Releaser, release};
