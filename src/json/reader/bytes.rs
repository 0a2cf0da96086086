use super::Reader;
use crate::codec::decode::EXT_VALUE;
use crate::codec::node::{BodyMut, Node};
use crate::error::Result;
use crate::json::bytes::decode_xml;
use crate::json::input::Raw;
use crate::json::loss::JsonLossKind as Kind;
use crate::json::shape::IODEF;
use crate::json::writer;
use crate::value::{ForeignElement, ForeignNode, KeptAttribute, MarkBox, Restriction};

impl<'t> Reader<'t> {
    /// Reads an element that is base 64 of its XML, or of what stands in it.
    /// Text that is neither is kept as text, or is the attribute that the
    /// element cannot do without.
    pub(super) fn bytes(
        &mut self,
        (namespace, name): (&str, &str),
        node: &mut dyn Node,
        mark: &mut MarkBox,
        raw: Raw<'t>,
    ) -> Result<()> {
        let text = self.plain(("", name), raw)?;
        let required = required(node);
        let content = match decode_xml(&text, self.input.limits()) {
            Some(nodes) => match the_element(&nodes, (namespace, name)) {
                Some(element) => {
                    self.take(node, mark, element, raw)?;
                    Some(element.children.clone())
                }
                None => Some(nodes).filter(|_| required.is_none()),
            },
            None => None,
        };
        let content = match (content, required) {
            (Some(content), _) => content,
            (None, Some(row)) => {
                if let Some(value) = node.attribute_mut(row) {
                    self.set(name, value, (&text, None), raw)?;
                }
                Vec::new()
            }
            (None, None) if text.is_empty() => Vec::new(),
            (None, None) => vec![ForeignNode::Text((&*text).into())],
        };
        if let BodyMut::Any(nodes) = node.body_mut() {
            *nodes = content;
        }
        let again = writer::bytes((namespace, name), node, mark.get());
        if self.located(again)? != text {
            self.losses.here(Kind::Spelling);
        }
        Ok(())
    }

    /// Takes over the attributes of an element.
    fn take(
        &mut self,
        node: &mut dyn Node,
        mark: &mut MarkBox,
        element: &ForeignElement,
        raw: Raw<'t>,
    ) -> Result<()> {
        let extension = element.attribute("ext-restriction");
        let is_extended = element.attribute("restriction") == Some(EXT_VALUE);
        let extension = extension.filter(|_| is_extended);
        let fixed = node.fixed();
        let is_said = |name: &str, value: &str| {
            fixed.contains(&(name, value)) || name == "ext-restriction" && extension.is_some()
        };
        for attribute in &element.attributes {
            let name = match &*attribute.name.namespace {
                "" => &*attribute.name.local,
                _ => "",
            };
            let row = node.find_attribute(IODEF, name);
            if let Some(value) = row.and_then(|row| node.attribute_mut(row)) {
                self.set(name, value, (&attribute.value, None), raw)?;
            } else if name == "restriction" {
                let restriction = Restriction::read_attributes(&attribute.value, extension, IODEF);
                mark.get_mut().restriction = Some(restriction);
            } else if !is_said(name, &attribute.value) {
                mark.get_mut().attributes.push(KeptAttribute {
                    attribute: attribute.clone(),
                    origin: IODEF,
                });
            }
        }
        Ok(())
    }
}

/// The one element of its name, with nothing but white space around it.
fn the_element<'n>(
    nodes: &'n [ForeignNode],
    (namespace, name): (&str, &str),
) -> Option<&'n ForeignElement> {
    let blank = |node: &&ForeignNode| !matches!(node, ForeignNode::Text(text) if text.trim_ascii().is_empty());
    let mut nodes = nodes.iter().filter(blank);
    let element = nodes.next()?.as_element();
    let named = |e: &&ForeignElement| &*e.name.local == name && &*e.name.namespace == namespace;
    element.filter(named).filter(|_| nodes.next().is_none())
}

/// The attribute that an element cannot do without.
fn required(node: &dyn Node) -> Option<usize> {
    (0..node.attributes()).find(|row| {
        node.attribute(*row)
            .is_some_and(|(info, _)| info.is_required(IODEF))
    })
}
