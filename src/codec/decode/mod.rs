//! The one decoder: from tokens to elements of any class.

mod attributes;
mod kept;
mod siblings;

use crate::codec::carry;
use crate::codec::node::{Body, BodyMut, Element, Node, Scalar, Written};
use crate::codec::source::{Token, TokenSource};
use crate::codec::table::ChildInfo;
use crate::error::{Error, ErrorKind, Result};
use crate::value::{Anchor, ForeignName, ForeignNode, MarkBox, Vocabulary};

pub(crate) use siblings::{MAX_ROWS, Siblings};

/// The token that says that an `ext-` attribute holds the value.
pub(crate) const EXT_VALUE: &str = "ext-value";
/// The namespace of `xml:lang`.
pub(crate) const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The namespace of attributes that any element of any schema may bear.
pub(crate) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

pub(crate) struct Decoder<'s> {
    pub(crate) source: &'s mut dyn TokenSource,
    pub(crate) vocabulary: Vocabulary,
    /// Whether what the vocabulary does not define is an error, not kept.
    pub(crate) strict: bool,
}

impl Decoder<'_> {
    /// Decodes the element whose start tag is current, up to its end tag.
    pub(crate) fn element(&mut self, element: &mut dyn Element) -> Result<()> {
        element.change(&mut |node, mark| self.value(node, mark))
    }

    fn value(&mut self, node: &mut dyn Node, mark: &mut MarkBox) -> Result<()> {
        let seen = self.read_attributes(node, mark)?;
        self.required_attributes(node, seen)?;
        match node.body_mut() {
            BodyMut::Text(scalar) => self.text(scalar, mark),
            BodyMut::Any(nodes) => self.nodes(nodes),
            BodyMut::Elements => self.children(node, mark, &mut Siblings::default()),
        }
    }

    /// Decodes the children up to the end tag.
    pub(crate) fn children(
        &mut self,
        node: &mut dyn Node,
        mark: &mut MarkBox,
        siblings: &mut Siblings,
    ) -> Result<()> {
        loop {
            let token = self.source.advance()?;
            self.text_between(mark, siblings)?;
            match token {
                Token::Start => self.child(node, mark, siblings)?,
                Token::End | Token::Eof => return self.finish(node, mark, siblings),
            }
        }
    }

    /// Keeps character data that stands between elements, unless it is white space.
    pub(crate) fn text_between(&self, mark: &mut MarkBox, siblings: &Siblings) -> Result<()> {
        let text = self.source.text();
        if text.trim_ascii().is_empty() {
            return Ok(());
        }
        if self.strict {
            return Err(unexpected("text").at(self.source.text_position()));
        }
        self.keep(mark, siblings.here(), ForeignNode::Text(text.into()));
        Ok(())
    }

    /// Whether the start tag that is current is of a row.
    pub(crate) fn is_at(&self, node: &dyn Node, siblings: &Siblings, row: usize) -> bool {
        node.find_child(self.vocabulary, &self.source.tag(), siblings.last)
            .is_some_and(|(found, _)| found == row)
    }

    /// Decodes the child whose start tag is current.
    pub(crate) fn child(
        &mut self,
        node: &mut dyn Node,
        mark: &mut MarkBox,
        siblings: &mut Siblings,
    ) -> Result<()> {
        let found = node.find_child(self.vocabulary, &self.source.tag(), siblings.last);
        let known = found.and_then(|(row, variant)| Some((row, variant, node.child(row)?)));
        match known {
            Some((row, variant, info)) if info.many || siblings.count(row) == 0 => {
                self.known_child(node, mark, siblings, (row, variant, info))
            }
            _ => self.unknown_child(mark, siblings),
        }
    }

    fn known_child(
        &mut self,
        node: &mut dyn Node,
        mark: &mut MarkBox,
        siblings: &mut Siblings,
        (row, variant, info): (usize, usize, &'static ChildInfo),
    ) -> Result<()> {
        let joined = row < siblings.last && joined(node, row, siblings.last);
        if joined && info.is_kept() {
            return self.keep_tree(mark, siblings.here());
        }
        if !siblings.enter(row) && self.strict && !joined {
            return Err(unexpected(self.source.tag().local).at(self.source.position()));
        }
        let name = info.name(variant, self.vocabulary);
        let Some(slot) = node.slot_mut(row) else {
            let count = siblings.count(row).saturating_sub(1);
            let anchor = siblings.anchor.unwrap_or(Anchor { row, count });
            return self
                .keep_tree(mark, anchor)
                .map_err(|error| error.within(name, siblings.count(row)));
        };
        if let Some(child) = slot.add(variant) {
            self.element(child)
                .map_err(|error| error.within(name, siblings.count(row)))?;
        }
        if info.carries && self.vocabulary != Vocabulary::Incident {
            carry::take(node, row, &mut siblings.carried);
        }
        Ok(())
    }

    fn unknown_child(&mut self, mark: &mut MarkBox, siblings: &Siblings) -> Result<()> {
        let tag = self.source.tag();
        let ours = tag.vocabulary == Some(self.vocabulary);
        if self.strict && (ours || self.vocabulary != Vocabulary::Incident) {
            return Err(unexpected(tag.local).at(self.source.position()));
        }
        let name: Box<str> = tag.local.into();
        self.keep_tree(mark, siblings.here())
            .map_err(|error| error.within(&name, 1))
    }

    /// Checks what is required, notes the order, and puts back what was carried.
    pub(crate) fn finish(
        &mut self,
        node: &mut dyn Node,
        mark: &mut MarkBox,
        siblings: &mut Siblings,
    ) -> Result<()> {
        if siblings.partial {
            return Ok(());
        }
        mark.settle();
        for row in 0..node.children() {
            let required = node
                .child(row)
                .filter(|info| info.required.contains(self.vocabulary));
            if let Some(info) = required.filter(|_| siblings.count(row) == 0) {
                let name = info.name(0, self.vocabulary).into();
                return Err(Error::new(ErrorKind::Missing { name }).at(self.source.position()));
            }
        }
        if let Some(order) = siblings.order.take() {
            mark.get_mut().order = Some(order.into());
        }
        for carried in siblings.carried.drain(..) {
            carry::put_back(node, mark, &carried, self.vocabulary)
                .map_err(|error| error.moved(self.source.position()))?;
        }
        Ok(())
    }

    fn text(&mut self, scalar: &mut dyn Scalar, mark: &mut MarkBox) -> Result<()> {
        let mut before = String::new();
        while self.source.advance()? == Token::Start {
            if self.strict && self.vocabulary != Vocabulary::Incident {
                return Err(unexpected(self.source.tag().local).at(self.source.position()));
            }
            before.push_str(self.source.text());
            let anchor = Anchor {
                row: 0,
                count: before.len(),
            };
            self.keep_tree(mark, anchor)?;
        }
        let text = if before.is_empty() {
            self.source.text()
        } else {
            before.push_str(self.source.text());
            &before
        };
        scalar
            .set(text)
            .map_err(|error| error.at(self.source.text_position()))?;
        // A scalar is read as it was written but for white space around it.
        if text.len() != text.trim_ascii().len() {
            let (Written::Exactly(canonical) | Written::Nearly(canonical)) =
                scalar.text(Vocabulary::Incident);
            if canonical != text {
                mark.get_mut().written = Some(text.into());
            }
        }
        Ok(())
    }
}

fn unexpected(name: &str) -> Error {
    Error::new(ErrorKind::Unexpected { name: name.into() })
}

/// The vocabulary in whose documents an attribute bore no namespace: where it
/// would mean something else, it is written in that of its vocabulary.
pub(crate) fn unqualified(name: &ForeignName) -> Option<Vocabulary> {
    Vocabulary::from_namespace(&name.namespace)
}

/// Whether rows `row` to `last` may stand in any order.
fn joined(node: &dyn Node, row: usize, last: usize) -> bool {
    (row..last).all(|before| node.child(before + 1).is_some_and(|info| info.joined))
}

/// Whether an element's content is a tree, and which.
pub(crate) fn any_content(element: &dyn Element) -> Option<&Vec<ForeignNode>> {
    match element.node().body() {
        Body::Any(nodes) => Some(nodes),
        Body::Elements | Body::Text(..) => None,
    }
}
