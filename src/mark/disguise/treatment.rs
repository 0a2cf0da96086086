//! What becomes of what each element says, by its name in the own vocabulary.

use super::names::IdentityKind;
use crate::mark::rules::{Sort, sort_of};

/// What becomes of the text of an element.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Treatment {
    /// It is kept unless it names an identity of the incident.
    Checked,
    /// It is kept unless it names an identity of the incident, or any address or
    /// name that can be recognised as one.
    Prose,
    Disguised(Naming),
    /// The element stays, and says only that it does not say it.
    Withheld,
    /// It is left out, with all inside it.
    Out,
}

/// How a pseudonym is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Naming {
    /// By the category beside it.
    Address,
    /// By what kind of contact it is of.
    Contact,
    /// By the team beside it.
    IncidentNumber,
    /// Line by line, by the type beside it.
    Bulk,
    /// As the domain of a team, or its name.
    Csirt,
    Email,
    Host,
    Url,
    ElementId,
    Kind(IdentityKind),
}

pub(super) fn treatment(name: &str) -> Treatment {
    match name {
        "By" | "HandedTo" | "Recipient" => kind(IdentityKind::Party),
        "Place" | "Storage" => kind(IdentityKind::Place),
        // They hold what has a treatment of its own.
        "Evidence" | "EvidenceItem" | "Supports" | "Custody" | "CustodyEntry" | "History"
        | "HistoryItem" => Treatment::Checked,
        "Conclusion" | "LegalBasis" | "RecordPattern" => Treatment::Prose,
        // Evidence that holds no record is none, and IODEF 1 requires one.
        "RecordItem" => Treatment::Withheld,
        // What somebody else wrote, to whom and about whom nobody knows.
        "EmailBody" | "EmailHeaders" | "EmailMessage" => Treatment::Out,
        _ => match sort_of(name) {
            Some(Sort::Structure | Sort::Fact | Sort::Detail) => Treatment::Checked,
            Some(Sort::Prose | Sort::Data) => Treatment::Prose,
            Some(Sort::Identity) => Treatment::Disguised(naming(name)),
            Some(Sort::Asked(_)) | None => Treatment::Out,
        },
    }
}

fn kind(kind: IdentityKind) -> Treatment {
    Treatment::Disguised(Naming::Kind(kind))
}

/// How an element that tells an identity is disguised.
fn naming(name: &str) -> Naming {
    Naming::Kind(match name {
        "Address" => return Naming::Address,
        "BulkObservableList" => return Naming::Bulk,
        "ContactName" => return Naming::Contact,
        "EmailFrom" | "EmailTo" => return Naming::Email,
        "IncidentID" => return Naming::IncidentNumber,
        "IndicatorID" => return Naming::ElementId,
        "Name" | "SameDomainContact" | "Server" => return Naming::Host,
        "URL" => return Naming::Url,
        "AssetID" => IdentityKind::Asset,
        "CampaignID" => IdentityKind::Campaign,
        "ContactTitle" => IdentityKind::Title,
        "Fingerprint" | "Key" => IdentityKind::Key,
        "Location" => IdentityKind::Place,
        "Organisation" => IdentityKind::Organisation,
        "PAddress" => IdentityKind::PostalAddress,
        "Person" => IdentityKind::Person,
        "RegistryHandle" => IdentityKind::Handle,
        "TelephoneNumber" => IdentityKind::Telephone,
        "ThreatActorID" => IdentityKind::ThreatActor,
        _ => IdentityKind::Other,
    })
}

/// What becomes of an attribute that no list of tokens bounds.
pub(super) fn attribute_treatment(element: &str, attribute: &str) -> Treatment {
    match (element, attribute) {
        ("IncidentID" | "IndicatorID" | "Csirt", "name") => Treatment::Disguised(Naming::Csirt),
        ("IncidentID", "instance") => kind(IdentityKind::Instance),
        ("PublicKey", "key-id") => kind(IdentityKind::Key),
        ("AttackType", "defined-by") => kind(IdentityKind::Organisation),
        ("DamagedItem", "system" | "subsystem" | "service") => kind(IdentityKind::Asset),
        (_, "interface" | "vlan-name") => kind(IdentityKind::Network),
        (_, "uid-ref" | "euid-ref") => Treatment::Disguised(Naming::ElementId),
        (_, "vlan-num") => Treatment::Out,
        _ => Treatment::Checked,
    }
}
