use crate::model::{
    Address, Assessment, Attack, BulkObservable, CertificateData, DetectionPattern, DomainData,
    EmailData, EvidenceItem, Expectation, Extension, FileData, HistoryItem, Incident, OtherSystem,
    Reference, RegistryHandle, Service, WindowsRegistryKeysModified,
};
use crate::value::Marked;

/// Something that can be observed, such as an address or a file (RFC 7970,
/// section 3.29.3).
///
/// RFC 7970 has either content or extensions, not both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Observable {
    /// What can be observed.
    pub content: Option<ObservableContent>,
    /// Data that the model has no class for.
    pub extensions: Vec<Marked<Extension>>,
}

impl Observable {
    /// Something that can be observed.
    pub fn new(content: impl Into<ObservableContent>) -> Self {
        Self {
            content: Some(content.into()),
            extensions: Vec::new(),
        }
    }
}

crate::model::setters! { Observable {
    push with_extension: extensions, Marked<Extension>;
} }

/// What can be observed (RFC 7970, section 3.29.3).
///
/// Each holds the mark of its element; an incident does so itself.
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum ObservableContent {
    /// A system, with the category that it is said to be of.
    System(Box<Marked<OtherSystem>>),
    /// An address.
    Address(Box<Marked<Address>>),
    /// A domain.
    Domain(Box<Marked<DomainData>>),
    /// A service.
    Service(Box<Marked<Service>>),
    /// An e-mail.
    Email(Box<Marked<EmailData>>),
    /// Changes to the Windows registry.
    RegistryKeys(Box<Marked<WindowsRegistryKeysModified>>),
    /// Files.
    Files(Box<Marked<FileData>>),
    /// Certificates.
    Certificates(Box<Marked<CertificateData>>),
    /// What a registry calls somebody.
    RegistryHandle(Box<Marked<RegistryHandle>>),
    /// What a record, such as a log, holds.
    EvidenceItem(Box<Marked<EvidenceItem>>),
    /// An attack, or an event of one.
    Attack(Box<Marked<Attack>>),
    /// An incident.
    Incident(Box<Incident>),
    /// An action that somebody is asked for.
    Expectation(Box<Marked<Expectation>>),
    /// A pointer to something known.
    Reference(Box<Marked<Reference>>),
    /// An effect.
    Assessment(Box<Marked<Assessment>>),
    /// How a program is set up to find it.
    DetectionPattern(Box<Marked<DetectionPattern>>),
    /// An action that was taken.
    HistoryItem(Box<Marked<HistoryItem>>),
    /// Many observables of one type.
    Bulk(Box<Marked<BulkObservable>>),
}

macro_rules! contents {
    ($($variant:ident($type:ty),)*) => {$(
        impl From<$type> for ObservableContent {
            fn from(content: $type) -> Self {
                Self::$variant(Box::new(Marked::new(content)))
            }
        }

        impl From<Marked<$type>> for ObservableContent {
            fn from(content: Marked<$type>) -> Self {
                Self::$variant(Box::new(content))
            }
        }
    )*};
}

contents! {
    System(OtherSystem),
    Address(Address),
    Domain(DomainData),
    Service(Service),
    Email(EmailData),
    RegistryKeys(WindowsRegistryKeysModified),
    Files(FileData),
    Certificates(CertificateData),
    RegistryHandle(RegistryHandle),
    EvidenceItem(EvidenceItem),
    Attack(Attack),
    Expectation(Expectation),
    Reference(Reference),
    Assessment(Assessment),
    DetectionPattern(DetectionPattern),
    HistoryItem(HistoryItem),
    Bulk(BulkObservable),
}

impl From<Incident> for ObservableContent {
    fn from(incident: Incident) -> Self {
        Self::Incident(Box::new(incident))
    }
}
