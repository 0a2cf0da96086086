use crate::model::{Counter, Extension, Impact};
use crate::value::{
    ConfidenceScale, DamageKind, Marked, Number, Occurrence, Rating, Text, YesNoUnknown,
};

/// What an incident or attack does, or may do, to those it hits (RFC 3067,
/// section 6.9; RFC 7970, section 3.12).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Assessment {
    /// Whether it happened or only may.
    pub occurrence: Option<Occurrence>,
    /// What category of incident it is, in the sender's words.
    pub categories: Vec<Marked<Text>>,
    /// The impacts.
    pub impacts: Vec<Marked<Impact>>,
    /// The damage done (RFC 3067, section 2.2.4).
    pub damages: Vec<Marked<Damage>>,
    /// How often something occurred.
    pub counters: Vec<Marked<Counter>>,
    /// What makes it less bad.
    pub mitigating_factors: Vec<Marked<Text>>,
    /// What brought it about.
    pub causes: Vec<Marked<Text>>,
    /// How sure the assessment is.
    pub confidence: Option<Marked<Confidence>>,
    /// Data that the model has no class for.
    pub extensions: Vec<Marked<Extension>>,
}

impl Assessment {
    /// An assessment of one impact.
    pub fn new(impact: impl Into<Impact>) -> Self {
        Self::default().with_impact(impact)
    }

    /// Adds to [`impacts`](Self::impacts).
    #[must_use]
    pub fn with_impact(mut self, impact: impl Into<Impact>) -> Self {
        self.impacts.push(Marked::new(impact.into()));
        self
    }
}

crate::model::setters! { Assessment {
    set with_occurrence: occurrence, Occurrence;
    set with_confidence: confidence, Marked<Confidence>;
    push with_category: categories, Marked<Text>;
    push with_damage: damages, Marked<Damage>;
    push with_counter: counters, Marked<Counter>;
    push with_mitigating_factor: mitigating_factors, Marked<Text>;
    push with_cause: causes, Marked<Text>;
    push with_extension: extensions, Marked<Extension>;
} }

/// How sure a statement is (RFC 3067, section 6.10; RFC 7970, section 3.12.5).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Confidence {
    /// How sure, in a word, or that a number says it.
    pub rating: Rating,
    /// How sure, as a number.
    pub value: Option<Number>,
    /// What the number runs to.
    pub scale: Option<ConfidenceScale>,
}

impl Confidence {
    /// A rating in a word.
    #[must_use]
    pub fn new(rating: Rating) -> Self {
        Self {
            rating,
            value: None,
            scale: None,
        }
    }

    /// A number on a scale.
    pub fn numeric(value: impl Into<Number>, scale: ConfidenceScale) -> Self {
        Self {
            rating: Rating::Numeric,
            value: Some(value.into()),
            scale: Some(scale),
        }
    }
}

/// The intended or unintended result of an attack on systems (RFC 3067, section 2.2.4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Damage {
    /// Whether it was intended.
    pub intended: Option<YesNoUnknown>,
    /// What was damaged, in words.
    pub descriptions: Vec<Marked<Text>>,
    /// What was damaged, piece by piece.
    pub items: Vec<Marked<DamagedItem>>,
}

impl Damage {
    /// Damage in words.
    pub fn new(description: impl Into<Marked<Text>>) -> Self {
        Self {
            descriptions: vec![description.into()],
            ..Self::default()
        }
    }
}

crate::model::setters! { Damage {
    set with_intended: intended, YesNoUnknown;
    push with_description: descriptions, Marked<Text>;
    push with_item: items, Marked<DamagedItem>;
} }

/// A system, a part of one, or a service that was damaged (RFC 3067, section 2.2.4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct DamagedItem {
    /// What happened to it.
    pub kind: Option<DamageKind>,
    /// The system.
    pub system: Option<String>,
    /// The part of the system.
    pub subsystem: Option<String>,
    /// The service.
    pub service: Option<String>,
}

crate::model::setters! { DamagedItem {
    set with_kind: kind, DamageKind;
    set with_system: system, String;
    set with_subsystem: subsystem, String;
    set with_service: service, String;
} }
