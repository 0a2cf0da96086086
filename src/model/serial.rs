//! The members of each class in the native form that `docs/serde.md` describes.

use crate::model::{
    Address, Algorithm, AlternativeIds, AlternativeIndicatorIds, ApplicationHeader, Assessment,
    Attack, AttackPattern, AttackPhase, AttackType, Attacker, BulkObservable, BulkObservableFormat,
    BusinessImpact, Campaign, Certificate, CertificateData, ChainHead, ChainLink, ChainSignature,
    Confidence, Consent, Contact, Counter, Csirt, Custody, CustodyEntry, Damage, DamagedItem,
    DetectionPattern, Digest, Discovery, Document, DomainContacts, DomainData, Email, EmailData,
    Encrypted, Evidence, EvidenceItem, Expectation, Extension, ExtensionDecl, External, File,
    FileData, Flow, FuzzyHash, Hash, HashData, History, HistoryItem, Incident, IncidentId,
    Indicator, IndicatorData, IndicatorExpression, IndicatorId, IndicatorReference, Method,
    MonetaryImpact, Nameservers, Node, NodeRole, Observable, ObservableReference, OtherSystem,
    PostalAddress, PublicKey, RawData, RecordPattern, Reference, ReferenceName, RegistryHandle,
    RegistryKey, RelatedActivity, Service, ServiceName, Signature, SignatureData, Software,
    SoftwareReference, StageTime, StructuredInfo, StructuredVulnerability, Support, System,
    SystemImpact, Telephone, ThreatActor, TimeImpact, Timeline, Victim, Vulnerability, Weakness,
    WindowsRegistryKeysModified, X509Data,
};
use crate::value::serial::record;

