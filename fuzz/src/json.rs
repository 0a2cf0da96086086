//! The laws of what is no XML of ours: JSON, and alerts of intrusion detection.

use iodef::{Attack, Contact, Document, Incident, IncidentId, Purpose, Restriction, Stage};

use super::{MANNERS, there_and_back};

/// No bytes make the reader of JSON panic or hang; what is read is written, and
/// read back equal and whole unless the writer lists a loss; and what is written
/// again is the same text.
///
/// # Panics
///
/// If it is not.
#[cfg(feature = "json")]
pub fn json(bytes: &[u8]) {
    let Ok(read) = Document::from_json(bytes) else {
        return;
    };
    let written = match read.document.to_json() {
        Ok(written) => written,
        Err(error) => panic!("what was read cannot be written: {error}"),
    };
    let back = match Document::from_json(written.text.as_bytes()) {
        Ok(back) => back,
        Err(error) => panic!("written, but not read: {error}\n{}", written.text),
    };
    if written.is_complete() {
        assert_eq!(back.document, read.document, "{}", written.text);
    }
    match back.document.to_json() {
        Ok(again) => assert_eq!(again.text, written.text, "written twice"),
        Err(error) => panic!("what was read back cannot be written: {error}"),
    }
}

/// No bytes make the reader of IDMEF panic or hang; and the attacks that are
/// read are written with an incident, and read back equal.
///
/// # Panics
///
/// If they are not.
pub fn idmef(bytes: &[u8]) {
    let Ok(read) = Attack::from_idmef_slice(bytes) else {
        return;
    };
    let _ = format!("{:?}", read.unused);
    let id = IncidentId::new("csirt.example", "1");
    let time = "2026-02-01T00:00:00Z".parse().expect("it is a time");
    let mut incident = Incident::new(id, Purpose::Handling, Restriction::Private)
        .with_time(Stage::Generate, time)
        .with_contact(Contact::creator("Team A"));
    incident.attacks = read.attacks;
    let document = Document::new([incident]);
    for manner in MANNERS {
        let _ = there_and_back(&document, manner);
    }
}
