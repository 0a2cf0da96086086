use crate::codec::node::Class;
use crate::codec::table::{Content, Table, attribute, many};
use crate::model::Consent;
use crate::value::{ConsentAudience, ConsentItem, OpenEnum};

impl Class for Consent {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(audience: "audience")
                .extension("ext-audience")
                .required(),
            attribute!(item: "item").extension("ext-item").required(),
            attribute!(answer: "answer"),
        ],
        content: Content::Elements(&[many!(conditions: "Description")]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(ConsentAudience::from_token(""), ConsentItem::from_token(""))
    }
}
