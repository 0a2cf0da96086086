use crate::codec::node::Class;
use crate::codec::table::{Content, Table, attribute, many, one, text};
use crate::model::{ChainHead, ChainLink, ChainSignature, Custody, CustodyEntry};
use crate::value::{CustodyAction, Number, OpenEnum, Timestamp};

impl Class for Custody {
    const TABLE: &'static Table<Self> = &Table {
        content: Content::Elements(&[
            many!(entries: "CustodyEntry").required(),
            one!(head: "ChainHead"),
        ]),
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
            one!(link: "ChainLink"),
            many!(signatures: "ChainSignature"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(CustodyAction::from_token(""), <Timestamp as Class>::blank())
    }
}

impl Class for ChainLink {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(number: "number").required(),
            attribute!(previous: "previous"),
            attribute!(evidence: "evidence").required(),
        ],
        content: text!(digest),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(Number::ZERO, "", "")
    }
}

impl Class for ChainHead {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(version: "version").required(),
            attribute!(number: "number").required(),
        ],
        content: text!(digest),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new("", Number::ZERO, "")
    }
}

impl Class for ChainSignature {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(scheme: "scheme").required()],
        content: text!(value),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new("", "")
    }
}
