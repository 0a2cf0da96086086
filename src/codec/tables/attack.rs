use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, Table, attribute, many, one};
use crate::model::{Attack, AttackType};
use crate::value::{AttackTypeName, OpenEnum};

impl Class for Attack {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Both,
        attributes: &[
            attribute!(activity: "activity")
                .extension("ext-activity")
                .own(),
            attribute!(origin: "origin").extension("ext-origin").own(),
            attribute!(mediated: "mediated").own(),
        ],
        content: Content::Elements(&[
            one!(attack_type: "AttackType").own(),
            many!(descriptions: "Description"),
            one!(timeline.detected: "DetectTime"),
            one!(timeline.started: "StartTime"),
            one!(timeline.ended: "EndTime"),
            one!(timeline.recovered: "RecoveryTime").since_iodef2(),
            one!(timeline.reported: "ReportTime").since_iodef2(),
            one!(timeline.generated: "GenerationTime").own(),
            many!(timeline.stages: "StageTime").own(),
            many!(contacts: "Contact"),
            many!(discoveries: "Discovery").since_iodef2(),
            one!(assessment: "Assessment"),
            many!(methods: "Method"),
            many!(flows: "Flow"),
            many!(counters: "Counter").own(),
            many!(expectations: "Expectation"),
            one!(evidence: "Evidence" / "Record"),
            many!(attacks: "Attack" / "EventData"),
            many!(extensions: "Extension" / "AdditionalData").carries(),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for AttackType {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(name: "type").extension("ext-type").required(),
            attribute!(derived_from: "derived-from").extension("ext-derived-from"),
            attribute!(defined_by: "defined-by"),
        ],
        content: Content::Elements(&[many!(descriptions: "Description")]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(AttackTypeName::from_token(""))
    }
}
