//! The schemas of RFC 5070 and RFC 7970 as judges, by a validator that is not ours.

use std::fs;
use std::path::PathBuf;

use super::generate::{Chance, sound};
use super::infoset_laws::cases;
use super::valid::{Documents, Padded};
use super::validator::{self, Outcome};
use crate::model::Document;
use crate::value::Vocabulary;

const CASES: usize = 150;

fn schema(vocabulary: Vocabulary) -> PathBuf {
    match vocabulary {
        Vocabulary::Incident => concat!(env!("CARGO_MANIFEST_DIR"), "/schema/incident.xsd").into(),
        Vocabulary::Iodef1 => validator::schema("iodef-1.0.xsd"),
        Vocabulary::Iodef2 => validator::schema("iodef-2.0.xsd"),
    }
}

/// How many documents are invalid.
pub(crate) fn invalid(vocabulary: Vocabulary, of: &str, documents: &[Vec<u8>]) -> usize {
    let schema = schema(vocabulary);
    let judge = |paths: &[PathBuf]| {
        let first = validator::files(&schema, paths);
        let second = schema
            .is_file()
            .then(|| validator::by_xmllint(&schema, paths));
        (first, second.flatten())
    };
    let (outcomes, second) = validator::with_files(documents, judge).unwrap();
    let count = faults(of, documents, &outcomes);
    let Some(second) = second else {
        println!("{of}: skipped: xmllint is not here");
        return count;
    };
    count + faults(&format!("{of}, by xmllint"), documents, &second)
}

fn faults(of: &str, documents: &[Vec<u8>], outcomes: &[Outcome]) -> usize {
    if outcomes.contains(&Outcome::Absent) {
        println!("{of}: skipped: no schema or no validator is here");
        return 0;
    }
    let mut invalid = 0;
    for (number, outcome) in outcomes.iter().enumerate() {
        let Outcome::Invalid(reasons) = outcome else {
            continue;
        };
        let reasons: Vec<_> = reasons.iter().filter(|r| !is_wrong(r)).collect();
        if reasons.is_empty() {
            continue;
        }
        invalid += 1;
        println!("{of}, document {number}: {reasons:#?}");
        if let Ok(folder) = std::env::var("IODEF_KEEP") {
            let path = format!("{folder}/{}-{number}.xml", of.replace(' ', "-"));
            fs::write(path, &documents[number]).unwrap();
        }
    }
    let all = documents.len();
    println!("{of}: {} of {all} documents are valid", all - invalid);
    invalid
}

/// Whether `xmllint` is wrong about this: it knows no integer of more than 24 digits.
fn is_wrong(reason: &str) -> bool {
    let digits = reason.split('\'').any(|part| {
        let digits = part.trim_start_matches(['+', '-']);
        digits.len() > 24 && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    digits && reason.contains("xs:integer") || reason.ends_with(" fails to validate")
}

fn made(vocabulary: Vocabulary) -> Vec<Vec<u8>> {
    Documents::new(vocabulary).take(cases(CASES)).collect()
}

/// The same, with white space around values.
fn padded(vocabulary: Vocabulary) -> Vec<Vec<u8>> {
    let mut documents = Documents::new(vocabulary);
    let pads = [Padded::Texts, Padded::Attributes].into_iter().cycle();
    pads.take(cases(CASES) / 3)
        .map(|padded| documents.next_padded(padded).1)
        .collect()
}

const IODEF: [Vocabulary; 2] = [Vocabulary::Iodef1, Vocabulary::Iodef2];

#[test]
fn made_documents_are_valid() {
    let of = |vocabulary: Vocabulary| {
        invalid(
            vocabulary,
            &format!("made {}", vocabulary.token()),
            &made(vocabulary),
        )
    };
    assert_eq!(Vocabulary::ALL.map(of), [0, 0, 0]);
}

/// `xmllint` is not asked: it takes white space around a time or a float for an error.
#[test]
fn made_documents_are_valid_with_white_space_around_values() {
    let of = |vocabulary: Vocabulary| {
        let documents = padded(vocabulary);
        let judge = |paths: &[PathBuf]| validator::by_xmlschema(&schema(vocabulary), paths);
        let outcomes = validator::with_files(&documents, judge).unwrap();
        let here = schema(vocabulary).is_file();
        let outcomes = outcomes.filter(|_| here).unwrap_or(vec![Outcome::Absent]);
        faults(
            &format!("padded {}", vocabulary.token()),
            &documents,
            &outcomes,
        )
    };
    assert_eq!(IODEF.map(of), [0, 0]);
}

fn again(bytes: &[u8], vocabulary: Vocabulary) -> Vec<u8> {
    let document = Document::from_slice(bytes).unwrap();
    document.to_xml(vocabulary).unwrap().into_bytes()
}

/// What is written of a document that another team sent, in either IODEF.
#[test]
fn what_is_written_of_made_documents_is_valid() {
    let of = |from: Vocabulary, to: Vocabulary| {
        let written: Vec<_> = made(from).iter().map(|bytes| again(bytes, to)).collect();
        let of = format!("made {}, written {}", from.token(), to.token());
        invalid(to, &of, &written)
    };
    assert_eq!(
        IODEF.map(|from| IODEF.map(|to| of(from, to))),
        [[0, 0], [0, 0]]
    );
}

/// What is written of the own vocabulary, whether IODEF can say it or not.
#[test]
fn what_is_written_of_the_own_vocabulary_is_valid() {
    let of = |to: Vocabulary| {
        let seeds = 0..u64::try_from(cases(CASES)).unwrap();
        let write = |seed| sound(&mut Chance(seed)).to_xml(to).unwrap().into_bytes();
        let written: Vec<_> = seeds.map(write).collect();
        invalid(to, &format!("own, written {}", to.token()), &written)
    };
    assert_eq!(IODEF.map(of), [0, 0]);
}
