use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, Table, many};
use crate::model::{AttackPhase, Campaign, ThreatActor};

impl Class for ThreatActor {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Restriction,
        content: Content::Elements(&[
            many!(ids: "ThreatActorID"),
            many!(urls: "URL"),
            many!(descriptions: "Description"),
            many!(extensions: "Extension" / "AdditionalData").carries(),
        ]),
        // RFC 7970's schema requires a URL, its text does not.
        printed: Some(|actor| !actor.urls.is_empty()),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for Campaign {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Restriction,
        content: Content::Elements(&[
            many!(ids: "CampaignID"),
            many!(urls: "URL"),
            many!(descriptions: "Description"),
            many!(extensions: "Extension" / "AdditionalData").carries(),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for AttackPhase {
    const TABLE: &'static Table<Self> = &Table {
        content: Content::Elements(&[
            many!(ids: "AttackPhaseID"),
            many!(urls: "URL"),
            many!(descriptions: "Description"),
            many!(extensions: "Extension" / "AdditionalData").carries(),
        ]),
        // RFC 7970's schema requires a URL, its text does not.
        printed: Some(|phase| !phase.urls.is_empty()),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}
