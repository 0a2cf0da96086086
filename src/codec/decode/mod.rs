//! The one decoder: from tokens to elements of any class.

mod attributes;
mod kept;
mod projection;
mod siblings;

use crate::codec::carry;
use crate::codec::node::{Body, BodyMut, Element, Node, Scalar, Written};
use crate::codec::source::{Token, TokenSource};
use crate::codec::steps::take_in;
use crate::codec::table::{ChildInfo, Found, Rows};
use crate::error::{Error, ErrorKind, Result};
use crate::value::{Anchor, ForeignElement, ForeignName, ForeignNode, MarkBox, Vocabulary};

pub(crate) use kept::unwrap;
pub use projection::Projection;
pub(crate) use siblings::Siblings;

pub(crate) use crate::value::EXT_VALUE;
/// The namespace of `xml:lang`.
pub(crate) const XML: &str = "http://www.w3.org/XML/1998/namespace";
/// The local name of an `xml:lang` that is written in another namespace.
pub(crate) const XML_LANG: &str = "xml-lang";
/// The namespace of attributes that any element of any schema may bear.
pub(crate) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

pub(crate) struct Decoder<'s, S> {
    pub(crate) source: &'s mut S,
    pub(crate) vocabulary: Vocabulary,
    /// Whether what the vocabulary does not define is an error, not kept.
    pub(crate) strict: bool,
    /// What to read, if not all.
    projection: Option<&'s Projection>,
    /// What is carried for the document, which has no place of its own for it.
    pub(crate) of_document: Vec<ForeignElement>,
}

impl<'s, S: TokenSource> Decoder<'s, S> {
    pub(crate) fn new(source: &'s mut S, vocabulary: Vocabulary, strict: bool) -> Self {
        Self {
            source,
            vocabulary,
            strict,
            projection: None,
            of_document: Vec::new(),
        }
    }

    /// Reads of incidents only what a projection names.
    pub(crate) fn projecting(mut self, projection: &'s Projection) -> Self {
        self.projection = Some(projection).filter(|projection| !projection.is_all());
        self
    }

    /// Decodes the element whose start tag is current, up to its end tag.
    pub(crate) fn element(&mut self, element: &mut dyn Element) -> Result<()> {
        element.change(&mut |node, mark| self.value(node, mark))
    }

    fn value(&mut self, node: &mut dyn Node, mark: &mut MarkBox) -> Result<()> {
        let outline = node.outline();
        let inline = outline.inline(self.vocabulary);
        if let Some(slot) = inline.and_then(|row| node.slot_mut(row)) {
            slot.add(0);
        }
        let seen = if self.source.is_bare() {
            Rows::default()
        } else {
            self.read_attributes(outline, node, mark)?
        };
        self.required_attributes(outline, node, &seen)?;
        match (node.body_mut(), inline) {
            (BodyMut::Text(scalar), _) => self.text(scalar, mark)?,
            (BodyMut::Any(nodes), _) => self.nodes(nodes)?,
            (BodyMut::Elements, Some(row)) => self.inline(node, row)?,
            (BodyMut::Elements, None) => {
                self.children(node, mark, &mut Siblings::of(outline))?;
            }
        }
        if outline.reshaped.contains(self.vocabulary) {
            node.take_shape();
            take_in(node, mark);
        }
        Ok(())
    }

