use std::path::PathBuf;

use super::planted::planted;
use super::{disguise, preserving};
use crate::codec::tests::generate::{Chance, sound};
use crate::codec::tests::validator::{self, Outcome};
use crate::mark::disguise::Disguise;
use crate::model::{Attack, Document, Incident, IncidentId};
use crate::value::{Purpose, Restriction, Vocabulary};

fn cases(usual: u64) -> u64 {
    let asked = std::env::var("IODEF_CASES").ok();
    asked.and_then(|n| n.parse().ok()).unwrap_or(usual)
}

fn xml(incidents: &[Incident], vocabulary: Vocabulary) -> String {
    let document = Document::new(incidents.to_vec());
    document.to_xml(vocabulary).unwrap()
}

fn disguised(disguise: &Disguise, incidents: &[Incident]) -> Vec<Incident> {
    let apply = |incident| disguise.apply(incident).unwrap().into_incident();
    incidents.iter().map(apply).collect()
}

/// No token of an identity stands in the copy, whichever vocabulary it is written in;
/// texts, attributes, restrictions, extensions and content of no type name them all.
#[test]
fn no_identity_stands_in_the_copy() {
    let mut planted_all = 0;
    for seed in 0..cases(60) {
        let (incidents, tokens) = planted(seed);
        planted_all += tokens;
        let copies = disguised(&disguise(), &incidents);
        let shown = copies.iter().map(|copy| format!("{copy:?}"));
        let written = Vocabulary::ALL.map(|vocabulary| xml(&copies, vocabulary));
        for written in shown.chain(written) {
            let written = written.to_lowercase();
            let found = written.find("canary");
            let around =
                found.map(|at| &written[at.saturating_sub(300)..(at + 100).min(written.len())]);
            assert_eq!(around, None, "seed {seed}");
        }
    }
    println!("none of {planted_all} tokens is found");
}

#[test]
fn one_key_gives_one_copy_and_another_another() {
    for seed in 0..cases(40) {
        let (incidents, _) = planted(seed);
        let first = disguised(&disguise(), &incidents);
        assert_eq!(first, disguised(&disguise(), &incidents), "seed {seed}");
        let other = disguised(&Disguise::new(&[8; 32]), &incidents);
        assert_eq!(first.len(), other.len());
        for (first, other) in first.iter().zip(&other) {
            assert_ne!(first.id, other.id, "seed {seed}");
        }
    }
}

/// What is not an identity is said as before.
#[test]
fn facts_and_marks_stay() {
    for seed in 0..cases(40) {
        for incident in sound(&mut Chance(seed)).incidents {
            let copy = disguise().apply(&incident).unwrap().into_incident();
            assert_eq!(copy.purpose, incident.purpose);
            assert_eq!(copy.status, incident.status);
            assert_eq!(copy.restriction(), incident.restriction());
            let times = |incident: &Incident| {
                let times = &incident.timeline;
                let all = [
                    &times.detected,
                    &times.started,
                    &times.ended,
                    &times.generated,
                ];
                all.map(|time| time.as_ref().map(|time| time.to_string()))
            };
            assert_eq!(times(&copy), times(&incident), "seed {seed}");
        }
    }
}

fn schema(vocabulary: Vocabulary) -> PathBuf {
    match vocabulary {
        Vocabulary::Incident => concat!(env!("CARGO_MANIFEST_DIR"), "/schema/incident.xsd").into(),
        Vocabulary::Iodef1 => validator::schema("iodef-1.0.xsd"),
        Vocabulary::Iodef2 => validator::schema("iodef-2.0.xsd"),
    }
}

/// What was valid is valid, in each vocabulary.
#[test]
fn copies_are_valid() {
    for vocabulary in Vocabulary::ALL {
        let write = |seed| {
            let incidents = sound(&mut Chance(seed)).incidents;
            let disguise = if seed % 2 == 0 {
                disguise()
            } else {
                preserving()
            };
            let copies = disguised(&disguise, &incidents);
            xml(&copies, vocabulary).into_bytes()
        };
        let written: Vec<_> = (0..cases(60)).map(write).collect();
        let outcomes = validator::documents(&schema(vocabulary), &written).unwrap();
        let invalid = outcomes.iter().zip(&written).filter(|(outcome, _)| {
            if let Outcome::Invalid(reasons) = outcome {
                println!("{vocabulary}: {reasons:?}");
            }
            matches!(outcome, Outcome::Invalid(_))
        });
        assert_eq!(invalid.count(), 0, "{vocabulary}");
        if outcomes.contains(&Outcome::Absent) {
            println!("{vocabulary}: skipped: no validator is here");
        } else {
            println!("{vocabulary}: {} copies are valid", outcomes.len());
        }
    }
}

/// Deeper than any reader lets pass, on the stack of a test.
#[test]
fn deep_incidents_are_disguised() {
    let id = IncidentId::new("csirt.example.com", "1");
    let mut attack = Attack::new().with_description("from 192.0.2.1");
    for _ in 0..500 {
        attack = Attack::new().with_attack(attack);
    }
    let incident = Incident::new(id, Purpose::Reporting, Restriction::Private).with_attack(attack);
    let copy = disguise().apply(&incident).unwrap();
    assert_eq!(copy.incident().all_attacks().count(), 501);
}
