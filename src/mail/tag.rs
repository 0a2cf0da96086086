use data_encoding::HEXUPPER;

use crate::mail::view::unstructured;
use crate::{Error, IncidentId, Result, value};

/// The tag of an incident in the subject of messages about it, so that replies
/// find it (RFC 3067, section 6.1).
///
/// What cannot stand in it as it is, white space and the characters
/// `[]#/%?=` among it, is percent-encoded.
///
/// # Errors
///
/// If the identifier lacks the name of the CSIRT or the number.
///
/// ```
/// use iodef::{IncidentId, mail};
///
/// let id = IncidentId::new("csirt.example.com", "189493");
/// assert_eq!(mail::tag(&id)?, "[csirt.example.com#189493]");
/// assert_eq!(mail::tagged("Re: AW: [csirt.example.com#189493] Scan"), [id]);
/// # Ok::<(), iodef::Error>(())
/// ```
pub fn tag(id: &IncidentId) -> Result<String> {
    let (csirt, number) = (escaped(&id.csirt), escaped(&id.number));
    if csirt.is_empty() || number.is_empty() {
        let expected = "an identifier with the name of a CSIRT and a number";
        return Err(Error::value(expected, &id.to_string()));
    }
    let instance = id.instance.as_deref().map(escaped).unwrap_or_default();
    let slash = if instance.is_empty() { "" } else { "/" };
    Ok(format!("[{csirt}#{number}{slash}{instance}]"))
}

/// The incidents whose tags a subject bears, decoded or as it stands in the
/// message, in their order; whatever else is in brackets is passed over.
#[must_use]
pub fn tagged(subject: &str) -> Vec<IncidentId> {
    let subject = unstructured(subject);
    let bracketed = subject.split('[').skip(1);
    let mut ids = Vec::new();
    for id in bracketed.filter_map(|text| read(text.split_once(']')?.0)) {
        if !ids.contains(&id) && ids.len() < MOST {
            ids.push(id);
        }
    }
    ids
}

/// The most tags that are read from one subject.
const MOST: usize = 16;

fn read(text: &str) -> Option<IncidentId> {
    if text.contains(char::is_whitespace) {
        return None;
    }
    let (csirt, rest) = text.split_once('#')?;
    let (number, instance) = match rest.split_once('/') {
        Some((number, instance)) => (number, Some(instance)),
        None => (rest, None),
    };
    if csirt.is_empty() || number.is_empty() || number.contains('#') {
        return None;
    }
    let id = IncidentId::new(unescaped(csirt)?, unescaped(number)?);
    match instance {
        Some(instance) => Some(id.with_instance(unescaped(instance)?)),
        None => Some(id),
    }
}

fn escaped(text: &str) -> String {
    let mut out = String::new();
    for c in text.trim().chars() {
        if c.is_whitespace() || c.is_control() || "[]#/%?=".contains(c) {
            let mut bytes = [0; 4];
            for byte in c.encode_utf8(&mut bytes).as_bytes() {
                out.push('%');
                out.push_str(&HEXUPPER.encode(&[*byte]));
            }
        } else {
            out.push(c);
        }
    }
    out
}

fn unescaped(text: &str) -> Option<String> {
    String::from_utf8(value::unescaped(text)?).ok()
}
