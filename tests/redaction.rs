//! Redaction of real documents: whatever level and inheritance, a copy is a
//! document, and a copy of a copy is a copy of the original.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "clippy takes helpers outside test functions for no tests"
)]

mod common;

use std::path::Path;

use common::corpus;
use iodef::{Document, Inheritance, Redactor, Restriction, Vocabulary, WriterBuilder};

const LEVELS: [Restriction; 5] = [
    Restriction::Public,
    Restriction::Partner,
    Restriction::Organisation,
    Restriction::NeedToKnow,
    Restriction::Private,
];

fn copy(document: &Document, level: &Restriction, by: Inheritance) -> Document {
    let mut redactor = Redactor::new(level.clone());
    let (copy, _) = redactor.inheritance(by).redact_document(document).unwrap();
    copy
}

/// The bytes in a vocabulary; none where it has no document without incidents.
fn bytes(document: &Document, vocabulary: Vocabulary) -> Option<Vec<u8>> {
    if document.incidents.is_empty() && vocabulary != Vocabulary::Incident {
        return None;
    }
    let writer = WriterBuilder::new(vocabulary).from_writer(Vec::new());
    let written = writer.write_document(document);
    Some(written.unwrap_or_else(|error| panic!("{vocabulary}: {error}")))
}

/// Asserts the laws for one document; says how many copies were made.
fn laws(document: &Document, name: &str) -> usize {
    let mut copies = 0;
    for by in Inheritance::ALL {
        for (index, higher) in LEVELS.iter().enumerate() {
            let first = copy(document, higher, by);
            for vocabulary in Vocabulary::ALL {
                if let Some(bytes) = bytes(&first, vocabulary) {
                    let read = Document::from_slice(&bytes).unwrap();
                    assert!(
                        read == first,
                        "{name}, {higher}, {by}, {vocabulary}\n{first:#?}\n-----\n{read:#?}"
                    );
                }
            }
            for lower in LEVELS.iter().take(index + 1) {
                let direct = copy(document, lower, by);
                let through = copy(&first, lower, by);
                let of = format!("{name}: {higher}, then {lower}, {by}");
                assert!(direct == through, "{of}");
                for vocabulary in Vocabulary::ALL {
                    let same = bytes(&direct, vocabulary) == bytes(&through, vocabulary);
                    assert!(same, "{of}, {vocabulary}");
                }
                copies += 1;
            }
        }
    }
    copies
}

/// With what its sender said, and as if its incidents had been public: most
/// documents of others are private, and then nothing is left of them.
fn laws_of(document: &mut Document, name: &str) -> usize {
    let as_sent = laws(document, name);
    for incident in &mut document.incidents {
        incident.set_restriction(Restriction::Public);
    }
    as_sent + laws(document, &format!("{name}, made public"))
}

#[test]
fn corpora_are_redacted_for_partner_and_then_for_public() {
    let (mut documents, mut copies) = (0, 0);
    for folder in ["iodef1", "iodef2"] {
        let Some(entries) = corpus::folder(folder) else {
            return;
        };
        for entry in entries.iter().filter(|entry| entry.well_formed) {
            let name = entry.path.display().to_string();
            match Document::from_slice(&entry.read().unwrap()) {
                Ok(mut document) => {
                    copies += laws_of(&mut document, &name);
                    documents += 1;
                }
                Err(error) => println!("{name} is not read: {error}"),
            }
        }
    }
    println!("{documents} documents of the corpora, {copies} copies");
    assert!(documents > 0);
}

#[test]
fn examples_are_redacted_for_partner_and_then_for_public() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let (mut documents, mut copies) = (0, 0);
    for folder in [root.clone(), root.join("iodef1")] {
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "xml") {
                let mut document = Document::from_slice(&std::fs::read(&path).unwrap()).unwrap();
                copies += laws_of(&mut document, &path.display().to_string());
                documents += 1;
            }
        }
    }
    println!("{documents} examples, {copies} copies");
    assert!(documents >= 10);
}
