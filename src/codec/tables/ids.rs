use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, Table, attribute, many, text};
use crate::model::{AlternativeIds, IncidentId};

impl Class for IncidentId {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Restriction,
        attributes: &[
            attribute!(csirt: "name").required(),
            attribute!(instance: "instance"),
        ],
        content: text!(number),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for AlternativeIds {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Restriction,
        content: Content::Elements(&[many!(ids: "IncidentID").required()]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}
