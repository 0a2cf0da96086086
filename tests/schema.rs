//! Documents that the crate writes, held against the schemas by a validator that is not ours.

#![expect(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "clippy takes helpers outside test functions for no tests"
)]

mod common;
#[path = "schema/values.rs"]
mod values;

use std::collections::BTreeSet;
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::{fs, io};

use common::generate::Archive;
use common::validator;
use iodef::{Document, Restriction, Timestamp, Vocabulary, WriterBuilder};
use roxmltree::{Document as Tree, Node};
use validator::Outcome;

const EVERYTHING: &str = include_str!("schema/everything.xml");
const SCHEMA: &str = include_str!("../schema/incident.xsd");
const XS: &str = "http://www.w3.org/2001/XMLSchema";

fn schema(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("schema")
        .join(name)
}

/// Every document in `examples/data`, by name.
fn examples() -> io::Result<Vec<(String, Document)>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data");
    let mut files: Vec<_> = fs::read_dir(folder)?.collect::<io::Result<_>>()?;
    files.retain(|file| file.path().extension().is_some_and(|e| e == "xml"));
    files.sort_by_key(fs::DirEntry::path);
    let read = |file: &fs::DirEntry| {
        let name = file.file_name().to_string_lossy().into_owned();
        let document = Document::from_slice(&fs::read(file.path())?);
        Ok((name, document.expect("a document")))
    };
    files.iter().map(read).collect()
}

/// Asserts that all documents are valid; says how many were.
fn all_valid(schema: &Path, what: &str, documents: &[String]) {
    let outcomes = validator::documents(schema, documents).expect("a temporary folder");
    for (document, outcome) in documents.iter().zip(&outcomes) {
        if let Outcome::Invalid(reasons) = outcome {
            panic!("{what}: {reasons:#?}\n{document}");
        }
    }
    let valid = outcomes.iter().filter(|o| **o == Outcome::Valid).count();
    println!("{what}: {valid} of {} valid", documents.len());
}

fn own(document: &Document) -> String {
    document
        .to_xml(Vocabulary::Incident)
        .expect("the own vocabulary says all")
}

