//! What an element says as bytes, whichever vocabulary, prefixes and line breaks it came in.

use sha2::{Digest as _, Sha256};

use crate::codec::node::{Body, Element, Node, Written};
use crate::evidence::hex;
use crate::value::{ForeignElement, ForeignNode, Mark, OpenEnum, Spelling, Vocabulary};

const OWN: Vocabulary = Vocabulary::Incident;

/// A digest of fields and elements: each has its kind and length in front, so
/// that no two sequences of them give the same bytes.
pub(super) struct Form(Sha256);

impl Form {
    /// The digest for one purpose, which others are never mistaken for.
    pub(super) fn new(label: &str) -> Self {
        let mut form = Self(Sha256::new());
        form.field(b'L', label);
        form
    }

    pub(super) fn field(&mut self, kind: u8, text: &str) {
        let length = u64::try_from(text.len()).unwrap_or(u64::MAX);
        self.0.update([kind]);
        self.0.update(length.to_be_bytes());
        self.0.update(text);
    }

    /// The digest, in hexadecimal.
    pub(super) fn finish(self) -> String {
        hex(&self.0.finalize())
    }

    /// An element with its mark and all inside it, but for children of some names.
    pub(super) fn element(&mut self, element: &dyn Element, name: &str, but: &[&str]) {
        let node = element.node();
        self.field(b'E', name);
        self.attributes(node);
        if let Some(mark) = element.mark() {
            self.mark(mark);
        }
        match node.body() {
            Body::Text(_, scalar) => {
                let (Written::Exactly(text) | Written::Nearly(text)) = scalar.text(OWN);
                let written = element.mark().and_then(|mark| mark.written.as_deref());
                let loose = written.filter(|_| text.is_empty() && scalar.is_loose());
                self.field(b'T', loose.map_or(&*text, str::trim_ascii));
            }
            Body::Any(nodes) => self.nodes(nodes),
            Body::Elements => self.children(node, but),
        }
        if let Some(mark) = element.mark() {
            self.kept(mark);
        }
        self.field(b'/', "");
    }

    fn attributes(&mut self, node: &dyn Node) {
        for row in 0..node.attributes() {
            let said = node.attribute(row);
            let said = said.and_then(|(info, value)| Some((info, value.spelling(OWN)?)));
            if let Some((info, spelling)) = said {
                self.field(b'A', info.name.within(OWN));
                self.spelling(spelling);
            }
        }
    }

    fn spelling(&mut self, spelling: Spelling<'_>) {
        match spelling {
            Spelling::Extension(token) => self.field(b'X', token),
            other => self.field(b'V', other.words()),
        }
    }

    fn mark(&mut self, mark: &Mark) {
        if let Some(restriction) = &mark.restriction {
            self.field(b'R', "");
            self.spelling(OpenEnum::spelling(restriction, OWN));
        }
        if let Some(id) = &mark.id {
            self.field(b'I', id.as_str());
        }
        let kept = mark.attributes().map(|attribute| {
            let name = &attribute.name;
            (&*name.namespace, &*name.local, &*attribute.value)
        });
        self.foreign_attributes(kept.collect());
    }

    /// Attributes in an order of their own, since none counts.
    fn foreign_attributes(&mut self, mut attributes: Vec<(&str, &str, &str)>) {
        attributes.sort_unstable();
        for (namespace, local, value) in attributes {
            self.field(b'F', namespace);
            self.field(b'F', local);
            self.field(b'F', value);
        }
    }

    fn children(&mut self, node: &dyn Node, but: &[&str]) {
        for row in 0..node.children() {
            let (Some(info), Some(slot)) = (node.child(row), node.slot(row)) else {
                continue;
            };
            for child in (0..slot.len()).filter_map(|index| slot.get(index)) {
                let name = info.name(child.variant(), OWN);
                if !but.contains(&name) {
                    self.element(child, name, &[]);
                }
            }
        }
    }

    fn kept(&mut self, mark: &Mark) {
        let mut kept: Vec<_> = mark.kept.iter().collect();
        kept.sort_by_key(|kept| kept.anchor);
        if !kept.is_empty() {
            self.field(b'K', "");
            self.nodes(kept.into_iter().map(|kept| &kept.node));
        }
    }

    /// Texts side by side are one: nothing else comes back from XML.
    fn nodes<'a>(&mut self, nodes: impl IntoIterator<Item = &'a ForeignNode>) {
        let mut text = String::new();
        for node in nodes {
            match node {
                ForeignNode::Text(piece) => text.push_str(piece),
                ForeignNode::Element(element) => {
                    self.text(&mut text);
                    self.tree(element);
                }
            }
        }
        self.text(&mut text);
    }

    fn text(&mut self, text: &mut String) {
        if !text.is_empty() {
            self.field(b'T', text);
            text.clear();
        }
    }

    fn tree(&mut self, tree: &ForeignElement) {
        self.field(b'N', &tree.name.namespace);
        self.field(b'E', &tree.name.local);
        let attributes = tree.attributes.iter().map(|attribute| {
            let name = &attribute.name;
            (&*name.namespace, &*name.local, &*attribute.value)
        });
        self.foreign_attributes(attributes.collect());
        self.nodes(&tree.children);
        self.field(b'/', "");
    }
}
