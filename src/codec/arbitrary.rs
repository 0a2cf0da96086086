//! Documents out of bytes, by the rows of the tables, so that no class is forgotten.

use arbitrary::{Arbitrary, Unstructured};

use crate::codec::node::{BodyMut, Class, Element, Node, Scalar, Value};
use crate::model::{Document, ExtensionDecl, Incident};
use crate::value::{
    ForeignAttribute, ForeignElement, ForeignName, ForeignNode, MarkBox, OpenEnum, Restriction,
    Vocabulary,
};

const OWN: Vocabulary = Vocabulary::Incident;

/// How deep classes go beyond what they require, and foreign elements.
const DEPTH: usize = 9;
const FOREIGN_DEPTH: usize = 4;

/// A document of any classes, with all that they require, of values that XML can
/// hold; the same bytes make the same document.
impl<'a> Arbitrary<'a> for Document {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> arbitrary::Result<Self> {
        let mut document = Self::blank();
        Maker { bytes, ids: 0 }.fill(&mut document, 0);
        // Only a writer notes that nobody declared an extension, and no reader keeps it.
        document.declarations.retain(|d| !ExtensionDecl::is_bare(d));
        for incident in &mut document.incidents {
            incident.declarations.retain(|d| !ExtensionDecl::is_bare(d));
        }
        Ok(document)
    }
}

/// The first incident of a document of any classes.
impl<'a> Arbitrary<'a> for Incident {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> arbitrary::Result<Self> {
        let mut incident = Self::blank();
        Maker { bytes, ids: 0 }.fill(&mut incident, 1);
        incident.declarations.retain(|d| !ExtensionDecl::is_bare(d));
        Ok(incident)
    }
}

struct Maker<'b, 'a> {
    bytes: &'b mut Unstructured<'a>,
    /// How many identifiers were given, so that each is another one.
    ids: u32,
}

impl Maker<'_, '_> {
    /// Once in so many times, and never without bytes: so what is made has an end.
    fn once_in(&mut self, times: u8) -> bool {
        !self.bytes.is_empty() && self.bytes.ratio(1, times).unwrap_or_default()
    }

    /// A number below a limit, or 0.
    fn below(&mut self, limit: usize) -> usize {
        self.bytes.choose_index(limit).unwrap_or_default()
    }

    fn pick<T: Copy>(&mut self, choices: &[T]) -> Option<T> {
        choices.get(self.below(choices.len())).copied()
    }

    /// A text that XML can hold.
    fn text(&mut self) -> String {
        let text: &str = self.bytes.arbitrary().unwrap_or_default();
        text.chars().filter(|c| is_char(*c)).take(64).collect()
    }

    fn fill(&mut self, element: &mut dyn Element, depth: usize) {
        let filled = element.change(&mut |node, mark| {
            self.attributes(node);
            let any = matches!(node.body_mut(), BodyMut::Any(_));
            self.mark(mark, depth, any);
            match node.body_mut() {
                BodyMut::Text(scalar) => self.scalar(scalar),
                BodyMut::Any(nodes) => *nodes = self.forest(0),
                BodyMut::Elements => self.children(node, depth),
            }
            Ok(())
        });
        debug_assert!(filled.is_ok(), "{filled:?}");
    }

    fn scalar(&mut self, scalar: &mut dyn Scalar) {
        let samples = scalar.samples();
        if samples.is_empty() || self.once_in(4) {
            let text = self.text();
            if scalar.set(&text).is_ok() {
                return;
            }
        }
        let set = self.pick(&samples).map_or(Ok(()), |text| scalar.set(text));
        debug_assert!(set.is_ok(), "{set:?}");
    }

    fn attributes(&mut self, node: &mut dyn Node) {
        for row in 0..node.attributes() {
            let Some((info, _)) = node.attribute(row) else {
                continue;
            };
            let required = info.is_required(OWN) || info.is_required(Vocabulary::Iodef2);
            let extensible = info.extension(OWN).is_some();
            if !required && !self.once_in(3) {
                continue;
            }
            if let Some(value) = node.attribute_mut(row) {
                self.value(value, extensible);
            }
        }
    }

