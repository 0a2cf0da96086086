use crate::model::{AttackPattern, Extension, StructuredVulnerability, Weakness};
use crate::value::{Language, Marked, Text, VulnerabilityKind};

/// How an attack was done (RFC 7970, section 3.11).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Method {
    /// Where vulnerabilities, tools and techniques used are described.
    pub references: Vec<Marked<Reference>>,
    /// How it was done, in words.
    pub descriptions: Vec<Marked<Text>>,
    /// The patterns that it followed, by other specifications.
    pub attack_patterns: Vec<Marked<AttackPattern>>,
    /// The vulnerabilities that were used, by other specifications.
    pub structured_vulnerabilities: Vec<Marked<StructuredVulnerability>>,
    /// The weaknesses that were used, by other specifications.
    pub weaknesses: Vec<Marked<Weakness>>,
    /// The vulnerabilities that were used.
    pub vulnerabilities: Vec<Marked<Vulnerability>>,
    /// Data that the model has no class for.
    pub extensions: Vec<Marked<Extension>>,
}

impl Method {
    /// A method of which nothing is said yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

crate::model::setters! { Method {
    push with_reference: references, Marked<Reference>;
    push with_description: descriptions, Marked<Text>;
    push with_attack_pattern: attack_patterns, Marked<AttackPattern>;
    push with_structured_vulnerability: structured_vulnerabilities, Marked<StructuredVulnerability>;
    push with_weakness: weaknesses, Marked<Weakness>;
    push with_vulnerability: vulnerabilities, Marked<Vulnerability>;
    push with_extension: extensions, Marked<Extension>;
} }

/// A pointer to an advisory, a vulnerability, malware or a technique
/// (RFC 3067, section 6.3; RFC 7970, section 3.11.1).
///
/// ```
/// use iodef::Reference;
///
/// let reference = Reference::cve("CVE-2014-0160")?;
/// assert_eq!(reference.cve_id(), Some("CVE-2014-0160"));
/// assert!(Reference::cve("CVE-14-1").is_err());
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reference {
    /// Its name in a registered enumeration.
    pub name: Option<Marked<ReferenceName>>,
    /// Where it is.
    pub urls: Vec<Marked<String>>,
    /// What it is, in words.
    pub descriptions: Vec<Marked<Text>>,
}

impl Reference {
    /// A pointer to a place.
    pub fn to_url(url: impl Into<String>) -> Self {
        Self {
            urls: vec![Marked::new(url.into())],
            ..Self::default()
        }
    }

    /// A pointer to an entry of Common Vulnerabilities and Exposures.
    ///
    /// # Errors
    ///
    /// If `id` is not `CVE-`, a year of four digits, `-`, and four or more digits.
    pub fn cve(id: &str) -> crate::Result<Self> {
        if !is_cve_id(id) {
            return Err(crate::Error::value(
                "an identifier such as CVE-2014-0160",
                id,
            ));
        }
        Ok(Self {
            name: Some(Marked::new(ReferenceName::new(ReferenceName::CVE, id))),
            ..Self::default()
        })
    }

    /// The entry of Common Vulnerabilities and Exposures that it names, if it names one.
    #[must_use]
    pub fn cve_id(&self) -> Option<&str> {
        self.name.as_ref()?.cve_id()
    }
}

crate::model::setters! { Reference {
    set with_name: name, Marked<ReferenceName>;
    push with_url: urls, Marked<String>;
    push with_description: descriptions, Marked<Text>;
} }

fn is_cve_id(id: &str) -> bool {
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    id.strip_prefix("CVE-")
        .and_then(|rest| rest.split_once('-'))
        .is_some_and(|(year, number)| {
            year.len() == 4 && digits(year) && number.len() >= 4 && digits(number)
        })
}

/// A name in an enumeration that IANA registers (RFC 7495, section 2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReferenceName {
    /// The number of the enumeration in IANA's registry; none if the name is in
    /// none of them, as any name of RFC 5070.
    pub specification: Option<String>,
    /// The language of the name, where RFC 5070 says it.
    pub lang: Option<Language>,
    /// The name in it.
    pub id: Marked<String>,
}

impl ReferenceName {
    /// The number of Common Vulnerabilities and Exposures in IANA's registry.
    pub const CVE: &'static str = "1";

    /// A name in an enumeration.
    pub fn new(specification: impl Into<String>, id: impl Into<String>) -> Self {
        Self {
            specification: Some(specification.into()),
            lang: None,
            id: Marked::new(id.into()),
        }
    }

    /// The entry of Common Vulnerabilities and Exposures that it is, if it is one.
    #[must_use]
    pub fn cve_id(&self) -> Option<&str> {
        let id = self.id.trim();
        let specification = self.specification.as_deref().map(str::trim);
        let may_be = specification.is_none_or(|number| number == Self::CVE);
        (may_be && is_cve_id(id)).then_some(id)
    }

    /// A name that is in no registered enumeration.
    pub fn unlisted(id: impl Into<String>) -> Self {
        Self {
            id: Marked::new(id.into()),
            ..Self::default()
        }
    }
}

/// A flaw in the design, the implementation, or the operation of a system
/// (RFC 3067, section 2.2.11).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Vulnerability {
    /// Where the flaw is.
    pub kind: Option<VulnerabilityKind>,
    /// Where it is described.
    pub references: Vec<Marked<Reference>>,
    /// What it is, in words.
    pub descriptions: Vec<Marked<Text>>,
}

impl Vulnerability {
    /// A vulnerability that is described somewhere.
    pub fn new(reference: impl Into<Marked<Reference>>) -> Self {
        Self {
            references: vec![reference.into()],
            ..Self::default()
        }
    }
}

crate::model::setters! { Vulnerability {
    set with_kind: kind, VulnerabilityKind;
    push with_reference: references, Marked<Reference>;
    push with_description: descriptions, Marked<Text>;
} }
