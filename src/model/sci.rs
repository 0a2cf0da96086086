use crate::model::Reference;
use crate::value::{ForeignNode, Marked};

/// What another specification knows, embedded or named: what all classes of RFC
/// 7203 have in common, and all that a `Platform` or a `Scoring` is (RFC 7203,
/// sections 4.4, 4.5.2 and 4.5.4).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct StructuredInfo {
    /// The namespace of the specification in IANA's list, or `private`.
    pub spec_id: String,
    /// The specification where `spec_id` is `private`.
    pub ext_spec_id: Option<String>,
    /// What the specification calls it.
    pub content_id: Option<String>,
    /// The information itself.
    pub raw_data: Vec<Marked<RawData>>,
    /// Where the information is. RFC 7203's schema knows only the `Reference`
    /// of IODEF 1, so that these travel in IODEF 2 as an extension.
    pub references: Vec<Marked<Reference>>,
}

impl StructuredInfo {
    /// What a specification calls by an identifier.
    pub fn new(spec_id: impl Into<String>, content_id: impl Into<String>) -> Self {
        Self {
            spec_id: spec_id.into(),
            content_id: Some(content_id.into()),
            ..Self::default()
        }
    }
}

crate::model::setters! { StructuredInfo {
    set with_ext_spec_id: ext_spec_id, String;
    set with_content_id: content_id, String;
    push with_raw_data: raw_data, Marked<RawData>;
    push with_reference: references, Marked<Reference>;
} }

/// XML of another specification (RFC 7203, section 4.2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RawData {
    /// What the data means.
    pub meaning: Option<String>,
    /// The format of the data, by name.
    pub format_id: Option<String>,
    /// The data.
    pub content: Vec<ForeignNode>,
}

impl RawData {
    /// One element of another namespace.
    pub fn new(content: impl Into<ForeignNode>) -> Self {
        Self::default().with_content(content)
    }
}

crate::model::setters! { RawData {
    set with_meaning: meaning, String;
    set with_format_id: format_id, String;
    push with_content: content, ForeignNode;
} }

/// A pattern that an attack followed (RFC 7203, section 4.5.1; RFC 7970, section 3.11).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct AttackPattern {
    /// The pattern.
    pub info: StructuredInfo,
    /// The platforms that it concerns.
    pub platforms: Vec<Marked<StructuredInfo>>,
}

impl AttackPattern {
    /// A pattern that is told somewhere.
    #[must_use]
    pub fn new(info: StructuredInfo) -> Self {
        Self {
            info,
            platforms: Vec::new(),
        }
    }
}

crate::model::setters! { AttackPattern {
    push with_platform: platforms, Marked<StructuredInfo>;
} }

/// A vulnerability that was exposed or used, by another specification
/// (`sci:Vulnerability` of RFC 7203, section 4.5.3; RFC 7970, section 3.11).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct StructuredVulnerability {
    /// The vulnerability.
    pub info: StructuredInfo,
    /// The platforms that it concerns.
    pub platforms: Vec<Marked<StructuredInfo>>,
    /// How severe it is.
    pub scorings: Vec<Marked<StructuredInfo>>,
}

impl StructuredVulnerability {
    /// A vulnerability that is told somewhere.
    #[must_use]
    pub fn new(info: StructuredInfo) -> Self {
        Self {
            info,
            platforms: Vec::new(),
            scorings: Vec::new(),
        }
    }
}

crate::model::setters! { StructuredVulnerability {
    push with_platform: platforms, Marked<StructuredInfo>;
    push with_scoring: scorings, Marked<StructuredInfo>;
} }

/// A weakness that was exposed or used, by another specification (RFC 7203,
/// section 4.5.5; RFC 7970, section 3.11).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Weakness {
    /// The weakness.
    pub info: StructuredInfo,
    /// The platforms that it concerns.
    pub platforms: Vec<Marked<StructuredInfo>>,
    /// How severe it is.
    pub scorings: Vec<Marked<StructuredInfo>>,
}

impl Weakness {
    /// A weakness that is told somewhere.
    #[must_use]
    pub fn new(info: StructuredInfo) -> Self {
        Self {
            info,
            platforms: Vec::new(),
            scorings: Vec::new(),
        }
    }
}

crate::model::setters! { Weakness {
    push with_platform: platforms, Marked<StructuredInfo>;
    push with_scoring: scorings, Marked<StructuredInfo>;
} }
