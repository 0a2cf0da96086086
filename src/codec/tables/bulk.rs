use crate::codec::node::Class;
use crate::codec::table::{Content, Table, attribute, many, one};
use crate::model::{BulkObservable, BulkObservableFormat};
use crate::value::{BulkObservableType, OpenEnum};

impl Class for BulkObservable {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(kind: "type").extension("ext-type").required()],
        content: Content::Elements(&[
            one!(format: "BulkObservableFormat"),
            one!(list: "BulkObservableList").required(),
            many!(extensions: "Extension" / "AdditionalData").carries(),
        ]),
        // RFC 7970's schema leaves no room for the extension value that its text has.
        printed: Some(|bulk| !matches!(bulk.kind, BulkObservableType::Ext(_))),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(BulkObservableType::from_token(""), "")
    }
}

impl Class for BulkObservableFormat {
    const TABLE: &'static Table<Self> = &Table {
        content: Content::Elements(&[
            one!(hash: "Hash"),
            many!(extensions: "Extension" / "AdditionalData").carries(),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}
