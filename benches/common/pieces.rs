//! Writing with quick-xml alone, the baseline of writers.

use super::Result;
use quick_xml::XmlVersion;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesEnd, BytesRef, BytesStart, BytesText, Event};

/// An event taken apart, as a program has it that writes with quick-xml.
pub(crate) enum Piece {
    Start(String, Vec<(String, String)>),
    Text(String),
    End(String),
}

/// Takes a document apart.
pub(crate) fn pieces(text: &str) -> Result<Vec<Piece>> {
    let mut reader = quick_xml::Reader::from_str(text);
    reader.config_mut().expand_empty_elements = true;
    let mut pieces = Vec::new();
    loop {
        match reader.read_event()? {
            Event::Start(tag) => pieces.push(start(&tag)?),
            Event::End(tag) => pieces.push(Piece::End(tag.name().as_ref().to_owned())),
            Event::Text(text) => add_text(&mut pieces, &text.into_inner()),
            Event::GeneralRef(name) => add_text(&mut pieces, &resolved(&name)?),
            Event::Eof => return Ok(pieces),
            _ => {}
        }
    }
}

fn start(tag: &BytesStart<'_>) -> Result<Piece> {
    let mut attributes = Vec::new();
    for attribute in tag.attributes() {
        let attribute = attribute?;
        let value = attribute
            .normalized_value(XmlVersion::Explicit1_0)?
            .into_owned();
        attributes.push((attribute.key.as_ref().to_owned(), value));
    }
    Ok(Piece::Start(tag.name().as_ref().to_owned(), attributes))
}

fn add_text(pieces: &mut Vec<Piece>, more: &str) {
    match pieces.last_mut() {
        Some(Piece::Text(text)) => text.push_str(more),
        _ => pieces.push(Piece::Text(more.to_owned())),
    }
}

fn resolved(name: &BytesRef<'_>) -> Result<String> {
    Ok(unescape(&format!("&{};", &**name))?.into_owned())
}

/// quick-xml builds an event of each piece, escapes it, and writes it to memory
/// with room for so many bytes.
#[inline(never)]
pub(crate) fn written(pieces: &[Piece], room: usize) -> Result<Vec<u8>> {
    let mut writer = quick_xml::Writer::new(Vec::with_capacity(room));
    for piece in pieces {
        writer.write_event(match piece {
            Piece::Start(name, attributes) => {
                let attributes = attributes.iter().map(|(key, value)| (&**key, &**value));
                Event::Start(BytesStart::new(&**name).with_attributes(attributes))
            }
            Piece::Text(text) => Event::Text(BytesText::new(text)),
            Piece::End(name) => Event::End(BytesEnd::new(&**name)),
        })?;
    }
    Ok(writer.into_inner())
}
