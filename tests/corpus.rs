//! Real documents: read, and written back without loss.

mod common;

use common::{corpus, infoset};
use iodef::{Document, Vocabulary};

/// Writes a document again as it is, and by way of the own vocabulary.
fn again(bytes: &[u8]) -> Result<(), String> {
    let show = |error: iodef::Error| error.to_string();
    let document = Document::from_slice(bytes).map_err(show)?;
    let same = document.to_xml(Vocabulary::Iodef2).map_err(show)?;
    infoset::equal(bytes, &same).map_err(|e| format!("as IODEF 2: {e}"))?;
    let own = document.to_xml(Vocabulary::Incident).map_err(show)?;
    let back = Document::from_slice(own.as_bytes()).map_err(show)?;
    if back != document {
        return Err("the own vocabulary reads as something else".into());
    }
    let back = back.to_xml(Vocabulary::Iodef2).map_err(show)?;
    infoset::equal(bytes, &back).map_err(|e| format!("by way of the own vocabulary: {e}"))
}

#[test]
fn valid_documents_of_others_lose_nothing() {
    let Some(entries) = corpus::folder("iodef2") else {
        return;
    };
    let valid: Vec<_> = entries
        .iter()
        .filter(|entry| entry.well_formed && entry.valid == Some(true))
        .collect();
    let mut failed = Vec::new();
    for entry in &valid {
        if let Err(why) = again(&entry.read().unwrap()) {
            failed.push(format!("{}: {why}", entry.path.display()));
        }
    }
    println!(
        "{} of {} valid documents",
        valid.len() - failed.len(),
        valid.len()
    );
    assert!(failed.is_empty(), "{failed:#?}");
}

/// What is well-formed but invalid is read, or refused for what it lacks.
#[test]
fn invalid_documents_of_others_lose_nothing_or_are_refused() {
    let Some(entries) = corpus::folder("iodef2") else {
        return;
    };
    for entry in entries
        .iter()
        .filter(|e| e.well_formed && e.valid == Some(false))
    {
        let bytes = entry.read().unwrap();
        match Document::from_slice(&bytes) {
            Ok(_) => again(&bytes).unwrap_or_else(|why| panic!("{}: {why}", entry.path.display())),
            Err(error) => println!("{}: {error}", entry.path.display()),
        }
    }
}

#[test]
fn own_examples_lose_nothing() {
    let folder = std::fs::read_dir("examples/data").unwrap();
    let mut read = 0;
    for path in folder.map(|entry| entry.unwrap().path()) {
        if path.extension().is_some_and(|e| e == "xml") {
            let bytes = std::fs::read(&path).unwrap();
            again(&bytes).unwrap_or_else(|why| panic!("{}: {why}", path.display()));
            read += 1;
        }
    }
    assert!(read >= 9, "{read}");
}
