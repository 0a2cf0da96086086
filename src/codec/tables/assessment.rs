use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, Table, Vocabularies, attribute, many, one};
use crate::model::{Assessment, Confidence, Damage, DamagedItem};
use crate::value::{OpenEnum, Rating};

impl Class for Assessment {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Both,
        attributes: &[attribute!(occurrence: "occurrence")],
        content: Content::Elements(&[
            many!(categories: "IncidentCategory"),
            many!(impacts: "SystemImpact", "BusinessImpact", "TimeImpact", "MonetaryImpact", "IntendedImpact")
                .required_in(Vocabularies::IODEF),
            many!(damages: "Damage").own(),
            many!(counters: "Counter"),
            many!(mitigating_factors: "MitigatingFactor"),
            many!(causes: "Cause"),
            one!(confidence: "Confidence"),
            many!(extensions: "Extension" / "AdditionalData").carries(),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for Confidence {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(rating: "rating")
                .extension("ext-rating")
                .required(),
            attribute!(scale: "scale").extension("ext-scale").own(),
        ],
        // RFC 7970's schema leaves no room for the number that its text asks for.
        content: Content::Text {
            vocabularies: Vocabularies::INCIDENT,
            get: |confidence| &confidence.value,
            get_mut: |confidence| &mut confidence.value,
        },
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(Rating::from_token(""))
    }
}

impl Class for Damage {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(intended: "intended")],
        content: Content::Elements(&[
            many!(descriptions: "Description"),
            many!(items: "DamagedItem"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for DamagedItem {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(kind: "type").extension("ext-type"),
            attribute!(system: "system"),
            attribute!(subsystem: "subsystem"),
            attribute!(service: "service"),
        ],
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}
