//! The incident object: plain structs, without XML.

mod actor;
mod assessment;
mod attack;
mod bulk;
mod certificate;
mod contact;
mod csirt;
mod custody;
mod detection;
mod document;
mod domain;
mod email;
mod evidence;
mod expectation;
mod expression;
mod extension;
mod file;
mod flow;
mod hash;
mod history;
mod ids;
mod impact;
mod incident;
mod indicator;
mod method;
mod node;
mod observable;
mod registry_key;
mod related;
mod sci;
#[cfg(feature = "serde")]
mod serial;
mod service;
mod setters;
mod software;
mod system;
mod timeline;

pub use actor::{AttackPhase, Campaign, ThreatActor};
pub use assessment::{Assessment, Confidence, Damage, DamagedItem};
pub use attack::{Attack, AttackType};
pub use bulk::{BulkObservable, BulkObservableFormat};
pub use certificate::{Certificate, CertificateData, Signature, SignatureData, X509Data};
pub use contact::{Contact, Email, PostalAddress, RegistryHandle, Telephone};
pub use csirt::{Csirt, PublicKey};
pub use custody::{Custody, CustodyEntry};
pub use detection::DetectionPattern;
pub use document::Document;
pub(crate) use document::WrittenVersion;
pub use domain::{DomainContact, DomainContacts, DomainData, Nameservers};
pub use email::{ApplicationHeader, EmailData};
pub use evidence::{Digest, Encrypted, Evidence, EvidenceItem, RecordPattern};
pub use expectation::{Discovery, Expectation};
pub use expression::{
    ExpressionPart, IndicatorContent, IndicatorExpression, IndicatorReference, ObservableReference,
    Term,
};
pub use extension::{Extension, ExtensionDecl};
pub use file::{File, FileData};
pub use flow::{Attacker, Flow, OtherSystem, Party, Victim};
pub use hash::{Algorithm, FuzzyHash, Hash, HashData};
pub use history::{History, HistoryItem};
pub use ids::{AlternativeIds, IncidentId};
pub use impact::{BusinessImpact, Impact, MonetaryImpact, SystemImpact, TimeImpact};
pub use incident::Incident;
pub use indicator::{AlternativeIndicatorIds, Indicator, IndicatorData, IndicatorId};
pub use method::{Method, Reference, ReferenceName, Vulnerability};
pub use node::{Address, Counter, Node, NodeRole};
pub use observable::{Observable, ObservableContent};
pub use registry_key::{RegistryKey, WindowsRegistryKeysModified};
pub use related::RelatedActivity;
pub use sci::{AttackPattern, RawData, StructuredInfo, StructuredVulnerability, Weakness};
pub use service::{Service, ServiceName};
pub(crate) use setters::setters;
pub use software::{Software, SoftwareReference};
pub use system::System;
pub use timeline::{StageTime, Timeline};
