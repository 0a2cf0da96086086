use crate::codec::node::{AsNode, Class, Node};
use crate::codec::table::{Content, Inline, Table, Vocabularies, attribute, many, text};
use crate::model::{BusinessImpact, Impact, MonetaryImpact, SystemImpact, TimeImpact};
use crate::value::{DurationUnit, Number, OpenEnum, TimeMetric, Vocabulary};

impl AsNode for Impact {
    fn as_node(&self) -> &dyn Node {
        match self {
            Self::System(impact) => impact,
            Self::Business(impact) | Self::Intended(impact) => impact,
            Self::Time(impact) => impact,
            Self::Monetary(impact) => impact,
        }
    }

    fn as_node_mut(&mut self) -> &mut dyn Node {
        match self {
            Self::System(impact) => impact,
            Self::Business(impact) | Self::Intended(impact) => impact,
            Self::Time(impact) => impact,
            Self::Monetary(impact) => impact,
        }
    }

    fn variant(&self) -> usize {
        match self {
            Self::System(_) => 0,
            Self::Business(_) => 1,
            Self::Time(_) => 2,
            Self::Monetary(_) => 3,
            Self::Intended(_) => 4,
        }
    }

    fn blank(variant: usize) -> Self {
        match variant {
            0 => Self::System(SystemImpact::default()),
            1 => Self::Business(BusinessImpact::default()),
            2 => Self::Time(Class::blank()),
            3 => Self::Monetary(Class::blank()),
            _ => Self::Intended(BusinessImpact::default()),
        }
    }
}

impl Class for SystemImpact {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(severity: "severity"),
            attribute!(completion: "completion"),
            attribute!(kind: "type").extension("ext-type"),
        ],
        content: Content::Elements(&[many!(descriptions: "Description")]),
        inline: Some(Inline {
            vocabularies: Vocabularies::IODEF1,
            row: 0,
        }),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for BusinessImpact {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(severity: "severity").extension("ext-severity"),
            attribute!(kind: "type").extension("ext-type"),
        ],
        content: Content::Elements(&[many!(descriptions: "Description")]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for TimeImpact {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(severity: "severity"),
            attribute!(metric: "metric")
                .extension("ext-metric")
                .required(),
            attribute!(duration: "duration").extension("ext-duration"),
        ],
        content: text!(value),
        expressible: Some(|impact, vocabulary| is_positive(&impact.value, vocabulary)),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        let metric = TimeMetric::from_token("");
        let mut impact = Self::new(Number::ZERO, metric, DurationUnit::Hour);
        impact.duration = None;
        impact
    }
}

impl Class for MonetaryImpact {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(severity: "severity"),
            attribute!(currency: "currency"),
        ],
        content: text!(amount),
        expressible: Some(|impact, vocabulary| is_positive(&impact.amount, vocabulary)),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        let mut impact = Self::new(Number::ZERO, "");
        impact.currency = None;
        impact
    }
}

/// IODEF has no place for an amount that is zero, negative, or no number.
fn is_positive(number: &Number, vocabulary: Vocabulary) -> bool {
    vocabulary == Vocabulary::Incident || number.to_f64() > 0.0
}
