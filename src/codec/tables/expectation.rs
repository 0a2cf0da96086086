use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, Table, attribute, kept, many, one};
use crate::model::{Discovery, Expectation};

impl Class for Expectation {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Both,
        attributes: &[
            attribute!(action: "action").extension("ext-action"),
            attribute!(severity: "severity"),
        ],
        content: Content::Elements(&[
            many!(descriptions: "Description"),
            many!(courses_of_action: "DefinedCOA"),
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
            kept!("DetectionPattern"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}
