//! An aggregate counts what a recount counts, and is the sum of its parts.

use std::collections::BTreeMap;

use proptest::prelude::*;

use crate::stats::tests::{Plan, add, aggregate, blank, cases, plans};
use crate::{Aggregate, Dimension, Incident, IncidentId, Key, Purpose, Restriction, Span};

const BY: [&str; 6] = [
    "type",
    "month(detected)",
    "net(attacker.address)",
    "type,month(detected)",
    "status,net(attacker.address)",
    "type,status,month(detected)",
];

/// Counts by labels: those of a cell, those of a row, and of a column alone.
type Recount = BTreeMap<(Vec<String>, Option<String>), u64>;

fn recount(plans: &[Plan], by: &str) -> (Recount, BTreeMap<String, u64>, u64) {
    let names: Vec<&str> = by.split(',').collect();
    let (mut cells, mut columns, mut known) = (Recount::new(), BTreeMap::new(), 0);
    for plan in plans {
        let labels: Vec<Vec<String>> = names.iter().map(|name| plan.labels(name)).collect();
        let is_known =
            |label: &String| !["not stated", "unknown", "unknown month"].contains(&label.as_str());
        known += u64::from(labels.iter().all(|labels| labels.iter().any(is_known)));
        let (last, leading) = match labels.split_last().unwrap() {
            (only, []) => (None, vec![only.clone()]),
            (last, leading) => (Some(last.clone()), leading.to_vec()),
        };
        for label in last.iter().flatten() {
            *columns.entry(label.clone()).or_default() += 1;
        }
        let mut rows = vec![Vec::new()];
        for labels in leading {
            let longer = |row: &Vec<String>| {
                labels
                    .iter()
                    .map(|label| [row.clone(), vec![label.clone()]].concat())
                    .collect::<Vec<_>>()
            };
            rows = rows.iter().flat_map(longer).collect();
        }
        for row in rows {
            for label in last.iter().flatten() {
                *cells.entry((row.clone(), Some(label.clone()))).or_default() += 1;
            }
            *cells.entry((row, None)).or_default() += 1;
        }
    }
    (cells, columns, known)
}

#[test]
fn r039_an_aggregate_equals_a_recount() {
    let plans = plans(cases(3000), 1);
    let mut compared = 0;
    for by in BY {
        let mut counted = aggregate(by);
        for plan in &plans {
            counted.add(&plan.incident());
        }
        let table = counted.table();
        let (cells, columns, known) = recount(&plans, by);
        assert_eq!(table.total().value(), u64::try_from(plans.len()).ok());
        assert_eq!(table.known(), Some(known), "{by}");
        for ((row, column), count) in &cells {
            let labels: Vec<&str> = row.iter().chain(column).map(String::as_str).collect();
            assert_eq!(
                table.count(&labels).value(),
                Some(*count),
                "{by}: {labels:?}"
            );
        }
        for (label, count) in &columns {
            assert_eq!(
                table.column_total(label).value(),
                Some(*count),
                "{by}: {label}"
            );
        }
        // Nothing is counted beyond that.
        let sum = |counts: &mut dyn Iterator<Item = u64>| counts.sum::<u64>();
        let mut in_table = table
            .rows
            .iter()
            .flat_map(|row| row.cells.iter().chain([&row.total]))
            .filter_map(|c| c.value());
        assert_eq!(
            sum(&mut in_table),
            sum(&mut cells.values().copied()),
            "{by}"
        );
        compared += cells.len() + columns.len();
    }
    println!(
        "{compared} counts of {} incidents are those of a recount",
        plans.len()
    );
}

fn counted(by: &str, incidents: &[Incident]) -> Aggregate {
    let span: Span = "started..contain".parse().unwrap();
    let mut all = aggregate(by).with_duration(span);
    for incident in incidents {
        all.add(incident);
    }
    all
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_partition_merges_into_the_whole(
        seed in any::<u64>(),
        parts in prop::collection::vec(0_usize..5, 0..120),
        order in Just((0..5).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let incidents: Vec<_> = plans(parts.len(), seed).iter().map(Plan::incident).collect();
        for by in ["type", "type,month", "type,status,net(attacker.address)"] {
            let whole = counted(by, &incidents);
            let mut merged = counted(by, &[]);
            let mut read = counted(by, &[]);
            for part in &order {
                let of = incidents.iter().zip(&parts).filter(|(_, to)| *to == part);
                let part = counted(by, &of.map(|(incident, _)| incident.clone()).collect::<Vec<_>>());
                read.merge(Aggregate::from_json(&part.to_json()).unwrap()).unwrap();
                merged.merge(part).unwrap();
            }
            prop_assert_eq!(&merged, &whole);
            prop_assert_eq!(&read, &whole);
            prop_assert_eq!(read.to_json(), whole.to_json());
            prop_assert_eq!(merged.table(), whole.table());
        }
    }
}

#[test]
fn merging_refuses_what_counts_something_else() {
    let mut one = aggregate("type");
    for other in [
        aggregate("class"),
        aggregate("type,month"),
        aggregate("type").with_limit(7),
        aggregate("type").with_duration("started..ended".parse().unwrap()),
    ] {
        assert!(one.merge(other).is_err());
    }
    assert_eq!(one, aggregate("type"));
    assert!(Aggregate::new([]).is_err());
    assert!(Aggregate::new(vec![Dimension::Type; 5]).is_err());
}

#[test]
fn partial_results_that_are_none_are_refused() {
    let mut whole = aggregate("type,status");
    add(&mut whole, &plans(50, 3));
    let good = whole.to_json();
    assert_eq!(Aggregate::from_json(&good).unwrap(), whole);
    for (found, wrong) in [
        ("\"iodef_aggregate\":1", "\"iodef_aggregate\":2"),
        ("\"dimensions\":[\"type\"", "\"dimensions\":[\"colour\""),
        ("\"limit\":1000", "\"limit\":1001"),
        ("\"limit\":1000", "\"limit\":1"),
        ("\"incidents\":50", "\"incidents\":5"),
        ("[0,2]", "[0,99]"),
        ("[0,2]", "[0,2,2]"),
        ("[0,2]", "[0,4]"),
        ("\"ddos\"", "\"zzz\""),
        ("\"known\"", "\"unknown\""),
    ] {
        assert!(good.contains(found), "{found} in {good}");
        let bad = good.replacen(found, wrong, 1);
        assert!(Aggregate::from_json(&bad).is_err(), "{bad}");
    }
}

#[test]
fn more_keys_than_the_limit_are_one_group() {
    let mut limited = aggregate("id").with_limit(10);
    for number in 0..1000 {
        let id = IncidentId::new("csirt.example.com", format!("{number:04}"));
        limited.add(&Incident::new(id, Purpose::Reporting, Restriction::Private));
    }
    let table = limited.table();
    assert!(table.past_limit());
    assert_eq!(table.rows().count(), 11);
    assert_eq!(table.count(&["csirt.example.com#0009"]).value(), Some(1));
    assert_eq!(table.count(&["other (past the limit)"]).value(), Some(990));
    assert!(limited.cells.len() <= 11);
    let mut twice = limited.clone();
    twice.merge(limited).unwrap();
    assert_eq!(twice.table().total().value(), Some(2000));
    assert_eq!(twice.cells.len(), 11);

    let mut long = aggregate("description");
    long.add(&blank().with_description("x".repeat(10_000).as_str()));
    assert_eq!(long.table().rows().next(), Some(&[Key::Other][..]));
}
