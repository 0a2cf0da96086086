//! Documents that the schema of a vocabulary accepts, made from the tables by
//! chance, as XML: the model and the codec have no part in it.

mod coverage;
mod foreign;
mod plan;
mod rows;
mod tree;
mod values;

use self::coverage::{ANY, Coverage, Feature};
use self::plan::Planned;
use self::rows::{Allowed, Attribute, Step};
pub(super) use self::rows::{attribute_kind, kind_of_text};
pub(super) use self::tree::Padded;
use self::tree::{Item, Tree};
pub(super) use self::values::Kind;
use crate::codec::node::{Body, Class, Element, Node};
use crate::codec::table::SCI;
use crate::codec::tests::generate::{Chance, TEXTS};
use crate::model::Document;
use crate::value::Vocabulary;

/// Documents one after the other, each with the smallest thing in it that those
/// before did not have.
pub(crate) struct Documents {
    vocabulary: Vocabulary,
    coverage: Coverage,
    seed: u64,
    /// Whether to leave out what is known not to come back from another vocabulary.
    open: bool,
}

impl Documents {
    pub(crate) fn new(vocabulary: Vocabulary) -> Self {
        Self {
            vocabulary,
            coverage: Coverage::new(vocabulary),
            seed: 0,
            open: false,
        }
    }

    /// Those without what is known not to come back from another vocabulary.
    pub(super) fn without_what_is_open(mut self) -> Self {
        self.open = true;
        self
    }

    /// Asserts that there was everything that the vocabulary has.
    pub(super) fn assert_complete(&self, of: &str) {
        self.coverage.assert_complete(of);
    }
}

impl Iterator for Documents {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        Some(self.next_padded(Padded::Texts).0)
    }
}

impl Documents {
    /// The next document, and the same with white space around values.
    pub(super) fn next_padded(&mut self, padded: Padded) -> (Vec<u8>, Vec<u8>) {
        let mut chance = Chance(self.seed);
        self.seed += 1;
        let way = self.coverage.goal().to_vec();
        let mut maker = Maker {
            vocabulary: self.vocabulary,
            open: self.open,
            budget: 10 + chance.below(40),
            density: 3 + chance.below(12),
            coverage: &mut self.coverage,
            chance: &mut chance,
            ids: Vec::new(),
        };
        let mut root = <Document as Class>::blank();
        let name = self.vocabulary.root_name();
        let tree = maker.element(
            &mut root,
            (self.vocabulary.namespace(), name),
            Some(&way),
            0,
        );
        let plain = tree::write(&tree, &mut chance, None);
        (plain, tree::write(&tree, &mut chance, Some(padded)))
    }
}

pub(super) struct Maker<'c> {
    vocabulary: Vocabulary,
    open: bool,
    coverage: &'c mut Coverage,
    chance: &'c mut Chance,
    /// How many elements there may be yet beside those required.
    budget: usize,
    /// Of how many children and attributes one is there.
    density: usize,
    ids: Vec<String>,
}