record! {
    ThreatActor { ; ids, urls, descriptions, extensions }
    Campaign { ; ids, urls, descriptions, extensions }
    AttackPhase { ; ids, urls, descriptions, extensions }
    Assessment {
        ; occurrence, categories, impacts, damages, counters, mitigating_factors, causes,
        confidence, extensions
    }
    Confidence { rating; value, scale }
    Damage { ; intended, descriptions, items }
    DamagedItem { ; kind, system, subsystem, service }
    Attack {
        ; activity, origin, mediated, attack_type, descriptions, timeline, contacts, discoveries,
        assessment, methods, flows, counters, expectations, evidence, attacks, extensions
    }
    AttackType { name; derived_from, defined_by, descriptions }
    BulkObservable { kind, list; format, extensions }
    BulkObservableFormat { ; hash, extensions }
    CertificateData { ; certificates }
    Certificate { x509; descriptions }
    X509Data { ; content }
    SignatureData { ; signatures }
    Signature { ; signature_id, content }
    Consent { audience, item; answer, conditions }
    Contact {
        role, kind; opted_out, names, titles, descriptions, registry_handles, postal_addresses,
        emails, telephones, timezone, csirt, contacts, extensions
    }
    RegistryHandle { value; registry }
    PostalAddress { address; kind, descriptions, meaning }
    Email { address; kind, descriptions, meaning }
    Telephone { number; kind, descriptions, meaning }
    Csirt { name; constituencies, public_keys }
    PublicKey { scheme; key_id, fingerprints, urls, key }
    Custody { ; entries, head }
    CustodyEntry { action, time; by, place, handed_to, storage, descriptions, link, signatures }
    ChainLink { number, evidence, digest; previous }
    ChainHead { version, number, digest; }
    ChainSignature { scheme, value; }
    DetectionPattern { application; descriptions, configurations }
    Document {
        ; lang, format_id, private_enum_name, private_enum_id, incidents, declarations, extensions,
        version, bindings, mark
    }
    DomainData {
        name; system_status, domain_status, lang, checked, registered, expires, related_dns,
        nameservers, contacts
    }
    Nameservers { server; addresses }
    DomainContacts { ; contacts }
    ApplicationHeader { ; fields }
    EmailData {
        ; to, from, subject, x_mailer, header_fields, headers, body, message, hashes, signatures
    }
    Evidence { ; items, conclusions, legal_bases, supports }
    Support { uid_ref; }
    EvidenceItem {
        ; kind, collected, time, descriptions, application, patterns, inline, urls, digests,
        encrypted, custody, files, registry_keys, certificates, external, extensions
    }
    External { kind, form, index, url; name, meaning, format_id, digests }
    RecordPattern { value, kind; offset, offset_unit, instance }
    Digest { algorithm, value; }
    Encrypted { scheme, body; recipients }
    Expectation { ; action, severity, descriptions, courses_of_action, start, end, contact }
    Discovery { ; source, descriptions, contacts, detection_patterns }
    IndicatorExpression { ; operator, parts }
    ObservableReference { uid_ref; }
    IndicatorReference { ; uid_ref, euid_ref, version }
    Extension { kind; name, meaning, format_id, content }
    ExtensionDecl {
        namespace; owner, title, specification, must_understand, descriptions, undeclared
    }
    FileData { ; files }
    File { ; name, size, kind, urls, hashes, signatures, software, properties }
    Flow { ; parties }
    Attacker { ; unknown, system, organisations, locations, persons, objectives }
    Victim { ; unknown, target, system, organisations, locations, persons }
    OtherSystem { ; category, system }
    HashData { scope; target_id, hashes, fuzzy_hashes }
    Hash { method, value; canonicalization, application }
    Algorithm { uri; parameters }
    FuzzyHash { ; values, application, extensions }
    History { ; items }
    HistoryItem { action, time; incident_id, contact, descriptions, courses_of_action, extensions }
    IncidentId { csirt, number; instance }
    AlternativeIds { ; ids }
    SystemImpact { ; severity, completion, kind, descriptions }
    BusinessImpact { ; severity, kind, descriptions }
    TimeImpact { value, metric; severity, duration }
    MonetaryImpact { amount; severity, currency }
    Incident {
        id, purpose; status, class, nature, intent, certainty, lang, alternative_ids, related,
        timeline, descriptions, discoveries, assessments, methods, contacts, consents, attacks,
        indicators, history, declarations, extensions, mark
    }
    IndicatorData { ; indicators }
    Indicator {
        id, content; alternative_ids, descriptions, start, end, confidence, contacts, node_roles,
        attack_phases, references, extensions
    }
    IndicatorId { csirt, id, version; }
    AlternativeIndicatorIds { ; ids }
    Method {
        ; references, descriptions, attack_patterns, structured_vulnerabilities, weaknesses,
        vulnerabilities, extensions
    }
    Reference { ; name, urls, descriptions }
    ReferenceName { id; specification, lang }
    Vulnerability { ; kind, references, descriptions }
    Node { ; domains, addresses, postal_address, locations, checked, roles, counters }
    Address { value; category, vlan_name, vlan_number }
    NodeRole { category; descriptions }
    Counter { value, kind, unit; meaning, duration }
    Observable { ; content, extensions }
    WindowsRegistryKeysModified { ; keys }
    RegistryKey { name; action, value }
    RelatedActivity {
        ; incident_ids, urls, threat_actors, campaigns, indicator_ids, confidence, descriptions,
        extensions
    }
    StructuredInfo { spec_id; ext_spec_id, content_id, raw_data, references }
    RawData { ; meaning, format_id, content }
    AttackPattern { info; platforms }
    StructuredVulnerability { info; platforms, scorings }
    Weakness { info; platforms, scorings }
    Service {
        ; ip_protocol, name, port, portlist, proto_type, proto_code, proto_field,
        application_header, email, application
    }
    ServiceName { ; iana_service, urls, descriptions }
    Software {
        ; swid, configid, vendor, family, name, version, patch, reference, urls, descriptions
    }
    SoftwareReference { spec; kind, content }
    System {
        ; interface, spoofed, is_virtual, ownership, node, node_roles, services, operating_systems,
        counters, asset_ids, descriptions, extensions
    }
    Timeline { ; detected, started, ended, recovered, reported, generated, stages }
    StageTime { stage, time; }
}
