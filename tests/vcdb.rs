//! Counts of 4,313 real incidents, as others have published them (VERIS Community Database).

#![cfg(feature = "stats")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "helpers of tests, which the configuration does not take for tests"
)]

#[path = "vcdb/import.rs"]
mod import;

use std::path::{Path, PathBuf};
use std::process::Command;

use iodef::{Aggregate, Dimension, Incident, Table};
use serde_json::Value;

const REVISION: &str = "2014-11-20";

fn folder() -> Option<PathBuf> {
    let folder = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/vcdb"));
    if !folder.is_dir() {
        println!("skipped: {} is absent", folder.display());
        return None;
    }
    Some(folder.to_owned())
}

/// The records, one a line; none where there is no gzip to unpack them.
fn records(folder: &Path) -> Option<String> {
    let file = folder.join(format!("vcdb-{REVISION}.jsonl.gz"));
    let Ok(output) = Command::new("gzip").arg("-dc").arg(file).output() else {
        println!("skipped: there is no gzip");
        return None;
    };
    assert!(output.status.success(), "{output:?}");
    Some(String::from_utf8(output.stdout).unwrap())
}

fn table(incidents: &[Incident], by: &str) -> Table {
    let mut aggregate = Aggregate::new(Dimension::list(by).unwrap()).unwrap();
    for incident in incidents {
        aggregate.add(incident);
    }
    aggregate.table()
}

/// Published numbers, and how many of them came out.
#[derive(Default)]
struct Score {
    right: usize,
    wrong: Vec<String>,
}

impl Score {
    fn compare(&mut self, what: &str, published: &Value, counted: Option<u64>) {
        if published.as_u64() == counted {
            self.right += 1;
        } else {
            self.wrong.push(format!(
                "{what}: published {published}, counted {counted:?}"
            ));
        }
    }

    /// A group of numbers, counted by what the importer calls their keys; their
    /// table has no others.
    fn group(&mut self, published: &Value, name: &str, count: impl Fn(&str) -> Option<u64>) {
        for (key, number) in published[name].as_object().unwrap() {
            self.compare(&format!("{name} {key}"), number, count(key));
        }
    }
}

#[test]
fn every_published_number_comes_out() {
    let Some(folder) = folder() else { return };
    let Some(records) = records(&folder) else {
        return;
    };
    let expected = folder.join(format!("expected-{REVISION}.json"));
    let published: Value = serde_json::from_slice(&std::fs::read(expected).unwrap()).unwrap();
    let incidents: Vec<_> = records
        .lines()
        .map(|line| import::incident(&serde_json::from_str(line).unwrap()))
        .collect();
    let mut score = Score::default();

    let actors = table(&incidents, "attack.origin");
    score.compare("incidents", &published["incidents"], actors.total().value());
    score.group(&published, "actor", |key| {
        actors.count(&[import::origin(key)]).value()
    });
    let actions = table(&incidents, "category");
    score.group(&published, "action", |key| actions.count(&[key]).value());
    let assets = table(&incidents, "victim.role");
    score.group(&published, "asset_class", |key| {
        let label = if key == "Unknown" { "unknown" } else { key };
        assets.count(&[label]).value()
    });
    let attributes = table(&incidents, "impact.type");
    score.group(&published, "attribute", |key| {
        attributes.count(&[key]).value()
    });

    let varieties = published["actor.external.variety"].as_object().unwrap();
    let kinds = table(&incidents, "attacker.organisation")
        .with_keys(0, varieties.keys().map(String::as_str));
    score.group(&published, "actor.external.variety", |key| {
        let label = if key == "Unknown" { "unknown" } else { key };
        // Those that nobody has are listed, too.
        let listed = kinds.rows().any(|row| row[0] == key.into());
        kinds.count(&[label]).value().filter(|_| listed)
    });

    let disclosure = table(&incidents, "impact.completion,method");
    let web = "hacking.vector Web application";
    let number = |name| &published[name];
    let disclosed = disclosure.count(&["succeeded"]).value();
    score.compare("disclosure", number("confirmed_data_disclosure"), disclosed);
    let by_web = disclosure.column_total(web).value();
    score.compare("web", number("hacking_vector_web_application"), by_web);
    let both = disclosure.count(&["succeeded", web]).value();
    score.compare("both", number("both"), both);
    let servers = table(&incidents, "category,victim.role");
    score.group(&published, "action_x_server", |key| {
        servers.count(&[key, "S"]).value()
    });

    let all = score.right + score.wrong.len();
    println!("{} of {all} published numbers", score.right);
    assert!(score.wrong.is_empty(), "{:#?}", score.wrong);
    assert_eq!(all, numbers_in(&published));
    assert!(
        actors
            .rows()
            .all(|row| row[0].is_known() || row[0] == "unknown".into())
    );
}

fn numbers_in(value: &Value) -> usize {
    match value {
        Value::Number(_) => 1,
        Value::Object(members) => members.values().map(numbers_in).sum(),
        _ => 0,
    }
}

#[test]
fn imported_incidents_survive_xml_with_their_counts() {
    let Some(folder) = folder() else { return };
    let Some(records) = records(&folder) else {
        return;
    };
    let some = records.lines().step_by(20);
    let incidents: Vec<_> = some
        .map(|line| import::incident(&serde_json::from_str(line).unwrap()))
        .collect();
    let mut writer = iodef::WriterBuilder::new(iodef::Vocabulary::Incident).from_writer(Vec::new());
    writer.begin(&iodef::Document::default()).unwrap();
    for incident in &incidents {
        writer.incident(incident).unwrap();
    }
    let written = writer.finish().unwrap();
    for by in [
        "category,victim.role",
        "month(started),class",
        "attacker.organisation",
        "cve",
    ] {
        let mut aggregate = Aggregate::new(Dimension::list(by).unwrap()).unwrap();
        aggregate
            .read(iodef::Reader::from_reader(&written[..]))
            .unwrap();
        assert_eq!(aggregate.table(), table(&incidents, by), "{by}");
    }
}
