use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, Table, many, one};
use crate::model::{File, FileData};

impl Class for FileData {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Both,
        content: Content::Elements(&[many!(files: "File").required()]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for File {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Id,
        content: Content::Elements(&[
            one!(name: "FileName"),
            one!(size: "FileSize"),
            one!(kind: "FileType"),
            many!(urls: "URL"),
            one!(hashes: "HashData"),
            one!(signatures: "SignatureData"),
            one!(software: "AssociatedSoftware"),
            many!(properties: "FileProperties"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}
