use crate::value::{
    BusinessImpactType, BusinessSeverity, Completion, DurationUnit, Marked, Number, Severity,
    SystemImpactType, Text, TimeMetric,
};

/// What an incident means for the user community (RFC 3067, sections 2.2.8 and 6.9).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum Impact {
    /// Technical, on systems.
    System(SystemImpact),
    /// On the work or standing of an organisation.
    Business(BusinessImpact),
    /// In time.
    Time(TimeImpact),
    /// In money.
    Monetary(MonetaryImpact),
    /// What the attacker wanted to bring about.
    Intended(BusinessImpact),
}

impl From<SystemImpact> for Impact {
    fn from(impact: SystemImpact) -> Self {
        Self::System(impact)
    }
}

impl From<BusinessImpact> for Impact {
    fn from(impact: BusinessImpact) -> Self {
        Self::Business(impact)
    }
}

impl From<TimeImpact> for Impact {
    fn from(impact: TimeImpact) -> Self {
        Self::Time(impact)
    }
}

impl From<MonetaryImpact> for Impact {
    fn from(impact: MonetaryImpact) -> Self {
        Self::Monetary(impact)
    }
}

/// The technical impact on systems (RFC 7970, section 3.12.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SystemImpact {
    /// How severe it is.
    pub severity: Option<Severity>,
    /// Whether the attempt succeeded.
    pub completion: Option<Completion>,
    /// What it did.
    pub kind: Option<SystemImpactType>,
    /// The same in words.
    pub descriptions: Vec<Marked<Text>>,
}

impl SystemImpact {
    /// An impact of a type.
    #[must_use]
    pub fn new(kind: SystemImpactType) -> Self {
        Self {
            kind: Some(kind),
            ..Self::default()
        }
    }
}

crate::model::setters! { SystemImpact {
    set with_severity: severity, Severity;
    set with_completion: completion, Completion;
    push with_description: descriptions, Marked<Text>;
} }

/// The impact on an organisation (RFC 7970, section 3.12.2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct BusinessImpact {
    /// How severe it is.
    pub severity: Option<BusinessSeverity>,
    /// What it did.
    pub kind: Option<BusinessImpactType>,
    /// The same in words.
    pub descriptions: Vec<Marked<Text>>,
}

impl BusinessImpact {
    /// An impact of a type.
    #[must_use]
    pub fn new(kind: BusinessImpactType) -> Self {
        Self {
            kind: Some(kind),
            ..Self::default()
        }
    }
}

crate::model::setters! { BusinessImpact {
    set with_severity: severity, BusinessSeverity;
    push with_description: descriptions, Marked<Text>;
} }

/// The impact in time (RFC 7970, section 3.12.3).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TimeImpact {
    /// How much time, in units of `duration`.
    pub value: Number,
    /// How severe it is.
    pub severity: Option<Severity>,
    /// What the time was lost to.
    pub metric: TimeMetric,
    /// The unit of time.
    pub duration: Option<DurationUnit>,
}

impl TimeImpact {
    /// So much time of a kind.
    pub fn new(value: impl Into<Number>, metric: TimeMetric, duration: DurationUnit) -> Self {
        Self {
            value: value.into(),
            severity: None,
            metric,
            duration: Some(duration),
        }
    }
}

crate::model::setters! { TimeImpact {
    set with_severity: severity, Severity;
} }

/// The impact in money (RFC 7970, section 3.12.4); the digits are kept as written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MonetaryImpact {
    /// How much.
    pub amount: Number,
    /// How severe it is.
    pub severity: Option<Severity>,
    /// The currency, a code of ISO 4217.
    pub currency: Option<String>,
}

impl MonetaryImpact {
    /// An amount of a currency.
    pub fn new(amount: impl Into<Number>, currency: impl Into<String>) -> Self {
        Self {
            amount: amount.into(),
            severity: None,
            currency: Some(currency.into()),
        }
    }
}

crate::model::setters! { MonetaryImpact {
    set with_severity: severity, Severity;
} }
