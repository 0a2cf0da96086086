//! What an element is that a vocabulary cannot say, on its way to the carrier.

use crate::codec::carry::{AT, DERIVED, DOCUMENT, IN_PLACE_OF, OF, ORDER, PATH, TEXT};
use crate::codec::decode::EXT_VALUE;
use crate::codec::encode::attributes::qualified;
use crate::codec::encode::{Carrier, Manner, own_output};
use crate::codec::node::{Element, Node};
use crate::codec::output::Output;
use crate::codec::table::AttributeInfo;
use crate::error::Result;
use crate::value::{KeptAttribute, Spelling, Vocabulary};

/// What one element loses.
#[derive(Debug, Default)]
pub(crate) struct Lost<'a> {
    attributes: Vec<(&'static str, &'a str)>,
    foreign: Vec<&'a KeptAttribute>,
    text: Option<(String, String)>,
    /// Children of kinds that the vocabulary does not have, as XML.
    children: String,
    /// Entries of their own, for what has a place among written siblings.
    entries: String,
    /// The names of the children in their order.
    order: Option<String>,
    /// The names of all this.
    what: Vec<String>,
    /// The names of what is only derived.
    derived: Vec<String>,
}

impl<'a> Lost<'a> {
    pub(crate) fn attribute(&mut self, info: &'static AttributeInfo, spelling: Spelling<'a>) {
        let name = info.name.within(Vocabulary::Incident);
        self.what.push(format!("@{name}"));
        match (spelling, info.extension(Vocabulary::Incident)) {
            (Spelling::Extension(token), Some(extension)) => {
                self.attributes.push((name, EXT_VALUE));
                self.attributes.push((extension, token));
            }
            (
                Spelling::Registered(token)
                | Spelling::Own(token)
                | Spelling::Extension(token)
                | Spelling::Nearly(token),
                _,
            ) => self.attributes.push((name, token)),
        }
    }

    pub(crate) fn text(&mut self, in_full: &str, in_place_of: &str) {
        self.what.push("its exact text".into());
        self.text = Some((in_full.into(), in_place_of.into()));
    }

    /// The names of the children in an order that the vocabulary does not allow.
    pub(crate) fn order<'n>(&mut self, names: impl Iterator<Item = &'n str>) {
        self.what.push("the order of its children".into());
        self.order = Some(names.collect::<Vec<_>>().join(" "));
    }

    /// An attribute that the vocabulary has no place for.
    pub(crate) fn foreign(&mut self, kept: &'a KeptAttribute) {
        self.what.push(format!("@{}", kept.attribute.name.local));
        self.foreign.push(kept);
    }

    /// A child of a kind that the vocabulary does not have.
    pub(crate) fn child(&mut self, name: &str, xml: &str) {
        self.what.push(name.into());
        self.children.push_str(xml);
    }

    /// Whether the vocabulary says all, and nothing stands in.
    pub(crate) fn is_nothing(&self) -> bool {
        self.what.is_empty() && self.derived.is_empty()
    }

    /// The names of what is lost.
    pub(crate) fn what(&self) -> &[String] {
        &self.what
    }

    /// The names of what is only derived.
    pub(crate) fn what_is_derived(&self) -> &[String] {
        &self.derived
    }

    pub(crate) fn derived(&mut self, name: &str, carrier: Option<&Carrier>) -> Result<()> {
        self.derived.push(name.into());
        self.entry(carrier, (DERIVED, name), "")
    }

    /// A child by its name, with its place among those that are written.
    pub(crate) fn placed(
        &mut self,
        carrier: Option<&Carrier>,
        what: &str,
        place: (&str, &str),
        xml: &str,
    ) -> Result<()> {
        self.what.push(what.into());
        self.entry(carrier, place, xml)
    }

    /// An entry about the current element that holds `xml`.
    fn entry(
        &mut self,
        carrier: Option<&Carrier>,
        (name, value): (&str, &str),
        xml: &str,
    ) -> Result<()> {
        let mut out = match carrier {
            Some(carrier) => start_at(&carrier.path, carrier.of_document)?,
            None => start_at("", false)?,
        };
        out.attribute(name, value)?;
        out.raw(xml);
        self.entries.push_str(&end_at(out));
        Ok(())
    }

    /// Adds the entries of the current element to those that are carried.
    pub(crate) fn write(self, carrier: &mut Carrier) -> Result<()> {
        let path = std::mem::take(&mut carrier.path);
        let says = !self.attributes.is_empty() || !self.children.is_empty();
        if says || self.text.is_some() || self.order.is_some() {
            let mut out = start_at(&path, carrier.of_document)?;
            if let Some(order) = &self.order {
                out.attribute(ORDER, order)?;
            }
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
            let mut out = start_at(&path, carrier.of_document)?;
            for kept in self.foreign {
                let attribute = &kept.attribute;
                let name = qualified(kept);
                out.foreign_attribute(name.as_ref().unwrap_or(&attribute.name), &attribute.value)?;
            }
            carrier.entries.push_str(&end_at(out));
        }
        carrier.entries.push_str(&self.entries);
        carrier.path = path;
        Ok(())
    }
}

fn start_at(path: &str, of_document: bool) -> Result<Output> {
    let mut out = own_output();
    out.start("", AT);
    if of_document {
        out.attribute(OF, DOCUMENT)?;
    }
    out.attribute(PATH, path)?;
    Ok(out)
}

fn end_at(mut out: Output) -> String {
    out.end("", AT);
    out.take()
}

/// Whether a vocabulary can say the element at all, if not all of it: what it
/// requires is there and can be said.
pub(crate) fn expressible(element: &dyn Element, manner: Manner) -> bool {
    let vocabulary = manner.vocabulary;
    if vocabulary == Vocabulary::Incident {
        return true;
    }
    let node = element.node();
    let printed = !manner.is_as_printed() || node.is_printed();
    if !printed || !node.is_expressible(vocabulary) {
        return false;
    }
    let needs = node.needs();
    let mut attributes = needs.attributes.within(vocabulary);
    let mut children = needs.decisive.within(vocabulary);
    attributes.all(|row| has_attribute(node, row, vocabulary))
        && children.all(|row| has_child(node, row, manner))
}

fn has_attribute(node: &dyn Node, row: usize, vocabulary: Vocabulary) -> bool {
    node.attribute(row).is_none_or(|(info, value)| {
        !info.is_required(vocabulary)
            || match value.spelling(vocabulary) {
                Some(Spelling::Own(_) | Spelling::Extension(_)) => {
                    info.extension(vocabulary).is_some()
                }
                Some(Spelling::Registered(EXT_VALUE)) => {
                    info.extension(vocabulary).is_some() || !info.is_extensible()
                }
                Some(Spelling::Registered(_) | Spelling::Nearly(_)) => true,
                None => info.stands_in.is_some() && vocabulary == Vocabulary::Iodef1,
            }
    })
}

fn has_child(node: &dyn Node, row: usize, manner: Manner) -> bool {
    let vocabulary = manner.vocabulary;
    let (Some(info), Some(slot)) = (node.child(row), node.slot(row)) else {
        return true;
    };
    let says = |element: &dyn Element| {
        !info.name(element.variant(), vocabulary).is_empty() && expressible(element, manner)
    };
    let mut said = (0..slot.len()).map(|index| slot.get(index).is_some_and(says));
    if info.whole && info.vocabularies.contains(vocabulary) {
        return said.all(|said| said);
    }
    let derived = || info.derived && node.derived(row, vocabulary).is_some();
    !info.is_required(vocabulary) || said.any(|said| said) || derived()
}
