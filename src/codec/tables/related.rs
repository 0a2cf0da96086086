use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, Table, Vocabularies, many, one};
use crate::model::RelatedActivity;
use crate::value::Vocabulary;

impl Class for RelatedActivity {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Restriction,
        content: Content::Elements(&[
            many!(incident_ids: "IncidentID"),
            many!(urls: "URL").exclusive_in(Vocabularies::IODEF1),
            many!(threat_actors: "ThreatActor").since_iodef2(),
            many!(campaigns: "Campaign").since_iodef2(),
            many!(indicator_ids: "IndicatorID").since_iodef2(),
            one!(confidence: "Confidence").since_iodef2(),
            many!(descriptions: "Description").since_iodef2(),
            many!(extensions: "Extension" / "AdditionalData")
                .since_iodef2()
                .carries(),
        ]),
        // RFC 5070 relates to identifiers or locations, one of them.
        expressible: Some(|related, vocabulary| {
            let says = !related.incident_ids.is_empty() || !related.urls.is_empty();
            says || vocabulary != Vocabulary::Iodef1
        }),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}
