use crate::value::{ForeignNode, Marked, SoftwareDataType, SoftwareSpec, Text};

/// A program or operating system (`SoftwareType` of RFC 7970, section 2.15;
/// its attributes are those of RFC 5070, section 3.17.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Software {
    /// Its number in a registry of software.
    pub swid: Option<String>,
    /// The number of its configuration in such a registry.
    pub configid: Option<String>,
    /// Who makes it.
    pub vendor: Option<String>,
    /// The family that it belongs to.
    pub family: Option<String>,
    /// What it is called.
    pub name: Option<String>,
    /// Its version.
    pub version: Option<String>,
    /// Its service pack or patch.
    pub patch: Option<String>,
    /// What a standard, or the sender, calls this very version.
    pub reference: Option<Marked<SoftwareReference>>,
    /// Where it is described.
    pub urls: Vec<Marked<String>>,
    /// What it is, in words.
    pub descriptions: Vec<Marked<Text>>,
}

impl Software {
    /// Software in words.
    pub fn new(description: impl Into<Marked<Text>>) -> Self {
        Self::default().with_description(description)
    }

    /// What the attributes of RFC 5070, section 3.17.1, say of it, in words.
    pub(crate) fn in_words(&self) -> Option<String> {
        let parts = [
            &self.vendor,
            &self.family,
            &self.name,
            &self.version,
            &self.patch,
        ];
        let words: Vec<_> = parts.into_iter().flatten().map(String::as_str).collect();
        (!words.is_empty()).then(|| words.join(" "))
    }
}

crate::model::setters! { Software {
    set with_swid: swid, String;
    set with_configid: configid, String;
    set with_vendor: vendor, String;
    set with_family: family, String;
    set with_name: name, String;
    set with_version: version, String;
    set with_patch: patch, String;
    set with_reference: reference, Marked<SoftwareReference>;
    push with_url: urls, Marked<String>;
    push with_description: descriptions, Marked<Text>;
} }

/// One version of a program, as a standard or its user names it (RFC 7970, section 2.15.1).
///
/// RFC 7970's schema has no room for text here, only for elements; text travels
/// in IODEF 2 as an extension.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SoftwareReference {
    /// Whose way of naming it is.
    pub spec: SoftwareSpec,
    /// The type of the content.
    pub kind: Option<SoftwareDataType>,
    /// The name: text, elements, or both.
    pub content: Vec<ForeignNode>,
}

impl SoftwareReference {
    /// A name; add what it holds to [`content`](Self::content).
    #[must_use]
    pub fn new(spec: SoftwareSpec) -> Self {
        Self {
            spec,
            kind: None,
            content: Vec::new(),
        }
    }

    /// A name in the Common Platform Enumeration.
    pub fn cpe(name: impl Into<Box<str>>) -> Self {
        Self::new(SoftwareSpec::Cpe).with_content(ForeignNode::Text(name.into()))
    }
}

crate::model::setters! { SoftwareReference {
    set with_type: kind, SoftwareDataType;
    push with_content: content, ForeignNode;
} }
