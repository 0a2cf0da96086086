//! Documents of others: different incidents are not taken for related.

use iodef::{ClueKind, Document, Incident, RELATED, relate};

use crate::common::corpus;

/// The incidents of the documents that can be read, each with its file.
fn incidents() -> Option<Vec<(String, Incident)>> {
    let mut found = Vec::new();
    for folder in ["iodef1", "iodef2"] {
        for entry in corpus::folder(folder)? {
            let Ok(document) = Document::from_slice(&entry.read().unwrap()) else {
                continue;
            };
            let name = entry
                .path
                .file_name()
                .unwrap()
                .to_string_lossy()
                .into_owned();
            let incidents = document.incidents.into_iter();
            found.extend(incidents.map(|incident| (name.clone(), incident)));
        }
    }
    Some(found)
}

/// Equal identifiers mean one incident: nothing else is asked of those. All
/// others are compared as they are, and as if each came from another team.
#[test]
fn r077_no_false_pair_in_the_corpora() {
    let Some(incidents) = incidents() else {
        return;
    };
    let (mut pairs, mut named, mut wrong) = (0, 0, Vec::new());
    let mut closest = 0.0_f64;
    for (index, (file, one)) in incidents.iter().enumerate() {
        for (other_file, other) in &incidents[..index] {
            let relation = relate(one, other);
            pairs += 1;
            if relation
                .clues
                .iter()
                .any(|clue| clue.kind == ClueKind::SameId)
            {
                named += 1;
                continue;
            }
            let mut stranger = one.clone();
            stranger.id.csirt = "another.example.net".into();
            for relation in [relation, relate(&stranger, other)] {
                closest = closest.max(relation.score());
                if relation.kind(RELATED).is_some() {
                    wrong.push(format!("{file} and {other_file}: {relation:?}"));
                }
            }
        }
    }
    let count = incidents.len();
    println!(
        "{count} incidents, {pairs} pairs, {named} of one identifier, none else above {closest:.2}"
    );
    assert!(wrong.is_empty(), "{wrong:#?}");
}
