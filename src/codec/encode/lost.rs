//! What an element is that a vocabulary cannot say, on its way to the carrier.

use crate::codec::carry::{AT, DERIVED, DOCUMENT, IN_PLACE_OF, OF, ORDER, PATH, TEXT};
use crate::codec::decode::EXT_VALUE;
use crate::codec::encode::attributes::qualified;
use crate::codec::encode::own_output;
use crate::codec::output::Output;
use crate::codec::table::AttributeInfo;
use crate::error::Result;
use crate::value::{KeptAttribute, Spelling, Vocabulary};

/// What one element loses; mostly nothing.
#[derive(Debug, Default)]
pub(crate) struct Lost<'a>(Option<Box<Losses<'a>>>);

/// What an element loses that loses something.
#[derive(Debug, Default)]
pub(crate) struct Losses<'a> {
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
    pub(crate) what: Vec<String>,
    /// The names of what is only derived.
    pub(crate) derived: Vec<String>,
}

/// The element that entries speak of.
#[derive(Debug, Default)]
pub(crate) struct Here {
    /// Its path from the one that carries.
    pub(crate) path: String,
    /// Whether the path is that of the document, which another element carries for.
    pub(crate) of_document: bool,
}

impl<'a> Lost<'a> {
    fn some(&mut self) -> &mut Losses<'a> {
        self.0.get_or_insert_default()
    }

    /// What is lost, if anything is.
    pub(crate) fn into_losses(self) -> Option<Box<Losses<'a>>> {
        self.0
    }

    pub(crate) fn attribute(&mut self, info: &'static AttributeInfo, spelling: Spelling<'a>) {
        let lost = self.some();
        let name = info.name.within(Vocabulary::Incident);
        lost.what.push(format!("@{name}"));
        match (spelling, info.extension(Vocabulary::Incident)) {
            (Spelling::Extension(token), Some(extension)) => {
                lost.attributes.push((name, EXT_VALUE));
                lost.attributes.push((extension, token));
            }
            _ => lost.attributes.push((name, spelling.words())),
        }
    }

    pub(crate) fn text(&mut self, in_full: &str, in_place_of: &str) {
        let lost = self.some();
        lost.what.push("its exact text".into());
        lost.text = Some((in_full.into(), in_place_of.into()));
    }

    /// The names of the children in an order that the vocabulary does not allow.
    pub(crate) fn order<'n>(&mut self, names: impl Iterator<Item = &'n str>) {
        let lost = self.some();
        lost.what.push("the order of its children".into());
        lost.order = Some(names.collect::<Vec<_>>().join(" "));
    }

    /// An attribute that the vocabulary has no place for.
    pub(crate) fn foreign(&mut self, kept: &'a KeptAttribute) {
        let lost = self.some();
        lost.what.push(format!("@{}", kept.attribute.name.local));
        lost.foreign.push(kept);
    }

    /// A child of a kind that the vocabulary does not have.
    pub(crate) fn child(&mut self, name: &str, xml: &str) {
        let lost = self.some();
        lost.what.push(name.into());
        lost.children.push_str(xml);
    }

    pub(crate) fn derived(&mut self, name: &str, here: &Here) -> Result<()> {
        let lost = self.some();
        lost.derived.push(name.into());
        lost.entry(here, (DERIVED, name), "")
    }

    /// A child by its name, with its place among those that are written.
    pub(crate) fn placed(
        &mut self,
        here: &Here,
        what: &str,
        place: (&str, &str),
        xml: &str,
    ) -> Result<()> {
        let lost = self.some();
        lost.what.push(what.into());
        lost.entry(here, place, xml)
    }
}

impl Losses<'_> {
    /// An entry about the current element that holds `xml`.
    fn entry(&mut self, here: &Here, (name, value): (&str, &str), xml: &str) -> Result<()> {
        let mut out = here.start()?;
        out.attribute(name, value)?;
        out.raw(xml);
        self.entries.push_str(&end_at(out));
        Ok(())
    }

    /// Adds the entries of the current element to those that are carried.
    pub(crate) fn write(self, here: &Here, entries: &mut String) -> Result<()> {
        let says = !self.attributes.is_empty() || !self.children.is_empty();
        if says || self.text.is_some() || self.order.is_some() {
            let mut out = here.start()?;
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
            entries.push_str(&end_at(out));
        }
        // In an entry of their own, so that their namespaces are not in scope elsewhere.
        if !self.foreign.is_empty() {
            let mut out = here.start()?;
            for kept in self.foreign {
                let attribute = &kept.attribute;
                let name = qualified(kept);
                out.foreign_attribute(name.as_ref().unwrap_or(&attribute.name), &attribute.value)?;
            }
            entries.push_str(&end_at(out));
        }
        entries.push_str(&self.entries);
        Ok(())
    }
}

impl Here {
    /// Opens an entry about the element.
    fn start(&self) -> Result<Output> {
        let mut out = own_output();
        out.start("", AT);
        if self.of_document {
            out.attribute(OF, DOCUMENT)?;
        }
        out.attribute(PATH, &self.path)?;
        Ok(out)
    }
}

fn end_at(mut out: Output) -> String {
    out.end("", AT);
    out.take()
}
