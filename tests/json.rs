//! The JSON binding of IODEF 2 (RFC 8727), by other people's documents and schema.

#![cfg(feature = "json")]
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "it is how a test fails"
)]

mod common;
#[path = "json/schema.rs"]
mod schema;

use std::fs;
use std::path::{Path, PathBuf};

use common::validator::Outcome;
use iodef::{Document, JsonLoss, JsonLossKind};
use serde_json::Value;

/// The examples of this crate in a format.
fn examples(extension: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|found| found == extension))
        .collect();
    files.sort();
    let read = |path: PathBuf| (path.clone(), fs::read(path).unwrap());
    files.into_iter().map(read).collect()
}

fn corpus(folder: &str) -> Vec<(PathBuf, Vec<u8>)> {
    let entries = common::corpus::folder(folder).unwrap_or_default();
    let read = |entry: common::corpus::Entry| (entry.path.clone(), entry.read().unwrap());
    entries.into_iter().map(read).collect()
}

fn name(path: &Path) -> &str {
    path.file_name().and_then(|name| name.to_str()).unwrap()
}

/// Takes out what was lost, and the values that are written in another form.
fn without(mut value: Value, losses: &[JsonLoss]) -> Value {
    for loss in losses {
        let path = loss.path.strip_prefix("/IODEF-Document").expect("a path");
        let segments: Vec<_> = path.split('/').skip(1).map(segment).collect();
        assert!(
            cut(&mut value, &segments, is_form(loss)),
            "{loss} is not there"
        );
    }
    value
}

fn is_form(loss: &JsonLoss) -> bool {
    matches!(loss.kind, JsonLossKind::Form | JsonLossKind::Spelling)
}

fn segment(segment: &str) -> (&str, usize) {
    let ordinal = segment.strip_suffix(']').and_then(|s| s.split_once('['));
    ordinal.map_or((segment, 1), |(name, n)| (name, n.parse().unwrap()))
}

/// Cuts out a member, or only blanks one value of it.
fn cut(value: &mut Value, path: &[(&str, usize)], one: bool) -> bool {
    let Some(((name, ordinal), rest)) = path.split_first() else {
        *value = Value::Null;
        return true;
    };
    let Some(members) = value.as_object_mut() else {
        return false;
    };
    if rest.is_empty() && !one {
        return members.remove(*name).is_some();
    }
    let inner = match members.get_mut(*name) {
        Some(Value::Array(items)) => items.get_mut(ordinal - 1),
        inner => inner,
    };
    inner.is_some_and(|inner| cut(inner, rest, one))
}

/// A text without a language is the same as an object that says only this.
fn plain(value: Value) -> Value {
    match value {
        Value::Array(items) => items.into_iter().map(plain).collect(),
        Value::Object(members) => match members.get("value") {
            Some(Value::String(text)) if members.len() == 1 => Value::String(text.clone()),
            _ => members.into_iter().map(|(k, v)| (k, plain(v))).collect(),
        },
        other => other,
    }
}

/// Reads and writes a document; says what was lost.
fn again(name: &str, bytes: &[u8]) -> iodef::Result<Vec<JsonLoss>> {
    let read = Document::from_json(bytes)?;
    let written = read.document.to_json().expect("it can be written");
    assert!(written.is_complete(), "{name}: {:#?}", written.losses);
    let before: Value = serde_json::from_slice(bytes).unwrap();
    let after: Value = serde_json::from_str(&written.text).unwrap();
    let (form, _): (Vec<_>, Vec<_>) = read.losses.iter().cloned().partition(is_form);
    let (before, after) = (without(before, &read.losses), without(after, &form));
    assert_eq!(plain(before), plain(after), "{name}");
    let back = Document::from_json(written.text.as_bytes()).expect("it can be read");
    assert_eq!(back.document, read.document, "{name}");
    assert_eq!(back.losses, [], "{name}");
    Ok(read.losses)
}

#[test]
fn json_comes_back_as_it_was() {
    let documents: Vec<_> = corpus("json").into_iter().chain(examples("json")).collect();
    let outcomes = schema::validate(
        &documents
            .iter()
            .filter_map(|(_, bytes)| {
                let value: Value = serde_json::from_slice(bytes).ok()?;
                Some(value.to_string())
            })
            .collect::<Vec<_>>(),
    );
    let mut outcomes = outcomes.into_iter();
    let (mut valid, mut whole) = (0, 0);
    for (path, bytes) in &documents {
        let name = name(path);
        let outcome = match serde_json::from_slice::<Value>(bytes) {
            Ok(_) => outcomes.next().unwrap(),
            Err(_) => Outcome::Invalid(vec!["it is no JSON".into()]),
        };
        let result = again(name, bytes);
        if !matches!(outcome, Outcome::Invalid(_)) {
            valid += 1;
            let losses = result
                .as_ref()
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            // RFC 7203 has no scoring in an attack pattern.
            let lost = losses.iter().filter(|loss| !is_form(loss));
            let strange: Vec<_> = lost
                .filter(|l| l.kind != JsonLossKind::Unmodelled)
                .collect();
            assert!(strange.is_empty(), "{name}: {strange:#?}");
            whole += usize::from(losses.iter().all(is_form));
        }
        match result {
            Ok(losses) => {
                let mut kinds: Vec<_> = losses.iter().map(|loss| loss.kind.token()).collect();
                kinds.sort_unstable();
                let all = kinds.len();
                kinds.dedup();
                println!("{name}: {all} losses {kinds:?}");
            }
            Err(error) => println!("{name}: {error}"),
        }
        if let Outcome::Invalid(reasons) = outcome {
            println!("  which is invalid: {}", reasons.join("; "));
        }
    }
    println!("{whole} of {valid} valid documents are written as they were");
}

/// All documents of IODEF 2 that there are, in XML and in JSON.
fn documents() -> Vec<(String, Document)> {
    let xml = corpus("iodef2").into_iter().chain(examples("xml"));
    let xml = xml.filter_map(|(path, bytes)| Some((path, Document::from_slice(&bytes).ok()?)));
    let json = corpus("json").into_iter().chain(examples("json"));
    let json =
        json.filter_map(|(path, bytes)| Some((path, Document::from_json(&bytes).ok()?.document)));
    let named = |(path, document): (PathBuf, Document)| (name(&path).to_owned(), document);
    xml.chain(json).map(named).collect()
}

#[test]
fn the_schema_agrees_on_what_conforms() {
    let documents = documents();
    let written: Vec<_> = documents
        .iter()
        .map(|(_, d)| d.to_json().unwrap())
        .collect();
    let texts: Vec<String> = written.iter().map(|json| json.text.clone()).collect();
    let outcomes = schema::validate(&texts);
    let mut conforming = 0;
    for (((name, _), json), outcome) in documents.iter().zip(&written).zip(&outcomes) {
        let departures: Vec<_> = json
            .losses
            .iter()
            .filter(|l| l.kind.is_departure())
            .map(ToString::to_string)
            .collect();
        match outcome {
            Outcome::Absent => return,
            Outcome::Valid => assert_eq!(departures, [""; 0], "{name}"),
            Outcome::Invalid(reasons) => {
                assert!(!json.is_conforming(), "{name}: {reasons:#?}");
                println!("{name}: {departures:#?} {reasons:#?}");
            }
        }
        conforming += usize::from(json.is_conforming());
    }
    println!(
        "{conforming} of {} documents conform, as the schema has it",
        documents.len()
    );
}
