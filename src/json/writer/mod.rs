//! From the model to JSON, by the rows of each class.

mod attributes;
mod bytes;
mod scalar;

pub(super) use bytes::bytes;

use crate::codec::encode::own_output;
use crate::codec::node::{Body, Element, Node};
use crate::error::Result;
use crate::json::JsonOutput;
use crate::json::loss::{JsonLossKind as Kind, Losses};
use crate::json::shape::{self, IODEF};
use crate::json::text::{Json, Members};
use crate::model::Document;
use crate::value::{ForeignNode, Kept, Mark, Rank, Restriction, Vocabulary};
use scalar::is_empty;

pub(super) fn write(document: &Document) -> Result<JsonOutput> {
    let mut writer = Writer::default();
    let mut text = String::new();
    if let Some(json) = writer.element("", shape::ROOT, 1, document, Around::NOTHING)? {
        json.print(&mut text)?;
    }
    Ok(JsonOutput {
        text,
        losses: writer.losses.found,
    })
}

#[derive(Debug, Default)]
struct Writer {
    losses: Losses,
}

/// What the elements around say of one.
#[derive(Clone, Copy)]
struct Around<'a> {
    /// How restricted they are.
    rank: Rank,
    /// The restriction of an element that was left out.
    restriction: Option<&'a Restriction>,
    /// Whether text without a language is in English, which is what RFC 8727
    /// takes a plain string for.
    english: bool,
}

impl Around<'_> {
    /// What is around a root.
    const NOTHING: Self = Self {
        rank: Rank::PRIVATE,
        restriction: None,
        english: true,
    };
}

impl Writer {
    /// An element under its name; nothing if it has to be left out.
    fn element(
        &mut self,
        class: &str,
        name: &str,
        ordinal: usize,
        element: &dyn Element,
        around: Around<'_>,
    ) -> Result<Option<Json>> {
        let length = self.losses.enter(name, ordinal);
        let json = self.value(class, name, element, around);
        self.losses.leave(length);
        json
    }

    fn value(
        &mut self,
        class: &str,
        name: &str,
        element: &dyn Element,
        around: Around<'_>,
    ) -> Result<Option<Json>> {
        let (node, mark) = (element.node(), element.mark());
        let placed = node.marks().restriction(IODEF) && shape::reference(name).is_none();
        let Some(around) = self.restrict(mark, placed, around) else {
            return Ok(None);
        };
        let member = shape::member(class, name);
        if let Some(namespace) = shape::bytes(member) {
            let name = (namespace, member);
            return self
                .bytes(name, node, mark, around)
                .map(Json::Text)
                .map(Some);
        }
        match node.body() {
            Body::Text(_, scalar) if node.attributes() == 0 => {
                self.bare(mark);
                self.content(mark);
                Ok(self.scalar((class, member), scalar, mark))
            }
            Body::Text(_, scalar) if shape::is_text(node) => {
                Ok(self.multilingual((class, member), node, mark, scalar, around))
            }
            _ => self.object(member, node, mark, around),
        }
    }

