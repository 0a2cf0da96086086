use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, Table, many, one};
use crate::model::DetectionPattern;

impl Class for DetectionPattern {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Both,
        content: Content::Elements(&[
            one!(application: "Application").required(),
            many!(descriptions: "Description"),
            many!(configurations: "DetectionConfiguration"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}