impl Maker<'_> {
    /// Makes an element of the kind of `blank`, which is used up; the way, if it
    /// leads here, is to be gone on.
    fn element(
        &mut self,
        blank: &mut dyn Element,
        (namespace, name): (&'static str, &str),
        way: Option<&[Step]>,
        depth: usize,
    ) -> Tree {
        self.budget = self.budget.saturating_sub(1);
        let mut tree = Tree::new(namespace, name);
        blank
            .change(&mut |node, _| {
                tree.items = self.content(node, name, way, depth);
                tree.spaced = matches!(node.body(), Body::Elements)
                    && node.outline().inline(self.vocabulary).is_none();
                let allowed = rows::attributes(node, namespace, name, self.vocabulary);
                for attribute in &allowed {
                    self.attribute(&mut tree, attribute, way);
                }
                self.colour(&mut tree);
                Ok(())
            })
            .unwrap();
        tree
    }

    fn content(
        &mut self,
        node: &mut dyn Node,
        name: &str,
        way: Option<&[Step]>,
        depth: usize,
    ) -> Vec<Item> {
        if matches!(node.body(), Body::Any(_)) {
            return self.any(name);
        }
        if let Some(kind) = rows::text_kind(node, name, self.vocabulary) {
            let mut items = self.text(kind);
            if !matches!(kind, Kind::Moment | Kind::Number) {
                self.notes(&mut items);
            }
            return items;
        }
        let rows = rows::children(node, name, self.vocabulary);
        let goal = way.and_then(|way| way.first()).copied();
        let mut items = Vec::new();
        for planned in self.plan(&rows, name, goal, depth) {
            let way = way.filter(|_| planned.on_the_way).map(|way| &way[1..]);
            items.push(Item::Element(self.child(node, name, &planned, way, depth)));
        }
        if items.is_empty() && rows.first().is_some_and(|row| row.variants[0].1 == SCI) {
            items = self.references_of_iodef1();
        }
        self.notes(&mut items);
        items
    }

    fn child(
        &mut self,
        node: &mut dyn Node,
        parent: &str,
        planned: &Planned,
        way: Option<&[Step]>,
        depth: usize,
    ) -> Tree {
        let feature = Feature::Element(parent.to_owned(), planned.name.clone());
        self.coverage.had(&feature);
        let slot = node.slot_mut(planned.step.row).unwrap();
        let blank = slot.add(planned.step.variant).unwrap();
        self.element(blank, (planned.namespace, &planned.name), way, depth + 1)
    }

    /// RFC 7203 has the references of IODEF 1 where it has no raw data.
    fn references_of_iodef1(&mut self) -> Vec<Item> {
        let namespace = Vocabulary::Iodef1.namespace();
        let reference = |name: &str| {
            let name = Tree::text(namespace, "ReferenceName", name);
            let url = Tree::text(namespace, "URL", "urn:example:x");
            Item::Element(Tree::new(namespace, "Reference").with(name).with(url))
        };
        // OPEN L4: they do not come back from another vocabulary.
        let count = if self.open { 0 } else { self.chance.below(3) };
        ["", "CVE-1"]
            .iter()
            .take(count)
            .map(|name| reference(name))
            .collect()
    }

    fn any(&mut self, name: &str) -> Vec<Item> {
        match name {
            "DigestMethod" | "CanonicalizationMethod" => self.parameters(name),
            "X509Data" => self.x509(),
            "Signature" => self.signature(),
            "RawData" | "SoftwareReference" => self.elements(),
            _ => self.mixed(),
        }
    }

    fn text(&mut self, kind: Kind) -> Vec<Item> {
        let text = match kind {
            // OPEN L5: elements do not come back from another vocabulary.
            Kind::AnyType if !self.open && self.chance.once_in(4) => return self.mixed(),
            Kind::Mixed if self.chance.once_in(2) => {
                self.chance.pick(Kind::Float.texts()).to_owned()
            }
            _ => self.value(kind),
        };
        if text.is_empty() {
            return Vec::new();
        }
        if kind.collapses() {
            vec![Item::Value(text)]
        } else {
            vec![Item::Text(text)]
        }
    }

    /// Tokens are of a type that collapses, but for those of domains, and the
    /// version, which are strings.
    fn collapses(value: &Allowed) -> bool {
        match value {
            Allowed::Kind(kind) => kind.collapses(),
            Allowed::Tokens(tokens) => {
                let string = ["assignedAndActive", "innocent-hacked", "1.00", "2.00"];
                !tokens.iter().any(|token| string.contains(&token.as_str()))
            }
        }
    }

    fn value(&mut self, kind: Kind) -> String {
        match kind {
            Kind::Id => self.new_id(),
            Kind::IdRef => self.ids[self.chance.below(self.ids.len())].clone(),
            _ => self.chance.pick(kind.texts()).to_owned(),
        }
    }

    fn new_id(&mut self) -> String {
        let start = self.chance.pick(&["i", "_", "Übergröße-", "a.b-"]);
        let id = format!("{start}{}", self.ids.len());
        self.ids.push(id.clone());
        id
    }

    fn attribute(&mut self, tree: &mut Tree, attribute: &Attribute, way: Option<&[Step]>) {
        let at_goal = way.is_some_and(<[_]>::is_empty);
        let name = attribute.name.as_str();
        let element = if attribute.of_all {
            ANY.to_owned()
        } else {
            tree.name.clone()
        };
        let token = match &attribute.value {
            Allowed::Tokens(tokens) => {
                let missing = |token: &&String| {
                    self.coverage
                        .is_missing(&Feature::token(&element, name, token))
                };
                tokens.iter().find(missing)
            }
            Allowed::Kind(_) => None,
        };
        let missing = self
            .coverage
            .is_missing(&Feature::attribute(&element, name));
        let wanted = missing && at_goal || token.is_some();
        if wanted || attribute.required || self.chance.once_in(self.density.min(5)) {
            let value = match (&attribute.value, token) {
                (_, Some(token)) => token.clone(),
                (Allowed::Tokens(tokens), None) => tokens[self.chance.below(tokens.len())].clone(),
                (Allowed::Kind(kind), None) => self.value(*kind),
            };
            if let Allowed::Tokens(_) = &attribute.value {
                self.coverage.had(&Feature::token(&element, name, &value));
            }
            self.coverage.had(&Feature::attribute(&element, name));
            // The number of an enumeration and the identifier of a signature
            // are kept as they were written.
            let kept = ["specIndex", "Id"].contains(&name);
            if !kept && Self::collapses(&attribute.value) {
                tree.collapsing.push(name.to_owned());
            }
            tree.attributes
                .push((attribute.namespace, name.to_owned(), value));
        }
        if let Some(extension) = &attribute.extension {
            let may = (&**extension, &*attribute.listed);
            self.extension(tree, (&element, name), may, at_goal);
        }
    }

    /// The value of an extension, mostly where the token says that there is one.
    fn extension(
        &mut self,
        tree: &mut Tree,
        (element, name): (&str, &str),
        (extension, listed): (&str, &[&str]),
        at_goal: bool,
    ) {
        let feature = Feature::attribute(element, extension);
        let extends = tree
            .attributes
            .iter()
            .any(|(_, n, value)| n == name && value == "ext-value");
        let often = if extends {
            1 + usize::from(self.chance.once_in(4)) * 9
        } else {
            20
        };
        let wanted = at_goal && self.coverage.is_missing(&feature);
        if wanted || self.chance.once_in(often) {
            let value = match self.chance.below(4) {
                0 => self.chance.pick(&TEXTS),
                1 => "ext-value",
                2 if !listed.is_empty() => self.chance.pick(listed),
                _ => "made-up",
            };
            self.coverage.had(&feature);
            tree.attribute(extension, value);
        }
    }
}
