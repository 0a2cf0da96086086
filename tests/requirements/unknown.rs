//! What a vocabulary does not list: RFC 3067, sections 4.3 and 6.20.

use std::ops::Range;

use iodef::{Document, ErrorKind, FindingSeverity, Purpose, Rank, Restriction, Status, Vocabulary};

use crate::common::infoset;
use crate::{BOTH, bare, found, read, xml};

const EVERYTHING: &str = include_str!("../schema/everything.xml");

/// Tokens that look like `reporting` and are not.
const LOOKALIKES: [&str; 7] = [
    "Reporting",
    "REPORTING",
    "report",
    "reporting.",
    "r\u{435}porting",
    "re porting",
    "reporting\u{a0}",
];

/// An unknown token stays what it is, in both vocabularies.
#[test]
fn r102_lookalikes_are_not_taken_for_known_ones() {
    for token in LOOKALIKES {
        let mut incident = bare();
        incident.purpose = Purpose::Reporting;
        let known = xml(&incident, Vocabulary::Incident);
        let document = known.replace("\"reporting\"", &format!("\"{token}\""));
        assert_ne!(document, known);
        let unknown = read(&document);
        assert_eq!(unknown.purpose, Purpose::Other(token.into()));
        assert_eq!(found(&unknown, "unknown-token"), [FindingSeverity::Warning]);
        for vocabulary in BOTH {
            let back = read(xml(&unknown, vocabulary));
            assert_eq!(back.purpose, Purpose::Other(token.into()), "{vocabulary}");
            assert!(xml(&back, vocabulary).contains(&format!("\"{token}\"")));
        }
    }
    assert_eq!(found(&bare(), "unknown-token"), []);
}

/// Nor is an extension value that is spelt as a known one.
#[test]
fn r102_extension_values_are_not_taken_for_known_ones() {
    for vocabulary in BOTH {
        let mut incident = bare();
        incident.purpose = Purpose::Ext("reporting".into());
        incident.status = Some(Status::Ext("resolved".into()));
        let back = read(xml(&incident, vocabulary));
        assert_eq!(back.purpose, Purpose::Ext("reporting".into()));
        assert_ne!(back.purpose, Purpose::Reporting);
        assert_eq!(back.status, Some(Status::Ext("resolved".into())));
    }
}

/// A restriction that nobody knows is as strict as can be, and stays so.
#[test]
fn r102_unknown_restrictions_are_strict() {
    for token in ["Public", "PUBLIC", "open", "default", "tlp:clear", "clear"] {
        let plain = xml(&bare(), Vocabulary::Incident);
        let document = plain.replace("\"need-to-know\"", &format!("\"{token}\""));
        assert_ne!(document, plain);
        let incident = read(&document);
        for vocabulary in BOTH {
            let back = read(xml(&incident, vocabulary));
            let restriction = back.restriction().unwrap();
            assert_eq!(restriction.token(), token);
            assert_eq!(restriction.rank(), Rank::PRIVATE, "{token}");
        }
    }
    assert_eq!(Restriction::Public.rank(), Rank::PUBLIC);
}

/// Where the values of attributes stand, with the names of these. What a
/// writer noted on its own account is noted anew, and left out here.
fn values(document: &str) -> Vec<(String, Range<usize>)> {
    let tree = roxmltree::Document::parse(document).expect("a document");
    let nodes = tree
        .descendants()
        .filter(|n| !n.has_attribute("undeclared"));
    let mut values = Vec::new();
    for node in nodes {
        let element = node.tag_name().name();
        let named =
            |a: roxmltree::Attribute<'_, '_>| (format!("{element}/@{}", a.name()), a.range_value());
        values.extend(node.attributes().map(named));
    }
    values
}

/// Each attribute value of a document that has all of them is changed in turn
/// to a token that no list holds: it is kept to the letter, or refused where
/// it is a number or the like.
#[test]
fn r102_every_list_of_tokens() {
    let mut refused = Vec::new();
    let values = values(EVERYTHING);
    for (name, range) in &values {
        let mut changed = EVERYTHING.to_owned();
        changed.replace_range(range.clone(), "brand-new");
        match Document::from_slice(changed.as_bytes()) {
            Ok(document) => {
                let written = document.to_xml(Vocabulary::Incident).unwrap();
                infoset::equal(&changed, &written).unwrap_or_else(|e| panic!("{name}: {e}"));
            }
            Err(error) => {
                assert!(
                    matches!(error.kind(), ErrorKind::Value { .. }),
                    "{name}: {error}"
                );
                refused.push(name.as_str());
            }
        }
    }
    println!(
        "{} of {} values kept",
        values.len() - refused.len(),
        values.len()
    );
    refused.sort_unstable();
    refused.dedup();
    assert_eq!(refused, REFUSED);
}

/// The attributes that are no tokens.
const REFUSED: [&str; 11] = [
    "Address/@vlan-num",
    "Attacker/@unknown",
    "ChainHead/@number",
    "ChainLink/@number",
    "Contact/@opted-out",
    "ExtensionDecl/@must-understand",
    "External/@index",
    "RecordPattern/@instance",
    "RecordPattern/@offset",
    "Service/@ip-protocol",
    "Victim/@unknown",
];
