use crate::codec::node::Class;
use crate::codec::table::{Content, Table, attribute, many, one};
use crate::model::{Csirt, PublicKey};
use crate::value::{KeyScheme, OpenEnum};

impl Class for Csirt {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(name: "name").required()],
        content: Content::Elements(&[
            many!(constituencies: "Constituency"),
            many!(public_keys: "PublicKey"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for PublicKey {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(scheme: "scheme")
                .extension("ext-scheme")
                .required(),
            attribute!(key_id: "key-id"),
        ],
        content: Content::Elements(&[
            many!(fingerprints: "Fingerprint"),
            many!(urls: "URL"),
            one!(key: "Key"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        let mut key = Self::new(KeyScheme::from_token(""), "");
        key.fingerprints.clear();
        key
    }
}
