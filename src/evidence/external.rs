use std::fmt;
use std::io::{self, Read, Write};

use crate::evidence::digest::copy;
use crate::evidence::form::{self, ForeignForm};
use crate::evidence::{Digester, Verdict, Verifier};
use crate::model::{EvidenceItem, Extension, External};
use crate::value::{DigestAlgorithm, MarkBox, Marked, Number};

/// Why evidence stays where it is (RFC 3067, sections 4.2 and 6.5).
#[derive(Debug)]
#[non_exhaustive]
pub enum Immovable {
    /// There is no such evidence in the document, or none outside of it.
    Absent,
    /// It would not come back as it is: text and elements are mixed, or text
    /// is in pieces, or there is none.
    Inexact,
    /// The evidence is at that URL already.
    UrlTaken,
    /// There is no digest by which it could be recognised.
    NoDigest,
    /// The bytes are not those that were taken out.
    Altered(Verdict),
    /// There are more bytes than were to be taken.
    TooLong,
    /// The bytes do not have the form that is stated.
    WrongForm,
    /// The bytes could not be read or written.
    Io(io::Error),
}

impl fmt::Display for Immovable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("there is no such evidence"),
            Self::Inexact => f.write_str("the evidence would not come back as it is"),
            Self::UrlTaken => f.write_str("the evidence is at that URL already"),
            Self::NoDigest => f.write_str("there is no digest of the evidence"),
            Self::Altered(verdict) => write!(f, "the bytes are not the evidence: {verdict}"),
            Self::TooLong => f.write_str("the evidence is longer than allowed"),
            Self::WrongForm => f.write_str("the bytes do not have the form that is stated"),
            Self::Io(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for Immovable {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io(error) => Some(error),
            _ => None,
        }
    }
}

impl From<io::Error> for Immovable {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Takes the `index`th piece of evidence, from 0, out of the document: writes
/// its bytes to `output`, and leaves its URL and digests behind (RFC 3067,
/// sections 4.2 and 6.5). [`internalise`] undoes it.
///
/// Base 64 and hexadecimal digits are decoded, if they are written without
/// white space or line breaks; XML is written as a document of its own; all
/// else is written as it stands, in UTF-8. The URL, relative or absolute, is
/// put to those of the evidence, too, where readers of IODEF 2 find it.
///
/// ```
/// use iodef::evidence::{externalise, internalise};
/// use iodef::{DataType, DigestAlgorithm, EvidenceItem, Extension};
///
/// let packet = Extension::new(DataType::Byte).with_content("AAEC/w==");
/// let mut item = EvidenceItem::inline(packet);
/// let before = item.clone();
///
/// let mut file = Vec::new();
/// externalise(&mut item, 0, "packet.bin", [DigestAlgorithm::Sha256], &mut file)?;
/// assert_eq!(file, [0, 1, 2, 255]);
/// assert!(item.inline.is_empty());
/// internalise(&mut item, &file[..], 1024)?;
/// assert_eq!(item, before);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// If it cannot be undone exactly, an algorithm is unknown or none is strong,
/// the URL is there already, or the bytes cannot be written. The item is as it
/// was then; some bytes may have been written.
pub fn externalise(
    item: &mut EvidenceItem,
    index: usize,
    url: &str,
    algorithms: impl IntoIterator<Item = DigestAlgorithm>,
    output: &mut impl Write,
) -> Result<(), Immovable> {
    let inline = item.inline.get(index).ok_or(Immovable::Absent)?;
    if item.urls.iter().any(|known| **known == *url) {
        return Err(Immovable::UrlTaken);
    }
    let form = form::of(inline).ok_or(Immovable::Inexact)?;
    let mut digester = Digester::new(algorithms).map_err(|_| Immovable::NoDigest)?;
    form::write(inline, form, &mut |bytes| {
        digester.update(bytes);
        output.write_all(bytes)
    })?;
    let digests = digester.finish();
    // What cannot be verified later could not be put back.
    let verifiable = Verifier::new(&digests).digests_are_strong();
    if !verifiable {
        return Err(Immovable::NoDigest);
    }
    let (description, mark) = take(item.inline.remove(index));
    let mut external = External::new(description.kind, form.token(), url);
    external.name = description.name;
    external.meaning = description.meaning;
    external.format_id = description.format_id;
    external.index = Number::from(u64::try_from(index).unwrap_or(u64::MAX));
    external.digests = digests.into_iter().map(Marked::new).collect();
    item.external.push(marked(external, mark));
    item.urls.push(Marked::new(url.to_owned()));
    Ok(())
}

/// Puts the evidence that was taken out last back into the document, from its
/// bytes, of which there may be `limit` (RFC 3067, sections 4.2 and 6.5).
///
/// # Errors
///
/// If there is none outside, a digest fails or only weak or unknown ones are
/// stated, or the bytes do not have the form that is. The item is as it was then.
pub fn internalise(
    item: &mut EvidenceItem,
    reader: impl Read,
    limit: u64,
) -> Result<(), Immovable> {
    let external = item.external.last().ok_or(Immovable::Absent)?;
    let form = ForeignForm::from_token(&external.form).ok_or(Immovable::WrongForm)?;
    let index = external.index.as_str().parse().ok();
    let index = index.filter(|index: &usize| *index <= item.inline.len());
    let index = index.ok_or(Immovable::Absent)?;
    let bytes = verified(external, reader, limit)?;
    let content = form::read(&bytes, form).ok_or(Immovable::WrongForm)?;
    let Some(external) = item.external.pop() else {
        return Err(Immovable::Absent);
    };
    let (external, mark) = take(external);
    let mut inline = Extension::new(external.kind);
    inline.name = external.name;
    inline.meaning = external.meaning;
    inline.format_id = external.format_id;
    inline.content = content;
    item.inline.insert(index, marked(inline, mark));
    let is_it = |url: &Marked<String>| **url == **external.url;
    if let Some(position) = item.urls.iter().rposition(is_it) {
        item.urls.remove(position);
    }
    Ok(())
}

/// The bytes of evidence, if they are those that were taken out.
fn verified(external: &External, reader: impl Read, limit: u64) -> Result<Vec<u8>, Immovable> {
    let mut verifier = Verifier::new(external.digests.iter().map(|digest| &**digest));
    let mut bytes = Vec::new();
    let mut reader = reader.take(limit.saturating_add(1));
    copy(&mut reader, &mut |piece| {
        bytes.extend_from_slice(piece);
        verifier.write_all(piece)
    })?;
    if reader.limit() == 0 {
        return Err(Immovable::TooLong);
    }
    match verifier.finish().verdict() {
        Verdict::Verified => Ok(bytes),
        verdict => Err(Immovable::Altered(verdict)),
    }
}

fn take<T>(mut element: Marked<T>) -> (T, MarkBox) {
    let mark = std::mem::take(element.parts_mut().1);
    (element.into_value(), mark)
}

fn marked<T>(value: T, mark: MarkBox) -> Marked<T> {
    let mut element = Marked::new(value);
    *element.parts_mut().1 = mark;
    element
}
