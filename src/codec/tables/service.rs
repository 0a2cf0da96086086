use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, Table, Vocabularies, attribute, many, one};
use crate::model::{Service, ServiceName};

impl Class for Service {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Id,
        attributes: &[attribute!(ip_protocol: "ip-protocol")
            .iodef1("ip_protocol")
            .required_in(Vocabularies::IODEF1)],
        content: Content::Elements(&[
            one!(name: "ServiceName").since_iodef2(),
            one!(port: "Port"),
            one!(portlist: "Portlist").exclusive_in(Vocabularies::IODEF1),
            one!(proto_type: "ProtoType"),
            // RFC 7970's text has these two the other way round.
            one!(proto_code: "ProtoCode")
                .joined_in(Vocabularies::SINCE_IODEF2)
                .by_text(),
            one!(proto_field: "ProtoField"),
            one!(application_header: "ApplicationHeader").since_iodef2(),
            one!(email: "EmailData").since_iodef2(),
            one!(application: "Application"),
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
