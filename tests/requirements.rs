//! The requirements of RFC 3067, each proved through the public API.
//!
//! A test bears the number of the requirement in the project's list. Where a
//! requirement is only met in part today, the test proves that part.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "clippy takes helpers outside test functions for no tests"
)]

mod common;

#[path = "requirements/addresses.rs"]
mod addresses;
#[path = "requirements/assessment.rs"]
mod assessment;
#[path = "requirements/calendar.rs"]
mod calendar;
#[path = "requirements/document.rs"]
mod document;
#[path = "requirements/evidence.rs"]
mod evidence;
#[path = "requirements/extension.rs"]
mod extension;
#[path = "requirements/handling.rs"]
mod handling;
#[path = "requirements/parties.rs"]
mod parties;
#[path = "requirements/text.rs"]
mod text;
#[path = "requirements/time.rs"]
mod time;
#[path = "requirements/unknown.rs"]
mod unknown;

use std::path::{Path, PathBuf};

use common::validator::{self, Outcome};
use iodef::{
    Assessment, Attack, Attacker, Contact, Document, Finding, FindingSeverity, Flow, Impact,
    Incident, IncidentId, Purpose, Restriction, Severity, Stage, SystemImpact, SystemImpactType,
    Timestamp, Victim, Vocabulary,
};

/// The vocabularies that are read and written.
const BOTH: [Vocabulary; 2] = [Vocabulary::Incident, Vocabulary::Iodef2];

fn at(time: &str) -> Timestamp {
    time.parse().expect("a date and time")
}

/// An incident that says what an IODEF document must, and no more.
fn bare() -> Incident {
    let id = IncidentId::new("csirt.example.com", "189493");
    Incident::new(id, Purpose::Handling, Restriction::NeedToKnow)
        .with_contact(Contact::creator("Example CSIRT"))
        .with_time(Stage::Generate, at("2001-09-13T23:19:24Z"))
}

/// An incident of one attack.
fn of(attack: Attack) -> Incident {
    bare().with_attack(attack)
}

/// An incident that also says what RFC 3067 asks for.
fn whole() -> Incident {
    let flow = Flow::new()
        .with_party(Attacker::at("192.0.2.166"))
        .with_party(Victim::at("198.51.100.7"));
    let impact = SystemImpact::new(SystemImpactType::TakeoverAccount).with_severity(Severity::High);
    of(Attack::new().with_flow(flow)).with_assessment(Assessment::new(Impact::System(impact)))
}

#[track_caller]
fn xml(incident: &Incident, vocabulary: Vocabulary) -> String {
    match Document::from(incident.clone()).to_xml(vocabulary) {
        Ok(xml) => xml,
        Err(error) => panic!("{vocabulary}: {error}"),
    }
}

#[track_caller]
fn read(xml: impl AsRef<[u8]>) -> Incident {
    match Document::from_slice(xml.as_ref()) {
        Ok(mut document) if document.incidents.len() == 1 => document.incidents.remove(0),
        Ok(document) => panic!("{} incidents", document.incidents.len()),
        Err(error) => panic!("{error}\n{}", String::from_utf8_lossy(xml.as_ref())),
    }
}

/// Asserts that an incident comes back from both vocabularies, and from one by
/// way of the other, and is written the same again.
#[track_caller]
fn comes_back(incident: &Incident) {
    for vocabulary in BOTH {
        let written = xml(incident, vocabulary);
        let back = read(&written);
        assert_eq!(back, *incident, "{vocabulary}:\n{written}");
        assert_eq!(xml(&back, vocabulary), written, "{vocabulary}");
    }
    let own = xml(incident, Vocabulary::Incident);
    let through = read(xml(&read(&own), Vocabulary::Iodef2));
    assert_eq!(xml(&through, Vocabulary::Incident), own);
}

/// Asserts that an incident comes back and says in the own vocabulary what it should.
#[track_caller]
fn comes_back_saying(incident: &Incident, said: &str) {
    comes_back(incident);
    let own = xml(incident, Vocabulary::Incident);
    assert!(own.contains(said), "{said} is not in\n{own}");
}

/// A document of the own vocabulary around what stands in its one incident.
fn own(content: &str) -> String {
    format!(
        r#"<Incident xmlns="https://docs.rs/iodef/ns/1" purpose="alert" restriction="private">
  <IncidentID name="csirt.example.com">1</IncidentID>
  <GenerationTime>2001-09-13T23:19:24Z</GenerationTime>
  <Contact role="creator" type="organization"><ContactName>Example</ContactName></Contact>
  {content}
</Incident>"#
    )
}

/// The findings of a rule, with how bad they are.
fn found(incident: &Incident, rule: &str) -> Vec<FindingSeverity> {
    let findings = iodef::validate(incident);
    let of_rule = findings.iter().filter(|finding| finding.rule.id == rule);
    of_rule.map(|finding| finding.severity).collect()
}

fn errors(incident: &Incident) -> Vec<Finding> {
    let mut findings = iodef::validate(incident);
    findings.retain(|finding| finding.severity == FindingSeverity::Error);
    findings
}

fn schema(vocabulary: Vocabulary) -> PathBuf {
    match vocabulary {
        Vocabulary::Incident => Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/incident.xsd"),
        Vocabulary::Iodef1 => validator::schema("iodef-1.0.xsd"),
        Vocabulary::Iodef2 => validator::schema("iodef-2.0.xsd"),
    }
}

/// Asserts that the schema of a vocabulary accepts documents, where a validator is at hand.
#[track_caller]
fn valid(vocabulary: Vocabulary, documents: &[String]) {
    let outcomes = validator::documents(&schema(vocabulary), documents).expect("a folder");
    for (document, outcome) in documents.iter().zip(outcomes) {
        if let Outcome::Invalid(reasons) = outcome {
            panic!("{vocabulary}: {reasons:#?}\n{document}");
        }
    }
}