/// The documents of `examples/data` in the own vocabulary, those included
/// whose sender stated no restriction.
#[test]
fn examples_in_own_vocabulary() {
    let documents: Vec<_> = examples().unwrap().iter().map(|(_, d)| own(d)).collect();
    assert!(
        documents
            .iter()
            .any(|xml| xml.contains(r#"restriction="unstated""#))
    );
    all_valid(
        &schema("incident.xsd"),
        "examples in the own vocabulary",
        &documents,
    );
}

/// The same with lines and indentation, and each incident as a root.
#[test]
fn layout_and_root_do_not_matter() {
    let mut written = Vec::new();
    for (_, document) in examples().unwrap() {
        for mut incident in document.incidents {
            incident.set_restriction(Restriction::Green);
            for (pretty, single) in [(true, true), (true, false), (false, true)] {
                let mut builder = WriterBuilder::new(Vocabulary::Incident);
                builder.pretty(pretty).single(single).declare_unknown(true);
                let mut writer = builder.from_writer(Vec::new());
                writer.incident(&incident).unwrap();
                written.push(String::from_utf8(writer.finish().unwrap()).unwrap());
            }
        }
    }
    all_valid(
        &schema("incident.xsd"),
        "pretty, or one incident as the root",
        &written,
    );
}

#[test]
fn examples_in_iodef2() {
    let mut written: Vec<_> = examples()
        .unwrap()
        .iter()
        .map(|(_, document)| document.to_xml(Vocabulary::Iodef2).unwrap())
        .collect();
    let mut archive = String::new();
    Archive::new(20).read_to_string(&mut archive).unwrap();
    let archive = Document::from_slice(archive.as_bytes()).unwrap();
    written.push(archive.to_xml(Vocabulary::Iodef2).unwrap());
    all_valid(
        &validator::schema("iodef-2.0.xsd"),
        "examples in IODEF 2",
        &written,
    );
    let archive = Document::from_slice(own(&archive).as_bytes()).unwrap();
    all_valid(
        &schema("incident.xsd"),
        "an archive in the own vocabulary",
        &[own(&archive)],
    );
}

/// The names that the schema declares and the document does not have.
fn missing<'a>(tree: &Tree<'a>, declared: &Tree<'a>) -> Vec<String> {
    let element = |n: &Node<'_, '_>| n.has_tag_name((XS, "element"));
    let declared = declared.root_element().children().filter(element);
    let used: BTreeSet<_> = tree.descendants().map(|n| n.tag_name().name()).collect();
    declared
        .filter_map(|n| n.attribute("name"))
        .filter(|name| !used.contains(name))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_element_and_attribute() {
    let (tree, declared) = (
        Tree::parse(EVERYTHING).unwrap(),
        Tree::parse(SCHEMA).unwrap(),
    );
    assert_eq!(missing(&tree, &declared), Vec::<String>::new());
    let used: BTreeSet<_> = tree
        .descendants()
        .flat_map(|n| n.attributes())
        .map(|a| a.name())
        .collect();
    for attribute in declared
        .descendants()
        .filter(|n| n.has_tag_name((XS, "attribute")))
    {
        let name = attribute.attribute("name").unwrap();
        assert!(used.contains(name), "@{name}");
    }
    let document = Document::from_slice(EVERYTHING.as_bytes()).unwrap();
    let written = own(&document);
    common::infoset::equal(EVERYTHING, &written).unwrap();
    all_valid(
        &schema("incident.xsd"),
        "every element",
        &[EVERYTHING.to_owned(), written],
    );
}

/// What the schema refuses, each by one change to a document that it accepts.
#[test]
fn faults_are_found() {
    let faults = [
        (
            " restriction=\"private\">\n    <IncidentID",
            ">\n    <IncidentID",
        ),
        ("severity=\"high\"", "severity=\"extreme\""),
        ("mediated=\"yes\"", "mediated=\"perhaps\""),
        ("id=\"made\"", "id=\"incident\""),
        ("vlan-num=\"7\"", "vlan-num=\"seven\""),
        ("<DetectTime>2024<", "<DetectTime>yesterday<"),
        ("<DetectTime>2024<", "<DetectTime><x xmlns='urn:x'/>2024<"),
        ("<Cause>Hitze</Cause>", ""),
        ("<Timezone>", "<Timezone colour=\"red\">"),
        ("<Attack><Description>Ende", "<Attack>Ende<Description>"),
        (
            "<Recipient>Bo</Recipient><Body>obbz</Body>",
            "<Body>obbz</Body><Recipient>Bo</Recipient>",
        ),
        ("<Body>obbz</Body>", ""),
        (" metric=\"ext-value\"", ""),
        (
            "<ProtoCode>0</ProtoCode><ProtoType>8</ProtoType>",
            "<Port>1</Port><Port>2</Port>",
        ),
    ];
    let changed: Vec<_> = faults
        .iter()
        .map(|(from, to)| {
            assert!(EVERYTHING.contains(from), "{from}");
            EVERYTHING.replacen(from, to, 1)
        })
        .collect();
    let outcomes = validator::documents(&schema("incident.xsd"), &changed).unwrap();
    for (fault, outcome) in faults.iter().zip(&outcomes) {
        // Nothing requires a cause: the one change that leaves the document valid.
        let harmless = fault.0.contains("Cause");
        let expected = *outcome == Outcome::Absent || harmless == (*outcome == Outcome::Valid);
        assert!(expected, "{fault:?}: {outcome:?}");
    }
    let found = outcomes
        .iter()
        .filter(|o| matches!(o, Outcome::Invalid(_)))
        .count();
    println!("{found} of {} faults found", faults.len() - 1);
}

/// An attribute of an extension on every element; an element of one before,
/// between and behind all children, and inside every text (RFC 3067, section 6.19).
#[test]
fn extensions_everywhere() {
    let extended = extended();
    let document = Document::from_slice(extended.as_bytes()).unwrap();
    let mut builder = WriterBuilder::new(Vocabulary::Incident);
    let written = builder.declare_unknown(true).to_xml(&document).unwrap();
    for what in ["<x:note", " x:colour="] {
        let counts = [&extended, &written].map(|text| text.matches(what).count());
        println!("{} of {} {what}", counts[1], counts[0]);
        assert_eq!(counts[0], counts[1]);
    }
    assert_eq!(Document::from_slice(written.as_bytes()).unwrap(), document);
    all_valid(&schema("incident.xsd"), "extensions everywhere", &[written]);
}

fn extended() -> String {
    let tree = Tree::parse(EVERYTHING).unwrap();
    let simple = simple();
    // What a writer noted on its own account is noted anew.
    let own = |n: &Node<'_, '_>| {
        n.tag_name().namespace() == Some(Vocabulary::Incident.namespace())
            && !n.has_attribute("undeclared")
    };
    let mut inserts = Vec::new();
    for node in tree.descendants().filter(own) {
        let name = node.tag_name().name();
        let declared = if node == tree.root_element() {
            " xmlns:x='https://example.com/x'"
        } else {
            ""
        };
        let start = node.range().start + 1 + name.len();
        inserts.push((start, format!("{declared} x:colour='red'")));
        if simple.contains(name) || !node.has_children() {
            continue;
        }
        let end = EVERYTHING[..node.range().end].rfind("</").unwrap();
        let places = node
            .children()
            .filter(Node::is_element)
            .map(|n| n.range().start);
        let note = "<x:note x:colour='blue'>by<x:note/>hand</x:note>";
        inserts.extend(places.chain([end]).map(|place| (place, note.to_owned())));
    }
    inserts.sort_by_key(|(place, _)| std::cmp::Reverse(*place));
    let mut text = EVERYTHING.to_owned();
    for (place, insert) in inserts {
        text.insert_str(place, &insert);
    }
    text
}

/// The elements that hold a time or a number and nothing else.
fn simple() -> BTreeSet<String> {
    let tree = Tree::parse(SCHEMA).unwrap();
    let declared = tree
        .root_element()
        .children()
        .filter(|n| n.has_tag_name((XS, "element")));
    let declared = declared.filter(|n| {
        let named = n
            .attribute("type")
            .is_some_and(|t| matches!(t, "Time" | "Number"));
        named
            || n.descendants()
                .any(|n| n.has_tag_name((XS, "simpleContent")))
    });
    declared
        .filter_map(|n| Some(n.attribute("name")?.to_owned()))
        .collect()
}

/// What IODEF 2 cannot say travels in `Carried`, which has a schema of its own,
/// and comes back. The schemas there know `xml:lang` before it could be empty.
#[test]
fn carried_fragments() {
    let mut fragments = Vec::new();
    let mut iodef2 = Vec::new();
    let mut documents: Vec<_> = [EVERYTHING.to_owned(), extended()]
        .iter()
        .map(|text| text.replace("xml:lang=\"\"", "xml:lang=\"en\""))
        .map(|text| Document::from_slice(text.as_bytes()).unwrap())
        .collect();
    documents.extend(
        examples()
            .unwrap()
            .into_iter()
            .map(|(_, document)| document),
    );
    for mut document in documents {
        for incident in &mut document.incidents {
            provide(incident);
        }
        let written = document.to_xml(Vocabulary::Iodef2).unwrap();
        let again = Document::from_slice(written.as_bytes()).unwrap();
        assert_eq!(again, document);
        fragments.extend(carried(&written));
        iodef2.push(written);
    }
    assert!(fragments.len() > 10);
    all_valid(
        &schema("carried.xsd"),
        "fragments of what is carried",
        &fragments,
    );
    let iodef = validator::schema("iodef-2.0.xsd");
    all_valid(&iodef, "documents of IODEF 2 that carry", &iodef2);
}

/// Gives an incident what IODEF 2 requires and the own vocabulary does not.
fn provide(incident: &mut iodef::Incident) {
    if incident.contacts.is_empty() {
        incident
            .contacts
            .push(iodef::Contact::creator("Example").into());
    }
    if incident.timeline.generated.is_none() {
        incident.timeline.reported = Some(Timestamp::date(2024, 5, 1).unwrap().into());
    }
}

fn carried(written: &str) -> Vec<String> {
    let tree = Tree::parse(written).unwrap();
    let name = (Vocabulary::Incident.namespace(), "Carried");
    let found = tree.descendants().filter(|n| n.has_tag_name(name));
    found.map(|n| written[n.range()].to_owned()).collect()
}
