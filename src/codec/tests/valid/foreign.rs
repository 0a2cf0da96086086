//! Content that the schemas leave to others.

use super::Maker;
use super::tree::{Item, Tree};
use super::values::Kind;
use crate::codec::table::DSIG;
use crate::codec::tests::generate::TEXTS;
use crate::value::Vocabulary;

const XML: &str = "http://www.w3.org/XML/1998/namespace";
const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";
const NAMESPACES: [&str; 4] = ["urn:example:a", "urn:example:b", "urn:example:a", ""];

impl Maker<'_> {
    /// Text and elements of any namespace, where the schema has `##any`.
    pub(super) fn mixed(&mut self) -> Vec<Item> {
        self.forest(true, 0)
    }

    /// Elements of any namespace.
    pub(super) fn elements(&mut self) -> Vec<Item> {
        self.forest(false, 0)
    }

    fn forest(&mut self, mixed: bool, depth: usize) -> Vec<Item> {
        let mut items = Vec::new();
        for _ in 0..self.chance.below(4) {
            let after_text = matches!(items.last(), Some(Item::Text(_)));
            if mixed && !after_text && self.chance.once_in(2) {
                let text = self.chance.pick(&TEXTS);
                items.extend((!text.is_empty()).then(|| Item::Text(text.to_owned())));
            } else if depth < 3 {
                items.push(Item::Element(self.foreign(depth + 1)));
            }
        }
        items
    }

    /// An element of another namespace, or one of IODEF that stands there as data.
    fn foreign(&mut self, depth: usize) -> Tree {
        if self.chance.once_in(8) {
            return self.known();
        }
        let mut tree = Tree::new(self.chance.pick(&NAMESPACES), "thing");
        let names = [
            ("", "quality"),
            ("urn:example:b", "quality"),
            (XML, "lang"),
            (XML, "space"),
        ];
        for (namespace, name) in names {
            if self.chance.once_in(4) {
                let value = match name {
                    "space" => "preserve",
                    "lang" => "de",
                    _ => self.chance.pick(&TEXTS),
                };
                tree.attributes
                    .push((namespace, name.to_owned(), value.to_owned()));
            }
        }
        tree.items = self.forest(true, depth);
        tree
    }

    /// In the own vocabulary, elements of extensions may stand between children
    /// and in texts.
    pub(super) fn notes(&mut self, items: &mut Vec<Item>) {
        if self.vocabulary == Vocabulary::Incident && self.chance.once_in(8) {
            let mut note = Tree::new(self.chance.pick(&NAMESPACES[..3]), "note");
            note.items = self.forest(true, 1);
            let at = self.chance.below(items.len() + 1);
            items.insert(at, Item::Element(note));
        }
    }

    /// In the own vocabulary, attributes of extensions may stand anywhere; in IODEF
    /// 2, where the schema gives an element no type. Any element may say where a
    /// schema is.
    pub(super) fn colour(&mut self, tree: &mut Tree) {
        // OPEN L5: attributes, too, do not come back from another vocabulary.
        let untyped = tree.name == "BulkObservableList" && !self.open;
        let anywhere = self.vocabulary == Vocabulary::Incident;
        if (anywhere || untyped) && self.chance.once_in(8) {
            let value = self.chance.pick(&TEXTS).to_owned();
            tree.attributes
                .push(("urn:example:b", "colour".to_owned(), value));
        }
        // OPEN L10, L11: nor does this, always.
        if !self.open && self.chance.once_in(40) {
            let value = "urn:example:a a.xsd".to_owned();
            tree.attributes
                .push((XSI, "schemaLocation".to_owned(), value));
        }
    }

    /// An element that the schemas know, and so must be valid also where it is data.
    fn known(&mut self) -> Tree {
        let texts = [
            (self.vocabulary.namespace(), "Description"),
            (self.vocabulary.namespace(), "URL"),
            (self.vocabulary.namespace(), "Location"),
            (Vocabulary::Iodef1.namespace(), "Description"),
        ];
        let (namespace, name) = self.chance.pick(&texts);
        let text = self.chance.pick(if name == "URL" {
            Kind::Uri.texts()
        } else {
            &TEXTS
        });
        Tree::text(namespace, name, text)
    }

    /// Parameters of an algorithm: text, and elements of other namespaces.
    pub(super) fn parameters(&mut self, name: &str) -> Vec<Item> {
        let other = match name {
            "CanonicalizationMethod" => self.known(),
            _ => Tree::text("urn:example:a", "parameter", "1"),
        };
        match self.chance.below(4) {
            0 => vec![Item::Text("text".to_owned()), Item::Element(other)],
            1 => vec![Item::Element(other)],
            2 => vec![Item::Text(" \n".to_owned())],
            _ => Vec::new(),
        }
    }

    pub(super) fn x509(&mut self) -> Vec<Item> {
        let one = |maker: &mut Self| match maker.chance.below(5) {
            0 => Tree::text(DSIG, "X509SubjectName", "CN=Example, O=\"Example & Sons\""),
            1 => Tree::text(DSIG, "X509Certificate", " TWFu\nTQ== "),
            2 => Tree::text(DSIG, "X509SKI", "TQ=="),
            3 => {
                let serial = Tree::text(DSIG, "X509SerialNumber", "123456789012345678901");
                Tree::new(DSIG, "X509IssuerSerial")
                    .with(Tree::text(DSIG, "X509IssuerName", "CN=Issuer"))
                    .with(serial)
            }
            _ => Tree::text("urn:example:a", "certificate", "x"),
        };
        let count = 1 + self.chance.below(2);
        (0..count).map(|_| Item::Element(one(self))).collect()
    }

    pub(super) fn signature(&mut self) -> Vec<Item> {
        let algorithm = |name: &str| {
            let mut tree = Tree::new(DSIG, name);
            tree.attribute("Algorithm", "urn:example:algorithm");
            tree
        };
        let reference = Tree::new(DSIG, "Reference")
            .with(algorithm("DigestMethod"))
            .with(Tree::text(DSIG, "DigestValue", "TWFu"));
        let mut info = Tree::new(DSIG, "SignedInfo")
            .with(algorithm("CanonicalizationMethod"))
            .with(algorithm("SignatureMethod"))
            .with(reference);
        if self.chance.once_in(2) {
            info.attribute("Id", self.new_id());
        }
        let mut trees = vec![info, Tree::text(DSIG, "SignatureValue", "TQ==\n")];
        if self.chance.once_in(2) {
            let name = Tree::text(DSIG, "KeyName", " a key ");
            trees.push(Tree::new(DSIG, "KeyInfo").with(name));
        }
        for _ in 0..self.chance.below(3) {
            let mut object = Tree::new(DSIG, "Object");
            object.items = self.mixed();
            trees.push(object);
        }
        trees.into_iter().map(Item::Element).collect()
    }
}
