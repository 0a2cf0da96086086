//! What the fuzz targets check, as plain functions that panic where a law is broken.
//!
//! `tests/fuzz_bodies.rs` of the library includes this file by its path: it
//! depends on the public interface of `iodef` only.

#[cfg(feature = "bundle")]
pub mod bundle;
pub mod differential;
pub mod filter;
pub mod json;
#[cfg(feature = "mail")]
pub mod mime;
#[cfg(feature = "arbitrary")]
pub mod model;
pub mod mutate;
#[cfg(feature = "openpgp-rust")]
pub mod openpgp;
pub mod redact;

use std::io::{self, BufRead, Read};

use iodef::{
    Document, Error, ErrorKind, Fidelity, Filter, Incident, Limits, Profile, Reader, ReaderBuilder,
    Vocabulary, WriterBuilder,
};

/// What a target does with an input.
pub type Body = fn(&[u8]);

/// All targets by their names, as far as their features are there.
pub const BODIES: &[(&str, Body)] = &[
    ("parse", parse),
    ("roundtrip", roundtrip),
    ("chunked", chunked),
    ("filtered", filtered),
    ("filter", filter::filter),
    ("differential", differential::differential),
    ("redact", redact::redact),
    ("idmef", json::idmef),
    #[cfg(feature = "arbitrary")]
    ("model", model::model),
    #[cfg(feature = "json")]
    ("json", json::json),
    #[cfg(feature = "bundle")]
    ("bundle", bundle::bundle),
    #[cfg(feature = "mail")]
    ("mime", mime::mime),
    #[cfg(feature = "openpgp-rust")]
    ("decrypt_verify", openpgp::decrypt_verify),
];

/// No input makes the reader panic or hang, and its settings agree with one
/// another: what strict reading accepts, or narrow limits, means the same to all.
///
/// # Panics
///
/// If the settings disagree, or reading goes on where it must have ended.
pub fn parse(bytes: &[u8]) {
    let lenient = lenient(bytes, &Limits::default());
    let strict = ReaderBuilder::new()
        .strict(true)
        .from_reader(bytes)
        .into_document();
    agrees(strict, &lenient, "strict");
    agrees(self::lenient(bytes, &narrow()), &lenient, "narrow limits");
    agrees(streamed(Reader::from_reader(bytes)), &lenient, "streaming");
    recovering(bytes);
}

/// What was read is read again from what is written, in each vocabulary and
/// profile, and through each; and writing that again gives the same bytes. What
/// is left where the rest is dropped is not refused.
///
/// # Panics
///
/// If a document is not written, not read again, or not the same.
pub fn roundtrip(bytes: &[u8]) {
    // What is carried adds attributes and levels, so the input gets fewer.
    let limits = Limits::default()
        .with_depth(64)
        .with_attributes(16)
        .with_namespaces(32);
    let Ok(document) = lenient(bytes, &limits) else {
        return;
    };
    let [first, others @ ..] = MANNERS;
    let Some(own) = there_and_back(&document, first) else {
        panic!("the own vocabulary cannot say what was read: {document:#?}");
    };
    for manner in others {
        leaves_what_can_be_said(&own, manner);
        if let Some(through) = there_and_back(&own, manner) {
            let _ = there_and_back(&through, first);
        }
    }
}

/// It does not matter in which pieces the input comes.
///
/// # Panics
///
/// If the incidents or errors differ.
pub fn chunked(bytes: &[u8]) {
    chunked_by(bytes, &ReaderBuilder::new());
    chunked_by(bytes, ReaderBuilder::new().strict(true).recover(true));
    chunked_by(bytes, ReaderBuilder::new().limits(narrow()));
}

/// A reader with a filter, the first line, reads of a document, the rest, what
/// the filter wants of all that is there; and where nothing can be skipped, it
/// refuses what is refused without a filter.
///
/// # Panics
///
/// If the incidents differ, or what is not well-formed is accepted.
pub fn filtered(bytes: &[u8]) {
    let line = bytes.iter().position(|byte| *byte == b'\n');
    let (line, document) = bytes.split_at(line.unwrap_or(bytes.len()));
    let filter = std::str::from_utf8(line)
        .ok()
        .and_then(|line| line.parse().ok());
    let Some(filter) = filter else { return };
    let whole = streamed(Reader::from_reader(document));
    filters_alike(document, &filter, &whole);
    let Ok(all) = "id exists".parse() else { return };
    filters_alike(document, &all, &whole);
    let unchecked = filtering(document, &all, true);
    assert!(
        whole.is_ok() || unchecked.is_err(),
        "accepts what is refused otherwise"
    );
}

fn filters_alike(document: &[u8], filter: &Filter, whole: &Result<Document, Error>) {
    let Ok(whole) = whole else { return };
    let wanted = whole
        .incidents
        .iter()
        .filter(|incident| filter.matches(incident));
    let wanted: Vec<_> = wanted.collect();
    for unchecked in [false, true] {
        match filtering(document, filter, unchecked) {
            Ok(read) => assert_eq!(read.iter().collect::<Vec<_>>(), wanted, "by {filter:?}"),
            Err(error) => panic!("refuses what is accepted otherwise: {error}"),
        }
    }
}

fn filtering(bytes: &[u8], filter: &Filter, unchecked: bool) -> Result<Vec<Incident>, Error> {
    let mut builder = ReaderBuilder::new();
    builder.filter(filter.clone()).unchecked_skip(unchecked);
    builder.from_reader(bytes).into_incidents().collect()
}

