//! Small documents of each vocabulary, and what becomes of them.

#![allow(dead_code, reason = "each test file uses some of the helpers")]

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::infoset;
use iodef::{Document, Incident, Profile, Reader, Validator, Vocabulary, WriterBuilder};

const CONTACT: &str = r#"<Contact role="creator" type="organization"><ContactName>Example CSIRT</ContactName></Contact>"#;
const ID: &str = r#"<IncidentID name="csirt.example.com">1</IncidentID>"#;

/// A document of IODEF 1 with `inside` behind the contact.
pub(crate) fn iodef1(attributes: &str, inside: &str) -> String {
    format!(
        r#"<IODEF-Document version="1.00" lang="en" xmlns="urn:ietf:params:xml:ns:iodef-1.0"><Incident purpose="reporting" {attributes}>{ID}<ReportTime>2001-09-13T23:19:24Z</ReportTime><Assessment><Impact>slow</Impact></Assessment>{CONTACT}{inside}</Incident></IODEF-Document>"#
    )
}

/// A document of IODEF 2 with `inside` behind the contact.
pub(crate) fn iodef2(attributes: &str, inside: &str) -> String {
    format!(
        r#"<IODEF-Document version="2.00" xmlns="urn:ietf:params:xml:ns:iodef-2.0"><Incident purpose="reporting" {attributes}>{ID}<GenerationTime>2001-09-13T23:19:24Z</GenerationTime>{CONTACT}{inside}</Incident></IODEF-Document>"#
    )
}

/// An event around what it is to hold.
pub(crate) fn event(inside: &str) -> String {
    format!("<EventData>{inside}</EventData>")
}

/// An event with one system that attacks.
pub(crate) fn source(inside: &str) -> String {
    event(&format!(
        r#"<Flow><System category="source">{inside}</System></Flow>"#
    ))
}

#[track_caller]
pub(crate) fn read(xml: impl AsRef<[u8]>) -> Document {
    Document::from_slice(xml.as_ref()).expect("a document")
}

#[track_caller]
pub(crate) fn incident(xml: impl AsRef<[u8]>) -> Incident {
    read(xml).incidents.remove(0)
}

/// A document as another vocabulary has it.
#[track_caller]
pub(crate) fn to(vocabulary: Vocabulary, xml: &str) -> String {
    read(xml).to_xml(vocabulary).expect("it can be written")
}

/// A document of IODEF 2 as a profile has it.
#[track_caller]
pub(crate) fn in_profile(profile: Profile, xml: &str) -> String {
    let mut builder = WriterBuilder::new(Vocabulary::Iodef2);
    builder
        .profile(profile)
        .to_xml(&read(xml))
        .expect("IODEF 2")
}

/// The numbers of the rules that a document breaks.
#[track_caller]
pub(crate) fn broken(xml: &str) -> Vec<String> {
    let mut reader = Reader::from_reader(xml.as_bytes());
    let mut validator = Validator::of(&mut reader).expect("a document");
    let mut found = Vec::new();
    let mut incident = read(xml).incidents.remove(0);
    while reader.read_incident(&mut incident).expect("an incident") {
        found.extend(validator.incident(&incident));
    }
    found.extend(validator.document(reader.document()));
    found.extend(validator.finish());
    found.iter().map(|finding| finding.rule.code()).collect()
}

#[track_caller]
pub(crate) fn same(left: &str, right: &str) {
    infoset::equal(left, right).unwrap_or_else(|why| panic!("{why}: {left}\n{right}"));
}

#[track_caller]
pub(crate) fn says(xml: &str, what: &str) {
    assert!(xml.contains(what), "no {what} in {xml}");
}

#[track_caller]
pub(crate) fn lacks(xml: &str, what: &str) {
    assert!(!xml.contains(what), "{what} in {xml}");
}

/// Checks that every row of a table ends in the names of tests that are in the
/// sources, or in a dash; returns what the rows begin with.
#[track_caller]
pub(crate) fn table_names_tests(table: &str) -> Vec<String> {
    let sources = sources();
    let mut firsts = Vec::new();
    let rows = table.lines().filter_map(|line| line.strip_prefix("| "));
    for row in rows.filter(|row| !row.starts_with("no. ")) {
        let mut cells = row.trim_end_matches(" |").split(" | ");
        firsts.push(cells.next().unwrap_or_default().to_owned());
        let tests = cells.last().unwrap_or_default();
        let names: Vec<_> = tests.split('`').skip(1).step_by(2).collect();
        assert!(!names.is_empty() || tests == "—", "{row}");
        for name in names {
            assert!(sources.contains(&format!("fn {name}(")), "{name}: {row}");
        }
    }
    firsts
}

/// All that is in `src` and `tests`, joined.
fn sources() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let all = ["src", "tests"].map(|folder| files(&root.join(folder)));
    let rust = all.iter().flatten();
    let rust = rust.filter(|path| path.extension().is_some_and(|e| e == "rs"));
    rust.map(|path| fs::read_to_string(path).expect("UTF-8"))
        .collect()
}

/// All files of a folder and of those in it.
pub(crate) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut folders = vec![folder.to_owned()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("a file").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                files.push(path);
            }
        }
    }
    files
}
