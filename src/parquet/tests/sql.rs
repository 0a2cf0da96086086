//! The text of the views; `tests/parquet.rs` lets an engine run them.

use crate::parquet::{ParquetLayout, SqlEngine};

#[track_caller]
fn contains(engine: SqlEngine, layout: ParquetLayout, expected: &str) {
    let views = engine.views(layout, "own/");
    assert!(views.contains(expected), "{views}");
}

#[test]
fn a_view_shows_rows_and_values_up_to_its_level() {
    contains(
        SqlEngine::DuckDb,
        ParquetLayout::Flat,
        r#"CREATE OR REPLACE VIEW "discovery" AS SELECT * FROM read_parquet('own/discovery.parquet');
"#,
    );
    contains(
        SqlEngine::DuckDb,
        ParquetLayout::Flat,
        r#"CREATE OR REPLACE VIEW "discovery_at_need_to_know" AS SELECT
  "incident_seq",
  CASE WHEN "incident_id_r" <= 25 THEN "incident_id" END AS "incident_id",
  "seq",
  "event_seq",
  "source",
  "restriction"
FROM "discovery" WHERE "discovery_r" <= 25;
"#,
    );
    contains(
        SqlEngine::Spark,
        ParquetLayout::Flat,
        "CREATE OR REPLACE TEMPORARY VIEW `discovery` USING parquet OPTIONS (path 'own/discovery.parquet');
",
    );
}

#[test]
fn a_list_shows_elements_and_values_up_to_the_level() {
    contains(
        SqlEngine::DuckDb,
        ParquetLayout::Nested,
        r#"  [{'seq': x."seq", 'action': x."action", 'time': CASE WHEN x."time_r" <= 10 THEN x."time" END, "#,
    );
    contains(
        SqlEngine::DuckDb,
        ParquetLayout::Nested,
        r#"'restriction': x."restriction"} for x in "history" if x."history_r" <= 10] AS "history","#,
    );
    contains(
        SqlEngine::Spark,
        ParquetLayout::Nested,
        "  transform(filter(`discovery`, x -> x.`discovery_r` <= 20), x -> named_struct('seq', \
         x.`seq`, 'event_seq', x.`event_seq`, 'source', x.`source`, 'restriction', \
         x.`restriction`)) AS `discovery`,\n",
    );
}

#[test]
fn no_view_shows_a_level() {
    for engine in SqlEngine::ALL {
        for layout in ParquetLayout::ALL {
            let views = engine.views(layout, "own");
            for line in views.lines().filter(|line| line.starts_with("  ")) {
                let shown = line.rsplit_once(" AS ").map_or(line, |(_, name)| name);
                let name = shown.trim().trim_end_matches(',');
                assert!(!name.trim_matches(['"', '`']).ends_with("_r"), "{line}");
            }
        }
    }
}
