//! The words of which a field has a fixed choice, one enumeration for each choice.
//!
//! In a document each value is a token. It is the name of the variant in lower
//! case, with hyphens between its words: `InProgress` is `in-progress`. The
//! states of a [`DomainStatus`] are written `likeThis` instead, and `Unlisted` is
//! the token `other`.
//!
//! The tokens are those of RFC 7970, in the order of its schema, and then those
//! of this crate, which IODEF carries as extension values. Where a choice is one
//! of RFC 3067 alone, all tokens are this crate's.

mod attack;
mod consent;
mod contact;
mod data;
mod evidence;
mod impact;
mod incident;
mod indicator;
mod node_role;
mod response;
mod rsit;
mod system;
#[cfg(test)]
mod tests;

pub use attack::{
    AttackActivity, AttackOrigin, AttackTypeName, ReferenceScheme, TargetKind, VulnerabilityKind,
};
pub use consent::{ConsentAnswer, ConsentAudience, ConsentItem};
pub use contact::{
    ContactRole, ContactType, EmailType, KeyScheme, PostalAddressType, Registry, TelephoneType,
};
pub use data::{DataType, SoftwareDataType, SoftwareSpec};
pub use evidence::{
    Collected, CustodyAction, DigestAlgorithm, EvidenceKind, HashScope, OffsetUnit, PatternType,
    RegistryAction,
};
pub use impact::{
    BusinessImpactType, BusinessSeverity, Completion, ConfidenceScale, DamageKind, DurationUnit,
    Occurrence, Rating, Severity, SystemImpactType, TimeMetric,
};
pub use incident::{Certainty, IncidentClass, Intent, Nature, Purpose, Stage, Status};
pub use indicator::{BulkObservableType, ExpressionOperator};
pub use node_role::NodeRoleCategory;
pub use response::{Action, DiscoverySource};
pub use rsit::RsitClass;
pub use system::{
    AddressCategory, CounterType, CounterUnit, DomainStatus, DomainSystemStatus, Ownership,
    SystemCategory, YesNoUnknown,
};
