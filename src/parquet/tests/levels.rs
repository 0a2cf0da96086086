//! Levels are those of the library.

use super::read::{export, read};
use super::{some_incidents, unredacted};
use crate::parquet::ParquetLayout;
use crate::{Incident, Inheritance, Vocabulary};

/// The levels of the elements whose names, outermost first, satisfy a condition.
fn levels(incidents: &[Incident], holds: impl Fn(&[&str]) -> bool) -> Vec<String> {
    let disclosures = incidents
        .iter()
        .flat_map(|incident| incident.disclosures(Vocabulary::Incident));
    let those = disclosures.filter(|one| {
        let names: Vec<&str> = one.path.steps().map(|(name, _)| name).collect();
        holds(&names)
    });
    let rank = |level: &crate::Restriction| level.rank().number().to_string();
    those
        .map(|one| rank(one.effective(Inheritance::Strictest)))
        .collect()
}

#[test]
fn levels_are_the_effective_restrictions() {
    let incidents = some_incidents(150);
    let (folder, _) = export(&unredacted(ParquetLayout::Flat), &incidents).unwrap();
    let tables = read(&folder);
    let written = |table: &str, field: &str| -> Vec<String> {
        let rows = tables[table].iter();
        rows.filter_map(|row| row.get(field).cloned()).collect()
    };
    let mut compared = 0;
    let mut same = |table: &str, field: &str, holds: &dyn Fn(&[&str]) -> bool| {
        let levels = levels(&incidents, holds);
        compared += levels.len();
        assert!(!levels.is_empty(), "{table}.{field}");
        assert_eq!(written(table, field), levels, "{table}.{field}");
    };
    same("incident", "incident_r", &|names| names.len() == 1);
    same("incident", "incident_id_r", &|names| {
        names == ["Incident", "IncidentID"]
    });
    same("incident", "detect_time_r", &|names| {
        names == ["Incident", "DetectTime"]
    });
    same("event", "event_r", &|names| names.ends_with(&["Attack"]));
    same("event", "type_r", &|names| {
        names.ends_with(&["Attack", "AttackType"])
    });
    same("address", "value_r", &|names| {
        names.ends_with(&["Node", "Address"]) && names[names.len() - 4] == "Flow"
    });
    same("history", "time_r", &|names| {
        names == ["Incident", "History", "HistoryItem", "DateTime"]
    });
    same("assessment", "confidence_r", &|names| {
        names.ends_with(&["Assessment", "Confidence"]) && !names.contains(&"IndicatorData")
    });
    same("description", "value_r", &|names| {
        names.ends_with(&["Description"])
    });
    println!("{compared} levels are the same");
}
