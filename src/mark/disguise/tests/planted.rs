//! Incidents made by chance, with tokens in the place of each string.

use crate::codec::node::{BodyMut, Element, Node};
use crate::codec::tests::generate::{Chance, document};
use crate::mark::disguise::treatment::{Naming, Treatment, attribute_treatment, treatment};
use crate::model::Incident;
use crate::value::{
    ForeignAttribute, ForeignElement, ForeignName, MarkBox, Restriction, Spelling, Vocabulary,
};

const OWN: Vocabulary = Vocabulary::Incident;

type Act<'a> = &'a mut dyn FnMut(&str, &mut dyn Node, &mut MarkBox);

fn each(element: &mut dyn Element, name: &str, act: Act<'_>) {
    element
        .change(&mut |node, mark| {
            act(name, node, mark);
            for row in 0..node.children() {
                let info = *node.child(row).unwrap();
                let slot = node.slot_mut(row).unwrap();
                for index in 0..slot.len() {
                    let child = slot.get_mut(index).unwrap();
                    let name = info.name(child.variant(), OWN);
                    each(child, name, act);
                }
            }
            Ok(())
        })
        .unwrap();
}

/// Incidents in which each identity is a token of its own, and each other string
/// names one of them; with the number of tokens.
pub(super) fn planted(seed: u64) -> (Vec<Incident>, usize) {
    let mut incidents = document(&mut Chance(seed)).incidents;
    let mut count = 0;
    for incident in &mut incidents {
        count += plant(seed, incident);
    }
    (incidents, count)
}

fn plant(seed: u64, incident: &mut Incident) -> usize {
    let mut tokens = Vec::new();
    each(incident, "Incident", &mut |name, node, mark| {
        plant_identities(seed, name, node, mark, &mut tokens);
    });
    let mut named = tokens.iter().cycle();
    each(incident, "Incident", &mut |name, node, mark| {
        plant_texts(name, node, mark, named.next().unwrap());
    });
    tokens.len()
}

fn plant_identities(
    seed: u64,
    name: &str,
    node: &mut dyn Node,
    mark: &mut MarkBox,
    tokens: &mut Vec<String>,
) {
    let mut next = |shape: &str| {
        let number = tokens.len();
        tokens.push(format!("canary{seed:06}n{number:06}"));
        shape.replace('*', tokens.last().unwrap())
    };
    if let Treatment::Disguised(naming) = treatment(name)
        && let BodyMut::Text(scalar) = node.body_mut()
    {
        scalar.set(&next(shape(naming))).unwrap();
    }
    for row in 0..node.attributes() {
        let (info, value) = node.attribute(row).unwrap();
        let (attribute, said) = (info.name.within(OWN), value.spelling(OWN).is_some());
        if let Treatment::Disguised(naming) = attribute_treatment(name, attribute)
            && said
        {
            let text = next(shape(naming));
            node.attribute_mut(row).unwrap().set(&text, OWN).unwrap();
        }
    }
    if mark.get().is_some_and(|mark| mark.id.is_some()) {
        mark.get_mut().id = Some(next("*").parse().unwrap());
    }
}

/// What an identity may look like.
fn shape(naming: Naming) -> &'static str {
    match naming {
        Naming::Email => "*@mail.*.example",
        Naming::Url => "https://www.*.example/*?*",
        Naming::Host | Naming::Csirt => "www.*.example",
        Naming::Bulk => "*\n*.example\n",
        Naming::Address => "*.example",
        _ => "*",
    }
}

/// Puts a text that names somebody wherever there is one to be had.
fn plant_texts(name: &str, node: &mut dyn Node, mark: &mut MarkBox, token: &str) {
    let text = format!("It was {token}, says {token}");
    let is_identity = matches!(treatment(name), Treatment::Disguised(_));
    match node.body_mut() {
        // Numbers and times name nobody.
        BodyMut::Text(scalar) if !is_identity && scalar.samples().is_empty() => {
            scalar.set(&text).unwrap();
        }
        BodyMut::Any(content) => {
            content.push(foreign(&text).into());
            content.push(text.as_str().into());
        }
        _ => {}
    }
    for row in 0..node.attributes() {
        let (info, value) = node.attribute(row).unwrap();
        let attribute = info.name.within(OWN);
        let free = attribute_treatment(name, attribute) == Treatment::Checked;
        let is_string = value.samples().is_empty();
        let extends = matches!(value.spelling(OWN), Some(Spelling::Extension(_)));
        let value = node.attribute_mut(row).unwrap();
        if extends {
            value.set_extension(&text, OWN).unwrap();
        } else if free && is_string {
            // Some are yes or no.
            let _ = value.set(&text, OWN);
        }
    }
    if mark.get().is_some() {
        let mark = mark.get_mut();
        if mark.restriction.is_some() && token.ends_with('3') {
            mark.restriction = Some(Restriction::Ext(text.as_str().into()));
        }
        let attribute = ForeignName::new("urn:x", "x", "");
        mark.add_attribute(ForeignAttribute::new(attribute, &*text));
        mark.add_child(foreign(&text));
    }
}

fn foreign(text: &str) -> ForeignElement {
    ForeignElement::new(ForeignName::new("urn:x", "x", "")).with_child(text)
}
