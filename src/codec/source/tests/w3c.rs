//! The W3C XML Conformance Test Suite, where it lies next to the checkout.

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use super::outcome;

/// Not namespace-well-formed: lone colons in names.
const LONE_COLONS: [&str; 2] = ["o-p04pass1", "o-p05pass1"];

struct Case {
    id: String,
    kind: String,
    /// Of XML 1.0, fifth edition, and Namespaces in XML 1.0.
    counts: bool,
    bytes: Vec<u8>,
}

fn suite() -> Option<Vec<Case>> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/xmlconf");
    let table = fs::read_to_string(root.join("tests.tsv")).ok()?;
    Some(table.lines().map(|line| case(&root, line)).collect())
}

fn case(root: &Path, line: &str) -> Case {
    let [id, kind, _, recommendation, _, _, edition, file] = line
        .split('\t')
        .collect::<Vec<_>>()
        .try_into()
        .expect("eight columns");
    let of_one_zero = !matches!(recommendation, "XML1.1" | "NS1.1");
    let of_fifth_edition = edition.is_empty() || edition.split(' ').any(|number| number == "5");
    Case {
        id: id.into(),
        kind: kind.into(),
        counts: of_one_zero && of_fifth_edition,
        bytes: fs::read(root.join(file)).expect("a file of the suite"),
    }
}

/// Whether the document has a document type, in whichever encoding.
fn has_doctype(bytes: &[u8]) -> bool {
    let plain: Vec<u8> = bytes.iter().copied().filter(|&byte| byte != 0).collect();
    memchr::memmem::find(&plain, b"<!DOCTYPE").is_some()
}

#[test]
fn the_suite_of_the_w3c_is_judged_right() {
    let Some(cases) = suite() else {
        println!("skipped: ../shared is not here");
        return;
    };
    let mut panics = 0;
    let mut malformed = (0, Vec::new());
    let mut well_formed = (0, Vec::new());
    for case in &cases {
        let Ok(outcome) = catch_unwind(|| outcome(&case.bytes)) else {
            println!("{} panics", case.id);
            panics += 1;
            continue;
        };
        if !case.counts || has_doctype(&case.bytes) {
            continue;
        }
        match case.kind.as_str() {
            "not-wf" => {
                malformed.0 += 1;
                malformed.1.extend(outcome.is_ok().then_some(&case.id));
            }
            "valid" | "invalid" if !LONE_COLONS.contains(&case.id.as_str()) => {
                well_formed.0 += 1;
                well_formed
                    .1
                    .extend(outcome.err().map(|error| (&case.id, error)));
            }
            _ => {}
        }
    }
    println!(
        "not well-formed: {} of {} rejected",
        malformed.0 - malformed.1.len(),
        malformed.0
    );
    println!(
        "well-formed: {} of {} accepted",
        well_formed.0 - well_formed.1.len(),
        well_formed.0
    );
    println!("{panics} of {} panic", cases.len());
    assert!(malformed.1.is_empty(), "{:?}", malformed.1);
    assert!(well_formed.1.is_empty(), "{:?}", well_formed.1);
    assert_eq!(
        (panics, malformed.0, well_formed.0, cases.len()),
        (0, 243, 70, 2585)
    );
}
