//! From JSON to the model, by the rows of each class.

mod attributes;
mod bytes;
mod children;
mod meaning;

use std::borrow::Cow;

use crate::codec::node::{Body, BodyMut, Class, Element, Node, Scalar, Written};
use crate::codec::source::Limits;
use crate::error::{Error, ErrorKind, Result};
use crate::json::JsonInput;
use crate::json::input::{Form, Input, Member, Raw};
use crate::json::loss::{JsonLossKind as Kind, Losses};
use crate::json::shape::{self, IODEF};
use crate::model::{Document, WrittenVersion};
use crate::value::{ForeignNode, MarkBox, Vocabulary};
use meaning::{Meaning, meaning};

pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<JsonInput> {
    let (input, raw) = Input::new(bytes, limits)?;
    let mut reader = Reader {
        input,
        losses: Losses::default(),
        depth: 0,
    };
    let mut document = Document::blank();
    document.version = WrittenVersion::Absent;
    reader.losses.enter(shape::ROOT, 1);
    reader.element(("", shape::ROOT), &mut document, raw)?;
    Ok(JsonInput {
        document,
        losses: reader.losses.found,
    })
}

struct Reader<'t> {
    input: Input<'t>,
    losses: Losses,
    depth: u64,
}

/// The object that is being read.
struct Object<'o, 't> {
    class: &'o str,
    members: &'o [Member<'t>],
}

/// What of a class has been read.
struct Seen {
    attributes: Vec<bool>,
    /// How many children of each row.
    children: Vec<usize>,
    text: bool,
}

impl Seen {
    fn of(node: &dyn Node) -> Self {
        Self {
            attributes: vec![false; node.attributes()],
            children: vec![0; node.children()],
            text: false,
        }
    }

    fn attribute(&mut self, row: usize) {
        if let Some(seen) = self.attributes.get_mut(row) {
            *seen = true;
        }
    }

    /// Counts a child of a row, and says how many there were before.
    fn child(&mut self, row: usize) -> usize {
        self.children.get_mut(row).map_or(0, |count| {
            *count += 1;
            *count - 1
        })
    }
}

impl<'t> Reader<'t> {
    /// Reads a value into an element, both under the name of a member of a class.
    fn element(
        &mut self,
        (class, member): (&str, &str),
        element: &mut dyn Element,
        raw: Raw<'t>,
    ) -> Result<()> {
        let outer = self.depth;
        self.depth = self.located(self.input.deeper(outer, raw))?;
        element.change(&mut |node, mark| self.value((class, member), node, mark, raw))?;
        self.depth = outer;
        Ok(())
    }

    fn value(
        &mut self,
        (class, member): (&str, &str),
        node: &mut dyn Node,
        mark: &mut MarkBox,
        raw: Raw<'t>,
    ) -> Result<()> {
        if let Some(namespace) = shape::bytes(member) {
            return self.bytes((namespace, member), node, mark, raw);
        }
        let is_text = matches!(node.body(), Body::Text(..));
        let is_bare = is_text && node.attributes() == 0;
        if is_bare || shape::is_text(node) && raw.form() != Form::Object {
            return self.text((class, member), node, raw);
        }
        let members = self.input.members(raw);
        let members = self.located(members)?;
        let object = Object {
            class: member,
            members: &members,
        };
        self.object(&object, node, mark, raw)
    }