fn lenient(bytes: &[u8], limits: &Limits) -> Result<Document, Error> {
    let mut builder = ReaderBuilder::new();
    builder.limits(limits.clone());
    builder.from_reader(bytes).into_document()
}

fn narrow() -> Limits {
    Limits::default()
        .with_document_bytes(1500)
        .with_incident_bytes(700)
        .with_incident_nodes(40)
        .with_event_bytes(100)
        .with_text_bytes(60)
        .with_depth(7)
        .with_attributes(4)
        .with_name_bytes(14)
        .with_namespaces(4)
}

fn agrees(narrower: Result<Document, Error>, whole: &Result<Document, Error>, what: &str) {
    let Ok(narrower) = narrower else { return };
    match whole {
        Ok(whole) => assert_eq!(&narrower, whole, "{what} reads something else"),
        Err(error) => panic!("{what} accepts what is refused otherwise: {error}"),
    }
}

fn streamed<R: BufRead>(mut reader: Reader<R>) -> Result<Document, Error> {
    let mut incidents = Vec::new();
    while let Some(incident) = reader.incidents().next() {
        incidents.push(incident?);
    }
    let mut document = reader.document().clone();
    document.incidents = incidents;
    Ok(document)
}

/// Reading ends behind an error, or goes on and ends at the end of the input.
fn recovering(bytes: &[u8]) {
    let mut reader = Reader::from_reader(bytes);
    if reader.incidents().any(|incident| incident.is_err()) {
        let more = reader.incidents().next();
        assert!(more.is_none(), "reading goes on behind an error: {more:?}");
    }
    let reader = ReaderBuilder::new().recover(true).from_reader(bytes);
    let count = reader.into_incidents().take(most_items(bytes)).count();
    assert!(count < most_items(bytes), "reading does not end");
}

/// More than any input gives: an incident takes a tag at least, and the last item may be an error.
fn most_items(bytes: &[u8]) -> usize {
    bytes.len().saturating_add(2)
}

/// A vocabulary and, of IODEF 2, what of its RFC decides.
type Manner = (Vocabulary, Profile);

/// All there are, the own vocabulary first.
const MANNERS: [Manner; 4] = [
    (Vocabulary::Incident, Profile::AsPrinted),
    (Vocabulary::Iodef1, Profile::AsPrinted),
    (Vocabulary::Iodef2, Profile::AsPrinted),
    (Vocabulary::Iodef2, Profile::Errata),
];

/// Writes a document and reads it; `None` if the vocabulary cannot say
/// what it requires.
fn there_and_back(document: &Document, manner: Manner) -> Option<Document> {
    let text = match written(document, manner) {
        Ok(text) => text,
        Err(error) => {
            let lacks = matches!(
                error.kind(),
                ErrorKind::Missing { .. } | ErrorKind::Unrepresentable { .. }
            );
            assert!(lacks, "{manner:?}: not written: {error}\n{document:#?}");
            return None;
        }
    };
    let back = match Document::from_slice(text.as_bytes()) {
        Ok(back) => back,
        Err(error) => panic!("{manner:?}: written, but not read: {error}\n{text}"),
    };
    assert_eq!(&back, document, "{manner:?}: written and read:\n{text}");
    let again = written(&back, manner).expect("it was written before");
    assert_eq!(again, text, "{manner:?}: written twice");
    Some(back)
}

fn written(document: &Document, manner: Manner) -> Result<String, Error> {
    let (vocabulary, profile) = manner;
    if profile == Profile::default() {
        return document.to_xml(vocabulary);
    }
    builder(manner).to_xml(document)
}

fn builder((vocabulary, profile): Manner) -> WriterBuilder {
    let mut builder = WriterBuilder::new(vocabulary);
    builder.declare_unknown(true).profile(profile);
    builder
}

/// What is left of a document where the rest is dropped can be said: it is not
/// refused, and written the same again.
fn leaves_what_can_be_said(document: &Document, manner: Manner) {
    let mut builder = builder(manner);
    let Ok(left) = builder.fidelity(Fidelity::Drop).to_xml(document) else {
        return;
    };
    let again = Document::from_slice(left.as_bytes())
        .and_then(|document| builder.fidelity(Fidelity::Refuse).to_xml(&document));
    match again {
        Ok(again) => assert_eq!(again, left, "{manner:?}: what is left"),
        Err(error) => panic!("{manner:?}: what is left is refused: {error}\n{left}"),
    }
}

fn chunked_by(bytes: &[u8], builder: &ReaderBuilder) {
    let most = most_items(bytes);
    let whole = outcome(builder.from_reader(bytes), most);
    for size in [1, 3, 7] {
        let pieces = outcome(builder.from_reader(Pieces { rest: bytes, size }), most);
        assert_eq!(pieces, whole, "{size} bytes at a time, {builder:?}");
    }
}

/// All that a reader tells, errors by their text.
fn outcome<R: BufRead>(
    mut reader: Reader<R>,
    most: usize,
) -> (Vec<Result<Incident, String>>, Document) {
    let incidents = reader
        .incidents()
        .take(most)
        .map(|incident| incident.map_err(|error| error.to_string()))
        .collect();
    (incidents, reader.document().clone())
}

/// An input that comes a few bytes at a time.
struct Pieces<'a> {
    rest: &'a [u8],
    size: usize,
}

impl Read for Pieces<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl BufRead for Pieces<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        let size = self.size.min(self.rest.len());
        Ok(&self.rest[..size])
    }

    fn consume(&mut self, amount: usize) {
        self.rest = &self.rest[amount..];
    }
}
