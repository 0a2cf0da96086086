//! roxmltree, and the crate xml.

use std::hint::black_box;

use xml::reader::{EventReader, XmlEvent};

use crate::Result;
use crate::input::Input;

/// The tree, whose elements are counted in one walk.
pub(super) fn roxmltree(input: &Input) -> Result<u64> {
    let text = std::str::from_utf8(&input.bytes)?;
    let tree = roxmltree::Document::parse(text)?;
    let elements = black_box(&tree)
        .descendants()
        .filter(roxmltree::Node::is_element);
    Ok(elements.map(|_| 1).sum())
}

pub(super) fn xml(input: &Input) -> Result<u64> {
    let mut elements = 0;
    for event in EventReader::new(&*input.bytes) {
        elements += u64::from(matches!(black_box(event?), XmlEvent::StartElement { .. }));
    }
    Ok(elements)
}
