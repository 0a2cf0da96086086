use crate::model::Extension;
use crate::value::{Marked, Text};

/// Who is held to be behind an incident (RFC 7970, section 3.7).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ThreatActor {
    /// What the actor is called.
    pub ids: Vec<Marked<String>>,
    /// Where the actor is described. RFC 7970's schema requires one, its text does not.
    pub urls: Vec<Marked<String>>,
    /// Who it is, in words.
    pub descriptions: Vec<Marked<Text>>,
    /// Data that the model has no class for.
    pub extensions: Vec<Marked<Extension>>,
}

impl ThreatActor {
    /// An actor by name.
    pub fn new(id: impl Into<Marked<String>>) -> Self {
        Self::default().with_id(id)
    }
}

crate::model::setters! { ThreatActor {
    push with_id: ids, Marked<String>;
    push with_url: urls, Marked<String>;
    push with_description: descriptions, Marked<Text>;
    push with_extension: extensions, Marked<Extension>;
} }

/// Attacks that belong together (RFC 7970, section 3.8).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Campaign {
    /// What the campaign is called.
    pub ids: Vec<Marked<String>>,
    /// Where it is described.
    pub urls: Vec<Marked<String>>,
    /// What it is, in words.
    pub descriptions: Vec<Marked<Text>>,
    /// Data that the model has no class for.
    pub extensions: Vec<Marked<Extension>>,
}

impl Campaign {
    /// A campaign by name.
    pub fn new(id: impl Into<Marked<String>>) -> Self {
        Self::default().with_id(id)
    }
}

crate::model::setters! { Campaign {
    push with_id: ids, Marked<String>;
    push with_url: urls, Marked<String>;
    push with_description: descriptions, Marked<Text>;
    push with_extension: extensions, Marked<Extension>;
} }

/// The phase of an attack that an indicator belongs to (RFC 7970, section 3.29.8).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct AttackPhase {
    /// What the phase is called.
    pub ids: Vec<Marked<String>>,
    /// Where it is described. RFC 7970's schema requires one, its text does not.
    pub urls: Vec<Marked<String>>,
    /// What it is, in words.
    pub descriptions: Vec<Marked<Text>>,
    /// Data that the model has no class for.
    pub extensions: Vec<Marked<Extension>>,
}

impl AttackPhase {
    /// A phase by name.
    pub fn new(id: impl Into<Marked<String>>) -> Self {
        Self::default().with_id(id)
    }
}

crate::model::setters! { AttackPhase {
    push with_id: ids, Marked<String>;
    push with_url: urls, Marked<String>;
    push with_description: descriptions, Marked<Text>;
    push with_extension: extensions, Marked<Extension>;
} }
