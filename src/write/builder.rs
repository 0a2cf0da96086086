use std::io::Write;

use crate::Result;
use crate::codec::encode::Manner;
use crate::model::Document;
use crate::value::{Fidelity, Profile, Vocabulary};
use crate::write::Writer;

/// How to write: in which vocabulary, and how it looks.
///
/// ```
/// use iodef::{Incident, IncidentId, Purpose, Restriction, Vocabulary, WriterBuilder};
///
/// let id = IncidentId::new("csirt.example.com", "1");
/// let incident = Incident::new(id, Purpose::Archiving, Restriction::Private);
/// let mut builder = WriterBuilder::new(Vocabulary::Incident);
/// let mut writer = builder.pretty(true).single(true).from_writer(Vec::new());
/// writer.incident(&incident)?;
/// let xml = String::from_utf8(writer.finish()?).unwrap();
/// assert!(xml.contains("\n  <IncidentID name=\"csirt.example.com\">1</IncidentID>\n"));
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct WriterBuilder {
    pub(crate) manner: Manner,
    pub(crate) pretty: bool,
    pub(crate) declare_unknown: bool,
    pub(crate) single: bool,
}

impl WriterBuilder {
    /// A writer in a vocabulary, without indentation.
    #[must_use]
    pub fn new(vocabulary: Vocabulary) -> Self {
        Self {
            manner: Manner::of(vocabulary),
            pretty: false,
            declare_unknown: false,
            single: false,
        }
    }

    /// Sets whether elements stand on lines of their own; text is never touched.
    pub fn pretty(&mut self, pretty: bool) -> &mut Self {
        self.pretty = pretty;
        self
    }

    /// Sets what is done with what IODEF cannot say; it is carried unless set.
    ///
    /// ```
    /// use iodef::{Document, Fidelity, Vocabulary, WriterBuilder};
    ///
    /// let document = Document::from_slice(include_bytes!("../../examples/data/minimal.xml"))?;
    /// let mut builder = WriterBuilder::new(Vocabulary::Iodef1);
    /// builder.fidelity(Fidelity::Refuse);
    /// let error = builder.to_xml(&document).unwrap_err();
    /// assert_eq!(error.path(), "/IODEF-Document/Incident");
    /// # Ok::<(), iodef::Error>(())
    /// ```
    pub fn fidelity(&mut self, fidelity: Fidelity) -> &mut Self {
        self.manner.fidelity = fidelity;
        self
    }

    /// Sets which of the places where they differ is followed, the schema of
    /// RFC 7970 or its text and errata; the schema unless set. Readers take both.
    pub fn profile(&mut self, profile: Profile) -> &mut Self {
        self.manner.profile = profile;
        self
    }

    /// Sets whether an extension whose meaning nobody declared is declared as
    /// such, instead of being an error. It concerns the own vocabulary, which
    /// must say how to interpret an extension (RFC 3067, section 6.19).
    ///
    /// ```
    /// use iodef::{Document, ErrorKind, Vocabulary, WriterBuilder};
    ///
    /// let document = Document::from_slice(include_bytes!("../../examples/data/extension.xml"))?;
    /// let mut builder = WriterBuilder::new(Vocabulary::Incident);
    /// let error = builder.to_xml(&document).unwrap_err();
    /// assert!(matches!(error.kind(), ErrorKind::Undeclared { .. }));
    /// builder.declare_unknown(true).to_xml(&document)?;
    /// # Ok::<(), iodef::Error>(())
    /// ```
    pub fn declare_unknown(&mut self, declare: bool) -> &mut Self {
        self.declare_unknown = declare;
        self
    }

    /// Sets whether the root is the one incident itself, in the own
    /// vocabulary; an IODEF document has a root of its own always.
    ///
    /// ```
    /// use iodef::{Incident, IncidentId, Purpose, Restriction, Vocabulary, WriterBuilder};
    ///
    /// let id = IncidentId::new("csirt.example.com", "1");
    /// let incident = Incident::new(id, Purpose::Alert, Restriction::Private);
    /// let mut writer = WriterBuilder::new(Vocabulary::Incident).single(true).from_writer(Vec::new());
    /// writer.incident(&incident)?;
    /// assert!(writer.incident(&incident).is_err());
    /// # Ok::<(), iodef::Error>(())
    /// ```
    pub fn single(&mut self, single: bool) -> &mut Self {
        self.single = single;
        self
    }

    /// Writes a document with these settings.
    ///
    /// ```
    /// use iodef::{Document, Fidelity, Vocabulary, WriterBuilder};
    ///
    /// let document = Document::from_slice(include_bytes!("../../examples/data/minimal.xml"))?;
    /// let mut builder = WriterBuilder::new(Vocabulary::Iodef2);
    /// let xml = builder.pretty(true).fidelity(Fidelity::Drop).to_xml(&document)?;
    /// assert!(xml.contains("\n    <GenerationTime>"));
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// As [`Writer::write_document`].
    pub fn to_xml(&self, document: &Document) -> Result<String> {
        let written = self.from_writer(Vec::new()).write_document(document)?;
        // The writer made it from strings only.
        Ok(String::from_utf8(written).unwrap_or_default())
    }

    /// A writer to an output; nothing is written yet.
    pub fn from_writer<W: Write>(&self, writer: W) -> Writer<W> {
        Writer::with(self, writer)
    }
}
