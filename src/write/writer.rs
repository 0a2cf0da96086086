use std::io::Write;

use crate::codec::encode::Encoder;
use crate::codec::output::Output;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Document, Incident};
use crate::value::{Bindings, Loss, Vocabulary};
use crate::write::WriterBuilder;
use crate::write::declared::Declared;

const DECLARATION: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/// Writes incidents one by one: memory is that of the largest.
///
/// What is written is deterministic: the same incidents give the same bytes.
/// After an error the output is not a document, and every further call is an
/// error.
///
/// ```
/// use iodef::{Reader, Vocabulary, Writer};
///
/// let input = include_bytes!("../../examples/data/archive.xml");
/// let mut reader = Reader::from_reader(&input[..]);
/// let mut writer = Writer::new(Vocabulary::Iodef2, Vec::new());
/// for incident in reader.incidents() {
///     writer.incident(&incident?)?;
/// }
/// let output = writer.finish()?;
/// assert!(output.starts_with(b"<?xml"));
/// # Ok::<(), iodef::Error>(())
/// ```
pub struct Writer<W> {
    output: W,
    encoder: Encoder,
    declared: Declared,
    state: State,
    /// Whether the one incident is the root.
    single: bool,
    /// The namespaces that the root declared when it was read.
    bindings: Bindings,
    incidents: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Fresh,
    Begun,
    Failed,
}

/// How many bytes an incident has at most, mostly.
const USUAL_INCIDENT: usize = 32 * 1024;

impl<W: Write> Writer<W> {
    /// A writer in a vocabulary, with the settings of [`WriterBuilder::new`].
    pub fn new(vocabulary: Vocabulary, writer: W) -> Self {
        WriterBuilder::new(vocabulary).from_writer(writer)
    }

    pub(crate) fn with(builder: &WriterBuilder, writer: W) -> Self {
        Self {
            output: writer,
            encoder: Encoder::new(
                builder.manner,
                Output::new(builder.pretty).with_room(USUAL_INCIDENT),
            ),
            declared: Declared::new(builder),
            state: State::Fresh,
            single: builder.single && builder.manner.vocabulary == Vocabulary::Incident,
            bindings: Bindings::default(),
            incidents: 0,
        }
    }

    /// Begins the document with what `document` says besides its incidents,
    /// which are not written. Without this call the document says nothing.
    ///
    /// # Errors
    ///
    /// If the output fails, or the document has begun already.
    pub fn begin(&mut self, document: &Document) -> Result<()> {
        self.guarded(|writer| writer.begin_unguarded(document))
    }

    /// Writes an incident.
    ///
    /// # Errors
    ///
    /// If the output fails, the vocabulary cannot say what it requires, an
    /// extension is not declared, or XML cannot hold a character.
    pub fn incident(&mut self, incident: &Incident) -> Result<()> {
        self.guarded(|writer| writer.incident_unguarded(incident))
    }

    /// What was left out since the last call, if the fidelity is
    /// [`Drop`](crate::Fidelity::Drop). It is kept until then.
    ///
    /// ```
    /// use iodef::{Document, Fidelity, Vocabulary, WriterBuilder};
    ///
    /// let document = Document::from_slice(include_bytes!("../../examples/data/minimal.xml"))?;
    /// let mut builder = WriterBuilder::new(Vocabulary::Iodef1);
    /// let mut writer = builder.fidelity(Fidelity::Drop).from_writer(Vec::new());
    /// writer.incident(&document.incidents[0])?;
    /// let losses = writer.take_losses();
    /// assert!(losses.iter().any(|loss| loss.what == "GenerationTime"));
    /// # Ok::<(), iodef::Error>(())
    /// ```
    pub fn take_losses(&mut self) -> Vec<Loss> {
        std::mem::take(&mut self.encoder.losses)
    }

