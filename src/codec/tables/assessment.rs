use crate::codec::node::{Class, Element};
use crate::codec::table::{Content, Marks, Table, Vocabularies, attribute, many, one, standing_in};
use crate::model::{Assessment, Confidence, Damage, DamagedItem, Impact, SystemImpact};
use crate::value::{OpenEnum, Rating, SystemImpactType, Vocabulary};

impl Class for Assessment {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Both,
        attributes: &[attribute!(occurrence: "occurrence")],
        content: Content::Elements(&[
            many!(categories: "IncidentCategory").since_iodef2(),
            many!(impacts:
                "SystemImpact" / "Impact" / "SystemImpact",
                "BusinessImpact" / "" / "BusinessImpact",
                "TimeImpact",
                "MonetaryImpact",
                "IntendedImpact" / "" / "IntendedImpact")
            .required_in(Vocabularies::IODEF)
            .derived(|_, vocabulary| unknown_impact(vocabulary)),
            many!(damages: "Damage").own(),
            many!(counters: "Counter"),
            many!(mitigating_factors: "MitigatingFactor").since_iodef2(),
            many!(causes: "Cause").since_iodef2(),
            one!(confidence: "Confidence"),
            many!(extensions: "Extension" / "AdditionalData").carries(),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

/// What stands in for an impact where RFC 5070 requires one of those it knows.
pub(super) fn unknown_impact(vocabulary: Vocabulary) -> Option<Box<dyn Element>> {
    let impact = SystemImpact::new(SystemImpactType::Unknown);
    let needed = vocabulary == Vocabulary::Iodef1;
    needed.then(|| standing_in(Impact::System(impact)))
}

impl Class for Confidence {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(rating: "rating")
                .extension("ext-rating")
                .iodef1_extension("")
                .required(),
            attribute!(scale: "scale").extension("ext-scale").own(),
        ],
        // RFC 7970's schema leaves no room for the number that its text asks for.
        content: Content::Text {
            vocabularies: Vocabularies::BEFORE_IODEF2.and_errata(),
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
