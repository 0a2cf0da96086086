//! quick-xml as a second opinion: what we accept, it reads as the same tokens.

use std::fmt::Write as _;

use proptest::prelude::*;
use quick_xml::NsReader;
use quick_xml::events::{BytesStart, Event};
use quick_xml::name::ResolveResult;

use super::inputs::INPUTS;
use super::{outcome, shorthand};

/// A document as [`shorthand`] writes it, read by quick-xml.
fn by_quick_xml(document: &str) -> Result<String, Box<dyn std::error::Error>> {
    let document = document.strip_prefix('\u{FEFF}').unwrap_or(document);
    let mut reader = NsReader::from_str(document);
    reader.config_mut().enable_all_checks(true);
    let (mut out, mut text, mut depth) = (String::new(), String::new(), 0_usize);
    loop {
        let event = reader.read_event()?;
        match &event {
            Event::Text(data) if depth > 0 => {
                text += &data.replace("\r\n", "\n").replace('\r', "\n");
            }
            Event::CData(data) => text += &data.replace("\r\n", "\n").replace('\r', "\n"),
            Event::GeneralRef(name) => match name.resolve_char_ref()? {
                Some(c) => text.push(c),
                None => text += quick_xml::escape::resolve_xml_entity(name).ok_or("an entity")?,
            },
            Event::Start(_) | Event::Empty(_) | Event::End(_) if !text.is_empty() => {
                write!(out, "{text:?}")?;
                text.clear();
            }
            _ => {}
        }
        match &event {
            Event::Start(tag) | Event::Empty(tag) => start(&mut out, tag, &reader)?,
            Event::End(_) => out.push('/'),
            Event::Eof => return Ok(out),
            _ => {}
        }
        match &event {
            Event::Start(_) => depth += 1,
            Event::Empty(_) => out.push('/'),
            Event::End(_) => depth -= 1,
            _ => {}
        }
    }
}

fn start(
    out: &mut String,
    tag: &BytesStart<'_>,
    reader: &NsReader<&[u8]>,
) -> Result<(), Box<dyn std::error::Error>> {
    // It gives namespaces as they are written, which is not what they are.
    let uri = |resolved: ResolveResult<'_>| match resolved {
        ResolveResult::Bound(namespace) => Ok(namespace.into_inner().replace("&#46;", ".")),
        ResolveResult::Unbound => Ok(String::new()),
        ResolveResult::Unknown(prefix) => Err(format!("prefix {prefix:?}")),
    };
    let (namespace, local) = reader.resolver().resolve_element(tag.name());
    write!(out, "<{}{{{}}}", local.into_inner(), uri(namespace)?)?;
    for attribute in tag.attributes() {
        let attribute = attribute?;
        if attribute.key.as_namespace_binding().is_some() {
            continue;
        }
        let (namespace, local) = reader.resolver().resolve_attribute(attribute.key);
        let value = attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0)?;
        write!(
            out,
            " {}{{{}}}={value:?}",
            local.into_inner(),
            uri(namespace)?
        )?;
    }
    out.push('>');
    Ok(())
}

/// What is well-formed mostly, one piece after another.
const PIECES: &str = "(<[a-c]( x='[^<&'\r\n]{0,9}')? ?/>|<b>[^<&\\]]{0,20}</b\n?>|<p:c xmlns:p='u&#46;v' y=\"&lt;\t\r\n&#x9;\" p:y='1'/>\
|<d xmlns='urn:d'><e/>é</d>|&amp;|&#233;|&#x1F600;|<!-- [a-z<&]{0,9} -->|<\\?i [a-z<&]{0,9}\\?>|<!\\[CDATA\\[[a-z<&>\\]]{0,9}\\]\\]>|\r\n|[a-z日\\]>]{0,9}|[<&'/]){0,12}";

proptest! {
    #[test]
    fn what_is_accepted_quick_xml_reads_alike(pieces in PIECES) {
        let document = format!("<a>{pieces}</a>");
        if outcome(document.as_bytes()).is_ok() {
            prop_assert_eq!(by_quick_xml(&document).unwrap(), shorthand(&document));
        }
    }
}

#[test]
fn every_input_that_is_accepted_quick_xml_reads_alike() {
    let mut compared = 0;
    for (name, _, bytes) in INPUTS.iter() {
        let Ok(document) = std::str::from_utf8(bytes) else {
            continue;
        };
        if outcome(bytes).is_ok() {
            assert_eq!(
                by_quick_xml(document).unwrap(),
                shorthand(document),
                "{name}"
            );
            compared += 1;
        }
    }
    assert!(compared > 10, "{compared}");
}
