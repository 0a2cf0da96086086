use super::{Around, Writer};
use crate::codec::node::{Body, Node};
use crate::codec::source::Limits;
use crate::error::Result;
use crate::json::bytes::{decode_xml, encode_xml};
use crate::json::text::Members;
use crate::value::{ForeignElement, ForeignName, ForeignNode, Mark};

impl Writer {
    /// An element as base 64 of its XML (RFC 8727, section 3.2), or the text
    /// that was none when it was read.
    pub(super) fn bytes(
        &mut self,
        (namespace, name): (&str, &str),
        node: &dyn Node,
        mark: Option<&Mark>,
        around: Around<'_>,
    ) -> Result<String> {
        let mut members = Members::default();
        self.attributes(name, node, mark, around, &mut members);
        self.content(mark);
        let content = match node.body() {
            Body::Any(nodes) => nodes.as_slice(),
            Body::Elements | Body::Text(..) => &[],
        };
        let bare = members.texts().all(|text| node.fixed().contains(&text));
        if let ([ForeignNode::Text(text)], true) = (content, bare)
            && decode_xml(text, &Limits::default()).is_none()
        {
            return Ok(text.to_string());
        }
        let mut element = ForeignElement::new(ForeignName::new(namespace, name, ""));
        for (name, value) in members.texts() {
            element = element.with_attribute(ForeignName::new("", name, ""), value);
        }
        element.children = content.to_vec();
        encode_xml(&[element.into()])
    }
}

/// How an element would be written.
pub(in crate::json) fn bytes(
    name: (&str, &str),
    node: &dyn Node,
    mark: Option<&Mark>,
) -> Result<String> {
    Writer::default().bytes(name, node, mark, Around::NOTHING)
}
