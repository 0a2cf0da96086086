use std::collections::BTreeSet;

use roxmltree::{Document, Node};

use super::OWN_SCHEMA;
use super::classes::{self, Named};
use super::shape::{Content, Particle, Shape, difference};
use super::xsd::{FOREIGN, Schema, documentation};
use crate::value::Vocabulary;

/// The one place where the schema asks for more than the tables: a document
/// that says it of IODEF may leave the restriction out, one of the own vocabulary may not.
const REQUIRED_BY_SCHEMA: (&str, &str) = ("Incident", "restriction");
const XML_LANG: &str = "xml:lang";

#[test]
fn tables_match_incident_xsd() {
    let document = Document::parse(OWN_SCHEMA).unwrap();
    let schema = Schema::new(&document);
    let classes = classes::all(Vocabulary::Incident);
    let declared: Vec<_> = schema
        .elements()
        .filter_map(|n| n.attribute("name"))
        .collect();
    let names: BTreeSet<_> = declared.iter().copied().collect();
    assert_eq!(names.len(), declared.len(), "an element is declared twice");
    let of_tables: BTreeSet<_> = classes.keys().map(String::as_str).collect();
    assert_eq!(of_tables, names);

    let faults: Vec<_> = schema
        .elements()
        .flat_map(|element| {
            let name = element.attribute("name").unwrap();
            faults(&schema, element, name, &classes[name])
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    println!(
        "{} of {} elements as the tables have them",
        classes.len(),
        declared.len()
    );
}

fn faults<'a>(
    schema: &Schema<'a>,
    element: Node<'a, 'a>,
    name: &str,
    class: &Named,
) -> Vec<String> {
    let mut faults = undocumented(schema, element);
    let complex = schema.type_of(element).expect("a complex type");
    if !schema.allows_foreign_attributes(complex) {
        faults.push("no attributes of extensions".into());
    }
    let mut of_schema = schema.shape(element);
    if let Content::Elements(particles) = &mut of_schema.content {
        faults.extend(without_foreign(particles));
    }
    let of_table = expected(name, &class.shape);
    faults.extend(difference(&of_table, &of_schema));

    let says_lang = format!("{} {}", documentation(element), documentation(complex));
    if class.shape.attributes.contains_key(XML_LANG) != says_lang.contains(XML_LANG) {
        faults.push("the documentation and the table differ about xml:lang".into());
    }
    faults
        .iter()
        .map(|fault| format!("{name}: {fault}"))
        .collect()
}

/// What the schema should say of a class.
fn expected(name: &str, table: &Shape) -> Shape {
    let mut shape = table.clone();
    // It is of another namespace, and allowed as such.
    shape.attributes.remove(XML_LANG);
    if name == REQUIRED_BY_SCHEMA.0 {
        let before = shape.attributes.insert(REQUIRED_BY_SCHEMA.1.into(), true);
        assert_eq!(before, Some(false));
    }
    shape
}

fn undocumented<'a>(schema: &Schema<'a>, element: Node<'a, 'a>) -> Vec<String> {
    let mut faults = Vec::new();
    if documentation(element).is_empty() {
        faults.push("not documented".into());
    }
    let complex = schema.type_of(element).expect("a complex type");
    for (name, attribute) in schema.attributes(complex) {
        if documentation(attribute).is_empty() {
            faults.push(format!("@{name} is not documented"));
        }
    }
    faults
}

/// Takes the places for elements of extensions out: one must be everywhere.
fn without_foreign(particles: &mut Vec<Particle>) -> Option<String> {
    let anywhere = Particle::new(FOREIGN).within(false, true);
    let is_place = |particle: &Particle| particle.names == [FOREIGN];
    let places = particles.iter().filter(|p| is_place(p)).count();
    let regular = particles.iter().enumerate().all(|(index, particle)| {
        let place = index % 2 == 0;
        place == is_place(particle) && (!place || *particle == anywhere)
    });
    particles.retain(|particle| !is_place(particle));
    let everywhere = regular && places == particles.len() + 1;
    (!everywhere).then(|| "no elements of extensions somewhere between the children".into())
}
