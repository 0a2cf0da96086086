//! One element encrypted where it stands.

mod envelope;
mod place;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use crate::codec::node::{Element, Node};
use crate::mark::{ElementPath, missing, place as place_of};
use crate::model::{ExtensionDecl, Incident, IncidentId};
use crate::seal::element::envelope::{Envelope, Placeholder};
use crate::seal::element::place::{Child, Spot, Standing, standings};
use crate::seal::evidence::to_text;
use crate::seal::{Decrypt, Encrypt, Proof, Reason, Rejection, Require, Unverified};
use crate::value::{Mark, MarkBox, Vocabulary};
use crate::{Error, Result};

/// The namespace of elements that are encrypted where they stand.
pub const ENCRYPTED_NAMESPACE: &str = "https://docs.rs/iodef/ns/encrypted/1";

/// An element that is encrypted where it stands (RFC 3067, section 4.3).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct EncryptedElement {
    /// Where it stands, counted among its siblings as if none were encrypted.
    pub path: ElementPath,
    /// The mechanism that opens it.
    pub scheme: String,
}

/// An incident with elements decrypted that were encrypted where they stood.
/// What was signed around it is only what it was before.
#[derive(Debug)]
#[non_exhaustive]
pub struct Assembled {
    /// The incident.
    pub incident: Incident,
    /// The elements that were decrypted.
    pub opened: Vec<OpenedElement>,
    /// Those that are still encrypted, and why.
    pub closed: Vec<(EncryptedElement, Rejection)>,
}

/// An element that was decrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OpenedElement {
    /// Where it stands.
    pub path: ElementPath,
    /// Who signed it.
    pub proof: Proof,
}

/// Elements encrypted where they stand (RFC 3067, sections 4.3 and 6.16):
/// whoever has no key keeps them as they are, in any vocabulary.
///
/// An encrypted element keeps its place, its name and its restriction for all
/// to see. These are signed inside, with the incident's identifier, so that it
/// cannot be moved. How long it is can be seen but roughly.
impl Incident {
    /// Encrypts an element in its place. The incident needs an identifier of
    /// its own then, which has to stay.
    ///
    /// # Errors
    ///
    /// If there is no such element, a vocabulary requires it, or it cannot be
    /// encrypted. The incident is as it was then.
    pub fn encrypt_at<P>(&mut self, path: P, encrypter: &dyn Encrypt) -> Result<()>
    where
        P: TryInto<ElementPath>,
        Error: From<P::Error>,
    {
        let path = path.try_into()?;
        let (around, name, ordinal) = path.split_last().ok_or_else(|| required(&path))?;
        let parent = self.follow(&around, |_| ())?;
        let (row, index) = place_of(parent, name, ordinal).ok_or_else(|| missing(&path))?;
        let spot = Spot { row, index };
        let child = spot.child(parent).ok_or_else(|| missing(&path))?;
        if !spot.is_removable(parent) {
            return Err(required(&path));
        }
        let stands = stable(self, &path)?;
        let envelope = Envelope::new(&self.id, (&stands, name), child);
        let ciphertext = to_text(encrypter.encrypt(&envelope.to_xml(child)?)?);
        let placeholder = Placeholder::new(&envelope, encrypter.scheme(), &ciphertext);
        self.change_at(&around, &mut |element| {
            element.change(&mut |node, mark| {
                spot.replace(node, mark, placeholder.to_tree());
                Ok(())
            })
        })?;
        self.declare_encrypted();
        Ok(())
    }

    /// The elements that are encrypted where they stand.
    #[must_use]
    pub fn encrypted_elements(&self) -> Vec<EncryptedElement> {
        let mut found = Vec::new();
        list(self, &ElementPath::incident(), &mut found);
        found
    }

    /// Decrypts the elements that a mechanism can, if those who are required
    /// signed them for just this place. The others stay as they are.
    ///
    /// # Errors
    ///
    /// Never for what is encrypted: what cannot be opened is listed.
    pub fn decrypt_elements(
        mut self,
        decrypter: &dyn Decrypt,
        require: &Require,
    ) -> Result<Assembled> {
        let mut opening = Opening {
            id: self.id.clone().into_value(),
            by: (decrypter, require),
            opened: Vec::new(),
            closed: Vec::new(),
        };
        opening.open_in(&mut self, &ElementPath::incident())?;
        let Opening { opened, closed, .. } = opening;
        if closed.is_empty() {
            let ours = |declared: &ExtensionDecl| declared.namespace == ENCRYPTED_NAMESPACE;
            self.declarations.retain(|declared| !ours(declared));
        }
        Ok(Assembled {
            incident: self,
            opened,
            closed,
        })
    }

    fn declare_encrypted(&mut self) {
        let mut declared = self.declarations.iter();
        if declared.all(|declared| declared.namespace != ENCRYPTED_NAMESPACE) {
            let mut declaration = ExtensionDecl::new(ENCRYPTED_NAMESPACE);
            declaration.title = Some("Elements that are encrypted where they stand".to_owned());
            declaration.specification =
                Some("https://docs.rs/iodef/latest/iodef/docs/seals/".to_owned());
            self.declarations.push(declaration.into());
        }
    }
}

