//! Counts of incidents by the values of a field, made without any file.

use std::collections::{BTreeMap, BTreeSet};

use iodef::{
    Aggregate, Attack, Fact, Field, Incident, Marked, Party, Restriction, Stage, Timestamp,
};
use serde_json::{Value, json};

/// What is counted: a name that the script knows, and the field.
const FIELDS: [(&str, &str); 4] = [
    ("type", "attack.type"),
    ("status", "status"),
    ("severity", "impact.severity"),
    ("cve", "cve"),
];
const UNKNOWN: &str = "unknown";

/// The dimensions of the same names.
const NAMES: [&str; 6] = ["type", "status", "severity", "cve", "attacker", "month"];

/// Counts by the library of what is counted here one by one.
pub(crate) fn aggregates() -> Vec<Aggregate> {
    let fields = FIELDS.map(|(_, field)| field).into_iter();
    let all = fields.chain(["attacker.address", "month(detected)"]);
    let by = |dimension: &str| Aggregate::new([dimension.parse().unwrap()]).unwrap();
    all.map(by).collect()
}

/// How many incidents have each value; one that occurs twice in an incident counts once.
#[derive(Debug, Default)]
pub(crate) struct Counts {
    incidents: u64,
    values: BTreeMap<&'static str, BTreeMap<String, u64>>,
}

impl Counts {
    pub(crate) fn add(&mut self, incident: &Incident) {
        let attackers = labels("attacker.address", incident);
        self.add_with(incident, attackers);
    }

    /// The same with other addresses of attackers than the incident has.
    pub(crate) fn add_with(&mut self, incident: &Incident, attackers: BTreeSet<String>) {
        self.incidents += 1;
        for (name, field) in FIELDS {
            self.count(name, labels(field, incident));
        }
        self.count("attacker", attackers);
        let detected = incident.timeline.when(&Stage::Detect);
        let month = detected.map_or_else(|| UNKNOWN.to_owned(), month);
        self.count("month", BTreeSet::from([month]));
    }

    fn count(&mut self, name: &'static str, labels: BTreeSet<String>) {
        let counts = self.values.entry(name).or_default();
        for label in labels {
            *counts.entry(label).or_default() += 1;
        }
    }

    /// Asserts that aggregates count the same; gives the number of counts.
    pub(crate) fn agree_with(&self, aggregates: &[Aggregate]) -> usize {
        let mut agreed = 0;
        for (name, aggregate) in NAMES.iter().zip(aggregates) {
            let table = aggregate.table();
            assert_eq!(table.total().value(), Some(self.incidents));
            for (label, count) in &self.values[name] {
                // What a field calls unknown, too coarse times among it, has a row of its own.
                if label != UNKNOWN {
                    let counted = table.count(&[label.as_str()]).value();
                    assert_eq!(counted, Some(*count), "{name} {label}");
                    agreed += 1;
                }
            }
        }
        agreed
    }

    pub(crate) fn to_json(&self) -> Value {
        json!({ "incidents": self.incidents, "values": self.values })
    }
}

fn labels(field: &str, incident: &Incident) -> BTreeSet<String> {
    let field: Field = field.parse().unwrap();
    field.facts(incident).iter().map(Fact::label).collect()
}

/// The addresses of attackers of which neither they nor anything around them is
/// more restricted than a level.
pub(crate) fn attackers_at(incident: &Incident, level: &Restriction) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&Marked<Attack>> = incident.attacks.iter().collect();
    while let Some(attack) = open.pop() {
        if !may(attack, level) {
            continue;
        }
        open.extend(&attack.attacks);
        let flows = attack.flows.iter().filter(|flow| may(flow, level));
        let parties = flows.flat_map(|flow| &flow.parties);
        for party in parties.filter(|party| may(party, level)) {
            let node = party.system().node.iter().filter(|node| may(node, level));
            let addresses = node.flat_map(|node| &node.addresses);
            if matches!(**party, Party::Attacker(_)) {
                let shown = addresses.filter(|address| may(address, level));
                found.extend(shown.map(|address| address.value.trim().to_owned()));
            }
        }
    }
    found
}

fn may<T>(element: &Marked<T>, level: &Restriction) -> bool {
    let own = element.restriction();
    own.is_none_or(|own| own.rank() <= level.rank())
}

/// The month in UTC, if the time lies in one.
fn month(time: &Timestamp) -> String {
    let Some(interval) = time.to_utc() else {
        return UNKNOWN.to_owned();
    };
    let month = |at: chrono::DateTime<chrono::Utc>| at.format("%Y-%m").to_string();
    let first = month(interval.start());
    let last = month(interval.end() - chrono::TimeDelta::microseconds(1));
    if first == last {
        first
    } else {
        UNKNOWN.to_owned()
    }
}
