//! As much of XML Schema as the two schemas use.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

use super::shape::{Content, Particle, Shape, qualified};

pub(super) const FOREIGN: &str = "##other";
const ANYTHING: &str = "##any";

pub(super) struct Schema<'a> {
    root: Node<'a, 'a>,
    target: &'a str,
    /// The namespace that its names are given with, if any.
    namespace: Option<&'a str>,
}

/// The local name of a schema's own elements.
fn tag<'a>(node: Node<'a, 'a>) -> &'a str {
    node.tag_name().name()
}

/// The parts of a node, annotations aside.
fn parts<'a>(node: Node<'a, 'a>) -> impl Iterator<Item = Node<'a, 'a>> {
    node.children()
        .filter(|n| n.is_element() && n.tag_name().name() != "annotation")
}

/// What a node's annotation says, in one line.
pub(super) fn documentation(node: Node<'_, '_>) -> String {
    let annotations = node
        .children()
        .filter(|n| n.has_tag_name(("http://www.w3.org/2001/XMLSchema", "annotation")));
    let texts = annotations
        .flat_map(|n| n.descendants())
        .filter_map(|n| n.text());
    let words: Vec<_> = texts.flat_map(str::split_whitespace).collect();
    words.join(" ")
}

impl<'a> Schema<'a> {
    pub(super) fn new(document: &'a Document<'a>) -> Self {
        let root = document.root_element();
        let target = root
            .attribute("targetNamespace")
            .expect("a target namespace");
        Self {
            root,
            target,
            namespace: None,
        }
    }

    /// The same, with names that have the namespace before them.
    pub(super) fn qualified(self) -> Self {
        Self {
            namespace: Some(self.target),
            ..self
        }
    }

    /// All element declarations by name, those inside others included.
    pub(super) fn all_elements(&self) -> BTreeMap<String, Node<'a, 'a>> {
        let declared = self.root.descendants().filter(|n| tag(*n) == "element");
        let named =
            declared.filter_map(|n| Some((qualified(self.namespace, n.attribute("name")?), n)));
        named.collect()
    }

