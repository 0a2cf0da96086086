//! The traps of the formats: tests of what `docs/traps.md` says of them that
//! no other test shows.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "clippy takes helpers outside test functions for no tests"
)]

mod common;
#[path = "traps/derived.rs"]
mod derived;
#[path = "traps/marks.rs"]
mod marks;
#[path = "traps/prose.rs"]
mod prose;
mod snippets;
#[path = "traps/structure.rs"]
mod structure;
#[path = "traps/values.rs"]
mod values;

#[test]
fn the_table_of_traps_has_every_trap() {
    let rows = snippets::table_names_tests(include_str!("../src/docs/traps.md"));
    let numbers: Vec<_> = (1..=29).map(|n: usize| n.to_string()).collect();
    assert_eq!(rows, numbers);
}

#[test]
fn the_table_of_invariants_names_its_tests() {
    let page = include_str!("../src/docs/redaction.md");
    let (_, table) = page.split_once("\n## What holds\n").unwrap();
    let (table, _) = table.split_once("\n## ").unwrap();
    let rows = snippets::table_names_tests(table);
    let numbers: Vec<_> = (1..=11).map(|n: usize| n.to_string()).collect();
    assert_eq!(rows, numbers);
}
