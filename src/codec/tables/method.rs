use crate::codec::node::Class;
use crate::codec::table::{Child, Content, ENUM, Marks, SCI, Table, attribute, many, name, one};
use crate::model::{Method, Reference, ReferenceName, Vulnerability};

impl Class for Method {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Restriction,
        content: Content::Elements(&[
            many!(references: "Reference"),
            many!(descriptions: "Description"),
            Child::kept(&[name!("AttackPattern")], SCI),
            Child::kept(&[name!("Vulnerability")], SCI),
            Child::kept(&[name!("Weakness")], SCI),
            many!(vulnerabilities: "Vulnerability").own(),
            many!(extensions: "Extension" / "AdditionalData").carries(),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for Reference {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Id,
        content: Content::Elements(&[
            one!(name: "ReferenceName").namespace(ENUM),
            many!(urls: "URL"),
            many!(descriptions: "Description"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for ReferenceName {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(specification: "specIndex").required()],
        content: Content::Elements(&[one!(id: "ID").namespace(ENUM).required()]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for Vulnerability {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(kind: "type").extension("ext-type")],
        content: Content::Elements(&[
            many!(references: "Reference"),
            many!(descriptions: "Description"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}
