//! What a team tells to whom: disclosure policy, release, triage (RFC 2350, section 3.4).

mod circumstance;
mod class;
mod condition;
mod consent;
mod decision;
mod disclosure;
#[cfg(feature = "policy")]
mod load;
mod obligation;
mod recipient;
mod release;
mod rule;
#[cfg(feature = "policy")]
mod source;
mod statement;
mod triage;
mod verdict;
mod words;

pub use circumstance::{Circumstance, Circumstances};
pub use class::InfoClass;
pub use condition::{Case, Condition};
pub use consent::consent;
pub use decision::Decision;
pub use disclosure::DisclosurePolicy;
pub use obligation::Obligation;
pub use recipient::RecipientClass;
pub use release::{Approval, Recipient, Release, ReleaseError, Released, Releaser, release};
pub use rule::{Basis, DisclosureRule, Selector};
pub use statement::{Channel, Duty, PressPolicy, Route, StatisticsPolicy};
pub use triage::*;
pub use verdict::{Permission, Verdict};
