//! Which elements each purpose needs (RFC 3067, section 6.1).

use crate::mark::rules::{Keep, Sort};
use crate::value::Purpose;

/// What costs and damage an incident caused.
const COSTS: [&str; 6] = [
    "BusinessImpact",
    "Damage",
    "DamagedItem",
    "MonetaryImpact",
    "TimeImpact",
    "MitigatingFactor",
];

impl Purpose {
    /// What an incident of this purpose holds besides what every one does.
    #[must_use]
    pub fn keeps(&self) -> &'static [Keep] {
        use Keep::{Custody, Evidence, Extensions, History, Signatures, Unknown};
        match self {
            Self::Archiving => &[Extensions, History, Evidence, Custody, Signatures, Unknown],
            Self::Handling | Self::Mitigation | Self::Traceback => &[Extensions, History, Evidence],
            _ => &[],
        }
    }
}

/// Whether only what can be counted is needed, and nobody's identity.
pub(crate) fn counts_only(purpose: &Purpose) -> bool {
    *purpose == Purpose::Statistics
}

/// Whether a purpose needs an element of a name and sort.
pub(crate) fn needs(purpose: &Purpose, name: &str, sort: Sort) -> bool {
    match purpose {
        Purpose::Statistics => matches!(sort, Sort::Structure | Sort::Fact),
        Purpose::Alert | Purpose::Watch => !COSTS.contains(&name),
        _ => true,
    }
}
