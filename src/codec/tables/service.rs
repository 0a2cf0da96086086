use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, Table, attribute, kept, many, one};
use crate::model::{Service, ServiceName};

impl Class for Service {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Id,
        attributes: &[attribute!(ip_protocol: "ip-protocol")],
        content: Content::Elements(&[
            one!(name: "ServiceName"),
            one!(port: "Port"),
            one!(portlist: "Portlist"),
            one!(proto_type: "ProtoType"),
            // RFC 7970's text has these two the other way round.
            one!(proto_code: "ProtoCode").joined(),
            one!(proto_field: "ProtoField"),
            kept!("ApplicationHeader"),
            kept!("EmailData"),
            kept!("Application"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for ServiceName {
    const TABLE: &'static Table<Self> = &Table {
        content: Content::Elements(&[
            one!(iana_service: "IANAService"),
            many!(urls: "URL"),
            many!(descriptions: "Description"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}
