use crate::codec::node::Class;
use crate::codec::table::{Content, Table, attribute, many, one};
use crate::model::{Custody, CustodyEntry};
use crate::value::{CustodyAction, OpenEnum, Timestamp};

impl Class for Custody {
    const TABLE: &'static Table<Self> = &Table {
        content: Content::Elements(&[many!(entries: "CustodyEntry").required()]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for CustodyEntry {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(action: "action")
            .extension("ext-action")
            .required()],
        content: Content::Elements(&[
            one!(time: "DateTime").required(),
            one!(by: "By"),
            one!(place: "Place"),
            one!(handed_to: "HandedTo"),
            one!(storage: "Storage"),
            many!(descriptions: "Description"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(CustodyAction::from_token(""), <Timestamp as Class>::blank())
    }
}
