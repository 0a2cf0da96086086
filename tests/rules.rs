//! The rules on real documents, and the table of what becomes of each requirement.

#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "clippy takes helpers outside test functions for no tests"
)]

mod common;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use common::corpus;
use iodef::{Finding, FindingSeverity, Incident, ReaderBuilder, Rule, Validator, locate, rules};

const TABLE: &str = include_str!("../src/docs/rules.md");

/// Everything found in a document, or why it could not be read.
fn findings(bytes: &[u8]) -> iodef::Result<Vec<Finding>> {
    let mut reader = ReaderBuilder::new().recover(true).from_reader(bytes);
    let mut validator = Validator::of(&mut reader)?;
    let mut found = Vec::new();
    let incidents: Vec<Incident> = reader.incidents().collect::<iodef::Result<_>>()?;
    for incident in &incidents {
        found.extend(validator.incident(incident));
    }
    found.extend(validator.document(reader.document()));
    found.extend(validator.finish());
    locate(&mut found, bytes)?;
    Ok(found)
}

#[test]
fn own_examples_break_no_requirement() {
    let mut read = 0;
    for entry in std::fs::read_dir("examples/data").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|e| e == "xml") {
            let mut found = findings(&std::fs::read(&path).unwrap()).unwrap();
            found.retain(|finding| finding.severity == FindingSeverity::Error);
            assert!(found.is_empty(), "{}: {found:#?}", path.display());
            read += 1;
        }
    }
    assert!(read >= 9, "{read}");
}

/// Prints which rules real documents break, and how often.
#[test]
fn every_finding_in_real_documents_has_a_place() {
    let mut counts: BTreeMap<_, BTreeMap<String, usize>> = BTreeMap::new();
    for folder in ["iodef1", "iodef2"] {
        let Some(entries) = corpus::folder(folder) else {
            return;
        };
        for entry in entries.iter().filter(|entry| entry.well_formed) {
            let name = entry.path.file_name().unwrap().to_string_lossy();
            let found = match findings(&entry.read().unwrap()) {
                Ok(found) => found,
                Err(error) => {
                    println!("{name}: {error}");
                    continue;
                }
            };
            for finding in &found {
                assert!(finding.position.is_some(), "{name}: {finding}");
                let rule = format!("{} {}", finding.rule.code(), finding.rule.id);
                let severity = finding.severity;
                *counts
                    .entry((rule, severity))
                    .or_default()
                    .entry(name.to_string())
                    .or_default() += 1;
            }
        }
    }
    for ((rule, severity), documents) in &counts {
        let all: usize = documents.values().sum();
        println!(
            "{all:4} {severity:8} {rule} in {} documents: {documents:?}",
            documents.len()
        );
    }
}

/// The section and the rules or reason of each row, by RFC.
fn rows(rfc: &str) -> Vec<(&'static str, &'static str)> {
    let (_, behind) = TABLE.split_once(rfc).unwrap();
    let table = behind.split("\n## ").next().unwrap();
    let cells = table.lines().filter_map(|line| {
        let cells: Vec<_> = line.strip_prefix("| ")?.split(" | ").collect();
        let section = *cells.first()?;
        section
            .starts_with(|c: char| c.is_ascii_digit())
            .then(|| (section, cells[2]))
    });
    cells.collect()
}

#[test]
fn the_table_names_every_rule_and_no_other() {
    let word = |c: char| !c.is_ascii_alphanumeric();
    let is_code = |w: &&str| w.len() == 4 && w.starts_with('V') && w[1..].parse::<u16>().is_ok();
    let mut named: BTreeSet<String> = TABLE.split(word).filter(is_code).map(Into::into).collect();
    // `V003 to V008`
    named.extend((3..=8).map(|number| format!("V{number:03}")));
    let all: BTreeSet<_> = rules().map(Rule::code).collect();
    assert_eq!(named, all);
}

/// A rule in the row of a section says that it comes from that section.
#[test]
fn rules_come_from_the_sections_they_are_named_for() {
    for rfc in ["RFC 7970", "RFC 5070"] {
        for (section, answer) in rows(&format!("## {rfc}")) {
            for rule in rules().filter(|rule| answer.contains(&rule.code())) {
                let source = rule.source.split("; ").find(|s| s.starts_with(rfc));
                let known = source.is_some_and(|s| s.split([' ', ',']).any(|word| word == section));
                assert!(
                    known,
                    "{rfc} {section}: {} is from {}",
                    rule.id, rule.source
                );
            }
        }
    }
}

#[test]
fn every_section_with_a_must_is_in_the_table() {
    for (rfc, last) in [("7970", '5'), ("5070", '5')] {
        let path = format!("../shared/spec/rfc/rfc{rfc}.txt");
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        let Ok(text) = std::fs::read_to_string(path) else {
            println!("skipped: ../shared is not here");
            return;
        };
        let required: BTreeSet<_> = musts(&text)
            .into_iter()
            .filter(|section| section.starts_with(|c| ('2'..=last).contains(&c)))
            .collect();
        let rows = rows(&format!("## RFC {rfc}"));
        let listed: BTreeSet<_> = rows
            .iter()
            .map(|(section, _)| (*section).to_owned())
            .collect();
        println!("RFC {rfc}: {} sections with a MUST", required.len());
        let missing: Vec<_> = required.difference(&listed).collect();
        assert!(
            required.len() > 10 && missing.is_empty(),
            "RFC {rfc}: {missing:?}"
        );
    }
}

/// The sections of an RFC in which something MUST be.
fn musts(text: &str) -> BTreeSet<String> {
    let mut section = String::new();
    let mut found = BTreeSet::new();
    for line in text.lines() {
        let number = line.split_once(".  ").or_else(|| line.split_once(". "));
        let number = number.map(|(number, _)| number).unwrap_or_default();
        let is_number = number.starts_with(|c: char| c.is_ascii_digit())
            && number.chars().all(|c| c.is_ascii_digit() || c == '.');
        if is_number {
            number.clone_into(&mut section);
        }
        if line.contains("MUST") {
            found.insert(section.clone());
        }
    }
    found
}
