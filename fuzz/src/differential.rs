//! The law of XML: what is accepted here is accepted elsewhere, as the same tree.

use std::borrow::Cow;

use iodef::{Document, ForeignElement, ForeignNode};
use roxmltree::{Node, ParsingOptions};

/// Where roxmltree 0.21 takes less than XML allows, and so is no oracle: words of its
/// error, an input, and the rule. This crate accepts each, and a test says so.
pub const STRICTER: &[(&str, &str, &str)] = &[(
    "unknown namespace prefix 'xml'",
    "<xml:a/>",
    "xml is bound without a declaration, for elements too (Namespaces, 3)",
)];

/// Where roxmltree 0.21 takes what XML 1.0 with namespaces refuses: an input,
/// and the rule. This crate refuses each, and a test says so.
pub const LAXER: &[(&str, &str)] = &[
    (
        "<a xmlns='u' xmlns='v'/>",
        "an attribute stands once (XML 1.0, 3.1)",
    ),
    (
        "<a xmlns:xmlns='u'/>",
        "xmlns is not declared (Namespaces, 3)",
    ),
    (
        "<a xmlns:p=''/>",
        "a prefix is not undeclared (Namespaces, 5)",
    ),
    (
        "<:a/>",
        "a name does not begin with a colon (Namespaces, 4)",
    ),
    (
        "<a>&#xD800;</a>",
        "a reference is to a character (XML 1.0, 4.1)",
    ),
    (
        "<a>&#x110000;</a>",
        "a reference is to a character (XML 1.0, 4.1)",
    ),
    ("<?XML ?><a/>", "the target is reserved (XML 1.0, 2.6)"),
    ("<?p:q ?><a/>", "a target has no colon (Namespaces, 7)"),
    (
        "<?xml version='2.0'?><a/>",
        "a version is 1 and digits (XML 1.0, 2.8)",
    ),
    (
        "<?xml version='1.0' standalone='maybe'?><a/>",
        "yes or no (XML 1.0, 2.9)",
    ),
    (
        "<?xml version='1.0' encoding='UTF-7'?><a/>",
        "what is not in its encoding is refused (XML 1.0, 4.3.3)",
    ),
];

/// What roxmltree 0.21 takes for something else than XML 1.0 with namespaces does:
/// words of such inputs, one of them, and the rule. This crate reads each as the rule
/// has it, and a test says that roxmltree does not.
pub const OTHERWISE: &[(&[&str], &str, &str)] = &[
    (
        &["&#xD;\r", "&#xd;\r", "&#13;\r"],
        "<a>&#13;\r</a>",
        "a return is a line end, also behind one by reference (XML 1.0, 2.11)",
    ),
    (
        &["\r&"],
        "<a>\r&gt;</a>",
        "a return is a line end, also before a reference (XML 1.0, 2.11)",
    ),
    (
        &[":xmlns"],
        "<a xmlns:p='u' p:xmlns='v'/>",
        "only xmlns without a prefix declares the default namespace (Namespaces, 3)",
    ),
];

/// Accepted here, and so accepted by roxmltree with the same names, namespaces,
/// attributes and text. What has a document type declaration, or is in an encoding
/// that roxmltree cannot be given, is no matter of this.
///
/// # Panics
///
/// If roxmltree refuses it, or sees another tree.
pub fn differential(bytes: &[u8]) {
    let Some(text) = decoded(bytes) else { return };
    let mut otherwise = OTHERWISE.iter().flat_map(|(words, ..)| *words);
    if !otherwise.any(|words| text.contains(words)) {
        compare(bytes, &text);
    }
}

/// The same of any input, which is in bytes and in text.
///
/// # Panics
///
/// If roxmltree refuses what is accepted here, or sees another tree.
pub fn compare(bytes: &[u8], text: &str) {
    let tree = ForeignElement::from_slice(bytes);
    let document = Document::from_slice(bytes);
    if tree.is_err() && document.is_err() {
        return;
    }
    let options = ParsingOptions::default();
    let other = match roxmltree::Document::parse_with_options(text, options) {
        Ok(other) => other,
        Err(error) => {
            let error = error.to_string();
            let known = STRICTER.iter().any(|(words, ..)| error.contains(words));
            assert!(known, "roxmltree refuses it: {error}\n{text}");
            return;
        }
    };
    if let Ok(tree) = tree {
        same(&tree, other.root_element());
    }
}

/// The text in UTF-8 or UTF-16, the byte order mark aside; none in another encoding.
fn decoded(bytes: &[u8]) -> Option<Cow<'_, str>> {
    let units = |of: fn([u8; 2]) -> u16| {
        let units = bytes[2..].chunks_exact(2);
        let units: Vec<_> = units.map(|pair| of([pair[0], pair[1]])).collect();
        String::from_utf16(&units).ok().map(Cow::Owned)
    };
    match bytes {
        [0xFF, 0xFE, ..] => units(u16::from_le_bytes),
        [0xFE, 0xFF, ..] => units(u16::from_be_bytes),
        [0xEF, 0xBB, 0xBF, text @ ..] => std::str::from_utf8(text).ok().map(Cow::Borrowed),
        // Bytes of another encoding that are ASCII say the same in UTF-8.
        text if text.is_ascii() || is_utf8(text) => {
            std::str::from_utf8(text).ok().map(Cow::Borrowed)
        }
        _ => None,
    }
}

/// Whether no declaration says otherwise; ISO-2022-JP is ASCII in bytes only.
fn is_utf8(bytes: &[u8]) -> bool {
    let start = String::from_utf8_lossy(bytes.get(..256).unwrap_or(bytes)).to_lowercase();
    let declaration = start.split("?>").next().unwrap_or_default();
    !declaration.starts_with("<?xml")
        || !declaration.contains("encoding")
        || declaration.contains("utf-8")
}

fn same(ours: &ForeignElement, theirs: Node<'_, '_>) {
    let name = theirs.tag_name();
    assert_eq!(&*ours.name.local, name.name(), "a name");
    let namespace = name.namespace().unwrap_or_default();
    assert_eq!(
        &*ours.name.namespace, namespace,
        "the namespace of {name:?}"
    );
    let attributes = ours.attributes.iter().map(|attribute| {
        let name = &attribute.name;
        (&*name.namespace, &*name.local, &*attribute.value)
    });
    let others = theirs
        .attributes()
        .map(|a| (a.namespace().unwrap_or_default(), a.name(), a.value()));
    assert!(attributes.eq(others), "the attributes of {name:?}");
    let children = children(theirs);
    assert_eq!(ours.children.len(), children.len(), "in {name:?}");
    for pair in ours.children.iter().zip(children) {
        match pair {
            (ForeignNode::Element(ours), Child::Element(theirs)) => same(ours, theirs),
            (ForeignNode::Text(ours), Child::Text(theirs)) => assert_eq!(**ours, *theirs),
            (ours, _) => panic!("{ours:?} is something else"),
        }
    }
}

enum Child<'a, 'i> {
    Element(Node<'a, 'i>),
    Text(String),
}

/// The elements and texts, joined around comments and processing instructions.
fn children<'a, 'i>(node: Node<'a, 'i>) -> Vec<Child<'a, 'i>> {
    let mut children = Vec::new();
    for child in node.children() {
        match (children.last_mut(), child.text()) {
            _ if child.is_element() => children.push(Child::Element(child)),
            (Some(Child::Text(before)), Some(text)) if child.is_text() => before.push_str(text),
            (_, Some(text)) if child.is_text() && !text.is_empty() => {
                children.push(Child::Text(text.into()));
            }
            _ => {}
        }
    }
    children
}
