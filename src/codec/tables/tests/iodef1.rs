use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use roxmltree::Document;

use super::classes::{self, Named};
use super::shape::{Particle, Shape, difference};
use super::xsd::Schema;
use crate::value::Vocabulary;

/// What the type says already: an attacker's or victim's `System` has a fixed
/// category, and so no extension of it.
const FIXED: [&str; 2] = ["Attacker", "Victim"];
/// Choices whose parts are rows of their own; the class says which must be there.
const CHOICES: [&str; 3] = ["Method", "Node", "RelatedActivity"];
/// What the table has under another name than its own class: a fax is a telephone.
const ANOTHER_NAME: [&str; 1] = ["Fax"];

/// The schema of RFC 5070, element by element: attributes, children, their
/// order and how often they may occur.
#[test]
fn tables_match_rfc5070_schema() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/spec/schema");
    let Ok(text) = fs::read_to_string(folder.join("iodef-1.0.xsd")) else {
        println!("skipped: ../shared is not here");
        return;
    };
    let document = Document::parse(&text).unwrap();
    let schema = Schema::new(&document);
    let elements = schema.all_elements();
    let shape = |(name, element): (&String, &_)| (name.clone(), schema.shape(*element));
    let declared: BTreeMap<_, _> = elements.iter().map(shape).collect();
    let classes = classes::all(Vocabulary::Iodef1);

    let faults: Vec<_> = classes
        .iter()
        .filter_map(|(name, class)| fault(name, class, &declared))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));

    let mut named: BTreeSet<_> = classes.values().map(|class| class.name.as_str()).collect();
    named.extend(ANOTHER_NAME);
    let global: BTreeSet<_> = schema
        .elements()
        .filter_map(|e| e.attribute("name"))
        .collect();
    let missing: Vec<_> = declared
        .keys()
        .filter(|name| !named.contains(name.as_str()))
        .collect();
    assert!(missing.is_empty(), "not typed: {missing:?}");
    println!(
        "{} of {} global elements, {} of {} with those declared inside others; {} exceptions",
        global.intersection(&named).count(),
        global.len(),
        declared.len() - missing.len(),
        declared.len(),
        FIXED.len() + CHOICES.len() + ANOTHER_NAME.len(),
    );
}

fn fault(own_name: &str, class: &Named, declared: &BTreeMap<String, Shape>) -> Option<String> {
    let Some(of_schema) = declared.get(&class.name) else {
        return Some(format!("{own_name}: {} is not declared", class.name));
    };
    let (mut table, mut schema) = (class.shape.clone(), of_schema.clone());
    if FIXED.contains(&own_name) {
        assert_eq!(class.fixed, ["category"]);
        table.attributes.insert("category".into(), false);
        schema.attributes.remove("ext-category");
    }
    for name in ANOTHER_NAME {
        schema.remove(name);
        for particle in table.particles_mut() {
            particle.names.retain(|called| called != name);
        }
    }
    if CHOICES.contains(&own_name) {
        for shape in [&mut table, &mut schema] {
            if let [first, ..] = shape.particles_mut() {
                first.required = false;
            }
        }
    }
    for shape in [&mut table, &mut schema] {
        shape.particles_mut().iter_mut().for_each(in_any_order);
    }
    let fault = difference(&table, &schema)?;
    Some(format!("{own_name}: {fault}"))
}

/// Of a choice it does not count which comes first.
fn in_any_order(particle: &mut Particle) {
    particle.names.sort();
}