    /// What is around an element's children, unless the element has to be left
    /// out: without a place for its restriction it would be less restricted.
    fn restrict<'a>(
        &mut self,
        mark: Option<&'a Mark>,
        placed: bool,
        around: Around<'a>,
    ) -> Option<Around<'a>> {
        let Some(restriction) = mark.and_then(|mark| mark.restriction.as_ref()) else {
            return Some(around);
        };
        if placed {
            let rank = restriction.rank();
            return Some(Around { rank, ..around });
        }
        if restriction.rank() > around.rank {
            self.losses.here(Kind::Withheld);
            return None;
        }
        self.losses.at("@restriction", Kind::Restriction);
        Some(around)
    }

    /// What a mark says besides its restriction, where there is no place for it.
    fn bare(&mut self, mark: Option<&Mark>) {
        let Some(mark) = mark else { return };
        if mark.id.is_some() {
            self.losses.at("@observable-id", Kind::Identifier);
        }
        for kept in &mark.attributes {
            let name = format!("@{}", kept.attribute.name.local);
            self.losses.at(&name, Kind::ForeignAttribute);
        }
    }

    fn foreign(&mut self, kept: &Kept) {
        let name = match &kept.node {
            ForeignNode::Element(element) => &element.name.local,
            ForeignNode::Text(_) => "text()",
        };
        self.losses.at(name, Kind::ForeignContent);
    }

    fn object(
        &mut self,
        class: &str,
        node: &dyn Node,
        mark: Option<&Mark>,
        around: Around<'_>,
    ) -> Result<Option<Json>> {
        let mut members = Members::default();
        self.attributes(class, node, mark, around, &mut members);
        let english = match members.text("lang") {
            Some(lang) => lang.is_empty() || lang.get(..2) == Some("en"),
            None => around.english,
        };
        let around = Around {
            restriction: None,
            english,
            ..around
        };
        let text = shape::text(class);
        match node.body() {
            Body::Text(_, scalar) => match self.scalar((class, text), scalar, mark) {
                Some(value) => members.put(text, value),
                None if !is_empty(scalar) => {
                    self.losses.here(Kind::Inexpressible);
                    return Ok(None);
                }
                None => {}
            },
            Body::Any(nodes) => {
                let value = self.any(nodes)?;
                if !value.is_empty() || shape::is_required(class, text) {
                    members.put_text(text, &value);
                }
            }
            Body::Elements => self.children(class, node, around, &mut members)?,
        }
        self.content(mark);
        if !is_whole(class, node, &members) {
            self.losses.here(Kind::Inexpressible);
            return Ok(None);
        }
        self.require(class, &members);
        Ok(Some(Json::Object(members)))
    }

    /// Text, or elements written as text.
    fn any(&mut self, nodes: &[ForeignNode]) -> Result<String> {
        let mut text = String::new();
        for node in nodes {
            match node {
                ForeignNode::Text(piece) => text.push_str(piece),
                ForeignNode::Element(_) => {
                    self.losses.here(Kind::Markup);
                    let mut out = own_output();
                    out.nodes(nodes)?;
                    return Ok(out.take());
                }
            }
        }
        Ok(text)
    }

    fn children(
        &mut self,
        class: &str,
        node: &dyn Node,
        around: Around<'_>,
        members: &mut Members,
    ) -> Result<()> {
        for row in 0..node.children() {
            let (Some(info), Some(slot)) = (node.child(row), node.slot(row)) else {
                continue;
            };
            let mut siblings = Siblings::default();
            let mut last = 0;
            for child in (0..slot.len()).filter_map(|index| slot.get(index)) {
                let name = info.name(child.variant(), IODEF);
                if shape::has(class, info) {
                    let place = info.names.iter().position(|n| n.within(IODEF) == name);
                    siblings.mixed |= place < Some(last) && shape::group(name).is_none();
                    last = place.unwrap_or(last);
                    let ordinal = siblings.next(name);
                    self.child(
                        class,
                        (name, ordinal, info.is_many(IODEF)),
                        child,
                        around,
                        members,
                    )?;
                } else {
                    let own = info.name(child.variant(), Vocabulary::Incident);
                    let length = self.losses.enter(own, siblings.next(own));
                    self.losses.here(Kind::NoPlace);
                    self.losses.leave(length);
                }
            }
            if siblings.mixed {
                self.losses.here(Kind::Order);
            }
        }
        Ok(())
    }

    fn child(
        &mut self,
        class: &str,
        (name, ordinal, many): (&str, usize, bool),
        child: &dyn Element,
        around: Around<'_>,
        members: &mut Members,
    ) -> Result<()> {
        if shape::wrapped(name).is_some() {
            let length = self.losses.enter(name, ordinal);
            let result = self.unwrap(class, ordinal, child, around, members);
            self.losses.leave(length);
            return result;
        }
        let member = shape::member_of(class, name);
        let array = shape::is_array(class, member, many);
        if !array && members.has(member) {
            let length = self.losses.enter(name, ordinal);
            self.losses.here(Kind::Grouping);
            self.losses.leave(length);
            return Ok(());
        }
        let Some(mut value) = self.element(class, name, ordinal, child, around)? else {
            return Ok(());
        };
        if shape::group(name).is_some() {
            let mut only = Members::default();
            only.put(shape::member(class, name), value);
            value = Json::Object(only);
        } else if let (Some(attribute), Json::Object(inner)) = (shape::reference(name), &value) {
            value = Json::Text(inner.text(attribute).unwrap_or_default().into());
        }
        if array {
            members.push(member, value);
        } else {
            members.put(member, value);
        }
        Ok(())
    }

    /// What stands in an element that the binding leaves out.
    fn unwrap(
        &mut self,
        class: &str,
        ordinal: usize,
        element: &dyn Element,
        around: Around<'_>,
        members: &mut Members,
    ) -> Result<()> {
        let (node, mark) = (element.node(), element.mark());
        let restriction = mark.and_then(|mark| mark.restriction.as_ref());
        let around = match restriction {
            Some(restriction) => {
                self.losses.at("@restriction", Kind::Restriction);
                Around {
                    rank: restriction.rank(),
                    restriction: Some(restriction),
                    ..around
                }
            }
            None => around,
        };
        let mut inside = (0..node.children()).filter_map(|row| node.slot(row));
        if ordinal > 1 || inside.all(|slot| slot.len() == 0) {
            self.losses.here(Kind::Grouping);
        }
        self.bare(mark);
        self.content(mark);
        self.children(class, node, around, members)
    }

    /// What stands among the children without being one, and their order.
    fn content(&mut self, mark: Option<&Mark>) {
        let Some(mark) = mark else { return };
        for kept in &mark.kept {
            self.foreign(kept);
        }
        if mark.order.is_some() {
            self.losses.here(Kind::Order);
        }
    }

    fn require(&mut self, class: &str, members: &Members) {
        for requirement in shape::required(class) {
            let found = requirement.members().filter(|name| members.has(name));
            match found.count() {
                0 if requirement.is_optional() => {}
                0 => self.losses.at(&requirement.name(), Kind::Unstated),
                1 => {}
                _ if requirement.is_choice() => {
                    self.losses.at(&requirement.name(), Kind::Choice);
                }
                _ => {}
            }
        }
    }
}

/// The names of the children of a row so far.
#[derive(Default)]
struct Siblings<'n> {
    counts: Vec<(&'n str, usize)>,
    /// Whether they are not in the order of the names in the row.
    mixed: bool,
}

impl<'n> Siblings<'n> {
    fn next(&mut self, name: &'n str) -> usize {
        if let Some((_, count)) = self.counts.iter_mut().find(|(known, _)| *known == name) {
            *count += 1;
            return *count;
        }
        self.counts.push((name, 1));
        1
    }
}

/// Whether all is there that every value of the class has, so that it can be
/// read again.
fn is_whole(class: &str, node: &dyn Node, members: &Members) -> bool {
    let mut attributes = (0..node.attributes()).filter_map(|row| node.attribute(row));
    let mut children = (0..node.children()).filter_map(|row| node.child(row));
    attributes.all(|(info, _)| {
        let name = shape::member(class, info.name.within(IODEF));
        !info.is_required(IODEF) || members.has(name)
    }) && children.all(|info| {
        let required = info.required.contains(Vocabulary::Incident);
        let mut names = info.names.iter().map(|name| name.within(IODEF));
        !required
            || !shape::has(class, info)
            || names.any(|name| members.has(shape::member_of(class, name)))
    })
}
