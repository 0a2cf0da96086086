use std::io::BufRead;

use crate::{Limits, Reader};

/// How to read: what is accepted, and up to what size.
///
/// ```
/// use iodef::{Limits, ReaderBuilder};
///
/// let bytes = include_bytes!("../../examples/data/archive.xml");
/// let mut reader = ReaderBuilder::new()
///     .limits(Limits::default().with_depth(32))
///     .strict(true)
///     .from_reader(&bytes[..]);
/// assert_eq!(reader.incidents().count(), 5);
/// ```
#[derive(Clone, Debug, Default)]
pub struct ReaderBuilder {
    pub(crate) limits: Limits,
    pub(crate) strict: bool,
    pub(crate) recover: bool,
}

impl ReaderBuilder {
    /// The usual: the default limits, and what a vocabulary does not define is kept.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Sets what is accepted at most.
    ///
    /// ```
    /// use iodef::{ErrorKind, Limit, Limits, ReaderBuilder};
    ///
    /// let bytes = include_bytes!("../../examples/data/minimal.xml");
    /// let limits = Limits::default().with_incident_nodes(3);
    /// let mut reader = ReaderBuilder::new().limits(limits).from_reader(&bytes[..]);
    /// let error = reader.incidents().next().unwrap().unwrap_err();
    /// assert!(matches!(error.kind(), ErrorKind::Limit { limit: Limit::IncidentNodes, .. }));
    /// ```
    pub fn limits(&mut self, limits: Limits) -> &mut Self {
        self.limits = limits;
        self
    }

    /// Sets whether elements, attributes and text that the vocabulary does not
    /// define, or not there, are an error instead of being kept; and whether an
    /// incident of the own vocabulary must say its restriction.
    ///
    /// ```
    /// use iodef::ReaderBuilder;
    ///
    /// let bytes = br#"<Incident xmlns="https://docs.rs/iodef/ns/1" purpose="other" restriction="red" colour="red">
    ///   <IncidentID name="csirt.example.com">1</IncidentID></Incident>"#;
    /// let read = |strict| ReaderBuilder::new().strict(strict).from_reader(&bytes[..]).into_document();
    /// assert!(read(false).is_ok());
    /// assert_eq!(read(true).unwrap_err().to_string(), "@colour is not allowed here at /Incident (line 1, column 1)");
    /// ```
    pub fn strict(&mut self, strict: bool) -> &mut Self {
        self.strict = strict;
        self
    }

    /// Sets whether reading goes on behind an incident that could not be read,
    /// as long as the document is well-formed and within its limits.
    ///
    /// ```
    /// use iodef::ReaderBuilder;
    ///
    /// let good = std::str::from_utf8(include_bytes!("../../examples/data/archive.xml")).unwrap();
    /// let bad = good.replacen("<GenerationTime>", "<GenerationTime>yesterday ", 1);
    /// let read = |recover| {
    ///     let mut reader = ReaderBuilder::new().recover(recover).from_reader(bad.as_bytes());
    ///     reader.incidents().filter(Result::is_ok).count()
    /// };
    /// assert_eq!(read(true), 4);
    /// assert!(read(false) < 4);
    /// ```
    pub fn recover(&mut self, recover: bool) -> &mut Self {
        self.recover = recover;
        self
    }

    /// A reader of a document or archive; nothing is read yet.
    pub fn from_reader<R: BufRead>(&self, reader: R) -> Reader<R> {
        Reader::new(reader, self)
    }
}