#[cold]
fn required(path: &ElementPath) -> Error {
    Error::value(
        "the path of an element that may be absent",
        &path.to_string(),
    )
}

/// The path counted as if no sibling were encrypted.
fn stable(incident: &Incident, path: &ElementPath) -> Result<ElementPath> {
    let mut element: &dyn Element = incident;
    let mut stands = ElementPath::incident();
    for (name, ordinal) in path.steps().skip(1) {
        let (row, index) = place_of(element, name, ordinal).ok_or_else(|| missing(path))?;
        let spot = Spot { row, index };
        let is_it = |found: &Standing<'_>| matches!(found.child, Child::Typed(at) if at == spot);
        let mut found = standings(element.node(), element.mark()).into_iter();
        let ordinal = found.find(is_it).map_or(ordinal, |it| it.ordinal);
        stands = stands.nth(name, ordinal);
        element = spot.child(element).ok_or_else(|| missing(path))?;
    }
    Ok(stands)
}

fn list(element: &dyn Element, path: &ElementPath, found: &mut Vec<EncryptedElement>) {
    let mark = element.mark();
    for standing in standings(element.node(), mark) {
        let path = path.clone().nth(standing.name, standing.ordinal);
        match standing.child {
            Child::Typed(spot) => {
                if let Some(child) = spot.child(element) {
                    list(child, &path, found);
                }
            }
            Child::Encrypted(at, _) => found.extend(placeholder(mark, at).map(|placeholder| {
                let scheme = placeholder.scheme;
                EncryptedElement { path, scheme }
            })),
        }
    }
}

/// The placeholder that is kept at an index.
fn placeholder(mark: Option<&Mark>, at: usize) -> Option<Placeholder> {
    Placeholder::from_tree(mark?.kept.get(at)?.node.as_element()?)
}

/// What is needed to open elements, and what has come of it.
struct Opening<'a> {
    id: IncidentId,
    by: (&'a dyn Decrypt, &'a Require),
    opened: Vec<OpenedElement>,
    closed: Vec<(EncryptedElement, Rejection)>,
}

impl Opening<'_> {
    fn open_in(&mut self, element: &mut dyn Element, path: &ElementPath) -> Result<()> {
        element.change(&mut |node, mark| {
            self.open_children(node, mark, path);
            let typed = |standing: Standing<'_>| match standing.child {
                Child::Typed(spot) => {
                    Some((spot, path.clone().nth(standing.name, standing.ordinal)))
                }
                Child::Encrypted(..) => None,
            };
            let typed: Vec<_> = standings(node, mark.get())
                .into_iter()
                .filter_map(typed)
                .collect();
            for (spot, path) in typed {
                if let Some(child) = spot.child_mut(node) {
                    self.open_in(child, &path)?;
                }
            }
            Ok(())
        })
    }

    /// Opens what can be opened of the elements directly inside one.
    fn open_children(&mut self, node: &mut dyn Node, mark: &mut MarkBox, path: &ElementPath) {
        let mut tried = HashSet::new();
        while self.open_next(node, mark, (path, &mut tried)) {}
    }

    /// Opens the first one that can be opened of those that were not tried
    /// yet; says whether there was one, since others have moved then.
    fn open_next(
        &mut self,
        node: &mut dyn Node,
        mark: &mut MarkBox,
        (around, tried): (&ElementPath, &mut HashSet<ElementPath>),
    ) -> bool {
        let encrypted = |standing: Standing<'_>| match standing.child {
            Child::Typed(_) => None,
            Child::Encrypted(at, spot) => {
                let path = around.clone().nth(standing.name, standing.ordinal);
                Some((at, spot, path))
            }
        };
        let all: Vec<_> = standings(node, mark.get())
            .into_iter()
            .filter_map(encrypted)
            .collect();
        for (at, spot, path) in all {
            if !tried.insert(path.clone()) {
                continue;
            }
            let Some(placeholder) = placeholder(mark.get(), at) else {
                continue;
            };
            match self.open(&placeholder, (node, mark), (at, spot), &path) {
                Ok(proof) => {
                    self.opened.push(OpenedElement { path, proof });
                    return true;
                }
                Err(rejection) => {
                    let scheme = placeholder.scheme;
                    self.closed
                        .push((EncryptedElement { path, scheme }, rejection));
                }
            }
        }
        false
    }

    fn open(
        &self,
        placeholder: &Placeholder,
        (node, mark): (&mut dyn Node, &mut MarkBox),
        place: (usize, Spot),
        path: &ElementPath,
    ) -> std::result::Result<Proof, Rejection> {
        let (decrypter, require) = self.by;
        if placeholder.scheme != decrypter.scheme() {
            return Err(Reason::Unsupported(placeholder.scheme.as_str().into()).into());
        }
        let message = Unverified::message(placeholder.ciphertext());
        let verified = message.decrypt(decrypter, require)?;
        let (envelope, tree) = Envelope::from_xml(&verified)?;
        envelope.check(&self.id, path, placeholder)?;
        place::restore((node, mark), place, (&placeholder.name, &tree))?;
        Ok(verified.proof().clone())
    }
}

/// The names of the own vocabulary, by which elements are known here.
const OWN: Vocabulary = Vocabulary::Incident;
