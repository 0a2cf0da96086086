#[cfg(feature = "rayon")]
mod ordered;
#[cfg(feature = "rayon")]
mod parallel;

use std::io::BufRead;

use crate::codec::carry;
use crate::codec::decode::{Decoder, Siblings};
use crate::codec::source::{Declared, Token, TokenSource, XmlTokens};
use crate::codec::steps::take_out;
use crate::codec::tables::{DECLARATIONS, INCIDENTS};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Document, ExtensionDecl, Incident, WrittenVersion};
use crate::read::selection::{Manner, Selection, Taken};
use crate::read::{Incidents, IntoIncidents, ReaderBuilder, node_of};
use crate::value::{ForeignElement, MarkBox, Vocabulary};

/// Reads the incidents of a document one by one: memory is that of the largest.
///
/// The vocabulary and the encoding are found out from the input. After an
/// error, reading has ended, and every further call says that there are no
/// more incidents; [`ReaderBuilder::recover`] says otherwise.
///
/// ```
/// use iodef::Reader;
///
/// let file = std::fs::File::open("examples/data/archive.xml")?;
/// let mut reader = Reader::from_reader(std::io::BufReader::new(file));
/// for incident in reader.incidents() {
///     println!("{}", *incident?.id);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Reader<R> {
    source: XmlTokens<R>,
    strict: bool,
    recover: bool,
    selection: Selection,
    state: State,
    vocabulary: Option<Vocabulary>,
    single: bool,
    document: Document,
    siblings: Siblings,
    /// What incidents carry for the document.
    of_document: Vec<ForeignElement>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Start,
    /// Inside the root, which holds incidents.
    Among(Vocabulary),
    /// At the root, which is an incident.
    Single,
    End,
}

impl<R: BufRead> Reader<R> {
    /// A reader with the default limits that keeps what it does not know.
    pub fn from_reader(reader: R) -> Self {
        ReaderBuilder::new().from_reader(reader)
    }

    pub(crate) fn new(reader: R, builder: &ReaderBuilder) -> Self {
        let mut document = Document::default();
        Self {
            source: XmlTokens::new(reader, builder.limits.clone()),
            strict: builder.strict,
            recover: builder.recover,
            selection: builder.selection.clone(),
            state: State::Start,
            vocabulary: None,
            single: false,
            siblings: Siblings::of(node_of(&mut document).outline()),
            document,
            of_document: Vec::new(),
        }
    }

    /// The vocabulary of the document; reads as far as its root.
    ///
    /// # Errors
    ///
    /// If the input cannot be read, is not well-formed, or its root is of no
    /// vocabulary that this crate reads.
    pub fn vocabulary(&mut self) -> Result<Vocabulary> {
        if self.state == State::Start {
            let root = self.root();
            self.ended_by(root)?;
        }
        self.vocabulary.ok_or_else(|| {
            Error::new(ErrorKind::State(
                "the root of the document could not be read",
            ))
        })
    }

    /// Whether the root is an incident itself; reads as far as the root.
    ///
    /// # Errors
    ///
    /// As [`vocabulary`](Self::vocabulary).
    pub fn is_single(&mut self) -> Result<bool> {
        self.vocabulary()?;
        Ok(self.single)
    }

    /// What the document says besides its incidents. Attributes are there once
    /// the first incident was read, the rest when there are no more.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// What the XML declaration said, once the root was read.
    pub(crate) fn declared(&self) -> Declared {
        self.source.declared()
    }

    /// Reads the next incident into `incident`; false if there is none.
    ///
    /// # Errors
    ///
    /// If the input cannot be read, is not well-formed, passes a limit, or does
    /// not follow its vocabulary. `incident` then holds what was read of it.
    pub fn read_incident(&mut self, incident: &mut Incident) -> Result<bool> {
        let result = self.next_incident(incident);
        self.ended_by(result)
    }

