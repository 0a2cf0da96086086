use crate::model::{Address, Attack, Node, System};
use crate::value::{Marked, SystemCategory, TargetKind, Text};

/// Systems that took part in one exchange (RFC 7970, section 3.16).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Flow {
    /// The parties, in document order.
    pub parties: Vec<Marked<Party>>,
}

impl Flow {
    /// A flow between nobody yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds to [`parties`](Self::parties).
    #[must_use]
    pub fn with_party(mut self, party: impl Into<Party>) -> Self {
        self.parties.push(Marked::new(party.into()));
        self
    }
}

/// A party to an attack (RFC 3067, section 6.6).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Party {
    /// Who or what the attack comes from.
    Attacker(Box<Attacker>),
    /// Who or what it is directed at.
    Victim(Box<Victim>),
    /// A system that is neither: one in between, a sensor, an infrastructure.
    Other(Box<OtherSystem>),
}

impl Party {
    /// The system.
    #[must_use]
    pub fn system(&self) -> &System {
        match self {
            Self::Attacker(attacker) => &attacker.system,
            Self::Victim(victim) => &victim.system,
            Self::Other(other) => &other.system,
        }
    }
}

impl From<Attacker> for Party {
    fn from(attacker: Attacker) -> Self {
        Self::Attacker(Box::new(attacker))
    }
}

impl From<Victim> for Party {
    fn from(victim: Victim) -> Self {
        Self::Victim(Box::new(victim))
    }
}

impl From<OtherSystem> for Party {
    fn from(other: OtherSystem) -> Self {
        Self::Other(Box::new(other))
    }
}

/// The source of an attack: network identity, organisation, location where
/// known, or the statement that it is unknown (RFC 3067, section 2.2.2; a
/// `System` of category source in RFC 7970, section 3.17).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attacker {
    /// Whether it is stated that nobody knows who it was (RFC 3067, section 6.6).
    pub unknown: bool,
    /// The system that the attack comes from.
    pub system: System,
    /// The organisations that it comes from.
    pub organisations: Vec<Marked<Text>>,
    /// Where these are.
    pub locations: Vec<Marked<Text>>,
    /// Who they are.
    pub persons: Vec<Marked<Text>>,
    /// What they are after.
    pub objectives: Vec<Marked<Text>>,
}

impl Attacker {
    /// An attacker of whom nothing is said yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// An attacker at an address: the minimum that RFC 3067, section 6.6, asks for.
    pub fn at(address: impl Into<Address>) -> Self {
        Self {
            system: System::new(Node::at(address)),
            ..Self::default()
        }
    }

    /// The statement that the attacker is unknown.
    #[must_use]
    pub fn unknown() -> Self {
        Self {
            unknown: true,
            ..Self::default()
        }
    }
}

crate::model::setters! { Attacker {
    push with_organisation: organisations, Marked<Text>;
    push with_location: locations, Marked<Text>;
    push with_person: persons, Marked<Text>;
    push with_objective: objectives, Marked<Text>;
} }

/// The target of an attack: network identity, organisation, location, or the
/// statement that it is unknown (RFC 3067, sections 2.2.9 and 2.2.10; a
/// `System` of category target in RFC 7970, section 3.17).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Victim {
    /// Whether it is stated that nobody knows who it was (RFC 3067, section 6.6).
    pub unknown: bool,
    /// What was aimed at: an account, a process, data, a computer …
    pub target: Option<TargetKind>,
    /// The system that the attack is directed at.
    pub system: System,
    /// The organisations that it hit.
    pub organisations: Vec<Marked<Text>>,
    /// Where these are.
    pub locations: Vec<Marked<Text>>,
    /// Who they are.
    pub persons: Vec<Marked<Text>>,
}

impl Victim {
    /// A victim of whom nothing is said yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A victim at an address: the minimum that RFC 3067, section 6.6, asks for.
    pub fn at(address: impl Into<Address>) -> Self {
        Self {
            system: System::new(Node::at(address)),
            ..Self::default()
        }
    }

    /// The statement that the victim is unknown.
    #[must_use]
    pub fn unknown() -> Self {
        Self {
            unknown: true,
            ..Self::default()
        }
    }
}

crate::model::setters! { Victim {
    set with_target: target, TargetKind;
    push with_organisation: organisations, Marked<Text>;
    push with_location: locations, Marked<Text>;
    push with_person: persons, Marked<Text>;
} }

/// A system that is neither attacker nor victim (RFC 7970, section 3.17).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct OtherSystem {
    /// What it was in the attack, if that is said.
    pub category: Option<SystemCategory>,
    /// The system.
    pub system: System,
}

impl OtherSystem {
    /// A system in a part of its own.
    #[must_use]
    pub fn new(category: SystemCategory, system: System) -> Self {
        Self {
            category: Some(category),
            system,
        }
    }
}

impl Attack {
    /// The attackers of its flows.
    pub fn attackers(&self) -> impl Iterator<Item = &Attacker> {
        self.parties().filter_map(|party| match &**party {
            Party::Attacker(attacker) => Some(&**attacker),
            _ => None,
        })
    }

    /// The victims of its flows.
    pub fn victims(&self) -> impl Iterator<Item = &Victim> {
        self.parties().filter_map(|party| match &**party {
            Party::Victim(victim) => Some(&**victim),
            _ => None,
        })
    }
}
