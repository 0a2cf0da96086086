use std::io::BufRead;

use crate::read::selection::Selection;
use crate::{Limits, Projection, Reader};

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
    pub(crate) selection: Selection,
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

    /// Sets which elements of incidents are read; all without.
    ///
    /// What is left out is still checked to be well-formed and within the
    /// limits, but not whether it follows the vocabulary.
    ///
    /// ```
    /// use iodef::{Field, Projection, ReaderBuilder};
    ///
    /// let bytes = include_bytes!("../../examples/data/archive.xml");
    /// let projection = Projection::of([Field::AttackType, Field::Status]);
    /// let mut reader = ReaderBuilder::new().projection(projection).from_reader(&bytes[..]);
    /// assert_eq!(reader.incidents().count(), 5);
    /// ```
    pub fn projection(&mut self, projection: Projection) -> &mut Self {
        self.selection.projection = projection;
        self
    }

    /// Sets whether incidents are skipped without checking that they are
    /// well-formed, if a filter can tell from their text that it does not want
    /// them. That is several times faster, and for input that is well-formed the
    /// answer is the same; of other input an error may go unnoticed, or show
    /// behind its place, and limits other than that of an incident's size do
    /// not hold for what is skipped.
    ///
    /// ```
    /// use iodef::{Filter, ReaderBuilder};
    ///
    /// let bytes = include_bytes!("../../examples/data/archive.xml");
    /// let filter: Filter = "victim.organisation = \"Nobody\"".parse()?;
    /// let mut reader = ReaderBuilder::new()
    ///     .filter(filter)
    ///     .unchecked_skip(true)
    ///     .from_reader(&bytes[..]);
    /// assert_eq!(reader.incidents().count(), 0);
    /// # Ok::<(), iodef::Error>(())
    /// ```
    pub fn unchecked_skip(&mut self, unchecked: bool) -> &mut Self {
        self.selection.unchecked = unchecked;
        self
    }

    /// A reader of a document or archive; nothing is read yet.
    pub fn from_reader<R: BufRead>(&self, reader: R) -> Reader<R> {
        Reader::new(reader, self)
    }
}