    /// The incidents, one by one.
    pub fn incidents(&mut self) -> Incidents<'_, R> {
        Incidents(self)
    }

    /// The incidents, one by one, from a reader of their own.
    pub fn into_incidents(self) -> IntoIncidents<R> {
        IntoIncidents(self)
    }

    /// Reads the whole document.
    ///
    /// # Errors
    ///
    /// As [`read_incident`](Self::read_incident), and if the document passes
    /// [`Limits::document_bytes`](crate::Limits::document_bytes).
    pub fn into_document(mut self) -> Result<Document> {
        self.source.limit_document();
        let incidents = self.incidents().collect::<Result<_>>()?;
        self.document.incidents = incidents;
        Ok(self.document)
    }

    fn ended_by<T>(&mut self, result: Result<T>) -> Result<T> {
        if result.is_err() && !matches!(self.state, State::Among(_)) {
            self.state = State::End;
        }
        result
    }

    fn next_incident(&mut self, incident: &mut Incident) -> Result<bool> {
        if self.state == State::Start {
            self.root()?;
        }
        match self.state {
            State::Among(vocabulary) => {
                let result = self.among(vocabulary, incident);
                if !self.goes_on(&result) {
                    self.state = State::End;
                }
                result
            }
            State::Single => {
                self.state = State::End;
                self.single(incident)
            }
            State::Start | State::End => Ok(false),
        }
    }

    /// Whether there may be more incidents.
    fn goes_on(&mut self, result: &Result<bool>) -> bool {
        match result {
            Ok(more) => *more,
            Err(error) => self.recover && is_of_content(error) && self.skip_incident(),
        }
    }

    /// Goes to the end of the incident that could not be read.
    fn skip_incident(&mut self) -> bool {
        while self.source.depth() > 1 {
            if self.source.advance().is_err() {
                return false;
            }
        }
        self.source.depth() == 1
    }

    fn root(&mut self) -> Result<()> {
        self.source.advance()?;
        let tag = self.source.tag();
        let position = self.source.position();
        let vocabulary = match (tag.vocabulary, tag.local) {
            (Some(Vocabulary::Incident), "Incident") => {
                self.state = State::Single;
                self.vocabulary = tag.vocabulary;
                self.single = true;
                return Ok(());
            }
            (Some(Vocabulary::Incident), "Incidents") => Vocabulary::Incident,
            (Some(Vocabulary::Iodef2), "IODEF-Document") => Vocabulary::Iodef2,
            (Some(Vocabulary::Iodef1), "IODEF-Document") => Vocabulary::Iodef1,
            _ => {
                let found = if tag.namespace().is_empty() {
                    format!("<{}>", tag.local)
                } else {
                    format!("<{}> of namespace {:?}", tag.local, tag.namespace())
                };
                let found = found.into();
                return Err(Error::new(ErrorKind::Root { found }).at(position));
            }
        };
        self.state = State::Among(vocabulary);
        self.vocabulary = Some(vocabulary);
        self.document.bindings = self.source.bindings();
        if vocabulary != Vocabulary::Incident {
            self.document.version = WrittenVersion::Absent;
        }
        let mut mark = std::mem::take(&mut self.document.mark);
        let decoder = Decoder::new(&mut self.source, vocabulary, self.strict);
        let document = node_of(&mut self.document);
        let seen = decoder
            .read_attributes(document.outline(), document, &mut mark)
            .map_err(|error| error.within(vocabulary.root_name(), 1));
        self.document.mark = mark;
        seen.map(|_| ())
    }

    /// Reads an incident that is the root; false if it is not wanted.
    fn single(&mut self, incident: &mut Incident) -> Result<bool> {
        self.document.bindings = self.source.bindings();
        self.source.begin_incident();
        let manner = self.manner(Vocabulary::Incident);
        let all = self.selection.all();
        let taken = self
            .selection
            .decode(&mut self.source, manner, incident, &all);
        let taken = taken.map_err(|error| error.within("Incident", 1))?;
        self.epilog()?;
        Ok(settled(taken.passes, incident))
    }

    /// Reads up to the end of the next incident that is wanted, or to the end
    /// of the root.
    fn among(&mut self, vocabulary: Vocabulary, incident: &mut Incident) -> Result<bool> {
        while self.goes_to_incident(vocabulary)? {
            let mut taken = self.take(vocabulary, incident)?;
            self.of_document.append(&mut taken.of_document);
            if settled(taken.passes, incident) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Reads up to the start tag of the next incident; false if the document
    /// ends before.
    fn goes_to_incident(&mut self, vocabulary: Vocabulary) -> Result<bool> {
        if self.siblings.count(INCIDENTS) > 0 {
            // What stands between two incidents is not of the one before.
            self.source.begin_incident();
        }
        let mut mark = std::mem::take(&mut self.document.mark);
        let found = self.seek_incident(vocabulary, &mut mark);
        self.document.mark = mark;
        let found = found.map_err(|error| error.within(vocabulary.root_name(), 1))?;
        if found {
            self.source.begin_incident();
        } else {
            self.epilog()?;
        }
        Ok(found)
    }

    /// Reads the incident whose start tag is current.
    fn take(&mut self, vocabulary: Vocabulary, incident: &mut Incident) -> Result<Taken> {
        let ordinal = self.siblings.count(INCIDENTS);
        let manner = self.manner(vocabulary);
        let taken = self.selection.take(&mut self.source, manner, incident);
        taken.map_err(|error| {
            error
                .within("Incident", ordinal)
                .within(vocabulary.root_name(), 1)
        })
    }

    fn manner(&self, vocabulary: Vocabulary) -> Manner {
        Manner {
            vocabulary,
            strict: self.strict,
        }
    }

    /// Reads up to the next incident; false if the root ends before.
    fn seek_incident(&mut self, vocabulary: Vocabulary, mark: &mut MarkBox) -> Result<bool> {
        let siblings = &mut self.siblings;
        let document = &mut self.document;
        loop {
            let mut decoder = Decoder::new(&mut self.source, vocabulary, self.strict);
            let token = decoder.source.advance()?;
            decoder.text_between(mark, siblings)?;
            if token != Token::Start {
                let node = node_of(document);
                decoder.finish(node, mark, siblings)?;
                for carried in self.of_document.drain(..) {
                    carry::put_back(node, mark, &carried, (vocabulary, false))
                        .map_err(|error| error.moved(self.source.position()))?;
                }
                document.declarations.retain(|d| !ExtensionDecl::is_bare(d));
                return Ok(false);
            }
            if decoder.is_at(siblings, INCIDENTS) {
                siblings.enter(INCIDENTS);
                return Ok(true);
            }
            decoder.child(node_of(document), mark, siblings)?;
        }
    }

    /// What stands behind the root must be nothing.
    fn epilog(&mut self) -> Result<()> {
        match self.source.advance()? {
            Token::Eof => Ok(()),
            Token::Start | Token::End => {
                Err(Error::xml("more than one root element").at(self.source.position()))
            }
        }
    }
}

/// Takes away what only IODEF had to declare in an incident that was read.
fn settled(passes: bool, incident: &mut Incident) -> bool {
    if incident.declarations.iter().any(ExtensionDecl::is_bare) {
        forget_bare(incident);
    }
    passes
}

#[cold]
fn forget_bare(incident: &mut Incident) {
    let bare: Vec<_> = incident
        .declarations
        .iter()
        .map(ExtensionDecl::is_bare)
        .collect();
    let is_bare = |index| bare.get(index).is_some_and(|bare| *bare);
    take_out(&mut incident.mark, DECLARATIONS, is_bare);
    incident.declarations.retain(|d| !ExtensionDecl::is_bare(d));
}

/// Whether the document is well-formed and within its limits for all that the
/// error says, so that reading can go on.
fn is_of_content(error: &Error) -> bool {
    matches!(
        error.kind(),
        ErrorKind::Missing { .. } | ErrorKind::Unexpected { .. } | ErrorKind::Value { .. }
    )
}

impl<R> std::fmt::Debug for Reader<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reader")
            .field("state", &self.state)
            .field("strict", &self.strict)
            .field("recover", &self.recover)
            .finish_non_exhaustive()
    }
}
