//! What is put into an element, and what of it is noted.

use std::collections::BTreeSet;

use super::canary::{Canary, Place, Planted, Stated};
use super::planter::{Around, OWN, Planter};
use super::spellings::Secret;
use crate::codec::node::Node;
use crate::mark::rules::{Sort, sort_of};
use crate::value::{
    ForeignAttribute, ForeignElement, ForeignName, ForeignNode, MarkBox, OpenEnum, Rank,
    Restriction,
};

impl Planter<'_> {
    pub(super) fn restrict(&mut self, mark: &mut MarkBox, depth: usize) {
        // Nobody asks for the restriction of a document: each incident has its own.
        if depth == 0 {
            return;
        }
        let usual = [None, Some(Restriction::Public), Some(Restriction::Green)];
        let restriction = match self.chance.below(10) {
            _ if self.forced.is_some() => self.forced.clone(),
            0..=2 => Some(self.restriction()),
            3..=4 => usual[1 + self.chance.below(2)].clone(),
            _ => usual[usize::from(depth == 1)].clone(),
        };
        if let Some(restriction) = restriction {
            mark.get_mut().restriction = Some(restriction);
        }
    }

    /// Any restriction; of those that nobody knows, one of two.
    pub(super) fn restriction(&mut self) -> Restriction {
        let tokens = Restriction::tokens();
        match self.chance.below(tokens.len() + 2) {
            0 => Restriction::Ext(Secret::token(self.chance).text.into()),
            1 => Restriction::Other(Secret::token(self.chance).text.into()),
            _ => Restriction::from_token(self.chance.pick(&tokens)),
        }
    }

    /// Notes an element; gives its index.
    pub(super) fn enter(
        &mut self,
        (name, info, parent): Around,
        own: Option<&Restriction>,
    ) -> usize {
        let around = parent.map(|parent| &self.ledger.elements[parent]);
        let own = own.map(Restriction::rank);
        let own = own.or((name == "Incident").then_some(Rank::PRIVATE));
        let levels = match around.filter(|around| around.parent.is_some()) {
            Some(around) => Stated {
                nearest: own.unwrap_or(around.levels.nearest),
                strictest: own.map_or(around.levels.strictest, |own| {
                    own.max(around.levels.strictest)
                }),
            },
            None => Stated {
                nearest: own.unwrap_or(Rank::PRIVATE),
                strictest: own.unwrap_or(Rank::PRIVATE),
            },
        };
        let mut asks = around.map_or_else(BTreeSet::new, |around| around.asks.clone());
        if let Some(Sort::Asked(keep)) = sort_of(name) {
            asks.insert(keep);
        }
        let planted = Planted {
            name,
            parent,
            info,
            levels,
            asks,
            header: name != "Incident" && around.is_none_or(|a| a.header),
            depends: false,
            bare: false,
        };
        self.ledger.elements.push(planted);
        self.ledger.elements.len() - 1
    }

    pub(super) fn plant(&mut self, element: usize, place: Place, secret: &Secret, bare: bool) {
        self.ledger.canaries.push(Canary {
            text: secret.text.clone(),
            patterns: secret.patterns(),
            element,
            place,
            bare,
        });
    }

    fn token(&mut self, element: usize, place: Place) -> String {
        let secret = Secret::token(self.chance);
        self.plant(element, place, &secret, true);
        secret.text
    }

    /// The name of an element or attribute, or of a namespace.
    fn name(&mut self, start: &str, element: usize, place: Place) -> String {
        let secret = Secret::token(self.chance);
        self.plant(element, place, &secret, false);
        format!("{start}{}", secret.text)
    }

    pub(super) fn restriction_canary(&mut self, mark: &MarkBox, index: usize) {
        let own = mark.get().and_then(|mark| mark.restriction.as_ref());
        if let Some(Restriction::Ext(token) | Restriction::Other(token)) = own {
            let secret = Secret::of(token);
            self.plant(index, Place::Restriction, &secret, true);
        }
    }

    pub(super) fn identifier(&mut self, mark: &mut MarkBox, index: usize) {
        if self.chance.once_in(4) {
            let id = format!("i{}", self.token(index, Place::Identifier));
            self.ids.push(id.clone());
            mark.get_mut().id = Some(id.parse().unwrap());
        }
    }

    /// The text of an element: of those that hold prose, sometimes a sentence.
    pub(super) fn prose(&mut self, index: usize, secret: &Secret) -> String {
        let name = self.ledger.elements[index].name;
        let is_prose = sort_of(name) == Some(Sort::Prose);
        if is_prose && self.chance.once_in(3) {
            return format!("It came from {} at night", secret.text);
        }
        secret.text.clone()
    }

    pub(super) fn attributes(&mut self, node: &mut dyn Node, index: usize) {
        for row in 0..node.attributes() {
            let (info, value) = node.attribute(row).unwrap();
            let required = info.is_required(OWN) || info.is_required(crate::Vocabulary::Iodef2);
            if !required && self.chance.once_in(2) {
                node.attribute_mut(row).unwrap().clear();
                continue;
            }
            let (name, samples) = (info.name.within(OWN), value.samples());
            let extensible = info.extension(OWN).is_some();
            match name {
                // Only a writer notes that nobody declared an extension; no reader keeps it.
                "undeclared" => {}
                "uid-ref" | "translation-id" => self.link(node, row, index),
                _ => self.attribute(node, (row, name, &samples), extensible, index),
            }
        }
    }

    fn link(&mut self, node: &mut dyn Node, row: usize, index: usize) {
        let is_reference = node.attribute(row).unwrap().0.name.within(OWN) == "uid-ref";
        let value = node.attribute_mut(row).unwrap();
        let known: Vec<&str> = match is_reference {
            true => self.ids.iter().map(String::as_str).collect(),
            false if self.style.linked => vec!["1", "2"],
            false => Vec::new(),
        };
        if !known.is_empty() && self.chance.once_in(2) {
            value.set(self.chance.pick(&known), OWN).unwrap();
            self.ledger.elements[index].depends = true;
            return;
        }
        self.ledger.elements[index].depends |= is_reference;
        let token = self.token(index, Place::Identifier);
        value.set(&token, OWN).unwrap();
    }

    fn attribute(
        &mut self,
        node: &mut dyn Node,
        (row, name, samples): (usize, &str, &[&str]),
        extensible: bool,
        index: usize,
    ) {
        let secret = Secret::any(self.chance);
        let value = node.attribute_mut(row).unwrap();
        let sample = samples.first().map(|_| self.chance.pick(samples));
        let is_list = sample.is_some_and(|sample| {
            value.set(sample, OWN).unwrap();
            value.lists(sample)
        });
        if is_list && !self.chance.once_in(3) {
            return;
        }
        let place = match name {
            "xml:lang" => Place::Language,
            _ => Place::Attribute,
        };
        let bare = if is_list && extensible && self.chance.once_in(2) {
            value.set_extension(&secret.text, OWN).is_ok()
        } else {
            value.set(&secret.text, OWN).is_ok()
        };
        if !bare && value.set(&secret.number(), OWN).is_err() {
            return value.set(sample.unwrap(), OWN).unwrap();
        }
        self.plant(index, place, &secret, bare);
    }

    pub(super) fn unknown(&mut self, mark: &mut MarkBox, index: usize, is_any: bool) {
        let place = Place::Unknown;
        if self.chance.once_in(6) {
            let namespace = match self.chance.below(3) {
                0 => String::new(),
                _ => self.name("urn:canary:", index, place),
            };
            let local = self.name("n", index, place);
            let prefix = if namespace.is_empty() { "" } else { "q" };
            let name = ForeignName::new(namespace, local, prefix);
            let value = self.token(index, place);
            let attribute = ForeignAttribute::new(name, value);
            mark.get_mut().add_attribute(attribute);
        }
        if !is_any && self.chance.once_in(6) {
            let tree = self.tree(index, place, 0);
            mark.get_mut().add_child(tree);
        }
    }

    /// Content of any form: texts as `places.0`, elements as `places.1`.
    pub(super) fn forest(
        &mut self,
        index: usize,
        places: (Place, Place),
        depth: usize,
    ) -> Vec<ForeignNode> {
        let mut nodes = Vec::new();
        if !self.chance.once_in(4) {
            let secret = Secret::any(self.chance);
            let text = match self.chance.below(4) {
                0 => secret.in_base64(),
                1 => secret.in_hex(),
                _ => secret.text.clone(),
            };
            self.plant(index, places.0, &secret, text == secret.text);
            nodes.push(ForeignNode::Text(text.into()));
        }
        if depth < 3 && self.chance.once_in(3) {
            nodes.push(self.tree(index, places.1, depth + 1).into());
        }
        nodes
    }

    fn tree(&mut self, index: usize, place: Place, depth: usize) -> ForeignElement {
        let namespace = self.name("urn:canary:", index, place);
        let local = self.name("n", index, place);
        let name = ForeignName::new(&*namespace, local, "q");
        let mut element = ForeignElement::new(name);
        if self.chance.once_in(2) {
            let value = self.token(index, place);
            let name = ForeignName::new("", "colour", "");
            element = element.with_attribute(name, value);
        }
        element.children = self.forest(index, (place, place), depth);
        element
    }
}