    /// Decodes the text of the element as its one child of a row, which is
    /// there already.
    fn inline(&mut self, node: &mut dyn Node, row: usize) -> Result<()> {
        let Some(slot) = node.slot_mut(row) else {
            return Ok(());
        };
        let mut says = true;
        if let Some(child) = slot.get_mut(0) {
            child.change(&mut |child, mark| {
                let seen = self.inline_attributes(child)?;
                if let BodyMut::Text(scalar) = child.body_mut() {
                    self.text(scalar, mark)?;
                    let (Written::Exactly(text) | Written::Nearly(text)) =
                        scalar.text(self.vocabulary);
                    says = seen || !text.is_empty() || mark.get().is_some();
                }
                Ok(())
            })?;
        }
        if !says {
            slot.remove(0);
        }
        Ok(())
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
    #[inline]
    pub(crate) fn text_between(&self, mark: &mut MarkBox, siblings: &Siblings) -> Result<()> {
        if self.source.is_blank() {
            return Ok(());
        }
        self.keep_text(mark, siblings)
    }

    #[cold]
    fn keep_text(&self, mark: &mut MarkBox, siblings: &Siblings) -> Result<()> {
        if self.strict {
            return Err(unexpected("text").at(self.source.text_position()));
        }
        let text = self.source.text().into();
        self.keep(mark, siblings.here(), ForeignNode::Text(text));
        Ok(())
    }

    /// Whether the start tag that is current is of a row.
    pub(crate) fn is_at(&self, siblings: &Siblings, row: usize) -> bool {
        self.found(siblings).is_some_and(|found| found.row == row)
    }

    /// What the start tag that is current is of.
    fn found(&self, siblings: &Siblings) -> Option<Found> {
        let rows = &siblings.outline.children;
        rows.find(self.vocabulary, &self.source.tag(), siblings.last)
    }

    /// Decodes the child whose start tag is current.
    pub(crate) fn child(
        &mut self,
        node: &mut dyn Node,
        mark: &mut MarkBox,
        siblings: &mut Siblings,
    ) -> Result<()> {
        match self.found(siblings) {
            Some(found) if self.has_room(found.info, siblings, found.row) => {
                self.known_child(node, siblings, found)
            }
            _ => self.unknown_child(mark, siblings),
        }
    }

    /// Whether there may be one more child of a row.
    fn has_room(&self, info: &ChildInfo, siblings: &Siblings, row: usize) -> bool {
        let excluded = info.is_exclusive(self.vocabulary)
            && row
                .checked_sub(1)
                .is_some_and(|other| siblings.count(other) > 0);
        !excluded && (info.is_many(self.vocabulary) || siblings.count(row) == 0)
    }

    fn known_child(
        &mut self,
        node: &mut dyn Node,
        siblings: &mut Siblings,
        Found { row, variant, info }: Found,
    ) -> Result<()> {
        let joined = row < siblings.last && self.joined(siblings, row);
        if !siblings.enter(row) && self.strict && !joined {
            return Err(unexpected(self.source.tag().local).at(self.source.position()));
        }
        let vocabulary = self.vocabulary;
        let name = || info.name(variant, vocabulary);
        let projection = self.projection;
        if projection.is_some_and(|projection| !projection.reads(info, self.vocabulary)) {
            return self
                .skip()
                .map_err(|error| error.within(name(), siblings.count(row)));
        }
        let slot = node.slot_mut(row);
        if let Some(child) = slot.and_then(|slot| slot.add(variant)) {
            self.element(child)
                .map_err(|error| error.within(name(), siblings.count(row)))?;
        }
        if info.carries(self.vocabulary)
            && self.vocabulary != Vocabulary::Incident
            && let Some(tree) = carry::take(node, row)
        {
            siblings.carried.push(tree);
            siblings.forget_last(row);
        }
        Ok(())
    }

    /// Goes to the end of the element whose start tag is current.
    fn skip(&mut self) -> Result<()> {
        let mut depth = 1_u64;
        while depth > 0 {
            match self.source.advance()? {
                Token::Start => depth += 1,
                Token::End | Token::Eof => depth -= 1,
            }
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
        self.keep_child(mark, siblings.here())
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
        let mut required = siblings.outline.needs.required.within(self.vocabulary);
        if let Some(row) = required.find(|row| siblings.count(*row) == 0) {
            let info = siblings.outline.children.get(row);
            let name = info.map_or("", |info| info.name(0, self.vocabulary)).into();
            return Err(Error::new(ErrorKind::Missing { name }).at(self.source.position()));
        }
        if let Some(order) = siblings.order.take() {
            mark.get_mut().order = Some(order.into());
        }
        if siblings.carried.is_empty() {
            return Ok(());
        }
        for mut carried in siblings.carried.drain(..) {
            self.of_document.extend(carry::split_document(&mut carried));
            let is_partial = self.projection.is_some();
            carry::put_back(node, mark, &carried, (self.vocabulary, is_partial))
                .map_err(|error| error.moved(self.source.position()))?;
        }
        Ok(())
    }

    /// Whether the rows from this one to the last one read may stand in any order.
    fn joined(&self, siblings: &Siblings, row: usize) -> bool {
        let rows = siblings.outline.children.iter().skip(row + 1);
        let mut behind = rows.take(siblings.last.saturating_sub(row));
        behind.all(|info| info.is_joined(self.vocabulary))
    }

    fn text(&mut self, scalar: &mut dyn Scalar, mark: &mut MarkBox) -> Result<()> {
        if self.source.advance()? == Token::Start {
            return self.text_around(scalar, mark);
        }
        set_text(scalar, mark, self.source.text())
            .map_err(|error| error.at(self.source.text_position()))
    }

    /// The same where elements stand in the text, the first of which is current.
    #[cold]
    fn text_around(&mut self, scalar: &mut dyn Scalar, mark: &mut MarkBox) -> Result<()> {
        let mut before = String::new();
        loop {
            if self.strict && self.vocabulary != Vocabulary::Incident {
                return Err(unexpected(self.source.tag().local).at(self.source.position()));
            }
            before.push_str(self.source.text());
            let anchor = Anchor {
                row: 0,
                count: before.len(),
            };
            self.keep_tree(mark, anchor)?;
            if self.source.advance()? != Token::Start {
                break;
            }
        }
        before.push_str(self.source.text());
        set_text(scalar, mark, &before).map_err(|error| error.at(self.source.text_position()))
    }
}

/// Sets a scalar, and notes how it was written: it is read as it was written
/// but for white space around it.
pub(crate) fn set_text(scalar: &mut dyn Scalar, mark: &mut MarkBox, text: &str) -> Result<()> {
    let set = scalar.set(text);
    if set.is_err() && !scalar.is_loose() {
        return set;
    }
    if set.is_err() || text.len() != text.trim_ascii().len() {
        let (Written::Exactly(canonical) | Written::Nearly(canonical)) =
            scalar.text(Vocabulary::Incident);
        if canonical != text {
            mark.get_mut().written = Some(text.into());
        }
    }
    Ok(())
}

fn unexpected(name: &str) -> Error {
    Error::new(ErrorKind::Unexpected { name: name.into() })
}

/// The vocabulary in whose documents an attribute bore another name, and that:
/// none had a namespace but `xml:lang`. Where it would mean something else, it is
/// written in the namespace of its vocabulary.
pub(crate) fn unqualified(name: &ForeignName) -> Option<(Vocabulary, ForeignName)> {
    let origin = Vocabulary::from_namespace(&name.namespace)?;
    let local = &*name.local;
    Some(match local.strip_suffix('-') {
        _ if local == XML_LANG => (origin, ForeignName::new(XML, "lang", "xml")),
        Some(plain) if is_like_xml_lang(local) => (origin, ForeignName::new("", plain, "")),
        _ => (origin, ForeignName::new("", local, "")),
    })
}

/// Whether a name would pass for that of an `xml:lang`, so that it bears a hyphen
/// more where it is written in the namespace of its vocabulary.
pub(crate) fn is_like_xml_lang(local: &str) -> bool {
    let rest = local.strip_prefix(XML_LANG);
    rest.is_some_and(|rest| rest.bytes().all(|byte| byte == b'-'))
}

/// Whether an element's content is a tree, and which.
pub(crate) fn any_content(element: &dyn Element) -> Option<&Vec<ForeignNode>> {
    match element.node().body() {
        Body::Any(nodes) => Some(nodes),
        Body::Elements | Body::Text(..) => None,
    }
}
