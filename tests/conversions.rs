//! Real documents, written as IODEF 1 and IODEF 2, before validators that are not ours.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "a file that cannot be read fails the test"
)]

mod common;

use std::fs;
use std::path::Path;

use common::corpus;
use common::validator::{self, Outcome};
use iodef::{Document, Vocabulary};

/// What the crate reads of the corpus and of its own examples.
fn documents() -> Vec<(String, Document)> {
    let mut found = Vec::new();
    for folder in ["iodef1", "iodef2"] {
        let entries = corpus::folder(folder).unwrap_or_default();
        for entry in entries.iter().filter(|entry| entry.valid == Some(true)) {
            found.extend(read(&entry.path));
        }
    }
    for entry in fs::read_dir("examples/data").unwrap() {
        let path = entry.unwrap().path();
        found.extend(path.is_file().then(|| read(&path)).flatten());
    }
    found
}

fn read(path: &Path) -> Option<(String, Document)> {
    let document = Document::from_slice(&fs::read(path).unwrap()).ok()?;
    Some((path.display().to_string(), document))
}

fn all_valid(vocabulary: Vocabulary, schema: &str) {
    let documents = documents();
    let write = |(name, document): &(String, Document)| {
        let written = document.to_xml(vocabulary);
        written.unwrap_or_else(|error| panic!("{name}: {error}"))
    };
    let written: Vec<_> = documents.iter().map(write).collect();
    let outcomes = validator::documents(&validator::schema(schema), &written).unwrap();
    let mut invalid = 0;
    for ((name, _), outcome) in documents.iter().zip(&outcomes) {
        if let Outcome::Invalid(reasons) = outcome {
            invalid += 1;
            println!("{name}: {reasons:#?}");
        }
    }
    println!(
        "{vocabulary}: {} of {} documents are valid",
        written.len() - invalid,
        written.len()
    );
    assert_eq!(invalid, 0);
}

#[test]
fn real_documents_are_valid_as_iodef1() {
    all_valid(Vocabulary::Iodef1, "iodef-1.0.xsd");
}

#[test]
fn real_documents_are_valid_as_iodef2() {
    all_valid(Vocabulary::Iodef2, "iodef-2.0.xsd");
}
