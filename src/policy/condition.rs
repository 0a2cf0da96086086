use std::fmt;

use crate::model::Incident;
use crate::policy::{Circumstance, Circumstances};
use crate::value::{AttackTypeName, Purpose, Restriction, Status};

/// What a policy looks at besides the class of the information and the recipient.
///
/// ```
/// use iodef::{Case, Circumstance, Incident, IncidentId, Purpose, Restriction};
///
/// let id = IncidentId::new("csirt.example.com", "189493");
/// let incident = Incident::new(id, Purpose::Statistics, Restriction::Public);
/// let case = Case::of(&incident).with(Circumstance::Requested);
/// assert_eq!(case.purpose, Some(Purpose::Statistics));
/// assert!(case.has(Circumstance::Requested));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Case {
    /// What is stated or known.
    pub circumstances: Circumstances,
    /// Why the incident's document was made (RFC 3067, section 6.1).
    pub purpose: Option<Purpose>,
    /// How far its handling has come.
    pub status: Option<Status>,
    /// Of which types its attacks are, and what temporary types derive from.
    pub attack_types: Vec<AttackTypeName>,
    /// How the element in question is restricted.
    pub restriction: Option<Restriction>,
}

impl Case {
    /// Nothing is known.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Purpose, status and types of attacks of an incident.
    #[must_use]
    pub fn of(incident: &Incident) -> Self {
        let attacks = incident.all_attacks();
        Self {
            purpose: Some(incident.purpose.clone()),
            status: incident.status.clone(),
            attack_types: attacks
                .filter_map(|attack| attack.attack_type.as_ref())
                .flat_map(|of| std::iter::once(&of.name).chain(&of.derived_from))
                .cloned()
                .collect(),
            ..Self::default()
        }
    }

    /// Adds a circumstance.
    #[must_use]
    pub fn with(mut self, circumstance: Circumstance) -> Self {
        self.circumstances.insert(circumstance);
        self
    }

    /// Whether a circumstance holds.
    #[must_use]
    pub fn has(&self, circumstance: Circumstance) -> bool {
        self.circumstances.contains(circumstance)
    }
}

/// What must be so for a rule to count (RFC 3067, section 6.1; RFC 2350, section 3.4.2).
///
/// What is not known is not so: a condition on the status of an incident fails
/// where there is none.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Condition {
    /// A circumstance holds.
    Is(Circumstance),
    /// A circumstance does not hold, as far as is known.
    Not(Circumstance),
    /// The purpose is one of these.
    Purpose(Vec<Purpose>),
    /// The status is one of these.
    Status(Vec<Status>),
    /// One of the attacks is of one of these types.
    AttackType(Vec<AttackTypeName>),
    /// The restriction ranks no higher than this one.
    RestrictionAtMost(Restriction),
}

impl Condition {
    /// Whether it is so.
    #[must_use]
    pub fn holds(&self, case: &Case) -> bool {
        match self {
            Self::Is(circumstance) => case.has(*circumstance),
            Self::Not(circumstance) => !case.has(*circumstance),
            Self::Purpose(any) => case.purpose.as_ref().is_some_and(|p| any.contains(p)),
            Self::Status(any) => case.status.as_ref().is_some_and(|s| any.contains(s)),
            Self::AttackType(any) => case.attack_types.iter().any(|t| any.contains(t)),
            Self::RestrictionAtMost(most) => {
                let of = case.restriction.as_ref();
                of.is_some_and(|of| of.rank() <= most.rank())
            }
        }
    }

    /// Whether the other is so wherever this one is.
    pub(super) fn implies(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Purpose(some), Self::Purpose(any)) => within(some, any),
            (Self::Status(some), Self::Status(any)) => within(some, any),
            (Self::AttackType(some), Self::AttackType(any)) => within(some, any),
            (Self::RestrictionAtMost(low), Self::RestrictionAtMost(high)) => {
                low.rank() <= high.rank()
            }
            (one, other) => one == other,
        }
    }
}

fn within<T: PartialEq>(some: &[T], any: &[T]) -> bool {
    some.iter().all(|one| any.contains(one))
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Is(circumstance) => write!(f, "{circumstance}"),
            Self::Not(circumstance) => write!(f, "not {circumstance}"),
            Self::Purpose(any) => among(f, "purpose", any),
            Self::Status(any) => among(f, "status", any),
            Self::AttackType(any) => among(f, "attack-type", any),
            Self::RestrictionAtMost(most) => write!(f, "restriction at most {most}"),
        }
    }
}

fn among<T: fmt::Display>(f: &mut fmt::Formatter<'_>, what: &str, any: &[T]) -> fmt::Result {
    for (n, one) in any.iter().enumerate() {
        let before = if n == 0 { what } else { " or" };
        write!(f, "{before} {one}")?;
    }
    Ok(())
}
