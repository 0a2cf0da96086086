//! The laws of documents that other teams send: what is valid comes back.

use super::infoset;
use super::laws::assert_same;
use super::valid::{Documents, Padded};
use crate::model::Document;
use crate::value::Vocabulary;

/// How many documents, unless `IODEF_CASES` says otherwise.
const CASES: usize = 1000;

pub(crate) fn cases(usual: usize) -> usize {
    let asked = std::env::var("IODEF_CASES").ok();
    asked.map_or(usual, |cases| cases.parse().unwrap())
}

/// Reads a document, writes it in each vocabulary of the way and reads it
/// again, and writes it at last in its own.
fn through(bytes: &[u8], way: &[Vocabulary], back: Vocabulary) -> crate::Result<String> {
    let mut document = Document::from_slice(bytes)?;
    for vocabulary in way {
        let written = document.to_xml(*vocabulary)?;
        document = Document::from_slice(written.as_bytes())?;
    }
    document.to_xml(back)
}

/// Law 2: what a vocabulary cannot say is carried, and comes back.
fn law_2(of: &str, way: &[Vocabulary]) {
    let mut documents = Documents::new(Vocabulary::Incident).without_what_is_open();
    let cases = cases(CASES);
    for number in 0..cases {
        let bytes = documents.next().unwrap();
        let show = || infoset::decode(&bytes).unwrap();
        let made = Document::from_slice(&bytes).unwrap_or_else(|e| panic!("{e}: {}", show()));
        let back = through(&bytes, way, Vocabulary::Incident)
            .and_then(|xml| Document::from_slice(xml.as_bytes()))
            .unwrap_or_else(|e| panic!("{of}, document {number}: {e}: {}", show()));
        if made != back {
            println!("{of}, document {number}: {}", show());
        }
        assert_same(&made, &back);
    }
    println!("{of}: {cases} of {cases} documents came back");
    documents.assert_complete(of);
}

#[test]
fn law_2_the_own_vocabulary_through_iodef1() {
    law_2("law 2, IODEF 1", &[Vocabulary::Iodef1]);
}

#[test]
fn law_2_the_own_vocabulary_through_iodef2() {
    law_2("law 2, IODEF 2", &[Vocabulary::Iodef2]);
}

fn law(of: &str, vocabulary: Vocabulary, way: &[Vocabulary]) {
    let mut documents = Documents::new(vocabulary);
    if !way.is_empty() {
        documents = documents.without_what_is_open();
    }
    let cases = cases(CASES);
    let mut failed = Vec::new();
    for number in 0..cases {
        let bytes = documents.next().unwrap();
        let fault = match through(&bytes, way, vocabulary) {
            Ok(written) => infoset::equal(&bytes, &written).err(),
            Err(error) => Some(error.to_string()),
        };
        if let Some(fault) = fault {
            let document = infoset::decode(&bytes).unwrap();
            println!("{of}, document {number}: {fault}\n{document}\n");
            failed.push(number);
        }
    }
    println!(
        "{of}: {} of {cases} documents came back",
        cases - failed.len()
    );
    assert!(failed.is_empty(), "{of}: documents {failed:?}");
    documents.assert_complete(of);
}

/// White space around a text comes back even where the schemas say that it does
/// not count; around an attribute it does not count.
#[test]
fn law_1_white_space_around_values() {
    for vocabulary in [Vocabulary::Iodef1, Vocabulary::Iodef2] {
        let mut documents = Documents::new(vocabulary);
        for _ in 0..cases(CASES) / 2 {
            let (_, padded) = documents.next_padded(Padded::Texts);
            let written = through(&padded, &[], vocabulary).unwrap();
            infoset::equal(&padded, &written).unwrap();
            let (plain, padded) = documents.next_padded(Padded::Attributes);
            let written = through(&padded, &[], vocabulary).unwrap();
            infoset::equal(&plain, &written).unwrap();
        }
    }
}

#[test]
fn law_1_iodef1_comes_back() {
    law("law 1, IODEF 1", Vocabulary::Iodef1, &[]);
}

#[test]
fn law_1_iodef2_comes_back() {
    law("law 1, IODEF 2", Vocabulary::Iodef2, &[]);
}

#[test]
fn law_3_iodef1_through_iodef2() {
    law("law 3", Vocabulary::Iodef1, &[Vocabulary::Iodef2]);
}

#[test]
fn law_3_iodef1_through_the_own_vocabulary() {
    law("law 3, own", Vocabulary::Iodef1, &[Vocabulary::Incident]);
}

#[test]
fn law_3_iodef1_through_both() {
    let way = [
        Vocabulary::Incident,
        Vocabulary::Iodef2,
        Vocabulary::Incident,
    ];
    law("law 3, both", Vocabulary::Iodef1, &way);
}

#[test]
fn iodef2_through_iodef1() {
    law(
        "IODEF 2 through IODEF 1",
        Vocabulary::Iodef2,
        &[Vocabulary::Iodef1],
    );
}

#[test]
fn iodef2_through_the_own_vocabulary() {
    law(
        "IODEF 2 through the own",
        Vocabulary::Iodef2,
        &[Vocabulary::Incident],
    );
}