    /// The global element declarations.
    pub(super) fn elements(&self) -> impl Iterator<Item = Node<'a, 'a>> + use<'a> {
        parts(self.root).filter(|n| tag(*n) == "element")
    }

    fn global(&self, kind: &str, name: &str) -> Node<'a, 'a> {
        let local = name.rsplit(':').next().unwrap_or(name);
        let mut globals = parts(self.root);
        globals
            .find(|n| tag(*n) == kind && n.attribute("name") == Some(local))
            .unwrap_or_else(|| panic!("no {kind} {name}"))
    }

    fn find_type(&self, name: &str) -> Option<Node<'a, 'a>> {
        let local = name.rsplit(':').next().unwrap_or(name);
        parts(self.root).find(|n| tag(*n) == "complexType" && n.attribute("name") == Some(local))
    }

    /// The complex type of an element; none if its type is simple.
    pub(super) fn type_of(&self, element: Node<'a, 'a>) -> Option<Node<'a, 'a>> {
        match element.attribute("type") {
            Some(name) => self.find_type(name),
            None => parts(element).find(|n| tag(*n) == "complexType"),
        }
    }

    pub(super) fn shape(&self, element: Node<'a, 'a>) -> Shape {
        let Some(complex) = self.type_of(element) else {
            return Shape {
                attributes: BTreeMap::new(),
                content: Content::Text,
            };
        };
        let attributes = self.attributes(complex);
        let attributes = attributes
            .into_iter()
            .map(|(name, n)| (name, n.attribute("use") == Some("required")));
        Shape {
            attributes: attributes.collect(),
            content: self.content(complex),
        }
    }

    /// The attribute declarations of a type by name.
    pub(super) fn attributes(&self, within: Node<'a, 'a>) -> BTreeMap<String, Node<'a, 'a>> {
        let mut found = BTreeMap::new();
        for part in parts(within) {
            match (tag(part), part.attribute("ref")) {
                ("attribute", _) if part.attribute("use") == Some("prohibited") => {}
                ("attribute", name) => {
                    let name = name.or_else(|| part.attribute("name")).expect("a name");
                    found.insert(name.into(), part);
                }
                ("attributeGroup", Some(name)) => {
                    found.extend(self.attributes(self.global("attributeGroup", name)));
                }
                ("simpleContent" | "complexContent" | "extension" | "restriction", _) => {
                    let base = part.attribute("base").and_then(|name| self.find_type(name));
                    found.extend(base.map(|base| self.attributes(base)).unwrap_or_default());
                    found.extend(self.attributes(part));
                }
                _ => {}
            }
        }
        found
    }

    /// Whether a type allows attributes of other namespaces.
    pub(super) fn allows_foreign_attributes(&self, within: Node<'a, 'a>) -> bool {
        parts(within).any(|part| match (tag(part), part.attribute("ref")) {
            ("anyAttribute", _) => {
                part.attribute("namespace") == Some(FOREIGN)
                    && part.attribute("processContents") == Some("lax")
            }
            ("attributeGroup", Some(name)) => {
                self.allows_foreign_attributes(self.global("attributeGroup", name))
            }
            ("simpleContent" | "extension", _) => self.allows_foreign_attributes(part),
            _ => false,
        })
    }

    fn content(&self, complex: Node<'a, 'a>) -> Content {
        if parts(complex).any(|n| tag(n) == "simpleContent") {
            return Content::Text;
        }
        let particles: Vec<_> = parts(complex).flat_map(|n| self.particles(n)).collect();
        let mixed = complex.attribute("mixed") == Some("true");
        match particles.as_slice() {
            [only] if mixed && only.names == [ANYTHING] => Content::Any,
            [only] if mixed && only.names == [FOREIGN] => Content::Text,
            [] if mixed => Content::Text,
            _ => {
                assert!(!mixed, "mixed content with elements of its own");
                Content::Elements(particles)
            }
        }
    }

    fn particles(&self, node: Node<'a, 'a>) -> Vec<Particle> {
        let required = node.attribute("minOccurs") != Some("0");
        let many = node.attribute("maxOccurs").is_some_and(|max| max != "1");
        let inner: Vec<Particle> = match tag(node) {
            "element" => vec![Particle::new(self.name(node))],
            "any" => vec![Particle::new(
                node.attribute("namespace").expect("a namespace"),
            )],
            "group" => match node.attribute("ref") {
                Some(name) => self.particles(self.global("group", name)),
                None => parts(node).flat_map(|n| self.particles(n)).collect(),
            },
            "extension" => {
                let base = node.attribute("base").and_then(|name| self.find_type(name));
                let base = base.into_iter().flat_map(parts);
                base.chain(parts(node))
                    .flat_map(|n| self.particles(n))
                    .collect()
            }
            "sequence" | "complexContent" | "restriction" => {
                parts(node).flat_map(|n| self.particles(n)).collect()
            }
            "choice" => choice(parts(node).map(|n| self.particles(n)).collect()),
            _ => Vec::new(),
        };
        inner
            .into_iter()
            .map(|particle| particle.within(required, many))
            .collect()
    }

    fn name(&self, element: Node<'a, 'a>) -> String {
        let Some(name) = element.attribute("ref") else {
            return qualified(self.namespace, element.attribute("name").expect("a name"));
        };
        let (prefix, local) = name
            .split_once(':')
            .map_or((None, name), |(prefix, local)| (Some(prefix), local));
        match element.lookup_namespace_uri(prefix) {
            Some(namespace) if namespace != self.target => qualified(Some(namespace), local),
            _ => qualified(self.namespace, local),
        }
    }
}

/// One of several elements, or two in either order.
fn choice(branches: Vec<Vec<Particle>>) -> Vec<Particle> {
    let elements = |branch: &[Particle]| -> Vec<Particle> {
        let mut branch = branch.to_vec();
        branch.retain(|particle| particle.names != [FOREIGN]);
        branch
    };
    if let [one, other] = branches.as_slice()
        && let ([a, b], [c, d]) = (elements(one).as_slice(), elements(other).as_slice())
    {
        assert!(
            a.names == d.names && b.names == c.names,
            "not the same in either order"
        );
        assert!(a.required && c.required && !b.required && !d.required);
        let optional = |particle: &Particle| particle.names != [FOREIGN];
        let mut particles = one.clone();
        particles
            .iter_mut()
            .filter(|p| optional(p))
            .for_each(|p| p.required = false);
        let last = particles.iter_mut().rfind(|p| optional(p));
        last.expect("two elements").either_order = true;
        return particles;
    }
    let mut together: Option<Particle> = None;
    for particle in branches.into_iter().flatten() {
        match &mut together {
            Some(one) => {
                one.required &= particle.required;
                one.many |= particle.many;
                one.names.extend(particle.names);
            }
            None => together = Some(particle),
        }
    }
    together.into_iter().collect()
}
