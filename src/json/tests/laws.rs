//! What JSON loses is what it lists, no more and no less.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proptest::prelude::*;

use crate::codec::node::{Body, Element, Node, Written};
use crate::codec::tests::generate::{Chance, document};
use crate::codec::walk::walk;
use crate::json::shape::{IODEF, ROOT};
use crate::{
    Document, ForeignAttribute, ForeignName, ForeignNode, JsonLoss, JsonLossKind, Vocabulary,
};

/// All that each element says, by its path, which two may share.
fn facts(document: &Document) -> BTreeMap<String, Vec<String>> {
    let mut facts: BTreeMap<_, Vec<_>> = BTreeMap::new();
    let mut path = format!("/{ROOT}");
    walk(document, &mut path, IODEF, &mut |element, path| {
        facts
            .entry(path.to_owned())
            .or_default()
            .push(fact(element));
    });
    facts
}

fn fact(element: &dyn Element) -> String {
    let node = element.node();
    let attributes: Vec<_> = (0..node.attributes())
        .filter_map(|row| node.attribute(row))
        .map(|(info, value)| {
            (
                info.name,
                value.spelling(Vocabulary::Incident),
                value.is_unknown(),
            )
        })
        .collect();
    let text = match node.body() {
        Body::Text(_, scalar) => match scalar.text(Vocabulary::Incident) {
            Written::Exactly(text) | Written::Nearly(text) => text.into_owned(),
        },
        Body::Any(nodes) => nodes.iter().map(tree).collect(),
        Body::Elements => order(node),
    };
    let mark = element
        .mark()
        .filter(|mark| **mark != crate::Mark::default());
    format!("{} {attributes:?} {text:?} {mark:?}", element.variant())
}

/// The order of the children where one row has several kinds.
fn order(node: &dyn Node) -> String {
    let rows = (0..node.children()).filter_map(|row| Some((node.child(row)?, node.slot(row)?)));
    let choices = rows.filter(|(info, _)| info.names.len() > 1);
    choices
        .flat_map(|(info, slot)| {
            let elements = (0..slot.len()).filter_map(|index| slot.get(index));
            elements.map(|element| info.name(element.variant(), IODEF))
        })
        .collect()
}

/// A tree without what is only how it was written: prefixes and declarations.
fn tree(node: &ForeignNode) -> String {
    let element = match node {
        ForeignNode::Text(text) => return format!("{text:?} "),
        ForeignNode::Element(element) => element,
    };
    let name = |name: &ForeignName| format!("{{{}}}{}", name.namespace, name.local);
    let attribute = |a: &ForeignAttribute| format!(" {}={:?}", name(&a.name), a.value);
    let attributes: String = element.attributes.iter().map(attribute).collect();
    let children: String = element.children.iter().map(tree).collect();
    format!("<{}{attributes}>{children}</> ", name(&element.name))
}

fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(parent, _)| parent)
}

fn within(path: &str, ancestor: &str) -> bool {
    path.strip_prefix(ancestor)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '[']))
}

/// The path without the number of the last element among its namesakes.
fn unnumbered(path: &str) -> &str {
    match path
        .strip_suffix(']')
        .and_then(|path| path.rsplit_once('['))
    {
        Some((path, _)) => path,
        None => path,
    }
}

/// Whether a loss accounts for a difference at a path.
fn accounts(loss: &JsonLoss, path: &str) -> bool {
    let around = parent(&loss.path);
    path == around
        || within(path, &loss.path)
        || match loss.kind {
            // Namesakes move up, or come to stand in one element.
            JsonLossKind::Grouping | JsonLossKind::Withheld | JsonLossKind::Inexpressible => {
                within(path, unnumbered(&loss.path))
            }
            // That of a record goes to what is in it.
            JsonLossKind::Restriction => within(path, around),
            _ => false,
        }
}

/// Takes a document through JSON, and says how much was lost on the way.
fn through(name: &str, before: &Document) -> usize {
    let written = before.to_json().unwrap();
    let read = Document::from_json(written.text.as_bytes())
        .unwrap_or_else(|error| panic!("{name}: {error} in {}", written.text));
    assert_eq!(read.losses, [], "{name}");
    let lost: Vec<_> = written
        .losses
        .iter()
        .filter(|l| !l.kind.is_departure())
        .collect();
    let (left, right) = (facts(before), facts(&read.document));
    let paths = left.keys().chain(right.keys());
    let differences: Vec<_> = paths
        .filter(|path| left.get(*path) != right.get(*path))
        .collect();
    for path in &differences {
        let listed = lost.iter().any(|loss| accounts(loss, path));
        assert!(
            listed,
            "{name}: {path} is lost unlisted: {:?}\n{:?}",
            left.get(*path),
            right.get(*path)
        );
    }
    for loss in &lost {
        let shows = differences.iter().any(|path| accounts(loss, path));
        assert!(shows, "{name}: {loss} is no loss");
    }
    assert_eq!(*before == read.document, lost.is_empty(), "{name}");
    // What came through once comes through.
    let again = read.document.to_json().unwrap();
    assert!(again.is_complete(), "{name}: {:#?}", again.losses);
    assert_eq!(
        Document::from_json(again.text.as_bytes()).unwrap().document,
        read.document
    );
    lost.len()
}

fn files(folder: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let Ok(entries) = fs::read_dir(&folder) else {
        println!("skipped: {} is not here", folder.display());
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.unwrap().path());
    let xml = paths.filter(|path| path.extension().is_some_and(|e| e == "xml"));
    xml.map(|path| (path.display().to_string(), fs::read(&path).unwrap()))
        .collect()
}

#[test]
fn xml_loses_in_json_what_is_listed() {
    let folders = [
        "../shared/corpus/iodef1",
        "../shared/corpus/iodef2",
        "examples/data",
        "tests/schema",
        "fuzz/corpus/parse",
    ];
    let (mut count, mut whole) = (0, 0);
    for (name, bytes) in folders.into_iter().flat_map(files) {
        if let Ok(document) = Document::from_slice(&bytes) {
            let lost = through(&name, &document);
            println!("{name}: {lost}");
            count += 1;
            whole += usize::from(lost == 0);
        }
    }
    println!("{count} documents, of which {whole} lose nothing");
    assert!(count > 10);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn any_document_loses_in_json_what_is_listed(seed: u64) {
        through("made", &document(&mut Chance(seed)));
    }
}
