//! Whether two XML documents say the same, judged by a parser that is not ours.

use std::fmt::Write as _;

use roxmltree::{Document, Node};

/// Element-only classes of IODEF that the schemas let stand without children:
/// white space in them is no text.
const CHILDLESS: [&str; 27] = [
    "Application",
    "AssociatedSoftware",
    "BulkObservableFormat",
    "BusinessImpact",
    "Campaign",
    "Confidence",
    "Contact",
    "Discovery",
    "EmailData",
    "EventData",
    "Expectation",
    "File",
    "HashData",
    "IndicatorReference",
    "IntendedImpact",
    "Method",
    "Node",
    "NodeRole",
    "Observable",
    "ObservableReference",
    "OperatingSystem",
    "Reference",
    "RelatedActivity",
    "Service",
    "ServiceName",
    "SoftwareReference",
    "SystemImpact",
];

/// Compares elements and attributes by expanded name, and text exactly.
///
/// Comments, processing instructions, prefixes, namespace declarations, the
/// order of attributes and the choice of CDATA do not count, nor does white
/// space between the children of an element that holds no other text. The
/// error names the element and the first difference.
pub(crate) fn equal(left: impl AsRef<[u8]>, right: impl AsRef<[u8]>) -> Result<(), String> {
    let left = decode(left.as_ref()).map_err(|error| format!("left: {error}"))?;
    let right = decode(right.as_ref()).map_err(|error| format!("right: {error}"))?;
    let left = Document::parse(&left).map_err(|error| format!("left: {error}"))?;
    let right = Document::parse(&right).map_err(|error| format!("right: {error}"))?;
    let mut pairs = vec![(left.root_element(), right.root_element())];
    while let Some((left, right)) = pairs.pop() {
        if let Err(difference) = compare(left, right, &mut pairs) {
            return Err(format!("at {}: {difference}", path(left)));
        }
    }
    Ok(())
}

/// Reads UTF-8, or UTF-16 as its byte order mark or first character shows it.
pub(crate) fn decode(bytes: &[u8]) -> Result<String, String> {
    match bytes {
        [0xFE, 0xFF, rest @ ..] => utf16(rest, u16::from_be_bytes),
        [0xFF, 0xFE, rest @ ..] => utf16(rest, u16::from_le_bytes),
        [0, b'<', ..] => utf16(bytes, u16::from_be_bytes),
        [b'<', 0, ..] => utf16(bytes, u16::from_le_bytes),
        [0xEF, 0xBB, 0xBF, rest @ ..] => utf8(rest),
        _ => utf8(bytes),
    }
}

fn utf8(bytes: &[u8]) -> Result<String, String> {
    let text = std::str::from_utf8(bytes).map_err(|error| error.to_string())?;
    Ok(text.to_owned())
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, String> {
    let (pairs, rest) = bytes.as_chunks::<2>();
    if !rest.is_empty() {
        return Err("UTF-16 of an odd length".to_owned());
    }
    let units: Vec<u16> = pairs.iter().map(|&pair| unit(pair)).collect();
    String::from_utf16(&units).map_err(|error| error.to_string())
}

enum Piece<'a> {
    Element(Node<'a, 'a>),
    Text(String),
}

impl Piece<'_> {
    fn describe(&self) -> String {
        match self {
            Self::Element(node) => format!("element {}", name(*node)),
            Self::Text(text) => format!("text {text:?}"),
        }
    }
}

