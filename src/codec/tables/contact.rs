use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, Table, attribute, many, one, text};
use crate::model::{Contact, Email, PostalAddress, RegistryHandle, Telephone};
use crate::value::{ContactRole, ContactType, OpenEnum};

impl Class for Contact {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Restriction,
        attributes: &[
            attribute!(role: "role").extension("ext-role").required(),
            attribute!(kind: "type").extension("ext-type").required(),
        ],
        content: Content::Elements(&[
            one!(csirt: "Csirt").own(),
            many!(names: "ContactName"),
            many!(titles: "ContactTitle"),
            many!(descriptions: "Description"),
            many!(registry_handles: "RegistryHandle"),
            many!(postal_addresses: "PostalAddress"),
            many!(emails: "Email"),
            many!(telephones: "Telephone"),
            one!(timezone: "Timezone"),
            many!(contacts: "Contact"),
            many!(extensions: "Extension" / "AdditionalData").carries(),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(ContactRole::from_token(""), ContactType::from_token(""))
    }
}

impl Class for RegistryHandle {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(registry: "registry").extension("ext-registry")],
        content: text!(value),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for PostalAddress {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(kind: "type").extension("ext-type")],
        content: Content::Elements(&[
            one!(address: "PAddress").required(),
            many!(descriptions: "Description"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for Email {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(kind: "type").extension("ext-type")],
        content: Content::Elements(&[
            one!(address: "EmailTo").required(),
            many!(descriptions: "Description"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for Telephone {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(kind: "type").extension("ext-type")],
        content: Content::Elements(&[
            one!(number: "TelephoneNumber").required(),
            many!(descriptions: "Description"),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}
