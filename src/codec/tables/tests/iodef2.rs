use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use roxmltree::Document;

use super::classes::{self, Named};
use super::shape::{Content, Particle, Shape, difference};
use super::xsd::Schema;
use crate::value::Vocabulary;

/// May stand before the row in front of it, since the text of RFC 7970, section
/// 3.20, has the two the other way round than its schema.
const EITHER_ORDER: [(&str, &str); 1] = [("Service", "ProtoCode")];
/// What the type says already: an attacker's or victim's `System` has a fixed
/// category, and so no extension of it; raw data is XML.
const FIXED: [(&str, &str); 3] = [
    ("Attacker", "category"),
    ("Victim", "category"),
    ("RawData", "dtype"),
];
/// Required by the schema and not by the text: read without, and carried.
const NOT_REQUIRED: [(&str, &str); 3] = [
    ("AlternativeIndicatorID", "IndicatorID"),
    ("AttackPhase", "URL"),
    ("ThreatActor", "URL"),
];
/// What the text calls otherwise: read by both names, written by the schema's.
const ALSO_CALLED: [(&str, &str); 1] = [("Key", "KeyValue")];
/// Several rows of the schema that are one of the table, or the other way round:
/// the model says which may stand together.
const TOGETHER: [(&str, &str); 2] = [("IndicatorExpression", ""), ("Observable", "")];
/// Content that is kept as it was: that of XML signatures and other
/// specifications, and where the text means text that the schema leaves out.
const AS_IT_WAS: [(&str, &str); 5] = [
    ("DigestMethod", ""),
    ("RawData", ""),
    ("Signature", ""),
    ("SoftwareReference", ""),
    ("X509Data", ""),
];
/// What RFC 7203 declares and RFC 7970 has no place for.
const UNPLACED: [&str; 3] = ["EventReport", "Remediation", "Verification"];
/// The namespace whose `Reference` RFC 7203 means.
const IODEF1: &str = "{urn:ietf:params:xml:ns:iodef-1.0}";

#[test]
fn tables_match_rfc7970_schema() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/spec/schema");
    let read = |name: &&str| fs::read_to_string(folder.join(name));
    let files = [
        "iodef-2.0.xsd",
        "iodef-enum-1.0.xsd",
        "iodef-sci-1.0.xsd",
        "xmldsig-core-schema.xsd",
    ];
    let Ok(texts) = files.iter().map(read).collect::<Result<Vec<_>, _>>() else {
        println!("skipped: ../shared is not here");
        return;
    };
    let documents: Vec<_> = texts.iter().map(|t| parse(t)).collect();
    let classes = classes::all(Vocabulary::Iodef2);
    let declared = declared(&documents, &classes);

    let mut exceptions = BTreeSet::new();
    let faults: Vec<_> = classes
        .iter()
        .flat_map(|(name, class)| faults(name, class, &declared, &mut exceptions))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let lists: [&[_]; 6] = [
        &EITHER_ORDER,
        &FIXED,
        &NOT_REQUIRED,
        &ALSO_CALLED,
        &TOGETHER,
        &AS_IT_WAS,
    ];
    let listed: usize = lists.iter().map(|list| list.len()).sum();
    assert_eq!(exceptions.len(), listed, "an exception that is none");
    report(&classes, &declared);
    println!("{listed} exceptions: {exceptions:?}");
}

fn parse(text: &str) -> Document<'_> {
    let options = roxmltree::ParsingOptions {
        allow_dtd: true,
        ..roxmltree::ParsingOptions::default()
    };
    Document::parse_with_options(text, options).unwrap()
}

/// The shapes of all elements that the schemas declare; of XML signatures,
/// those that the tables name.
fn declared(
    documents: &[Document<'_>],
    classes: &BTreeMap<String, Named>,
) -> BTreeMap<String, Shape> {
    let named: BTreeSet<_> = classes.values().map(|class| class.name.as_str()).collect();
    let mut shapes = BTreeMap::new();
    for (number, document) in documents.iter().enumerate() {
        let schema = Schema::new(document);
        let schema = if number == 0 {
            schema
        } else {
            schema.qualified()
        };
        let signatures = number == 3;
        for (name, element) in schema.all_elements() {
            if !signatures || named.contains(name.as_str()) {
                shapes.insert(name, schema.shape(element));
            }
        }
    }
    shapes
}

fn faults(
    own_name: &str,
    class: &Named,
    declared: &BTreeMap<String, Shape>,
    exceptions: &mut BTreeSet<(String, String)>,
) -> Vec<String> {
    let name = class.name.as_str();
    let Some(of_schema) = declared.get(name) else {
        return vec![format!("{name} is not declared")];
    };
    let (mut table, mut schema) = (class.shape.clone(), of_schema.clone());
    let mut allowed = |list: &[(&str, &str)], class: &str, what: &str| {
        let listed = list.contains(&(class, what));
        listed && exceptions.insert((class.into(), what.into()))
    };
    for particle in table.particles_mut().iter_mut() {
        let names = particle.names.concat();
        particle.either_order &= !allowed(&EITHER_ORDER, name, &names);
        particle
            .names
            .retain(|called| !allowed(&ALSO_CALLED, name, called));
    }
    for particle in schema.particles_mut().iter_mut() {
        particle.names.retain(|called| !called.starts_with(IODEF1));
        let names = particle.names.concat();
        particle.required &= !allowed(&NOT_REQUIRED, name, &names);
    }
    if allowed(&TOGETHER, name, "") {
        for shape in [&mut table, &mut schema] {
            shape.content = Content::Elements(vec![together(shape.particles())]);
        }
    }
    if table.content == Content::Any && schema.content != Content::Any {
        let kept = allowed(&AS_IT_WAS, own_name, "");
        schema.content = if kept { Content::Any } else { schema.content };
    }
    for attribute in &class.fixed {
        if allowed(&FIXED, own_name, attribute) {
            table.attributes.insert((*attribute).into(), false);
            schema.attributes.insert((*attribute).into(), false);
            schema.attributes.remove(&format!("ext-{attribute}"));
        }
    }
    in_any_order(&mut table);
    in_any_order(&mut schema);
    let fault = difference(&table, &schema).into_iter();
    fault.map(|fault| format!("{own_name}: {fault}")).collect()
}

/// All particles as one.
fn together(particles: &[Particle]) -> Particle {
    Particle {
        names: particles.iter().flat_map(|p| p.names.clone()).collect(),
        required: particles.iter().any(|p| p.required),
        many: particles.iter().any(|p| p.many),
        either_order: false,
    }
}

/// Of a choice it does not count which comes first.
fn in_any_order(shape: &mut Shape) {
    for particle in shape.particles_mut() {
        particle.names.sort();
    }
}

/// Prints how much of the schemas has a type of its own in the model: all that
/// has a place in an incident.
fn report(classes: &BTreeMap<String, Named>, declared: &BTreeMap<String, Shape>) {
    let typed: BTreeSet<_> = classes.values().map(|class| &class.name).collect();
    let unplaced = |name: &String| UNPLACED.iter().any(|u| name.ends_with(u));
    let (unplaced, rest): (Vec<_>, Vec<_>) = declared
        .keys()
        .filter(|name| !typed.contains(name))
        .partition(|name| unplaced(name));
    assert!(rest.is_empty(), "not typed: {rest:?}");
    assert_eq!(unplaced.len(), UNPLACED.len());
    println!(
        "{} elements declared: {} typed, {} without a place",
        declared.len(),
        typed.len(),
        unplaced.len(),
    );
}
