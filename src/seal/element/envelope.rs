//! What is encrypted: an element as a document of its own, with where it
//! belongs; and what stands in its place meanwhile.

use crate::Result;
use crate::codec::encode::own_xml;
use crate::codec::node::Element;
use crate::codec::output::Output;
use crate::mark::ElementPath;
use crate::model::IncidentId;
use crate::seal::element::{ENCRYPTED_NAMESPACE, OWN};
use crate::seal::evidence::from_text;
use crate::seal::{Reason, Rejection};
use crate::value::{ForeignElement, ForeignName, Restriction, Spelling};

const ENVELOPE: &str = "Envelope";
const PLACEHOLDER: &str = "EncryptedElement";
const PADDING: &str = "Padding";
const PREFIX: &str = "encrypted";

/// Where an element belongs: in this incident, at this place, with this
/// restriction.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Envelope {
    csirt: String,
    number: String,
    instance: Option<String>,
    place: String,
    pub(super) name: String,
    restriction: Option<String>,
}

impl Envelope {
    pub(super) fn new(
        id: &IncidentId,
        (path, name): (&ElementPath, &str),
        element: &dyn Element,
    ) -> Self {
        let restriction = element.mark().and_then(|mark| mark.restriction.as_ref());
        Self {
            csirt: id.csirt.clone(),
            number: id.number.clone(),
            instance: id.instance.clone(),
            place: path.to_string(),
            name: name.to_owned(),
            restriction: restriction.map(spelling),
        }
    }

    fn attributes(&self) -> impl Iterator<Item = (&'static str, &str)> {
        let given = [
            ("csirt", Some(&self.csirt)),
            ("number", Some(&self.number)),
            ("instance", self.instance.as_ref()),
            ("place", Some(&self.place)),
            ("name", Some(&self.name)),
            ("restriction", self.restriction.as_ref()),
        ];
        let given = given.into_iter();
        given.filter_map(|(name, value)| Some((name, value?.as_str())))
    }

    /// The document that is encrypted, of a length that tells little.
    pub(super) fn to_xml(&self, element: &dyn Element) -> Result<Vec<u8>> {
        let mut out = Output::new(false);
        out.start(PREFIX, ENVELOPE);
        out.declare(PREFIX, ENCRYPTED_NAMESPACE)?;
        out.declare("", OWN.namespace())?;
        for (name, value) in self.attributes() {
            out.attribute(name, value)?;
        }
        out.raw(&own_xml(element, &self.name)?);
        out.start(PREFIX, PADDING);
        let head = out.take();
        out.end(PREFIX, PADDING);
        out.end(PREFIX, ENVELOPE);
        let end = out.take();
        let length = head.len() + end.len();
        let padding = " ".repeat(padded(length) - length);
        Ok(format!("{head}{padding}{end}").into_bytes())
    }

    /// An envelope with the tree that holds its element.
    pub(super) fn from_xml(xml: &[u8]) -> Result<(Self, ForeignElement), Rejection> {
        let wrong = || Rejection::from(Reason::Malformed("what was decrypted is no element"));
        let tree = ForeignElement::from_slice(xml).map_err(|_| wrong())?;
        let is_ours = *tree.name.namespace == *ENCRYPTED_NAMESPACE && &*tree.name.local == ENVELOPE;
        let text = |name| tree.attribute(name).map(str::to_owned);
        let required = |name| text(name).filter(|_| is_ours).ok_or_else(wrong);
        let envelope = Self {
            csirt: required("csirt")?,
            number: required("number")?,
            instance: text("instance"),
            place: required("place")?,
            name: required("name")?,
            restriction: text("restriction"),
        };
        Ok((envelope, tree))
    }

    /// Whether it belongs where a placeholder stands, which shows what it is.
    pub(super) fn check(
        &self,
        id: &IncidentId,
        path: &ElementPath,
        placeholder: &Placeholder,
    ) -> Result<(), Rejection> {
        let same_incident =
            (&self.csirt, &self.number, &self.instance) == (&id.csirt, &id.number, &id.instance);
        let reason = if !same_incident {
            "it belongs to another incident"
        } else if self.place != path.to_string() || self.name != placeholder.name {
            "it belongs elsewhere in the incident"
        } else if self.restriction != placeholder.restriction {
            "it was encrypted with another restriction"
        } else {
            return Ok(());
        };
        Err(Reason::Moved(reason).into())
    }
}

/// The length that a length is padded to: at most an eighth longer, so that
/// only its magnitude can be seen.
fn padded(length: usize) -> usize {
    let step = (length.next_power_of_two() / 16).max(256);
    length.next_multiple_of(step)
}

/// A restriction in one word.
fn spelling(restriction: &Restriction) -> String {
    match restriction.spelling_in(OWN) {
        Spelling::Extension(token) => format!("ext-value {token}"),
        other => other.words().to_owned(),
    }
}

/// What stands in the place of an element that is encrypted.
pub(super) struct Placeholder {
    pub(super) name: String,
    pub(super) scheme: String,
    restriction: Option<String>,
    text: String,
}

impl Placeholder {
    pub(super) fn new(envelope: &Envelope, scheme: &str, ciphertext: &str) -> Self {
        Self {
            name: envelope.name.clone(),
            scheme: scheme.to_owned(),
            restriction: envelope.restriction.clone(),
            text: ciphertext.to_owned(),
        }
    }

    pub(super) fn ciphertext(&self) -> Vec<u8> {
        from_text(&self.text)
    }

    pub(super) fn to_tree(&self) -> ForeignElement {
        let plain = |name: &str| ForeignName::new("", name, "");
        let name = ForeignName::new(ENCRYPTED_NAMESPACE, PLACEHOLDER, PREFIX);
        let mut tree = ForeignElement::new(name)
            .with_attribute(plain("name"), self.name.as_str())
            .with_attribute(plain("scheme"), self.scheme.as_str());
        if let Some(restriction) = &self.restriction {
            tree = tree.with_attribute(plain("restriction"), restriction.as_str());
        }
        tree.with_child(self.text.as_str())
    }

    /// The name of the element that a tree stands for, if it stands for one.
    pub(super) fn name_of(tree: &ForeignElement) -> Option<&str> {
        let is_ours =
            *tree.name.namespace == *ENCRYPTED_NAMESPACE && &*tree.name.local == PLACEHOLDER;
        tree.attribute("name").filter(|_| is_ours)
    }

    pub(super) fn from_tree(tree: &ForeignElement) -> Option<Self> {
        let text = tree.children.iter().filter_map(|node| match node {
            crate::value::ForeignNode::Text(text) => Some(&**text),
            crate::value::ForeignNode::Element(_) => None,
        });
        Some(Self {
            name: Self::name_of(tree)?.to_owned(),
            scheme: tree.attribute("scheme").unwrap_or_default().to_owned(),
            restriction: tree.attribute("restriction").map(str::to_owned),
            text: text.collect(),
        })
    }
}
