use mail_parser::{HeaderName, HeaderValue, MessageParser};

use crate::mail::entity::Entity;
use crate::mail::limits::Budget;
use crate::mail::{Attachment, Envelope, Limits, Mismatch, view};
use crate::seal::{Reason, Rejection, Verified};
use crate::{Document, ErrorKind, Result};

/// What a message says: of a signed or encrypted one what was signed, and
/// nothing else of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Content {
    /// The first plain text that is no attachment, with LF at the end of
    /// lines; empty where there is none.
    pub text: String,
    /// All other parts, in their order.
    pub attachments: Vec<Attachment>,
    /// The fields that the signer signed with it (RFC 9788), where there are.
    pub protected: Option<Envelope>,
    /// Where the fields outside are not what the signer had put there.
    pub mismatches: Vec<Mismatch>,
}

impl Content {
    /// The documents among the attachments. XML with another root, such as a
    /// picture, is none.
    ///
    /// # Errors
    ///
    /// If one of them does not follow its vocabulary.
    pub fn documents(&self) -> Result<Vec<Document>> {
        let xml = self.attachments.iter().filter(|file| file.is_xml());
        let documents = xml.map(Attachment::to_document);
        let other = |read: &Result<Document>| {
            let error = read.as_ref().err();
            error.is_some_and(|error| matches!(error.kind(), ErrorKind::Root { .. }))
        };
        documents.filter(|read| !other(read)).collect()
    }

    pub(super) fn parse(
        bytes: &[u8],
        outer: &Envelope,
        limits: &Limits,
    ) -> Result<Self, Rejection> {
        let mut walk = Walk::new(limits, bytes)?;
        let root = Entity::parse(bytes, &walk.parser, &mut walk.budget)?;
        if !root.ended {
            return Err(Reason::Malformed("a message cut off in its header").into());
        }
        walk.protected(&root, outer)?;
        walk.entity(&root, &mut Vec::new())?;
        Ok(walk.content)
    }
}

impl Verified<Content> {
    /// The documents among the attachments that were signed, see
    /// [`Content::documents`].
    ///
    /// # Errors
    ///
    /// If one of them does not follow its vocabulary.
    pub fn verified_documents(&self) -> Result<Vec<Verified<Document>>> {
        let documents = self.documents()?.into_iter();
        Ok(documents
            .map(|document| Verified::new(document, self.proof().clone()))
            .collect())
    }
}

/// Collects a content from the parts of a message.
struct Walk {
    parser: MessageParser,
    budget: Budget,
    content: Content,
    has_text: bool,
}

impl Walk {
    fn new(limits: &Limits, bytes: &[u8]) -> Result<Self, Rejection> {
        Ok(Self {
            parser: view::parser(),
            budget: Budget::new(limits, bytes)?,
            content: Content::default(),
            has_text: false,
        })
    }

    fn entity(&mut self, entity: &Entity<'_>, within: &mut Vec<String>) -> Result<(), Rejection> {
        self.budget.part()?;
        if !entity.is_multipart() {
            return self.leaf(entity);
        }
        let boundary = entity.boundary()?.to_owned();
        if within.len() >= self.budget.limits.depth {
            return Err(Reason::Structure("too many parts inside one another").into());
        }
        if within.contains(&boundary) {
            return Err(Reason::Structure("a boundary inside parts with the same one").into());
        }
        within.push(boundary);
        for part in entity.parts()? {
            let part = Entity::parse(part, &self.parser, &mut self.budget)?;
            self.entity(&part, within)?;
        }
        within.pop();
        Ok(())
    }

    fn leaf(&mut self, entity: &Entity<'_>) -> Result<(), Rejection> {
        let media_type = entity.media_type();
        if media_type == "text/plain" && !entity.is_attachment() && !self.has_text {
            self.content.text = entity.text()?;
            self.has_text = true;
            return Ok(());
        }
        self.content.attachments.push(Attachment {
            name: entity.name().map(str::to_owned),
            media_type,
            bytes: entity.decoded()?.into_owned(),
        });
        Ok(())
    }

    /// Takes the fields that the signer says are protected, and compares.
    fn protected(&mut self, root: &Entity<'_>, outer: &Envelope) -> Result<(), Rejection> {
        let hidden = match root.parameter("hp") {
            Some(hp) => hp.eq_ignore_ascii_case("cipher"),
            None if root.parameter("protected-headers").is_some() => false,
            None => return Ok(()),
        };
        let protected = Envelope::of(root);
        let written = if hidden { self.outer(root)? } else { None };
        let complete = written.is_some();
        let expected = written.unwrap_or_else(|| protected.clone());
        self.content.mismatches = expected.mismatches(outer, complete);
        // The older way says nothing of the subject that stands outside.
        if root.parameter("hp").is_none() || (hidden && !complete) {
            let known = |mismatch: &Mismatch| mismatch.field != "Subject";
            self.content.mismatches.retain(known);
        }
        self.content.protected = Some(protected);
        Ok(())
    }

    /// The fields as the signer had put them outside (RFC 9788, section 2.2).
    fn outer(&mut self, root: &Entity<'_>) -> Result<Option<Envelope>, Rejection> {
        let mut header = String::new();
        for field in root.fields() {
            if let (HeaderName::HpOuter, HeaderValue::Text(text)) = (&field.name, &field.value) {
                header.push_str(text);
                header.push_str("\r\n");
            }
        }
        if header.is_empty() {
            return Ok(None);
        }
        header.push_str("\r\n");
        let outer = Entity::parse(header.as_bytes(), &self.parser, &mut self.budget)?;
        Ok(Some(Envelope::of(&outer)))
    }
}