    fn value(&mut self, value: &mut dyn Value, extensible: bool) {
        let samples = value.samples();
        let set = if extensible && self.once_in(6) {
            let listed = self.pick(&samples).filter(|_| self.once_in(2));
            let token = listed.map_or_else(|| self.token(), str::to_owned);
            value.set_extension(&token, OWN)
        } else if samples.is_empty() {
            value.set(&self.text(), OWN)
        } else {
            let sample = self.pick(&samples);
            sample.map_or(Ok(()), |text| value.set(text, OWN))
        };
        debug_assert!(set.is_ok(), "{set:?}");
    }

    /// A word that no list of tokens holds.
    fn token(&mut self) -> String {
        let rest = self.text();
        let rest = rest.chars().filter(char::is_ascii_alphanumeric).take(8);
        "x-".chars().chain(rest).collect()
    }

    fn mark(&mut self, mark: &mut MarkBox, depth: usize, any: bool) {
        // The own vocabulary requires a restriction of incidents.
        if depth == 1 || self.once_in(4) {
            let token = self.pick(&Restriction::tokens()).unwrap_or_default();
            mark.get_mut().restriction = Some(if self.once_in(6) {
                Restriction::extension(token)
            } else {
                Restriction::from_token(token)
            });
        }
        if self.once_in(6) {
            self.ids += 1;
            mark.get_mut().id = format!("id-{}", self.ids).parse().ok();
        }
        if self.once_in(12) {
            let name = ForeignName::new("urn:example:marks", "colour", "m");
            let value = ForeignAttribute::new(name, self.text());
            mark.get_mut().add_attribute(value);
        }
        if !any && self.once_in(12) {
            mark.get_mut().add_child(self.tree(0));
        }
    }

    fn children(&mut self, node: &mut dyn Node, depth: usize) {
        for row in 0..node.children() {
            let Some(info) = node.child(row) else {
                continue;
            };
            if !info.vocabularies.contains(OWN) {
                continue;
            }
            let required = info.is_required(OWN) || info.is_required(Vocabulary::Iodef2);
            let wanted = self.wanted(required, info.is_many(OWN), depth);
            let Some(slot) = node.slot_mut(row) else {
                continue;
            };
            for _ in 0..wanted {
                if let Some(child) = slot.add(self.below(info.names.len())) {
                    self.fill(child, depth + 1);
                }
            }
        }
    }

    fn wanted(&mut self, required: bool, many: bool, depth: usize) -> usize {
        let sparse = u8::try_from(depth + 2).unwrap_or(u8::MAX);
        if !required && (depth > DEPTH || !self.once_in(sparse)) {
            return 0;
        }
        1 + if many { self.below(3) } else { 0 }
    }

    fn forest(&mut self, depth: usize) -> Vec<ForeignNode> {
        let mut nodes: Vec<ForeignNode> = Vec::new();
        for _ in 0..self.below(4) {
            // Texts next to each other would be one.
            let behind_text = matches!(nodes.last(), Some(ForeignNode::Text(_)));
            if !behind_text && self.once_in(2) {
                let text = self.text();
                if !text.is_empty() {
                    nodes.push(ForeignNode::Text(text.into()));
                }
            } else if depth < FOREIGN_DEPTH {
                nodes.push(self.tree(depth + 1).into());
            }
        }
        nodes
    }

    fn tree(&mut self, depth: usize) -> ForeignElement {
        let mut element = ForeignElement::new(self.name("thing"));
        if self.once_in(2) {
            let name = self.name("quality");
            element = element.with_attribute(name, self.text());
        }
        element.children = self.forest(depth);
        element
    }

    fn name(&mut self, local: &str) -> ForeignName {
        const NAMES: [(&str, &str); 5] = [
            ("urn:example:a", "a"),
            ("urn:example:b", "a"),
            ("urn:example:a", ""),
            ("", ""),
            ("urn:example:c", "c"),
        ];
        let (namespace, prefix) = self.pick(&NAMES).unwrap_or_default();
        ForeignName::new(namespace, local, prefix)
    }
}

/// Whether XML 1.0 allows a character.
fn is_char(c: char) -> bool {
    matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..)
}