    /// Ends the document and gives the output back.
    ///
    /// # Errors
    ///
    /// If the output fails, or the vocabulary requires an incident and there was none.
    pub fn finish(self) -> Result<W> {
        self.finish_with(&Document::default())
    }

    /// Ends the document with what `document` says besides its incidents.
    ///
    /// # Errors
    ///
    /// As [`incident`](Self::incident).
    pub fn finish_with(mut self, document: &Document) -> Result<W> {
        self.end(document)?;
        Ok(self.into_output())
    }

    pub(crate) fn into_output(self) -> W {
        self.output
    }

    /// Ends the document; nothing may follow.
    pub(crate) fn end(&mut self, document: &Document) -> Result<()> {
        self.guarded(|writer| writer.finish_unguarded(document))
    }

    /// Writes a whole document and gives the output back.
    ///
    /// # Errors
    ///
    /// As [`incident`](Self::incident).
    pub fn write_document(mut self, document: &Document) -> Result<W> {
        self.begin(document)?;
        for incident in &document.incidents {
            self.incident(incident)?;
        }
        self.finish_with(document)
    }

    fn guarded(&mut self, act: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        if self.state == State::Failed {
            return Err(Error::new(ErrorKind::State(
                "writing goes on behind an error",
            )));
        }
        act(self).inspect_err(|_| self.state = State::Failed)
    }

    fn begin_unguarded(&mut self, document: &Document) -> Result<()> {
        if self.state == State::Begun {
            return Err(Error::new(ErrorKind::State(
                "the document has begun already",
            )));
        }
        let vocabulary = self.encoder.vocabulary;
        self.state = State::Begun;
        self.declared.add(&document.declarations);
        self.bindings = document.bindings.clone();
        self.encoder.out.raw(DECLARATION);
        if !self.single {
            self.encoder.begin(document, vocabulary.root_name())?;
        }
        self.flush()
    }

    fn incident_unguarded(&mut self, incident: &Incident) -> Result<()> {
        if self.state == State::Fresh {
            self.begin_unguarded(&Document::default())?;
        }
        self.incidents += 1;
        if self.single && self.incidents > 1 {
            return Err(Error::new(ErrorKind::State(
                "a root that is an incident is the only one",
            )));
        }
        let vocabulary = self.encoder.vocabulary;
        let incident = self.declared.declare(incident)?;
        if self.single {
            self.encoder.root_incident(&incident, &self.bindings)?;
        } else {
            self.encoder
                .incident(&incident, self.incidents)
                .map_err(|error| error.within(vocabulary.root_name(), 1))?;
        }
        self.flush()
    }

    fn finish_unguarded(&mut self, document: &Document) -> Result<()> {
        if self.state == State::Fresh {
            self.begin_unguarded(&Document::default())?;
        }
        if self.single {
            if self.incidents == 0 {
                let name = "Incident".into();
                return Err(Error::new(ErrorKind::Missing { name }));
            }
        } else {
            let name = self.encoder.vocabulary.root_name();
            let rest = self.declared.declare_document(document)?;
            self.encoder
                .finish(&rest, name, self.incidents)
                .map_err(|error| error.within(name, 1))?;
        }
        self.encoder.out.raw("\n");
        self.flush()?;
        self.output.flush()?;
        Ok(())
    }

    fn flush(&mut self) -> Result<()> {
        // What follows may have to be carried by the last incident.
        let held_back = match self.encoder.vocabulary {
            Vocabulary::Iodef1 => "</Incident>",
            Vocabulary::Incident | Vocabulary::Iodef2 => "",
        };
        let output = &mut self.output;
        let written = self
            .encoder
            .out
            .hand_out(held_back, |text| output.write_all(text));
        Ok(written?)
    }
}

impl<W> std::fmt::Debug for Writer<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Writer")
            .field("vocabulary", &self.encoder.vocabulary)
            .field("state", &self.state)
            .field("incidents", &self.incidents)
            .finish_non_exhaustive()
    }
}
