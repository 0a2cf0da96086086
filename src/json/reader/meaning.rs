use crate::codec::node::{Body, Node};
use crate::json::shape::{self, IODEF};

/// What a member of an object is to the class that the object is read into.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The attribute of a row.
    Attribute(usize),
    /// The extension value of an attribute.
    Extension,
    Restriction,
    Identifier,
    /// An attribute that the class says by being what it is.
    Fixed(&'static str),
    /// What stands between the tags.
    Text,
    /// Children of a row, and their name in IODEF 2.
    Child(usize, &'static str),
    /// Children that share an array, each in an object under its own name.
    Group,
    /// Children of an element that JSON leaves out, whose row this is.
    Wrapped(usize),
    /// Elements of which only an attribute is left: row and name.
    Reference(usize, &'static str),
    /// A class that the model keeps as a tree of XML.
    Unmodelled,
    Unknown,
}

pub(super) fn meaning(node: &dyn Node, class: &str, member: &str) -> Meaning {
    let attribute = if member == "lang" { "xml:lang" } else { member };
    let fixed = node.fixed().iter().find(|(name, _)| *name == member);
    let is_text = !matches!(node.body(), Body::Elements) && member == shape::text(class);
    if let Some(row) = node.find_attribute(IODEF, attribute) {
        Meaning::Attribute(row)
    } else if let Some((_, value)) = fixed {
        Meaning::Fixed(value)
    } else if is_text {
        Meaning::Text
    } else if member == "restriction" {
        // It counts also where there is no place for it: to pass it over would disclose.
        Meaning::Restriction
    } else if member == "observable-id" {
        Meaning::Identifier
    } else if shape::is_extension(node, member) {
        Meaning::Extension
    } else {
        let rows = 0..node.children();
        let mut found = rows.filter_map(|row| of_row(node, row, class, member));
        let otherwise = if shape::is_unmodelled(class, member) {
            Meaning::Unmodelled
        } else {
            Meaning::Unknown
        };
        let first = found.next().unwrap_or(otherwise);
        // A class may be kept as a tree under the name of one that is not.
        match first {
            Meaning::Unmodelled => found.next().unwrap_or(first),
            _ => first,
        }
    }
}

fn of_row(node: &dyn Node, row: usize, class: &str, member: &str) -> Option<Meaning> {
    let info = node.child(row).filter(|info| shape::has(class, info))?;
    let mut names = info.names.iter().map(|name| name.within(IODEF));
    names.find_map(|name| {
        let meaning = if shape::wrapped(name) == Some(member) {
            Meaning::Wrapped(row)
        } else if shape::group(name) == Some(member) {
            Meaning::Group
        } else if shape::reference(name) == Some(member) {
            Meaning::Reference(row, name)
        } else if shape::member(class, name) == member && !is_hidden(name) {
            Meaning::Child(row, name)
        } else {
            return None;
        };
        Some(match node.slot(row) {
            Some(_) => meaning,
            None => Meaning::Unmodelled,
        })
    })
}

impl Meaning {
    /// The place of the member among the others: their order in JSON means
    /// nothing, so it is that of the rows and of the names in a row.
    pub(super) fn rank(self, node: &dyn Node) -> (usize, usize) {
        let (row, name) = match self {
            Self::Child(row, name) | Self::Reference(row, name) => (row, name),
            Self::Wrapped(row) => (row, ""),
            _ => return (0, 0),
        };
        let names = node.child(row).map_or(&[][..], |info| info.names);
        let place = names.iter().position(|named| named.within(IODEF) == name);
        (row, place.unwrap_or(0))
    }
}

/// Whether JSON has no member for an element itself.
fn is_hidden(name: &str) -> bool {
    shape::wrapped(name).is_some()
        || shape::group(name).is_some()
        || shape::reference(name).is_some()
}

/// The row and name in IODEF 2 of a child that stands in an object of its own
/// inside an array.
pub(super) fn grouped(
    node: &dyn Node,
    class: &str,
    group: &str,
    member: &str,
) -> Option<(usize, &'static str)> {
    (0..node.children()).find_map(|row| {
        let info = node.child(row).filter(|info| shape::has(class, info))?;
        let mut names = info.names.iter().map(|name| name.within(IODEF));
        let name = names.find(|name| {
            shape::group(name) == Some(group) && shape::member(class, name) == member
        })?;
        Some((row, name))
    })
}
