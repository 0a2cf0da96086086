use std::collections::HashSet;
use std::fs;
use std::path::Path;

use crate::snippets::files;

/// As long as a line of prose; shorter ones are names that everybody uses.
const LONG: usize = 45;

/// The words of a line without what frames it.
fn prose(line: &str) -> Option<&str> {
    let line = line.trim_matches(|c: char| !c.is_alphanumeric());
    let words = line
        .split(' ')
        .filter(|w| w.chars().all(char::is_alphabetic));
    (line.len() >= LONG && words.count() > 5).then_some(line)
}

/// Neither the RFCs nor the forms and schemas of others may be handed on here.
#[test]
fn no_prose_of_the_specifications_is_in_the_sources() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let specifications = root.join("../shared/spec");
    if !specifications.is_dir() {
        println!("skipped: ../shared is not here");
        return;
    }
    let theirs: Vec<_> = files(&specifications)
        .into_iter()
        .filter_map(|path| fs::read_to_string(path).ok())
        .collect();
    let theirs: HashSet<_> = theirs
        .iter()
        .flat_map(|t| t.lines().filter_map(prose))
        .collect();
    assert!(theirs.len() > 10_000, "{}", theirs.len());
    let folders = ["src", "schema", "tests", "examples", "fuzz/src", "benches"];
    let mut ours = vec![root.join("README.md")];
    ours.extend(folders.iter().flat_map(|folder| files(&root.join(folder))));
    for path in ours {
        let Ok(text) = fs::read_to_string(&path) else {
            continue;
        };
        let copied = text
            .lines()
            .filter_map(prose)
            .find(|line| theirs.contains(line));
        assert_eq!(copied, None, "{}", path.display());
    }
}
