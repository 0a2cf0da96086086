//! The tables, and the documentation of them.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use arrow_schema::{DataType, Fields};

use super::read::{export, read, schema};
use super::{some_incidents, unredacted};
use crate::mark::Tree;
use crate::parquet::ParquetLayout;
use crate::parquet::batch::PATH;
use crate::parquet::column::{Column, Source, Type};
use crate::parquet::path::Way;
use crate::parquet::plan::Plan;
use crate::parquet::tables::TABLES;
use crate::value::Vocabulary;
use crate::{
    Attack, Attacker, Flow, Incident, IncidentId, Method, Purpose, Reference, Restriction, Victim,
};

const PAGE: &str = include_str!("../../docs/parquet.md");

fn fields_without_path(fields: &Fields) -> Vec<String> {
    let mut without = Vec::new();
    for field in fields {
        if !field.metadata().contains_key(PATH) {
            without.push(field.name().clone());
        }
        if let DataType::List(item) = field.data_type()
            && let DataType::Struct(members) = item.data_type()
        {
            without.extend(fields_without_path(members));
        }
    }
    without
}

#[test]
fn every_field_says_where_it_comes_from() {
    for layout in ParquetLayout::ALL {
        let (folder, _) = export(&unredacted(layout), []).unwrap();
        for name in folder.names() {
            let schema = schema(&folder, name.strip_suffix(".parquet").unwrap());
            assert_eq!(fields_without_path(schema.fields()), Vec::<String>::new());
        }
    }
}

#[test]
fn names_are_used_once() {
    for plan in Plan::all(true) {
        let names: BTreeSet<&str> = plan.fields.iter().map(|f| f.name.as_str()).collect();
        assert_eq!(names.len(), plan.fields.len(), "{}", plan.table.name);
    }
    let [first, others @ ..] = &Plan::all(false)[..] else {
        panic!("there are tables");
    };
    let lists = others.iter().map(|plan| plan.table.name);
    let own = first.fields.iter().map(|field| field.name.as_str());
    let all: Vec<&str> = own.chain(lists).collect();
    assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len());
}

/// A value of an element of its own has the level of that, any other that of the row.
#[test]
fn every_value_follows_a_level() {
    for plan in Plan::all(false) {
        for column in plan.table.columns {
            let descends = Way::new(column.path).descends();
            assert_eq!(
                descends,
                column.level.is_some(),
                "{} {column:?}",
                plan.table.name
            );
        }
        for level in plan.fields.iter().filter_map(|field| field.level) {
            let known = plan.fields.iter().find(|field| field.name == level);
            assert_eq!(known.map(|field| field.kind), Some(Type::Level), "{level}");
        }
    }
}

/// A path that is misspelt would lead nowhere.
#[test]
fn every_field_says_something_of_some_incident() {
    let incidents = some_incidents(400);
    let (folder, _) = export(&unredacted(ParquetLayout::Flat), &incidents).unwrap();
    let tables = read(&folder);
    let mut silent = Vec::new();
    for plan in Plan::all(true) {
        let rows = &tables[plan.table.name];
        for field in &plan.fields {
            if !rows.iter().any(|row| row.contains_key(&field.name)) {
                silent.push(format!("{}.{}", plan.table.name, field.name));
            }
        }
    }
    // No text made by chance is an address or an entry of CVE.
    assert_eq!(silent, ["address.ip", "reference.cve"]);
}

#[test]
fn addresses_and_vulnerabilities_have_their_usual_form() {
    let mut method = Method::new().with_reference(Reference::cve("CVE-2014-0160").unwrap());
    method = method.with_reference(Reference::to_url("https://example.com/CVE-2014-0160"));
    let attack = Attack::new().with_method(method).with_flow(
        Flow::new()
            .with_party(Attacker::at("2001:DB8::0:1"))
            .with_party(Victim::at("192.0.2.0/24")),
    );
    let id = IncidentId::new("csirt.example", "1");
    let incident = Incident::new(id, Purpose::Archiving, Restriction::Public).with_attack(attack);
    let (folder, _) = export(&unredacted(ParquetLayout::Nested), [&incident]).unwrap();
    let tables = read(&folder);
    let column = |table: &str, name: &str| {
        let rows = tables[table].iter();
        let values = rows.map(|row| row.get(name).map_or("-", String::as_str));
        values.map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(column("address", "ip"), ["2001:db8::1", "-"]);
    assert_eq!(
        column("address", "value"),
        ["2001:DB8::0:1", "192.0.2.0/24"]
    );
    assert_eq!(column("address", "party"), ["attacker", "victim"]);
    assert_eq!(column("address", "event_seq"), ["1", "1"]);
    assert_eq!(column("reference", "cve"), ["CVE-2014-0160", "-"]);
    assert_eq!(column("reference", "kind"), ["reference-name", "url"]);
}

/// A column has room for one value: what may be there more than once has a table.
#[test]
fn no_value_is_passed_over() {
    let plans = Plan::all(false);
    for incident in &some_incidents(100) {
        let tree = Tree::new(incident, Vocabulary::Incident);
        for plan in &plans {
            let is_row = |index: &usize| plan.patterns.iter().any(|p| p.matches(&tree, *index));
            for row in (0..tree.items.len()).filter(is_row) {
                let ways = plan.columns.iter().filter(|column| !column.keyed);
                for goal in ways.flat_map(|column| column.way.goals(&tree, row)) {
                    let name = tree.items[goal.element].name;
                    let parent = tree.parent(goal.element);
                    let same = parent.map_or(1, |parent| {
                        let children = tree.children(parent);
                        children.filter(|c| tree.items[*c].name == name).count()
                    });
                    let inside = goal.element > row;
                    assert!(same == 1 || !inside, "{} {name}", plan.table.name);
                }
            }
        }
    }
}

/// The part of the page that lists tables and columns.
fn listed() -> String {
    let mut text = String::new();
    for table in TABLES {
        let elements = table.elements.join("`, `");
        let _ = writeln!(text, "## `{}`\n\n{}", table.name, table.about);
        let _ = writeln!(
            text,
            "One row for each `{elements}`, whose level is `{}`.\n",
            table.level
        );
        text.push_str("| fields | type | level | from |\n|---|---|---|---|\n");
        for column in table.columns {
            let fields = column.fields();
            let names: Vec<_> = fields.iter().map(|(name, _)| format!("`{name}`")).collect();
            let kinds: Vec<_> = fields.iter().map(|(_, kind)| kind.name()).collect();
            let level = column
                .level
                .map_or_else(String::new, |level| format!("`{level}`"));
            let (names, kinds, from) = (names.join(", "), kinds.join(", "), from(column));
            let _ = writeln!(text, "| {names} | {kinds} | {level} | {from} |");
        }
        text.push('\n');
    }
    text
}

/// Where the values of a column come from, seen from the element of the row.
fn from(column: &Column) -> String {
    match (column.source, column.path) {
        (Source::Around(table), _) => format!("the row of `{table}` around it"),
        (Source::KindAround(table), _) => format!("the `kind` of that row of `{table}`"),
        (Source::Kind, "") => "the name of the element".to_owned(),
        (Source::Kind, _) => "the name of the element around it".to_owned(),
        (_, "") => "the element".to_owned(),
        (_, path) => format!("`{}`", path.replace('|', "\\|")),
    }
}

#[test]
fn the_page_lists_what_is_written() {
    let (_, page) = PAGE.split_once("# Tables\n\n").unwrap();
    let listed = listed();
    assert!(
        page.trim() == listed.trim(),
        "write this instead:\n{listed}"
    );
}
