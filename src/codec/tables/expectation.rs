use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, Table, attribute, many, one};
use crate::codec::tables::history::TRAINING;
use crate::model::{Discovery, Expectation};

impl Class for Expectation {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Both,
        attributes: &[
            attribute!(action: "action")
                .extension("ext-action")
                .errata(TRAINING),
            attribute!(severity: "severity"),
        ],
        content: Content::Elements(&[
            many!(descriptions: "Description"),
            many!(courses_of_action: "DefinedCOA").since_iodef2(),
            one!(start: "StartTime"),
            one!(end: "EndTime"),
            one!(contact: "Contact"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for Discovery {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Restriction,
        attributes: &[attribute!(source: "source").extension("ext-source")],
        content: Content::Elements(&[
            many!(descriptions: "Description"),
            many!(contacts: "Contact"),
            many!(detection_patterns: "DetectionPattern").since_iodef2(),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}
