//! What a message says, counted without any help of the crate's own counting.

use std::collections::HashMap;

use iodef::{ForeignElement, ForeignName, ForeignNode};

/// A text or an attribute: which, where, and what it says.
#[derive(Clone, Debug)]
pub(crate) struct Fact {
    /// The way to the element, by number among the elements.
    route: Vec<usize>,
    /// The number of the attribute; `None` for the text.
    attribute: Option<usize>,
    pub(crate) path: String,
    pub(crate) value: String,
}

const IDMEF: &str = "http://iana.org/idmef";

fn shown(name: &ForeignName) -> String {
    let own = name.namespace.is_empty() || &*name.namespace == IDMEF || name.prefix.is_empty();
    if own {
        name.local.to_string()
    } else {
        format!("{}:{}", name.prefix, name.local)
    }
}

/// Everything that a message says, in document order.
pub(crate) fn facts(message: &ForeignElement) -> Vec<Fact> {
    let mut found = Vec::new();
    let path = format!("/{}", shown(&message.name));
    collect(message, &path, &mut Vec::new(), &mut found);
    found
}

fn collect(element: &ForeignElement, path: &str, route: &mut Vec<usize>, found: &mut Vec<Fact>) {
    for (index, attribute) in element.attributes.iter().enumerate() {
        found.push(Fact {
            route: route.clone(),
            attribute: Some(index),
            path: format!("{path}/@{}", shown(&attribute.name)),
            value: attribute.value.to_string(),
        });
    }
    let mut text = String::new();
    for node in &element.children {
        if let ForeignNode::Text(piece) = node {
            text.push_str(piece);
        }
    }
    let empty = element.attributes.is_empty() && element.elements().next().is_none();
    if empty || !text.trim().is_empty() {
        found.push(Fact {
            route: route.clone(),
            attribute: None,
            path: path.to_owned(),
            value: text,
        });
    }
    let mut ordinals: HashMap<String, usize> = HashMap::new();
    for (index, child) in element.elements().enumerate() {
        let name = shown(&child.name);
        let ordinal = ordinals.entry(name.clone()).or_default();
        *ordinal += 1;
        let inner = match ordinal {
            1 => format!("{path}/{name}"),
            ordinal => format!("{path}/{name}[{ordinal}]"),
        };
        route.push(index);
        collect(child, &inner, route, found);
        route.pop();
    }
}

/// The element at the end of a route.
pub(crate) fn element<'m>(
    message: &'m mut ForeignElement,
    route: &[usize],
) -> &'m mut ForeignElement {
    let mut element = message;
    for index in route {
        let elements = element.children.iter_mut().filter_map(|node| match node {
            ForeignNode::Element(child) => Some(child),
            _ => None,
        });
        element = elements.into_iter().nth(*index).unwrap();
    }
    element
}

impl Fact {
    /// The message with this saying something else.
    pub(crate) fn changed(&self, message: &ForeignElement) -> ForeignElement {
        self.edited(message, Some(&format!("{}x", self.value.trim())))
    }

    /// The message without it.
    pub(crate) fn removed(&self, message: &ForeignElement) -> ForeignElement {
        self.edited(message, None)
    }

    fn edited(&self, message: &ForeignElement, value: Option<&str>) -> ForeignElement {
        let mut edited = message.clone();
        let element = element(&mut edited, &self.route);
        match (self.attribute, value) {
            (Some(index), Some(value)) => {
                element.attributes.get_mut(index).unwrap().value = value.into();
            }
            (Some(index), None) => {
                element.attributes.remove(index);
            }
            (None, value) => {
                element.children.retain(|node| node.as_element().is_some());
                element.children.extend(value.map(ForeignNode::from));
            }
        }
        edited
    }
}
