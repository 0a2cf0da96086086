//! How the bytes of evidence stand in a document.

use std::io;

use data_encoding::{BASE64, Encoding, HEXLOWER, HEXLOWER_PERMISSIVE, HEXUPPER};

use crate::codec::output::Output;
use crate::model::{Document, Extension};
use crate::value::{DataType, ForeignElement, ForeignNode, Marked, Vocabulary};

/// How many characters are decoded at once, which all encodings can divide.
const PIECE: usize = 64 * 1024;

/// In what form bytes stand in a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ForeignForm {
    Text,
    Base64,
    LowerHex,
    UpperHex,
    Xml,
}

impl ForeignForm {
    const ALL: [Self; 5] = [
        Self::Text,
        Self::Base64,
        Self::LowerHex,
        Self::UpperHex,
        Self::Xml,
    ];

    pub(super) fn token(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Base64 => "base64",
            Self::LowerHex => "hex",
            Self::UpperHex => "HEX",
            Self::Xml => "xml",
        }
    }

    pub(super) fn from_token(token: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|form| form.token() == token)
    }

    fn encoding(self) -> Option<Encoding> {
        match self {
            Self::Base64 => Some(BASE64),
            Self::LowerHex => Some(HEXLOWER),
            Self::UpperHex => Some(HEXUPPER),
            Self::Text | Self::Xml => None,
        }
    }

    /// Those that data of a type may have, the best first.
    fn of_type(kind: &DataType) -> &'static [Self] {
        match kind {
            DataType::Byte | DataType::File => &[Self::Base64],
            DataType::Bytes
            | DataType::Frame
            | DataType::Packet
            | DataType::Ipv4Packet
            | DataType::Ipv6Packet => &[Self::LowerHex, Self::UpperHex],
            _ => &[],
        }
    }
}

/// The form from which data come back exactly, if there is one.
pub(super) fn of(data: &Marked<Extension>) -> Option<ForeignForm> {
    if data.mark().is_some_and(|mark| !mark.kept.is_empty()) {
        return None;
    }
    match &*data.content {
        [ForeignNode::Text(text)] if !text.is_empty() => {
            let mut forms = ForeignForm::of_type(&data.kind).iter();
            let fits = |form: &&ForeignForm| is_exact(text, **form);
            Some(forms.find(fits).map_or(ForeignForm::Text, |form| *form))
        }
        [ForeignNode::Element(element)] => {
            let xml = xml(element)?;
            let back = read(xml.as_bytes(), ForeignForm::Xml)?;
            (back == data.content).then_some(ForeignForm::Xml)
        }
        _ => None,
    }
}

/// Writes the bytes of data in a form that they have.
pub(super) fn write(
    data: &Extension,
    form: ForeignForm,
    take: &mut dyn FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    match (&*data.content, form.encoding()) {
        ([ForeignNode::Text(text)], Some(encoding)) => decoded(text, &encoding, take),
        ([ForeignNode::Text(text)], None) => take(text.as_bytes()),
        ([ForeignNode::Element(element)], _) => match xml(element) {
            Some(xml) => take(xml.as_bytes()),
            None => Err(io::ErrorKind::InvalidData.into()),
        },
        _ => Err(io::ErrorKind::InvalidData.into()),
    }
}

/// The content that stands for bytes in a form.
pub(super) fn read(bytes: &[u8], form: ForeignForm) -> Option<Vec<ForeignNode>> {
    let text = match form.encoding() {
        Some(encoding) => encoding.encode(bytes),
        None => String::from_utf8(bytes.to_vec()).ok()?,
    };
    match form {
        ForeignForm::Xml => Some(vec![tree(&text)?.into()]),
        _ => Some(vec![ForeignNode::Text(text.into())]),
    }
}

fn decoded(
    text: &str,
    encoding: &Encoding,
    take: &mut dyn FnMut(&[u8]) -> io::Result<()>,
) -> io::Result<()> {
    let pieces = text.as_bytes().chunks(PIECE);
    for piece in pieces {
        let bytes = encoding.decode(piece);
        take(&bytes.map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))?)?;
    }
    Ok(())
}

/// The bytes of encoded data, however their lines are broken.
pub(super) fn decoded_loosely(text: &str, kind: &DataType) -> Option<Vec<u8>> {
    let encoding = match ForeignForm::of_type(kind).first()? {
        ForeignForm::Base64 => BASE64,
        _ => HEXLOWER_PERMISSIVE,
    };
    let digits = text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    encoding.decode(&digits.collect::<Vec<_>>()).ok()
}

/// Whether encoding what the text decodes to gives the text.
fn is_exact(text: &str, form: ForeignForm) -> bool {
    let Some(encoding) = form.encoding() else {
        return false;
    };
    // Only the last piece may be filled up.
    let inner = text.trim_end_matches('=');
    !inner.contains('=')
        && text.as_bytes().chunks(PIECE).all(|piece| {
            let bytes = encoding.decode(piece);
            bytes.is_ok_and(|bytes| encoding.encode(&bytes).as_bytes() == piece)
        })
}

/// A tree as a document of its own.
fn xml(element: &ForeignElement) -> Option<String> {
    let mut out = Output::new(false);
    out.tree(element).ok()?;
    Some(out.take())
}

/// The tree of a document, if that is written as it would be here.
fn tree(text: &str) -> Option<ForeignElement> {
    let namespace = Vocabulary::Incident.namespace();
    let around = format!(
        r#"<i:Incidents xmlns:i="{namespace}"><i:Extension dtype="xml">{text}</i:Extension></i:Incidents>"#
    );
    let mut document = Document::from_slice(around.as_bytes()).ok()?;
    let mut content = document.extensions.pop()?.into_value().content;
    if !document.incidents.is_empty() || !document.extensions.is_empty() {
        return None;
    }
    match (content.pop(), content.pop()) {
        (Some(ForeignNode::Element(element)), None) => Some(element),
        _ => None,
    }
}
