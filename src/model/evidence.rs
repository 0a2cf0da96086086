use crate::model::{
    CertificateData, Custody, Extension, FileData, Software, WindowsRegistryKeysModified,
};
use crate::value::{
    Collected, DataType, DigestAlgorithm, ElementId, EvidenceKind, Marked, Number, OffsetUnit,
    PatternType, Text, Timestamp,
};

/// What proves or supports a conclusion about an attack (RFC 3067, sections
/// 2.2.6 and 6.5; `Record` of RFC 7970, section 3.22).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Evidence {
    /// The pieces of evidence, one for each log or source.
    pub items: Vec<Marked<EvidenceItem>>,
    /// What it proves or supports.
    pub conclusions: Vec<Marked<Text>>,
    /// The law by which it was collected.
    pub legal_bases: Vec<Marked<Text>>,
    /// The elements that it proves or supports.
    pub supports: Vec<Marked<Support>>,
}

impl Evidence {
    /// Evidence of one piece.
    pub fn new(item: impl Into<Marked<EvidenceItem>>) -> Self {
        Self::default().with_item(item)
    }
}

crate::model::setters! { Evidence {
    push with_item: items, Marked<EvidenceItem>;
    push with_conclusion: conclusions, Marked<Text>;
    push with_legal_basis: legal_bases, Marked<Text>;
    push with_support: supports, Marked<Support>;
} }

/// An element that evidence proves or supports, such as an attack (RFC 3067, section 2.2.6).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Support {
    /// The identifier of the element.
    pub uid_ref: ElementId,
}

impl Support {
    /// Support for the element of an identifier.
    #[must_use]
    pub fn of(uid_ref: ElementId) -> Self {
        Self { uid_ref }
    }
}

/// A piece of evidence: inline, by URL, by digest, or encrypted (RFC 3067,
/// sections 4.2 and 6.5; `RecordData` of RFC 7970, section 3.22.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct EvidenceItem {
    /// What kind of evidence it is.
    pub kind: Option<EvidenceKind>,
    /// Whether it caused the alert or was collected after it.
    pub collected: Option<Collected>,
    /// When it was recorded.
    pub time: Option<Marked<Timestamp>>,
    /// What it is, in words.
    pub descriptions: Vec<Marked<Text>>,
    /// The program that recorded it.
    pub application: Option<Box<Marked<Software>>>,
    /// Where in it to look.
    pub patterns: Vec<Marked<RecordPattern>>,
    /// The evidence itself.
    pub inline: Vec<Marked<Extension>>,
    /// Where the evidence is.
    pub urls: Vec<Marked<String>>,
    /// The digests of the evidence.
    pub digests: Vec<Marked<Digest>>,
    /// The evidence itself, encrypted.
    pub encrypted: Vec<Marked<Encrypted>>,
    /// Who had it.
    pub custody: Option<Box<Marked<Custody>>>,
    /// The files that are the evidence.
    pub files: Vec<Marked<FileData>>,
    /// The changes to the Windows registry that are the evidence.
    pub registry_keys: Vec<Marked<WindowsRegistryKeysModified>>,
    /// The certificates that are the evidence.
    pub certificates: Vec<Marked<CertificateData>>,
    /// Evidence that stood in the document and was taken out of it.
    pub external: Vec<Marked<External>>,
    /// Data that the model has no class for.
    pub extensions: Vec<Marked<Extension>>,
}

impl EvidenceItem {
    /// Evidence that stands in the document.
    pub fn inline(data: impl Into<Marked<Extension>>) -> Self {
        Self {
            inline: vec![data.into()],
            ..Self::default()
        }
    }

    /// Evidence that is kept elsewhere.
    pub fn at_url(url: impl Into<String>) -> Self {
        Self {
            urls: vec![Marked::new(url.into())],
            ..Self::default()
        }
    }
}

