use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, Table, kept, many, one};
use crate::model::RelatedActivity;

impl Class for RelatedActivity {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Restriction,
        content: Content::Elements(&[
            many!(incident_ids: "IncidentID"),
            many!(urls: "URL"),
            kept!("ThreatActor"),
            kept!("Campaign"),
            kept!("IndicatorID"),
            one!(confidence: "Confidence"),
            many!(descriptions: "Description"),
            many!(extensions: "Extension" / "AdditionalData").carries(),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}
