use std::collections::BTreeSet;

use roxmltree::Document as Tree;

use super::OWN_SCHEMA;
use super::classes::{self, Step};
use super::xsd::Schema;
use crate::codec::node::{BodyMut, Element, Node};
use crate::model::Document;
use crate::value::{Restriction, Vocabulary};

/// A text that is a name, a number, and a time.
const VALUE: &str = "2024";

/// RFC 3067, section 4.3: every element of the vocabulary bears a restriction
/// of its own, and brings it back, wherever it stands.
#[test]
fn r042_restriction_on_every_element() {
    let schema = Tree::parse(OWN_SCHEMA).unwrap();
    let declared = Schema::new(&schema).elements().count();
    let places = places();
    let marked: Vec<_> = places
        .iter()
        .filter(|(name, path)| comes_back(name, path))
        .collect();
    let names: BTreeSet<_> = marked.iter().map(|(name, _)| name).collect();
    assert_eq!(marked.len(), places.len());
    assert_eq!(names.len(), declared);
    println!("{} of {declared} elements", names.len());
    println!("at {} of {} places", marked.len(), places.len());
}

/// Every element under each of its parents, with a path to it.
fn places() -> Vec<(String, Vec<Step>)> {
    let mut places = vec![("Incidents".to_owned(), Vec::new())];
    for class in classes::all(Vocabulary::Incident).into_values() {
        places.extend(class.children.into_iter().map(|(name, step)| {
            let mut path = class.path.clone();
            path.push(step);
            (name, path)
        }));
    }
    places
}

fn comes_back(name: &str, path: &[Step]) -> bool {
    let mut document = Document::default();
    classes::visit(&mut document, path, &mut |_, _| Ok(()));
    fill(&mut document);
    classes::revisit(&mut document, path, &mut |_, mark| {
        mark.get_mut().restriction = Some(Restriction::Partner);
        Ok(())
    })
    .unwrap();
    let xml = document.to_xml(Vocabulary::Incident).unwrap();
    assert_eq!(restricted(&xml), [name], "{xml}");

    let mut again = Document::from_slice(xml.as_bytes()).unwrap();
    assert_eq!(again, document);
    let mut found = None;
    classes::revisit(&mut again, path, &mut |_, mark| {
        found = mark.get().and_then(|mark| mark.restriction.clone());
        Ok(())
    })
    .unwrap();
    found == Some(Restriction::Partner)
}

/// The elements that bear a restriction, as another parser sees them.
fn restricted(xml: &str) -> Vec<String> {
    let tree = Tree::parse(xml).unwrap();
    let elements = tree
        .descendants()
        .filter(|n| n.attribute("restriction") == Some("partner"));
    elements.map(|n| n.tag_name().name().to_owned()).collect()
}

/// Gives an element, and all inside it, what the own vocabulary requires.
fn fill(element: &mut dyn Element) {
    element
        .change(&mut |node, _| {
            fill_attributes(node);
            if let BodyMut::Text(scalar) = node.body_mut() {
                scalar.set(VALUE)?;
            }
            fill_children(node);
            Ok(())
        })
        .unwrap();
}

fn fill_attributes(node: &mut dyn Node) {
    for row in 0..node.attributes() {
        let (info, _) = node.attribute(row).unwrap();
        if info.is_required(Vocabulary::Incident) {
            let value = node.attribute_mut(row).unwrap();
            value.set(VALUE, Vocabulary::Incident).unwrap();
        }
    }
}

fn fill_children(node: &mut dyn Node) {
    for row in 0..node.children() {
        let info = node.child(row).unwrap();
        let Some(slot) = node.slot_mut(row) else {
            continue;
        };
        if slot.len() == 0 && info.is_required(Vocabulary::Incident) {
            slot.add(0);
        }
        for index in 0..slot.len() {
            fill(slot.get_mut(index).unwrap());
        }
    }
}
