use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use roxmltree::Document;

use super::classes::{self, Named};
use super::shape::{Shape, difference};
use super::xsd::Schema;
use crate::value::Vocabulary;

/// Kept rows take any number, since trees are not counted; of these the schema allows one.
const KEPT_ONCE: [(&str, &str); 5] = [
    ("Incident", "IndicatorData"),
    ("RecordData", "Application"),
    ("Service", "Application"),
    ("Service", "ApplicationHeader"),
    ("Service", "EmailData"),
];
/// May stand before the row in front of it, since the text of RFC 7970, section
/// 3.20, has the two the other way round than its schema.
const EITHER_ORDER: [(&str, &str); 1] = [("Service", "ProtoCode")];
/// What the type says already: an attacker's or victim's `System` has a fixed
/// category, and so no extension of it.
const FIXED: [(&str, &str); 2] = [("Attacker", "category"), ("Victim", "category")];

#[test]
fn tables_match_rfc7970_schema() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/spec/schema");
    let read = |name: &str| fs::read_to_string(folder.join(name));
    let (Ok(iodef), Ok(names)) = (read("iodef-2.0.xsd"), read("iodef-enum-1.0.xsd")) else {
        println!("skipped: ../shared is not here");
        return;
    };
    let documents = [&iodef, &names].map(|text| Document::parse(text).unwrap());
    let [iodef, names] = documents.each_ref().map(Schema::new);
    let declared: BTreeMap<_, _> = [iodef, names.qualified()].iter().flat_map(shapes).collect();
    let classes = classes::all(Vocabulary::Iodef2);

    let mut exceptions = BTreeSet::new();
    let faults: Vec<_> = classes
        .iter()
        .flat_map(|(name, class)| faults(name, class, &declared, &mut exceptions))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    let listed = KEPT_ONCE.len() + EITHER_ORDER.len() + FIXED.len();
    assert_eq!(exceptions.len(), listed, "an exception that is none");
    report(&classes, &declared);
    println!("{listed} exceptions: {exceptions:?}");
}

fn shapes(schema: &Schema<'_>) -> BTreeMap<String, Shape> {
    let elements = schema.all_elements().into_iter();
    elements
        .map(|(name, element)| (name, schema.shape(element)))
        .collect()
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
    for particle in table.particles_mut().iter_mut().filter(|p| p.either_order) {
        particle.either_order = !allowed(&EITHER_ORDER, name, &particle.names.concat());
    }
    for particle in schema.particles_mut().iter_mut().filter(|p| !p.many) {
        particle.many = allowed(&KEPT_ONCE, name, &particle.names.concat());
    }
    for attribute in &class.fixed {
        if allowed(&FIXED, own_name, attribute) {
            table.attributes.insert((*attribute).into(), false);
            schema.attributes.remove(&format!("ext-{attribute}"));
        }
    }
    let fault = difference(&table, &schema).into_iter();
    fault.map(|fault| format!("{own_name}: {fault}")).collect()
}

/// Prints how much of the schema has a type of its own in the model; nothing
/// may be neither typed nor inside what is kept.
fn report(classes: &BTreeMap<String, Named>, declared: &BTreeMap<String, Shape>) {
    let typed: BTreeSet<_> = classes.values().map(|class| &class.name).collect();
    let kept = classes.values().flat_map(|class| &class.kept);
    let kept: BTreeSet<_> = kept.filter(|name| declared.contains_key(*name)).collect();
    let mut within = kept.clone();
    let mut open: Vec<_> = kept.iter().copied().collect();
    while let Some(name) = open.pop() {
        let children = declared.get(name).into_iter().flat_map(Shape::particles);
        let names = children.flat_map(|particle| &particle.names);
        open.extend(names.filter(|name| within.insert(name)));
    }
    let known = |name: &&String| typed.contains(name) || within.contains(name);
    let nowhere: Vec<_> = declared.keys().filter(|name| !known(name)).collect();
    assert!(nowhere.is_empty(), "neither typed nor kept: {nowhere:?}");
    println!(
        "{} elements declared: {} typed, {} kept as trees, {} only inside those",
        declared.len(),
        typed.len(),
        kept.len(),
        declared.len() - typed.len() - kept.len(),
    );
}
