//! An export is counted by an engine that is not ours.

#![cfg(all(feature = "parquet", feature = "stats"))]
#![expect(
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "helpers of tests, which the configuration does not take for tests"
)]

mod common;
#[path = "parquet/counts.rs"]
mod counts;

use std::fs;
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use common::generate::Archive;
use counts::{Counts, attackers_at};
use iodef::{
    AttackType, AttackTypeName, Incident, Marked, Offset, ParquetLayout, ParquetOptions,
    ParquetWriter, Reader, Redactor, Restriction, SqlEngine, Stage, Timestamp,
};
use serde_json::json;

const INCIDENTS: u64 = 60;
const LEVELS: [Option<Restriction>; 6] = [
    None,
    Some(Restriction::Public),
    Some(Restriction::Green),
    Some(Restriction::Organisation),
    Some(Restriction::Amber),
    Some(Restriction::Red),
];

/// Incidents as they are made for benches, with levels, types and coarse times added.
fn incidents() -> impl Iterator<Item = Incident> {
    let count = std::env::var("IODEF_CASES").map_or(INCIDENTS, |n| n.parse().unwrap());
    let reader = Reader::from_reader(BufReader::new(Archive::new(count)));
    let incidents = reader.into_incidents().map(Result::unwrap);
    incidents.enumerate().map(|(number, mut incident)| {
        vary(&mut incident, number);
        incident
    })
}

fn vary(incident: &mut Incident, number: usize) {
    let level = |salt: usize| LEVELS[(number + salt) % LEVELS.len()].clone();
    let types = [
        AttackTypeName::Scanner,
        AttackTypeName::BruteForce,
        AttackTypeName::Ext("spoofing-at-home".into()),
    ];
    for (index, attack) in incident.attacks.iter_mut().enumerate() {
        let name = types[(number + index) % types.len()].clone();
        attack.attack_type = Some(Box::new(marked(AttackType::new(name), level(index))));
        for flow in &mut attack.flows {
            *flow = marked(flow.clone().into_value(), level(2 * index));
        }
    }
    for (index, assessment) in incident.assessments.iter_mut().enumerate() {
        let impacts = assessment.impacts.drain(..).map(Marked::into_value);
        let impacts: Vec<_> = impacts.zip(index..).collect();
        let impacts = impacts.into_iter().map(|(i, salt)| marked(i, level(salt)));
        assessment.impacts = impacts.collect();
    }
    let time = match number % 4 {
        0 => Timestamp::date(2024, 1 + u8::try_from(number % 12).unwrap(), 28),
        1 => "2024-05Z".parse().ok(),
        _ => return,
    };
    incident.timeline.set(Stage::Detect, time.unwrap());
    if number.is_multiple_of(8) {
        let day = Timestamp::clone(incident.timeline.detected.as_ref().unwrap());
        let there = day.with_offset(Offset::Minutes(-720)).unwrap();
        incident.timeline.set(Stage::Detect, there);
    }
    let detected = incident.timeline.detected.take().unwrap().into_value();
    incident.timeline.detected = Some(marked(detected, level(1)));
}

fn marked<T>(value: T, level: Option<Restriction>) -> Marked<T> {
    let value = Marked::new(value);
    match level {
        Some(level) => value.restricted(level),
        None => value,
    }
}

/// Three exports in a folder: all of it in both layouts, and what partners may have.
struct Exports {
    folder: PathBuf,
    writers: Vec<(&'static str, ParquetLayout, ParquetWriter)>,
}

impl Exports {
    fn new() -> Self {
        let number = std::process::id();
        let folder = std::env::temp_dir().join(format!("iodef-duckdb-{number}"));
        let create = |name, layout, options: &ParquetOptions| {
            (name, layout, options.create(folder.join(name)).unwrap())
        };
        let [nested, flat] = ParquetLayout::ALL;
        let mut all = ParquetOptions::new();
        all.unredacted();
        let mut partner = ParquetOptions::new();
        partner.audience(Restriction::Partner);
        let writers = vec![
            create("nested", nested, &all),
            create("flat", flat, all.clone().layout(flat)),
            create("partner", nested, &partner),
        ];
        Self { folder, writers }
    }

    fn finish(self) -> PathBuf {
        for (name, layout, writer) in self.writers {
            let summary = writer.finish().unwrap();
            let folder = self.folder.join(name);
            let views = SqlEngine::DuckDb.views(layout, folder.to_str().unwrap());
            fs::write(self.folder.join(format!("{name}.sql")), views).unwrap();
            let views = SqlEngine::Spark.views(layout, folder.to_str().unwrap());
            fs::write(self.folder.join(format!("{name}.spark.sql")), views).unwrap();
            let files = fs::read_dir(folder).unwrap();
            let size = files.map(|file| file.unwrap().metadata().unwrap().len());
            println!("{name}: {summary:?}, {} bytes", size.sum::<u64>());
        }
        self.folder
    }
}

/// The interpreter that has the module `duckdb`, if there is one: that of the
/// variable `IODEF_PYTHON`, or else the usual one.
fn python() -> Option<String> {
    let python = std::env::var("IODEF_PYTHON").unwrap_or_else(|_| "python3".into());
    let known = Command::new(&python).args(["-c", "import duckdb"]).output();
    known.ok()?.status.success().then_some(python)
}

#[test]
fn duckdb_counts_what_the_library_counts() {
    let mut exports = Exports::new();
    let mut redactor = Redactor::new(Restriction::Partner);
    let [mut all, mut partner, mut view] = [(); 3].map(|()| Counts::default());
    let mut aggregates = counts::aggregates();
    let start = Instant::now();
    for incident in incidents() {
        for (_, _, writer) in &mut exports.writers {
            writer.write(&incident).unwrap();
        }
        all.add(&incident);
        for aggregate in &mut aggregates {
            aggregate.add(&incident);
        }
        if let Some(copy) = redactor.redact(&incident).unwrap().incident {
            partner.add(&copy);
            // A copy lacks the address of a net that is more restricted; a view does not.
            view.add_with(&copy, attackers_at(&incident, &Restriction::Partner));
        }
    }
    println!(
        "{} counts are those of aggregates",
        all.agree_with(&aggregates)
    );
    let folder = exports.finish();
    println!("{:.1} s", start.elapsed().as_secs_f64());
    let expected = json!({
        "all": all.to_json(),
        "partner": partner.to_json(),
        "view": view.to_json(),
    });
    fs::write(folder.join("expected.json"), expected.to_string()).unwrap();
    let Some(python) = python() else {
        println!("skipped: there is no module duckdb for Python");
        fs::remove_dir_all(folder).unwrap();
        return;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/parquet/duckdb.py");
    let output = Command::new(python)
        .arg(script)
        .arg(&folder)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let failed = String::from_utf8_lossy(&output.stderr);
    println!("{said}");
    if std::env::var_os("IODEF_KEEP").is_none() {
        fs::remove_dir_all(folder).unwrap();
    }
    assert!(output.status.success(), "{said}{failed}");
}
