use crate::codec::encode::{Manner, is_expressible};
use crate::codec::node::Class;
use crate::codec::table::{
    Content, ENUM, Inline, Marks, SCI, Table, Vocabularies, attribute, many, one, standing_in,
};
use crate::model::{Method, Reference, ReferenceName, Vulnerability};
use crate::value::{Text, Vocabulary};

impl Class for Method {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Restriction,
        content: Content::Elements(&[
            many!(references: "Reference"),
            many!(descriptions: "Description").joined_in(Vocabularies::BEFORE_IODEF2),
            many!(attack_patterns: "AttackPattern")
                .namespace(SCI)
                .since_iodef2(),
            many!(structured_vulnerabilities: "StructuredVulnerability" / "Vulnerability")
                .namespace(SCI)
                .since_iodef2(),
            many!(weaknesses: "Weakness").namespace(SCI).since_iodef2(),
            many!(vulnerabilities: "Vulnerability").own(),
            many!(extensions: "Extension" / "AdditionalData").carries(),
        ]),
        expressible: Some(|method, vocabulary| {
            let manner = Manner::of(vocabulary);
            let mut references = method.references.iter();
            vocabulary != Vocabulary::Iodef1
                || !method.descriptions.is_empty()
                || references.any(|reference| is_expressible(&**reference, manner))
        }),
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
            one!(name: "ReferenceName")
                .namespace(ENUM)
                .required_in(Vocabularies::IODEF1),
            many!(urls: "URL"),
            many!(descriptions: "Description").derived(|reference, vocabulary| {
                let name = reference.name.as_ref()?;
                let hidden = vocabulary == Vocabulary::Iodef2 && name.specification.is_none();
                hidden.then(|| standing_in(Text::from(name.id.as_str())))
            }),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for ReferenceName {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(specification: "specIndex")
                .required_in(Vocabularies::IODEF2)
                .since_iodef2(),
            attribute!(lang: "xml:lang").iodef1("lang").before_iodef2(),
        ],
        content: Content::Elements(&[one!(id: "ID").namespace(ENUM).required()]),
        // RFC 5070 has the name as the text of the element.
        inline: Some(Inline {
            vocabularies: Vocabularies::IODEF1,
            row: 0,
        }),
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
