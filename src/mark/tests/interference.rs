//! Law 2: what is above the level does not show at all.

use super::cases;
use super::laws::difference;
use super::planter::{Style, elements, planted};
use super::terms::{Terms, some_keep, written};
use super::twins::change_above;
use crate::codec::tests::generate::Chance;
use crate::mark::Redactor;
use crate::model::Document;
use crate::read::Reader;
use crate::value::Vocabulary;
use crate::write::WriterBuilder;

const CASES: usize = 40;

/// Copies of documents that differ only above the level are equal, byte for
/// byte and in memory. What [`change_above`] leaves alone shows on purpose, and
/// so does that a text is missing that names what is more restricted.
#[test]
fn what_is_above_the_level_does_not_show() {
    let ways: Vec<_> = elements().into_values().collect();
    let (mut pairs, mut changes) = (0, 0);
    for seed in cases(CASES) {
        let mut chance = Chance(seed);
        let style = Style {
            linked: false,
            budget: 10 + chance.below(50),
        };
        let way = &ways[usize::try_from(seed).unwrap() % ways.len()];
        let (made, _) = planted(&mut chance, way, style);
        let keep = some_keep(&mut chance);
        for terms in Terms::some(&keep, &mut chance) {
            let mut twin = made.clone();
            let count = change_above(&mut twin, &terms, &mut chance);
            let of = format!("document {seed}, {terms:?}, {count} changes");
            let ((left, there), (right, here)) = (terms.redact(&made), terms.redact(&twin));
            let fault = difference(&left, &right);
            if let Some(fault) = fault {
                panic!("{of}: {fault}\n{there:#?}\n---\n{here:#?}");
            }
            for vocabulary in Vocabulary::ALL {
                assert_eq!(
                    written(&left, vocabulary),
                    written(&right, vocabulary),
                    "{of}"
                );
            }
            let (left, right) = (
                streamed(&made, terms.redactor()),
                streamed(&twin, terms.redactor()),
            );
            assert_eq!(left, right, "{of}");
            pairs += 1;
            changes += count;
        }
    }
    println!("{pairs} pairs with {changes} differences have equal copies");
}

/// A document's copy as it is streamed; or the error.
fn streamed(document: &Document, mut redactor: Redactor) -> Result<String, String> {
    let xml = written(document, Vocabulary::Incident).unwrap();
    let mut builder = WriterBuilder::new(Vocabulary::Incident);
    builder.declare_unknown(true);
    let reader = Reader::from_reader(xml.as_bytes());
    let output = redactor.convert(reader, &builder, Vec::new(), |_, _| {});
    let output = output.map_err(|error| error.to_string())?;
    Ok(String::from_utf8(output).unwrap())
}
