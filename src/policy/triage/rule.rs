use super::condition::PriorityCondition;
use crate::value::CounterUnit;

/// Where the victims are to be for a rule (RFC 2350, section 3.3.2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Locality {
    /// In the constituency, or nobody knows where: whoever reports an incident
    /// to a CSIRT without saying where it happened means there.
    Here,
    /// Known not to be in the constituency, while an attacker is known to be in it.
    FromHere,
}

/// How large an incident is to be for a rule.
///
/// It is as large as there are different victims in it, or as one of its
/// counts says, whichever is more. Rates and averages are no counts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PriorityScale {
    /// How many there are to be.
    pub at_least: u32,
    /// What may be counted by [`Counter`](crate::Counter) instead of victims.
    pub units: Vec<CounterUnit>,
}

impl PriorityScale {
    /// So many victims, or a count of so many hosts, sites or organisations.
    #[must_use]
    pub fn new(at_least: u32) -> Self {
        let units = vec![
            CounterUnit::Host,
            CounterUnit::Site,
            CounterUnit::Organization,
        ];
        Self { at_least, units }
    }
}

/// A rank of a list of priorities, and which incidents have it (RFC 2350,
/// section 3.4.1). All that it says has to be so; see [`PriorityList`](crate::PriorityList).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PriorityRule {
    /// The rank, the first of which is the most urgent.
    pub rank: u32,
    /// What the rule is about, in words.
    pub text: String,
    /// What the CSIRT does for such an incident, in words.
    pub support: Option<String>,
    /// What kind of incident it is: one of these holds.
    pub kind: Vec<PriorityCondition>,
    /// What it is directed at: one of these holds.
    pub asset: Vec<PriorityCondition>,
    /// Earlier rules whose assets are also among those of this one.
    pub asset_of: Vec<u32>,
    /// What it is not: none of these holds.
    pub unless: Vec<PriorityCondition>,
    /// Earlier rules of which it takes all but their locality.
    pub any_of: Vec<u32>,
    /// How large it is.
    pub scale: Option<PriorityScale>,
    /// Where the victims are; anywhere, if nothing is said.
    pub locality: Option<Locality>,
}

impl PriorityRule {
    /// A rule of a rank that says nothing of incidents yet.
    pub fn new(rank: u32, text: impl Into<String>) -> Self {
        Self {
            rank,
            text: text.into(),
            support: None,
            kind: Vec::new(),
            asset: Vec::new(),
            asset_of: Vec::new(),
            unless: Vec::new(),
            any_of: Vec::new(),
            scale: None,
            locality: None,
        }
    }

    /// Adds the ranks of earlier rules whose assets are also among those of this one.
    #[must_use]
    pub fn with_asset_of(mut self, ranks: impl IntoIterator<Item = u32>) -> Self {
        self.asset_of.extend(ranks);
        self
    }

    /// Adds the ranks of earlier rules of which it takes all but their locality.
    #[must_use]
    pub fn with_any_of(mut self, ranks: impl IntoIterator<Item = u32>) -> Self {
        self.any_of.extend(ranks);
        self
    }
}

crate::model::setters! { PriorityRule {
    set with_support: support, String;
    set with_scale: scale, PriorityScale;
    set with_locality: locality, Locality;
    push with_kind: kind, PriorityCondition;
    push with_asset: asset, PriorityCondition;
    push with_unless: unless, PriorityCondition;
} }