fn compare<'a>(
    left: Node<'a, 'a>,
    right: Node<'a, 'a>,
    pairs: &mut Vec<(Node<'a, 'a>, Node<'a, 'a>)>,
) -> Result<(), String> {
    if key(left) != key(right) {
        return Err(format!("element {} against {}", name(left), name(right)));
    }
    compare_attributes(left, right)?;
    let (left, right) = (pieces(left), pieces(right));
    for (left, right) in left.iter().zip(&right) {
        match (left, right) {
            // Names are compared here, so that the path is that of the parent.
            (Piece::Element(left), Piece::Element(right)) if key(*left) == key(*right) => {
                pairs.push((*left, *right));
            }
            (Piece::Text(left), Piece::Text(right)) if left == right => {}
            _ => return Err(format!("{} against {}", left.describe(), right.describe())),
        }
    }
    let shorter = left.len().min(right.len());
    match (left.get(shorter), right.get(shorter)) {
        (Some(extra), _) => Err(format!("{} only on the left", extra.describe())),
        (_, Some(extra)) => Err(format!("{} only on the right", extra.describe())),
        _ => Ok(()),
    }
}

fn compare_attributes(left: Node<'_, '_>, right: Node<'_, '_>) -> Result<(), String> {
    for (here, there, side) in [(left, right, "left"), (right, left, "right")] {
        for attribute in here.attributes() {
            let key = (attribute.namespace(), attribute.name());
            let other = there
                .attributes()
                .find(|other| (other.namespace(), other.name()) == key);
            let label = expanded(key.0, key.1);
            let value = attribute.value();
            match other.map(|other| other.value()) {
                None => return Err(format!("attribute {label}={value:?} only on the {side}")),
                Some(other) if other != value => {
                    return Err(format!("attribute {label}: {value:?} against {other:?}"));
                }
                Some(_) => {}
            }
        }
    }
    Ok(())
}

fn pieces<'a>(node: Node<'a, 'a>) -> Vec<Piece<'a>> {
    let mut pieces = Vec::new();
    for child in node.children() {
        if child.is_element() {
            pieces.push(Piece::Element(child));
        } else if let Some(more) = child.text().filter(|t| child.is_text() && !t.is_empty()) {
            match pieces.last_mut() {
                Some(Piece::Text(text)) => text.push_str(more),
                _ => pieces.push(Piece::Text(more.to_owned())),
            }
        }
    }
    let blank = pieces.iter().all(|piece| match piece {
        Piece::Text(text) => text.bytes().all(|byte| b" \t\r\n".contains(&byte)),
        Piece::Element(_) => true,
    });
    let parent = pieces
        .iter()
        .any(|piece| matches!(piece, Piece::Element(_)));
    if blank && (parent || childless(node)) {
        pieces.retain(|piece| matches!(piece, Piece::Element(_)));
    }
    pieces
}

fn childless(node: Node<'_, '_>) -> bool {
    let iodef = node
        .tag_name()
        .namespace()
        .is_some_and(|namespace| namespace.starts_with("urn:ietf:params:xml:ns:iodef-"));
    iodef && CHILDLESS.contains(&node.tag_name().name())
}

/// The expanded name; `xmlns=""` is no namespace, too.
fn key<'a>(node: Node<'a, 'a>) -> (&'a str, &'a str) {
    let name = node.tag_name();
    (name.namespace().unwrap_or_default(), name.name())
}

fn name(node: Node<'_, '_>) -> String {
    expanded(node.tag_name().namespace(), node.tag_name().name())
}

fn expanded(namespace: Option<&str>, name: &str) -> String {
    match namespace {
        Some(namespace) if !namespace.is_empty() => format!("{{{namespace}}}{name}"),
        _ => name.to_owned(),
    }
}

/// The path of an element, the first of several siblings without a number.
fn path(node: Node<'_, '_>) -> String {
    let mut line: Vec<_> = node.ancestors().filter(Node::is_element).collect();
    line.reverse();
    let mut path = String::new();
    for node in line {
        let same = |other: &Node<'_, '_>| other.tag_name() == node.tag_name();
        let ordinal = node.prev_siblings().filter(same).count();
        path.push('/');
        path.push_str(node.tag_name().name());
        if ordinal > 1 {
            let _ = write!(path, "[{ordinal}]");
        }
    }
    path
}
