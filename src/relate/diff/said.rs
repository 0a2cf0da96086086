//! What an element says, in one line.

use crate::codec::node::{Body, Element};
use crate::relate::same;
use crate::value::{ForeignElement, ForeignNode};

/// All attributes and texts of an element, in document order.
pub(super) fn said(element: &dyn Element) -> String {
    let mut words = Vec::new();
    collect(element, &mut words);
    words.join(" ")
}

fn collect(element: &dyn Element, words: &mut Vec<String>) {
    let node = element.node();
    let attributes = (0..node.attributes()).filter_map(|row| same::attribute(node, row));
    words.extend(attributes.map(|spelling| spelling.words().to_owned()));
    match node.body() {
        Body::Any(nodes) => words.push(forest(nodes)),
        _ => words.extend(same::text(node)),
    }
    for row in 0..node.children() {
        let Some(slot) = node.slot(row) else {
            continue;
        };
        for child in (0..slot.len()).filter_map(|index| slot.get(index)) {
            collect(child, words);
        }
    }
}

/// Elements without a class, and text between them.
pub(super) fn forest(nodes: &[ForeignNode]) -> String {
    let words: Vec<String> = nodes.iter().map(foreign).collect();
    words.join(" ")
}

pub(super) fn foreign(node: &ForeignNode) -> String {
    match node {
        ForeignNode::Text(text) => text.to_string(),
        ForeignNode::Element(element) => of_element(element),
    }
}

fn of_element(element: &ForeignElement) -> String {
    let attributes = element.attributes.iter();
    let mut words = vec![element.name.local.to_string()];
    words.extend(attributes.map(|attribute| attribute.value.to_string()));
    words.extend(element.children.iter().map(foreign));
    words.join(" ")
}