    fn object(
        &mut self,
        object: &Object<'_, 't>,
        node: &mut dyn Node,
        mark: &mut MarkBox,
        raw: Raw<'t>,
    ) -> Result<()> {
        let mut seen = Seen::of(node);
        let means = |member: &'_ Member<'t>| meaning(node, object.class, &member.0);
        let mut members: Vec<_> = object.members.iter().map(|m| (means(m), m)).collect();
        members.sort_by_key(|(meaning, _)| meaning.rank(node));
        for (meaning, (name, raw)) in members {
            match meaning {
                Meaning::Attribute(row) => {
                    seen.attribute(row);
                    self.attribute(object, node, row, (name, *raw))?;
                }
                Meaning::Extension => self.extension(object, node, mark, (name, *raw))?,
                Meaning::Restriction => self.restriction(object, mark, *raw)?,
                Meaning::Identifier => self.identifier(mark, *raw)?,
                Meaning::Fixed(value) => self.fixed(value, (name, *raw))?,
                Meaning::Text => {
                    seen.text = true;
                    let length = self.losses.enter(name, 1);
                    self.text((object.class, name), node, *raw)?;
                    self.losses.leave(length);
                }
                Meaning::Unmodelled => self.losses.at(name, Kind::Unmodelled),
                Meaning::Unknown => self.losses.at(name, Kind::UnknownMember),
                meaning => self.children(object.class, node, &mut seen, meaning, (name, *raw))?,
            }
        }
        self.require(object, node, &seen, raw)
    }

    /// Reads what stands between the tags.
    fn text(
        &mut self,
        (class, member): (&str, &str),
        node: &mut dyn Node,
        raw: Raw<'t>,
    ) -> Result<()> {
        let text = self.plain((class, member), raw)?;
        match node.body_mut() {
            BodyMut::Text(scalar) => {
                let set = set(scalar, &text).map_err(|e| e.at(self.input.position(raw)));
                self.located(set)?;
                let (Written::Exactly(canonical) | Written::Nearly(canonical)) =
                    scalar.text(Vocabulary::Incident);
                if canonical != text {
                    self.losses.here(Kind::Spelling);
                }
            }
            BodyMut::Any(nodes) if !text.is_empty() => nodes.push(ForeignNode::Text(text.into())),
            BodyMut::Any(_) if shape::is_required(class, member) => {}
            BodyMut::Any(_) => self.losses.here(Kind::Empty),
            BodyMut::Elements => {}
        }
        Ok(())
    }

    /// A string, or a number where that is what RFC 8727 has.
    fn plain(&mut self, (class, member): (&str, &str), raw: Raw<'t>) -> Result<Cow<'t, str>> {
        let (form, expected) = if shape::is_number(class, member) {
            (Form::Number, "a number")
        } else {
            (Form::Text, "a string")
        };
        let text = self.input.text(raw, expected);
        let text = self.located(text)?;
        if raw.form() != form {
            self.losses.here(Kind::Form);
        }
        Ok(text)
    }

    /// Refuses what lacks something that every value of its class has.
    fn require(
        &mut self,
        object: &Object<'_, 't>,
        node: &mut dyn Node,
        seen: &Seen,
        raw: Raw<'t>,
    ) -> Result<()> {
        let attributes = (0..node.attributes()).zip(&seen.attributes);
        let absent = attributes.filter(|(_, seen)| !**seen);
        let attribute = absent
            .filter_map(|(row, _)| node.attribute(row))
            .find(|(info, _)| info.is_required(IODEF))
            .map(|(info, _)| info.name.within(IODEF));
        let vocabulary = match object.class {
            shape::ROOT => IODEF,
            _ => Vocabulary::Incident,
        };
        let child = (0..node.children())
            .zip(&seen.children)
            .filter(|(_, count)| **count == 0)
            .filter_map(|(row, _)| node.child(row))
            .find(|info| info.required.contains(vocabulary) && info.vocabularies.contains(IODEF))
            .map(|info| info.name(0, IODEF));
        let text = match node.body_mut() {
            BodyMut::Text(scalar) if !seen.text => {
                set(scalar, "").err().map(|_| shape::text(object.class))
            }
            _ => None,
        };
        match attribute.or(child).or(text) {
            Some(name) => {
                let name = shape::member(object.class, name).into();
                let error = Error::new(ErrorKind::Missing { name });
                self.located(Err(error.at(self.input.position(raw))))
            }
            None => Ok(()),
        }
    }

    /// Adds the path to an error.
    fn located<T>(&self, result: Result<T>) -> Result<T> {
        result.map_err(|error| error.along(self.losses.path()))
    }
}

fn set(scalar: &mut dyn Scalar, text: &str) -> Result<()> {
    scalar.set(text)
}
