//! What an element is that a vocabulary cannot say, on its way to the carrier.

use crate::codec::carry::{DERIVED, IN_PLACE_OF, PATH, TEXT};
use crate::codec::decode::EXT_VALUE;
use crate::codec::encode::attributes::qualified;
use crate::codec::encode::{Carrier, own_output};
use crate::codec::node::{Body, Element, Node};
use crate::codec::output::Output;
use crate::codec::table::AttributeInfo;
use crate::error::Result;
use crate::value::{KeptAttribute, Spelling, Vocabulary};

/// What one element loses.
#[derive(Debug, Default)]
pub(crate) struct Lost<'a> {
    attributes: Vec<(&'static str, &'a str)>,
    pub(crate) foreign: Vec<&'a KeptAttribute>,
    text: Option<(String, String)>,
    /// Children of kinds that the vocabulary does not have, as XML.
    pub(crate) children: String,
    /// Entries of their own, for what has a place among written siblings.
    entries: String,
}

impl<'a> Lost<'a> {
    pub(crate) fn attribute(&mut self, info: &'static AttributeInfo, spelling: Spelling<'a>) {
        let name = info.name.within(Vocabulary::Incident);
        match (spelling, info.extension) {
            (Spelling::Extension(token), Some(extension)) => {
                self.attributes.push((name, EXT_VALUE));
                self.attributes.push((extension, token));
            }
            (
                Spelling::Registered(token) | Spelling::Own(token) | Spelling::Extension(token),
                _,
            ) => self.attributes.push((name, token)),
        }
    }

    pub(crate) fn text(&mut self, in_full: &str, in_place_of: &str) {
        self.text = Some((in_full.into(), in_place_of.into()));
    }

    pub(crate) fn derived(&mut self, name: &str, carrier: Option<&Carrier>) -> Result<()> {
        self.placed(carrier, (DERIVED, name), "")
    }

    /// An entry about the current element that holds `xml`.
    pub(crate) fn placed(
        &mut self,
        carrier: Option<&Carrier>,
        (name, value): (&str, &str),
        xml: &str,
    ) -> Result<()> {
        let mut out = start_at(carrier.map_or("", |c| &c.path))?;
        out.attribute(name, value)?;
        out.raw(xml);
        self.entries.push_str(&end_at(out));
        Ok(())
    }

    /// Adds the entries of the current element to those that are carried.
    pub(crate) fn write(self, carrier: &mut Carrier) -> Result<()> {
        let path = std::mem::take(&mut carrier.path);
        if !self.attributes.is_empty() || self.text.is_some() || !self.children.is_empty() {
            let mut out = start_at(&path)?;
            if let Some((in_full, in_place_of)) = &self.text {
                out.attribute(TEXT, in_full)?;
                out.attribute(IN_PLACE_OF, in_place_of)?;
            }
            for (name, value) in self.attributes {
                out.attribute(name, value)?;
            }
            out.raw(&self.children);
            carrier.entries.push_str(&end_at(out));
        }
        // In an entry of their own, so that their namespaces are not in scope elsewhere.
        if !self.foreign.is_empty() {
            let mut out = start_at(&path)?;
            for kept in self.foreign {
                let attribute = &kept.attribute;
                if attribute.name.namespace.is_empty() {
                    out.foreign_attribute(&qualified(kept), &attribute.value)?;
                } else {
                    out.foreign_attribute(&attribute.name, &attribute.value)?;
                }
            }
            carrier.entries.push_str(&end_at(out));
        }
        carrier.entries.push_str(&self.entries);
        carrier.path = path;
        Ok(())
    }
}

fn start_at(path: &str) -> Result<Output> {
    let mut out = own_output();
    out.start("", "At");
    out.attribute(PATH, path)?;
    Ok(out)
}

fn end_at(mut out: Output) -> String {
    out.end("", "At");
    out.take()
}

/// Whether a vocabulary can say the element at all, if not all of it: what it
/// requires is there and can be said.
pub(crate) fn expressible(element: &dyn Element, vocabulary: Vocabulary) -> bool {
    if vocabulary == Vocabulary::Incident {
        return true;
    }
    let node = element.node();
    if !node.is_expressible(vocabulary) {
        return false;
    }
    let attributes = (0..node.attributes()).all(|row| has_attribute(node, row, vocabulary));
    attributes
        && match node.body() {
            Body::Elements => (0..node.children()).all(|row| has_child(node, row, vocabulary)),
            Body::Text(..) | Body::Any(_) => true,
        }
}

fn has_attribute(node: &dyn Node, row: usize, vocabulary: Vocabulary) -> bool {
    node.attribute(row).is_none_or(|(info, value)| {
        !info.required
            || !info.vocabularies.contains(vocabulary)
            || match value.spelling(vocabulary) {
                Some(Spelling::Own(_)) => info.extension.is_some(),
                Some(_) => true,
                None => false,
            }
    })
}

fn has_child(node: &dyn Node, row: usize, vocabulary: Vocabulary) -> bool {
    let (Some(info), Some(slot)) = (node.child(row), node.slot(row)) else {
        return true;
    };
    if !info.required.contains(vocabulary) {
        return true;
    }
    let derived = info.derived && node.derived_time().is_some();
    derived || (0..slot.len()).any(|i| slot.get(i).is_some_and(|e| expressible(e, vocabulary)))
}
