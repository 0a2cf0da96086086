//! The JSON binding of IODEF 2 (RFC 8727).

mod bytes;
mod input;
mod loss;
mod reader;
mod shape;
mod text;
mod writer;

#[cfg(test)]
mod tests;

use crate::codec::source::Limits;
use crate::error::Result;
use crate::model::Document;

pub use loss::{JsonLoss, JsonLossKind};

/// A document read from JSON, and what of the JSON it does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct JsonInput {
    /// The document.
    pub document: Document,
    /// What was left out or taken otherwise, object by object.
    pub losses: Vec<JsonLoss>,
}

/// A document written as JSON, and what of the document that does not say.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct JsonOutput {
    /// The JSON on one line, members in a fixed order.
    pub text: String,
    /// What was left out or is not as RFC 8727 has it, in document order.
    pub losses: Vec<JsonLoss>,
}

impl JsonOutput {
    /// Whether the JSON says all that the document says.
    ///
    /// ```
    /// use iodef::Document;
    ///
    /// let document = Document::from_slice(include_bytes!("../../examples/data/minimal.xml"))?;
    /// let json = document.to_json()?;
    /// assert!(json.is_complete());
    /// assert_eq!(Document::from_json(json.text.as_bytes())?.document, document);
    /// # Ok::<(), iodef::Error>(())
    /// ```
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.losses.iter().all(|loss| loss.kind.is_departure())
    }

    /// Whether the JSON is what RFC 8727, section 6, allows.
    ///
    /// ```
    /// use iodef::{Assessment, Confidence, Document, Rating, SystemImpact, SystemImpactType};
    ///
    /// let json = include_bytes!("../../examples/data/spraying.json");
    /// let mut document = Document::from_json(json)?.document;
    /// assert!(document.to_json()?.is_conforming());
    /// // RFC 7970's schema has no number in a confidence, RFC 8727 requires one.
    /// let assessment = Assessment::new(SystemImpact::new(SystemImpactType::Policy))
    ///     .with_confidence(Confidence::new(Rating::High));
    /// document.incidents[0].assessments.push(assessment.into());
    /// assert!(!document.to_json()?.is_conforming());
    /// # Ok::<(), iodef::Error>(())
    /// ```
    #[must_use]
    pub fn is_conforming(&self) -> bool {
        !self.losses.iter().any(|loss| loss.kind.is_departure())
    }
}

impl Document {
    /// Reads a document of the JSON binding of IODEF 2 (RFC 8727), within the
    /// limits that [`Limits`] sets unless told otherwise.
    ///
    /// What RFC 8727 does not define, or what the model has no place for, is
    /// left out and listed. No default of RFC 8727 is applied: what the JSON
    /// does not state stays unstated.
    ///
    /// ```
    /// use iodef::Document;
    ///
    /// let json = include_bytes!("../../examples/data/spraying.json");
    /// let read = Document::from_json(json)?;
    /// assert!(read.losses.is_empty());
    /// assert_eq!(read.document.incidents[0].id.csirt, "csirt.example.org");
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If it is not UTF-8 or no JSON, has a member twice, passes a limit, lacks
    /// what every incident has, or holds a value that is not of its type. The
    /// error says where.
    pub fn from_json(bytes: &[u8]) -> Result<JsonInput> {
        Self::from_json_within(bytes, &Limits::default())
    }

    /// Reads a document of the JSON binding of IODEF 2 (RFC 8727) within limits:
    /// those on bytes of the document, on nodes, which here are all names and
    /// values of the document, and on depth, which here is that of objects.
    ///
    /// ```
    /// use iodef::{Document, ErrorKind, Limits};
    ///
    /// let json = include_bytes!("../../examples/data/spraying.json");
    /// let error = Document::from_json_within(json, &Limits::default().with_depth(4)).unwrap_err();
    /// assert!(matches!(error.kind(), ErrorKind::Limit { allowed: 4, .. }));
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`from_json`](Self::from_json).
    pub fn from_json_within(bytes: &[u8], limits: &Limits) -> Result<JsonInput> {
        reader::read(bytes, limits)
    }

    /// Writes the document in the JSON binding of IODEF 2 (RFC 8727).
    ///
    /// RFC 8727 says less than IODEF 2, and nothing can be carried along: all
    /// that is lost is listed, with its place. Nothing is made up for what it
    /// requires and the document does not state; that is listed too. JSON is
    /// for sharing, not for keeping.
    ///
    /// ```
    /// use iodef::{Document, JsonLossKind};
    ///
    /// let xml = include_bytes!("../../examples/data/scan-ar.xml");
    /// let json = Document::from_slice(xml)?.to_json()?;
    /// assert!(json.text.starts_with(r#"{"version":"2.00""#));
    /// let lost: Vec<JsonLossKind> = json.losses.iter().map(|loss| loss.kind).collect();
    /// # assert!(lost.len() < 100);
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If an extension holds a name or character that XML, as which it is
    /// written into the JSON, cannot hold.
    pub fn to_json(&self) -> Result<JsonOutput> {
        writer::write(self)
    }
}
