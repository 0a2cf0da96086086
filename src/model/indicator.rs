use crate::model::{
    AttackPhase, Confidence, Contact, Extension, IndicatorContent, NodeRole, Reference,
};
use crate::value::{ElementId, Marked, Text, Timestamp};

/// What to look for (RFC 7970, section 3.28).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct IndicatorData {
    /// The indicators, at least one.
    pub indicators: Vec<Marked<Indicator>>,
}

impl IndicatorData {
    /// One indicator.
    pub fn new(indicator: impl Into<Marked<Indicator>>) -> Self {
        Self::default().with_indicator(indicator)
    }
}

crate::model::setters! { IndicatorData {
    push with_indicator: indicators, Marked<Indicator>;
} }

/// Something by which an attack is known, and what is to be known of it (RFC
/// 7970, section 3.29).
///
/// ```
/// use iodef::{
///     Algorithm, Confidence, DomainData, File, FileData, Hash, HashData, HashScope, Indicator,
///     IndicatorId, Observable, Rating,
/// };
///
/// let hash = Hash::new(Algorithm::SHA256, "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=");
/// let file = File::named("invoice.pdf.exe")
///     .with_hashes(HashData::new(HashScope::FileContents).with_hash(hash));
/// let loader = Indicator::new(
///     IndicatorId::new("csirt.example.com", "ind-loader".parse()?, "1"),
///     Observable::new(FileData::new(file)),
/// )
/// .with_confidence(Confidence::new(Rating::High));
///
/// let server = Indicator::new(
///     IndicatorId::new("csirt.example.com", "ind-server".parse()?, "1"),
///     Observable::new(DomainData::new("c2.example")),
/// );
/// assert_eq!(server.id.to_string(), "csirt.example.com#ind-server/1");
/// # let _ = loader;
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Indicator {
    /// What it is called.
    pub id: Marked<IndicatorId>,
    /// What others call it.
    pub alternative_ids: Vec<Marked<AlternativeIndicatorIds>>,
    /// What it is, in words.
    pub descriptions: Vec<Marked<Text>>,
    /// From when on it holds.
    pub start: Option<Marked<Timestamp>>,
    /// Until when it holds.
    pub end: Option<Marked<Timestamp>>,
    /// How sure it is.
    pub confidence: Option<Marked<Confidence>>,
    /// Whom to ask about it.
    pub contacts: Vec<Marked<Contact>>,
    /// What to look for.
    pub content: Marked<IndicatorContent>,
    /// What part the system plays that it describes.
    pub node_roles: Vec<Marked<NodeRole>>,
    /// The phases of an attack in which it is met.
    pub attack_phases: Vec<Marked<AttackPhase>>,
    /// Where it is described.
    pub references: Vec<Marked<Reference>>,
    /// Data that the model has no class for.
    pub extensions: Vec<Marked<Extension>>,
}

impl Indicator {
    /// An indicator by its identifier.
    pub fn new(id: impl Into<Marked<IndicatorId>>, content: impl Into<IndicatorContent>) -> Self {
        Self {
            id: id.into(),
            alternative_ids: Vec::new(),
            descriptions: Vec::new(),
            start: None,
            end: None,
            confidence: None,
            contacts: Vec::new(),
            content: Marked::new(content.into()),
            node_roles: Vec::new(),
            attack_phases: Vec::new(),
            references: Vec::new(),
            extensions: Vec::new(),
        }
    }
}

crate::model::setters! { Indicator {
    set with_start: start, Marked<Timestamp>;
    set with_end: end, Marked<Timestamp>;
    set with_confidence: confidence, Marked<Confidence>;
    push with_alternative_ids: alternative_ids, Marked<AlternativeIndicatorIds>;
    push with_description: descriptions, Marked<Text>;
    push with_contact: contacts, Marked<Contact>;
    push with_node_role: node_roles, Marked<NodeRole>;
    push with_attack_phase: attack_phases, Marked<AttackPhase>;
    push with_reference: references, Marked<Reference>;
    push with_extension: extensions, Marked<Extension>;
} }

/// The identifier of an indicator: unique with the name of the CSIRT that gave
/// it (RFC 7970, section 3.29.1).
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct IndicatorId {
    /// The CSIRT's name, its fully qualified domain name.
    pub csirt: String,
    /// What the CSIRT calls the indicator.
    pub id: ElementId,
    /// The version of the indicator.
    pub version: String,
}

impl IndicatorId {
    /// An identifier given by a CSIRT.
    pub fn new(csirt: impl Into<String>, id: ElementId, version: impl Into<String>) -> Self {
        Self {
            csirt: csirt.into(),
            id,
            version: version.into(),
        }
    }
}

impl std::fmt::Display for IndicatorId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (csirt, version) = (self.csirt.trim(), self.version.trim());
        write!(f, "{csirt}#{}/{version}", self.id)
    }
}

/// What others call the same indicator (`AlternativeIndicatorID` of RFC 7970,
/// section 3.29.2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct AlternativeIndicatorIds {
    /// Their identifiers. RFC 7970's schema requires one; its text has
    /// references to indicators instead.
    pub ids: Vec<Marked<IndicatorId>>,
}

impl AlternativeIndicatorIds {
    /// One other identifier.
    pub fn new(id: impl Into<Marked<IndicatorId>>) -> Self {
        Self {
            ids: vec![id.into()],
        }
    }
}

crate::model::setters! { AlternativeIndicatorIds {
    push with_id: ids, Marked<IndicatorId>;
} }
