//! Every rule with a document that breaks it and one that does not.

mod classes;
mod document;
mod general;
mod ids;
mod indicators;
mod locator;
mod numbers;
mod types;

use std::collections::BTreeSet;

use crate::validate::{Finding, FindingSeverity, Validator, rules};
use crate::value::Vocabulary;
use crate::{Incident, Reader};

/// A rule, the vocabulary, and what breaks the rule and what does not: the end
/// of an incident, or a whole document.
type Example = (&'static str, Vocabulary, &'static str, &'static str);

const EXAMPLES: [&[Example]; 5] = [
    general::EXAMPLES,
    types::EXAMPLES,
    document::EXAMPLES,
    classes::EXAMPLES,
    indicators::EXAMPLES,
];

fn examples() -> impl Iterator<Item = &'static Example> {
    EXAMPLES.into_iter().flatten()
}

fn whole(vocabulary: Vocabulary, inside: &str) -> String {
    if inside.starts_with("<?") || inside.contains("<IncidentID name=") && inside.contains("xmlns=")
    {
        return inside.into();
    }
    let namespace = match vocabulary {
        Vocabulary::Incident => {
            return format!(
                r#"<Incident xmlns="https://docs.rs/iodef/ns/1" purpose="reporting" restriction="private">
                <IncidentID name="csirt.example.com">1</IncidentID>{inside}</Incident>"#
            );
        }
        // What IODEF 1 asks for besides is seen in what IODEF 2 says.
        Vocabulary::Iodef1 | Vocabulary::Iodef2 => Vocabulary::Iodef2.namespace(),
    };
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
        <IODEF-Document xmlns="{namespace}" version="2.00" xml:lang="en"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x y">
        <Incident purpose="reporting"><IncidentID name="csirt.example.com">1</IncidentID>
        <GenerationTime>2025-01-01T00:00:00Z</GenerationTime>
        <Contact role="creator" type="organization"><ContactName>Example</ContactName></Contact>
        {inside}</Incident></IODEF-Document>"#
    )
}

/// Few enough for an example to have more.
const IDS: usize = 12;

/// Everything found in a document, held against the rules of a vocabulary.
#[track_caller]
fn findings(vocabulary: Vocabulary, document: &str) -> Vec<Finding> {
    let mut reader = Reader::from_reader(document.as_bytes());
    let mut validator = Validator::of(&mut reader).unwrap().with_ids(IDS);
    validator.vocabulary = vocabulary;
    let mut found = Vec::new();
    let mut incident = Incident::unrestricted(
        crate::IncidentId::default().into(),
        crate::Purpose::Reporting,
    );
    loop {
        match reader.read_incident(&mut incident) {
            Ok(true) => found.extend(validator.incident(&incident)),
            Ok(false) => break,
            Err(error) => panic!("{error}\n{document}"),
        }
    }
    found.extend(validator.document(reader.document()));
    found.extend(validator.finish());
    found
}

#[test]
fn every_rule_is_broken_by_its_example_only() {
    for (id, vocabulary, breaks, keeps) in examples() {
        let rule = rules().find(|rule| rule.id == *id).unwrap();
        let found = findings(*vocabulary, &whole(*vocabulary, breaks));
        let of_rule: Vec<_> = found.iter().filter(|f| f.rule == rule).collect();
        assert!(!of_rule.is_empty(), "{id}: {breaks}\n{found:#?}");
        for finding in of_rule {
            assert_eq!(Some(finding.severity), rule.severity(*vocabulary), "{id}");
        }
        let found = findings(*vocabulary, &whole(*vocabulary, keeps));
        let of_rule: Vec<_> = found.iter().filter(|f| f.rule == rule).collect();
        assert!(of_rule.is_empty(), "{id}: {keeps}\n{of_rule:#?}");
    }
}

#[test]
fn every_rule_has_an_example() {
    let shown: BTreeSet<_> = examples().map(|(id, ..)| *id).collect();
    let all: BTreeSet<_> = rules().map(|rule| rule.id).collect();
    assert_eq!(shown, all);
}

/// A rule that a vocabulary does not know finds nothing there.
#[test]
fn what_breaks_a_rule_is_found_only_where_it_holds() {
    for (_, written, breaks, _) in examples() {
        for vocabulary in Vocabulary::ALL {
            let document = whole(*written, breaks);
            for finding in findings(vocabulary, &document) {
                assert_eq!(finding.rule.severity(vocabulary), Some(finding.severity));
            }
        }
    }
}

/// What IODEF 2 carries in an extension is not nothing.
#[test]
fn what_is_carried_counts_as_content() {
    for inside in [
        r#"<Attack activity="network"/>"#,
        r#"<Attack><Evidence><EvidenceItem type="ext-value" ext-type="x"/></Evidence></Attack>"#,
    ] {
        let own = whole(
            Vocabulary::Incident,
            &format!(
                r#"<GenerationTime>2025-01-01T00:00:00Z</GenerationTime><Contact role="creator"
                type="person"><ContactName>x</ContactName></Contact>{inside}"#
            ),
        );
        let document = crate::Document::from_slice(own.as_bytes()).unwrap();
        let iodef2 = document.to_xml(Vocabulary::Iodef2).unwrap();
        assert!(iodef2.contains("AdditionalData"), "{iodef2}");
        let mut found = findings(Vocabulary::Iodef2, &iodef2);
        found.retain(|finding| finding.severity == FindingSeverity::Error);
        assert!(found.is_empty(), "{found:#?}\n{iodef2}");
    }
}