crate::model::setters! { EvidenceItem {
    set with_kind: kind, EvidenceKind;
    set with_collected: collected, Collected;
    set with_time: time, Marked<Timestamp>;
    set with_application: application, Marked<Software>;
    set with_custody: custody, Marked<Custody>;
    push with_description: descriptions, Marked<Text>;
    push with_pattern: patterns, Marked<RecordPattern>;
    push with_inline: inline, Marked<Extension>;
    push with_url: urls, Marked<String>;
    push with_digest: digests, Marked<Digest>;
    push with_encrypted: encrypted, Marked<Encrypted>;
    push with_files: files, Marked<FileData>;
    push with_registry_keys: registry_keys, Marked<WindowsRegistryKeysModified>;
    push with_certificates: certificates, Marked<CertificateData>;
    push with_external: external, Marked<External>;
    push with_extension: extensions, Marked<Extension>;
} }

/// Evidence that stood in the document and is kept elsewhere now, with what it
/// takes to put it back as it was (RFC 3067, sections 4.2 and 6.5).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct External {
    /// What the data is called.
    pub name: Option<String>,
    /// The type of the data.
    pub kind: DataType,
    /// What the data means.
    pub meaning: Option<String>,
    /// The format of the data, by name.
    pub format_id: Option<String>,
    /// How the bytes stood in the document: `text`, `base64`, `hex`, `HEX` or `xml`.
    pub form: String,
    /// Behind how many others of the evidence in the document it stood.
    pub index: Number,
    /// Where the bytes are.
    pub url: Marked<String>,
    /// The digests of the bytes.
    pub digests: Vec<Marked<Digest>>,
}

impl External {
    /// Bytes of a type at a URL that stood first, in a form.
    pub fn new(kind: DataType, form: impl Into<String>, url: impl Into<String>) -> Self {
        Self {
            name: None,
            kind,
            meaning: None,
            format_id: None,
            form: form.into(),
            index: Number::ZERO,
            url: Marked::new(url.into()),
            digests: Vec::new(),
        }
    }
}

crate::model::setters! { External {
    set with_name: name, String;
    set with_meaning: meaning, String;
    set with_format_id: format_id, String;
    push with_digest: digests, Marked<Digest>;
} }

/// Where in a record to look (RFC 7970, section 3.22.2).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RecordPattern {
    /// The pattern.
    pub value: String,
    /// What language the pattern is in.
    pub kind: PatternType,
    /// Where to begin, in units of `offset_unit`.
    pub offset: Option<Number>,
    /// What `offset` counts.
    pub offset_unit: Option<OffsetUnit>,
    /// How often to apply the pattern.
    pub instance: Option<Number>,
}

impl RecordPattern {
    /// A pattern in a language.
    pub fn new(kind: PatternType, value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            kind,
            offset: None,
            offset_unit: None,
            instance: None,
        }
    }
}

crate::model::setters! { RecordPattern {
    set with_offset: offset, Number;
    set with_offset_unit: offset_unit, OffsetUnit;
    set with_instance: instance, Number;
} }

/// A digest of evidence, by which a change to it is seen (RFC 3067, section 2.2.6).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Digest {
    /// The algorithm.
    pub algorithm: DigestAlgorithm,
    /// The digest, in hexadecimal.
    pub value: String,
}

impl Digest {
    /// A digest by an algorithm, in hexadecimal.
    pub fn new(algorithm: DigestAlgorithm, value: impl Into<String>) -> Self {
        Self {
            algorithm,
            value: value.into(),
        }
    }
}

/// Evidence that only its recipients can read (RFC 3067, sections 2.2.6 and 6.16).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Encrypted {
    /// How it is encrypted.
    pub scheme: String,
    /// Whose keys open it.
    pub recipients: Vec<Marked<String>>,
    /// The ciphertext, in the scheme's text form.
    pub body: Marked<String>,
}

impl Encrypted {
    /// A ciphertext of a scheme.
    pub fn new(scheme: impl Into<String>, body: impl Into<String>) -> Self {
        Self {
            scheme: scheme.into(),
            recipients: Vec::new(),
            body: Marked::new(body.into()),
        }
    }
}

crate::model::setters! { Encrypted {
    push with_recipient: recipients, Marked<String>;
} }
