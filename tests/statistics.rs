//! Statistics to be published: valid by the schema, and naming nobody.

#![cfg(feature = "stats")]
#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests, which the configuration does not take for tests"
)]

mod common;

use std::path::Path;

use common::validator::{self, Outcome};
use iodef::{
    Aggregate, AlternativeIds, Assessment, Attack, Attacker, Contact, Dimension, Discovery,
    Document, Field, Flow, Incident, IncidentId, Method, Node, Purpose, Reference, Restriction,
    Stage, Status, Table, Victim, Vocabulary, WriterBuilder,
};

/// What must not be told, in all places that could tell it.
const PLANTED: [&str; 16] = [
    "planted-team",
    "planted-number",
    "planted-alternative",
    "planted-organisation",
    "planted-person",
    "planted-place",
    "planted-objective",
    "planted-domain",
    "planted-contact",
    "planted-mail",
    "planted-prose",
    "planted-attack",
    "planted-source",
    "planted-victim",
    "203.0.113.77",
    "198.51.100.99",
];

fn incident(number: usize) -> Incident {
    let id = IncidentId::new("planted-team.example", format!("planted-number-{number}"));
    let alternative = IncidentId::new("planted-alternative.example", "7");
    let mut attacker = Attacker::at("203.0.113.77")
        .with_organisation("planted-organisation")
        .with_person("planted-person")
        .with_location("planted-place")
        .with_location("DE")
        .with_objective("planted-objective");
    let domain = iodef::DomainData::new("planted-domain.example");
    attacker.system.node = Some(Node::at("203.0.113.77").with_domain(domain).into());
    let victim = Victim::at("198.51.100.99")
        .with_organisation("planted-victim")
        .with_person("planted-person");
    let attack = Attack::new()
        .with_description("planted-attack")
        .with_flow(Flow::new().with_party(attacker).with_party(victim));
    let discovery = Discovery::default().with_description("planted-source");
    let method = Method::new().with_reference(Reference::cve("CVE-2014-0160").unwrap());
    Incident::new(id, Purpose::Reporting, Restriction::Private)
        .with_status(Status::Resolved)
        .with_alternative_ids(AlternativeIds::new(alternative))
        .with_time(Stage::Detect, "2014-05-09T10:11:12Z".parse().unwrap())
        .with_description("planted-prose")
        .with_assessment(Assessment::default().with_category("phishing"))
        .with_contact(Contact::creator("planted-contact").with_email("planted-mail@example.com"))
        .with_discovery(discovery)
        .with_method(method)
        .with_attack(attack)
}

fn table(by: &str) -> Table {
    let span = "started..detected".parse().unwrap();
    let mut counted = Aggregate::new(Dimension::list(by).unwrap())
        .unwrap()
        .with_duration(span);
    (0..9).for_each(|number| counted.add(&incident(number)));
    counted.table()
}

fn written(table: &Table) -> Option<Vec<u8>> {
    let id = IncidentId::new("csirt.example.com", "statistics");
    let incident = table.to_incident(id, Restriction::Public).ok()?;
    let mut builder = WriterBuilder::new(Vocabulary::Incident);
    let mut writer = builder.single(true).from_writer(Vec::new());
    writer.begin(&Document::default()).unwrap();
    writer.incident(&incident).unwrap();
    Some(writer.finish().unwrap())
}

#[test]
fn r002_statistics_name_nobody() {
    let named = Field::NAMED.iter().map(ToString::to_string);
    let others = [
        "type",
        "class",
        "month",
        "year",
        "month(detected)",
        "net(victim.address)",
        "detected",
        "net(attacker.address)",
        "type,attacker.country",
        "net(attacker.address),month,status",
        "/Incident/Contact/ContactName",
        "/Incident/IncidentID",
        "/Incident/Attack/Flow/Attacker/Person",
    ];
    let all: Vec<String> = named.chain(others.map(str::to_owned)).collect();
    let mut published = Vec::new();
    for by in &all {
        for table in [
            table(by),
            table(by).suppress(2),
            table(by).suppress(5),
            table(by).suppress(10),
        ] {
            let Some(bytes) = written(&table) else {
                continue;
            };
            let text = String::from_utf8(bytes.clone()).unwrap();
            for planted in PLANTED {
                assert!(!text.contains(planted), "{by}: {planted} in {text}");
            }
            published.push(bytes);
        }
    }
    assert!(published.len() > all.len(), "{}", published.len());
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema/incident.xsd");
    let outcomes = validator::documents(&schema, &published).unwrap();
    for (outcome, bytes) in outcomes.iter().zip(&published) {
        let text = String::from_utf8_lossy(bytes);
        assert!(
            !matches!(outcome, Outcome::Invalid(_)),
            "{outcome:?}: {text}"
        );
    }
    println!(
        "{} tables by {} dimensions hold nothing planted",
        published.len(),
        all.len()
    );
}

/// RFC 3067, section 2.2.7: attacks are grouped by what they have in common.
#[test]
fn r021_incidents_are_grouped_by_six_criteria() {
    let criteria = [
        ("method", "cve", "CVE-2014-0160"),
        ("identity", "net(attacker.address)", "203.0.113.0/24"),
        ("victims", "victim.organisation", "planted-victim"),
        ("sites", "net(victim.address)", "198.51.100.0/24"),
        ("objectives", "attacker.objective", "planted-objective"),
        ("timing", "month", "2014-05"),
    ];
    for (criterion, by, key) in criteria {
        assert_eq!(table(by).count(&[key]).value(), Some(9), "{criterion}");
    }
}
