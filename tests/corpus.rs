//! Real documents: read, and written back without loss.

mod common;

use common::{corpus, infoset};
use iodef::{Document, ForeignElement, Profile, Vocabulary, WriterBuilder};

/// Writes a document again as it is, and by way of the own vocabulary and the
/// other IODEF.
fn again(bytes: &[u8], vocabulary: Vocabulary, profile: Profile) -> Result<(), String> {
    let show = |error: iodef::Error| error.to_string();
    let document = Document::from_slice(bytes).map_err(show)?;
    let same = write(&document, vocabulary, profile)?;
    infoset::equal(bytes, &same).map_err(|e| format!("as it is: {e}"))?;
    for way in Vocabulary::ALL {
        let there = document.to_xml(way).map_err(show)?;
        let back = Document::from_slice(there.as_bytes()).map_err(show)?;
        let back = write(&back, vocabulary, profile)?;
        infoset::equal(bytes, &back).map_err(|e| format!("by way of {way}: {e}"))?;
    }
    let own = document.to_xml(Vocabulary::Incident).map_err(show)?;
    if Document::from_slice(own.as_bytes()).map_err(show)? != document {
        return Err("the own vocabulary reads as something else".into());
    }
    Ok(())
}

fn write(document: &Document, vocabulary: Vocabulary, profile: Profile) -> Result<String, String> {
    let mut builder = WriterBuilder::new(vocabulary);
    let written = builder
        .declare_unknown(true)
        .profile(profile)
        .to_xml(document);
    written.map_err(|e| e.to_string())
}

fn lose_nothing(folder: &str, vocabulary: Vocabulary) {
    let Some(entries) = corpus::folder(folder) else {
        return;
    };
    let valid: Vec<_> = entries
        .iter()
        .filter(|entry| entry.well_formed && entry.valid == Some(true))
        .collect();
    let mut failed = Vec::new();
    for entry in &valid {
        let done = entry
            .read()
            .map_err(|error| error.to_string())
            .and_then(|bytes| again(&bytes, vocabulary, Profile::AsPrinted));
        if let Err(why) = done {
            failed.push(format!("{}: {why}", entry.path.display()));
        }
    }
    println!(
        "{folder}: {} of {} valid documents",
        valid.len() - failed.len(),
        valid.len()
    );
    assert!(failed.is_empty(), "{failed:#?}");
}

#[test]
fn valid_iodef1_documents_of_others_lose_nothing() {
    lose_nothing("iodef1", Vocabulary::Iodef1);
}

#[test]
fn valid_iodef2_documents_of_others_lose_nothing() {
    lose_nothing("iodef2", Vocabulary::Iodef2);
}

/// What is well-formed but invalid is read, or refused for what it lacks, and
/// written again as the text of RFC 7970 allows it.
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
            Ok(_) => again(&bytes, Vocabulary::Iodef2, Profile::Errata)
                .unwrap_or_else(|why| panic!("{}: {why}", entry.path.display())),
            Err(error) => println!("{}: {error}", entry.path.display()),
        }
    }
}

/// The documents in messages of RFC 6545, found and written again.
#[test]
fn documents_in_rid_messages_lose_nothing() {
    let Some(entries) = corpus::folder("rid") else {
        return;
    };
    let (mut messages, mut documents) = (0, 0);
    for entry in entries.iter().filter(|entry| entry.well_formed) {
        let bytes = entry.read().unwrap();
        let message = ForeignElement::from_slice(&bytes).unwrap();
        let tree = roxmltree::Document::parse(std::str::from_utf8(&bytes).unwrap()).unwrap();
        let expected: Vec<_> = tree
            .descendants()
            .filter(|n| n.tag_name().name() == "IODEF-Document")
            .collect();
        let found = Document::embedded_in(&message)
            .unwrap_or_else(|error| panic!("{}: {error}", entry.path.display()));
        assert_eq!(found.len(), expected.len(), "{}", entry.path.display());
        for document in &found {
            let xml = document.to_xml(Vocabulary::Iodef1).unwrap();
            again(xml.as_bytes(), Vocabulary::Iodef1, Profile::AsPrinted)
                .unwrap_or_else(|why| panic!("{}: {why}", entry.path.display()));
        }
        messages += 1;
        documents += found.len();
    }
    println!("rid: {documents} documents in {messages} messages");
    assert!(documents > 0);
}

#[test]
fn own_examples_lose_nothing() {
    let folders = [
        ("examples/data", Vocabulary::Iodef2, 9),
        ("examples/data/iodef1", Vocabulary::Iodef1, 1),
    ];
    for (folder, vocabulary, least) in folders {
        let mut read = 0;
        for path in std::fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
        {
            if path.extension().is_some_and(|e| e == "xml") {
                let bytes = std::fs::read(&path).unwrap();
                again(&bytes, vocabulary, Profile::AsPrinted)
                    .unwrap_or_else(|why| panic!("{}: {why}", path.display()));
                read += 1;
            }
        }
        assert!(read >= least, "{folder}: {read}");
    }
}
