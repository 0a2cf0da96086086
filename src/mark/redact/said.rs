//! All strings that an element itself says.

use crate::codec::node::{Body, Element, Node, Written};
use crate::value::{ForeignNode, Mark, Vocabulary};

/// Where an element says something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// As its text.
    Text,
    /// In an attribute, by row, that no list of tokens holds.
    Attribute(usize),
    /// In content that has no type.
    Content,
    /// In elements of such content.
    Inside,
    /// In what this crate has no type for, or not in its canonical form.
    Unknown,
}

type Visit<'v> = &'v mut dyn FnMut(Part, &str);

/// Visits the strings of an element, those of elements inside it aside.
pub(crate) fn said(element: &dyn Element, visit: Visit<'_>) {
    let node = element.node();
    for row in 0..node.attributes() {
        if let Some(text) = free_attribute(node, row) {
            visit(Part::Attribute(row), text);
        }
    }
    match node.body() {
        Body::Elements => {}
        Body::Text(_, scalar) => {
            let (Written::Exactly(text) | Written::Nearly(text)) =
                scalar.text(Vocabulary::Incident);
            visit(Part::Text, &text);
        }
        Body::Any(content) => {
            for node in content {
                let is_element = node.as_element().is_some();
                let part = if is_element {
                    Part::Inside
                } else {
                    Part::Content
                };
                foreign(node, part, visit);
            }
            // Without the elements between them, texts run into one.
            if let Some(text) = text_of(content).filter(|_| content.len() > 1) {
                visit(Part::Content, &text);
            }
        }
    }
    if let Some(mark) = element.mark() {
        unknown(mark, visit);
    }
}

/// The text of content without its elements; none if that is nothing, or what
/// stood blank between them.
pub(super) fn text_of(content: &[ForeignNode]) -> Option<String> {
    let texts = content.iter().filter_map(|node| match node {
        ForeignNode::Text(text) => Some(&**text),
        ForeignNode::Element(_) => None,
    });
    let text: String = texts.collect();
    let is_blank = text.trim_ascii().is_empty() && content.len() > 1;
    (!text.is_empty() && !is_blank).then_some(text)
}

/// The text of an attribute, unless it is a token of a list, a statement or a language.
pub(crate) fn free_attribute(node: &dyn Node, row: usize) -> Option<&str> {
    let (info, value) = node.attribute(row)?;
    let text = value.spelling(Vocabulary::Incident)?.words();
    let is_plain =
        value.lists(text) || text == "yes" || info.name.within(Vocabulary::Incident) == "xml:lang";
    (!is_plain).then_some(text)
}

fn unknown(mark: &Mark, visit: Visit<'_>) {
    if let Some(written) = &mark.written {
        visit(Part::Unknown, written);
    }
    for attribute in mark.attributes() {
        visit(Part::Unknown, &attribute.value);
    }
    for child in mark.children() {
        foreign(child, Part::Unknown, visit);
    }
}

fn foreign(node: &ForeignNode, part: Part, visit: Visit<'_>) {
    match node {
        ForeignNode::Text(text) => visit(part, text),
        ForeignNode::Element(element) => {
            for attribute in &element.attributes {
                visit(part, &attribute.value);
            }
            for child in &element.children {
                foreign(child, part, visit);
            }
        }
    }
}
