use crate::codec::node::Class;
use crate::codec::table::{Content, Marks, Table, Vocabularies, attribute, many, one, text};
use crate::model::{Digest, Encrypted, Evidence, EvidenceItem, External, RecordPattern, Support};
use crate::value::{DataType, DigestAlgorithm, ElementId, OpenEnum, PatternType};

impl Class for Evidence {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Restriction,
        content: Content::Elements(&[
            many!(conclusions: "Conclusion").own(),
            many!(legal_bases: "LegalBasis").own(),
            many!(items: "EvidenceItem" / "RecordData").required(),
            many!(supports: "Supports").own(),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for EvidenceItem {
    const TABLE: &'static Table<Self> = &Table {
        marks: Marks::Both,
        attributes: &[
            attribute!(kind: "type").extension("ext-type").own(),
            attribute!(collected: "collected")
                .extension("ext-collected")
                .own(),
        ],
        content: Content::Elements(&[
            one!(time: "DateTime"),
            many!(descriptions: "Description"),
            one!(application: "Application"),
            many!(patterns: "RecordPattern"),
            many!(inline: "RecordItem").required_in(Vocabularies::IODEF1),
            many!(urls: "URL").since_iodef2(),
            many!(digests: "Digest").own(),
            many!(encrypted: "Encrypted").own(),
            one!(custody: "Custody").own(),
            many!(files: "FileData").since_iodef2(),
            many!(registry_keys: "WindowsRegistryKeysModified").since_iodef2(),
            many!(certificates: "CertificateData").since_iodef2(),
            many!(external: "External").own(),
            many!(extensions: "Extension" / "AdditionalData").carries(),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for RecordPattern {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(kind: "type").extension("ext-type").required(),
            attribute!(offset: "offset"),
            attribute!(offset_unit: "offsetunit").extension("ext-offsetunit"),
            attribute!(instance: "instance"),
        ],
        content: text!(value),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(PatternType::from_token(""), "")
    }
}

impl Class for Digest {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(algorithm: "algorithm")
            .extension("ext-algorithm")
            .required()],
        content: text!(value),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(DigestAlgorithm::from_token(""), "")
    }
}

impl Class for Encrypted {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(scheme: "scheme").required()],
        content: Content::Elements(&[
            many!(recipients: "Recipient"),
            one!(body: "Body").required(),
        ]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::default()
    }
}

impl Class for Support {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[attribute!(uid_ref: "uid-ref").required()],
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::of(ElementId::from_written(""))
    }
}

impl Class for External {
    const TABLE: &'static Table<Self> = &Table {
        attributes: &[
            attribute!(name: "name"),
            attribute!(kind: "dtype").extension("ext-dtype").required(),
            attribute!(meaning: "meaning"),
            attribute!(format_id: "formatid"),
            attribute!(form: "form").required(),
            attribute!(index: "index").required(),
        ],
        content: Content::Elements(&[one!(url: "URL").required(), many!(digests: "Digest")]),
        ..Table::EMPTY
    };

    fn blank() -> Self {
        Self::new(DataType::from_token(""), "", "")
    }
}
