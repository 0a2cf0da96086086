use crate::codec::node::{Class, Element};
use crate::codec::table::{
    Content, Inline, Marks, Table, Vocabularies, attribute, many, one, standing_in, text,
};
use crate::model::{Contact, Email, PostalAddress, RegistryHandle, Telephone};
use crate::value::{ContactRole, ContactType, OpenEnum, TelephoneType, Text, Vocabulary};

impl Class for Contact {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Restriction,
        attributes: &[
            attribute!(role: "role")
                .extension("ext-role")
                .required()
                .errata(&[("vendor-services", "vendor-support")]),
            attribute!(kind: "type").extension("ext-type").required(),
            attribute!(opted_out: "opted-out").own(),
        ],
        content: Content::Elements(&[
            one!(csirt: "Csirt").own(),
            many!(names: "ContactName").single_in_iodef1(),
            many!(titles: "ContactTitle").since_iodef2(),
            many!(descriptions: "Description"),
            many!(registry_handles: "RegistryHandle"),
            many!(postal_addresses: "PostalAddress").single_in_iodef1(),
            many!(emails: "Email"),
            many!(telephones: "Telephone", "Telephone" / "Fax" / "Telephone").last_in_iodef1(),
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

/// RFC 5070 has the address or number as the text of the element.
const INLINE: Option<Inline> = Some(Inline {
    vocabularies: Vocabularies::IODEF1,
    row: 0,
});

/// What RFC 5070 says of the meaning in an attribute, for RFC 7970's readers.
fn meaning(meaning: Option<&String>, vocabulary: Vocabulary) -> Option<Box<dyn Element>> {
    let meaning = meaning.filter(|_| vocabulary == Vocabulary::Iodef2)?;
    Some(standing_in(Text::from(meaning.as_str())))
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
        attributes: &[
            attribute!(kind: "type")
                .extension("ext-type")
                .since_iodef2(),
            attribute!(meaning: "meaning").before_iodef2(),
        ],
        content: Content::Elements(&[
            one!(address: "PAddress").required(),
            many!(descriptions: "Description")
                .since_iodef2()
                .derived(|of, vocabulary| meaning(of.meaning.as_ref(), vocabulary)),
        ]),
        inline: INLINE,
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for Email {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(kind: "type")
                .extension("ext-type")
                .since_iodef2(),
            attribute!(meaning: "meaning").before_iodef2(),
        ],
        content: Content::Elements(&[
            one!(address: "EmailTo").required(),
            many!(descriptions: "Description")
                .since_iodef2()
                .derived(|of, vocabulary| meaning(of.meaning.as_ref(), vocabulary)),
        ]),
        inline: INLINE,
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

/// The name of a telephone that is a fax.
const FAX: usize = 1;

impl Class for Telephone {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(kind: "type")
                .extension("ext-type")
                .since_iodef2()
                .assumed(|telephone, element| {
                    element == "Fax" && telephone.kind == Some(TelephoneType::Fax)
                }),
            attribute!(meaning: "meaning").before_iodef2(),
        ],
        content: Content::Elements(&[
            one!(number: "TelephoneNumber").required(),
            many!(descriptions: "Description")
                .since_iodef2()
                .derived(|of, vocabulary| meaning(of.meaning.as_ref(), vocabulary)),
        ]),
        inline: INLINE,
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }

    fn blank_as(variant: usize) -> Self {
        Self {
            kind: (variant == FAX).then_some(TelephoneType::Fax),
            ..Self::default()
        }
    }

    fn variant(&self) -> usize {
        match self.kind {
            Some(TelephoneType::Fax) => FAX,
            _ => 0,
        }
    }
}
