use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, Table, many, one};
use crate::model::{ApplicationHeader, EmailData};

impl Class for ApplicationHeader {
    const TABLE: &'static Table<Self> = &Table {
        content: Content::Elements(&[many!(fields: "ApplicationHeaderField").required()]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for EmailData {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Id,
        content: Content::Elements(&[
            many!(to: "EmailTo"),
            one!(from: "EmailFrom"),
            one!(subject: "EmailSubject"),
            one!(x_mailer: "EmailX-Mailer"),
            many!(header_fields: "EmailHeaderField"),
            one!(headers: "EmailHeaders"),
            one!(body: "EmailBody"),
            one!(message: "EmailMessage"),
            many!(hashes: "HashData"),
            many!(signatures: "SignatureData"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}
