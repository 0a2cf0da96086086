//! The house: dependencies point downward, and files stay small.

#![expect(clippy::unwrap_used, reason = "it is how a test fails")]

use std::fs;
use std::path::{Path, PathBuf};

/// The floor of each top-level module, from the ground up.
const FLOORS: &[(&str, u8)] = &[
    ("error", 1),
    ("value", 1),
    ("model", 2),
    ("codec", 3),
    ("read", 4),
    ("write", 4),
    ("validate", 4),
    ("mark", 5),
    ("policy", 5),
    ("select", 5),
    ("stats", 5),
    ("relate", 5),
    ("seal", 5),
    ("evidence", 5),
    ("bundle", 6),
    ("idmef", 6),
    ("json", 6),
    ("mail", 6),
    ("openpgp", 6),
    ("parquet", 6),
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}

fn floor(module: &str) -> Option<u8> {
    let found = FLOORS.iter().find(|(name, _)| *name == module);
    found.map(|(_, floor)| *floor)
}

/// The modules of the crate that a source names, comments and tests aside.
fn uses(source: &str) -> impl Iterator<Item = &str> {
    let code = source
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    code.flat_map(|line| line.split("crate::").skip(1))
        .filter_map(|rest| {
            rest.split(|c: char| !c.is_alphanumeric() && c != '_')
                .next()
        })
}

#[test]
fn dependencies_point_downward() {
    let mut upward = Vec::new();
    for (module, own) in FLOORS {
        for path in sources(&Path::new("src").join(module)) {
            if path
                .iter()
                .any(|part| part == "tests" || part == "tests.rs")
            {
                continue;
            }
            let source = fs::read_to_string(&path).unwrap();
            let above = uses(&source).filter(|used| floor(used).is_some_and(|floor| floor > *own));
            upward.extend(above.map(|used| format!("{} uses {used}", path.display())));
        }
    }
    assert!(upward.is_empty(), "{upward:#?}");
}

#[test]
fn every_module_has_a_floor() {
    for entry in fs::read_dir("src").unwrap() {
        let entry = entry.unwrap();
        let name = entry.file_name().into_string().unwrap();
        let known = floor(&name).is_some() || ["lib.rs", "bin", "docs"].contains(&&*name);
        assert!(known, "src/{name} stands on no floor");
    }
}

#[test]
fn files_are_short() {
    let long: Vec<_> = ["src", "tests", "benches", "examples"]
        .iter()
        .flat_map(|folder| sources(Path::new(folder)))
        .filter(|path| fs::read_to_string(path).unwrap().lines().count() > 400)
        .collect();
    assert!(long.is_empty(), "over 400 lines: {long:#?}");
}
