//! Messages of RFC 4765: what becomes of them, and that nothing is dropped unsaid.

#![expect(
    clippy::panic,
    clippy::unwrap_used,
    reason = "clippy takes helpers outside test functions for no tests"
)]

mod common;
#[path = "idmef/disturbed.rs"]
mod disturbed;
#[path = "idmef/embedded.rs"]
mod embedded;
#[path = "idmef/facts.rs"]
mod facts;
#[path = "idmef/filled.rs"]
mod filled;
#[path = "idmef/law.rs"]
mod law;
#[path = "idmef/mapping.rs"]
mod mapping;
#[path = "idmef/parties.rs"]
mod parties;

use common::corpus;
use iodef::{Attack, ErrorKind, ForeignElement};

const ALERTS: &[u8] = include_bytes!("../examples/data/idmef/alerts.xml");

/// The messages of others by file name, and our own.
fn messages() -> Vec<(String, ForeignElement)> {
    let own = ForeignElement::from_slice(ALERTS).unwrap();
    let mut messages = vec![("alerts.xml".to_owned(), own)];
    for entry in corpus::folder("idmef").unwrap_or_default() {
        let name = entry.path.file_name().unwrap().to_string_lossy();
        let message = ForeignElement::from_slice(&entry.read().unwrap());
        let message = message.unwrap_or_else(|error| panic!("{name}: {error}"));
        messages.push((name.into_owned(), message));
    }
    messages
}

#[test]
fn a_document_type_is_refused() {
    let text = String::from_utf8(ALERTS.to_vec()).unwrap();
    let declared = "<!DOCTYPE idmef:IDMEF-Message SYSTEM 'idmef.dtd'><idmef:IDMEF-Message";
    let text = text.replacen("<idmef:IDMEF-Message", declared, 1);
    let error = Attack::from_idmef_slice(text.as_bytes()).unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Doctype);
    assert_eq!(error.position().unwrap().line(), 2);
}

#[test]
fn other_documents_are_refused() {
    for (text, found) in [
        ("<Incident/>", "Incident"),
        ("<Alert xmlns='urn:a'/>", "{urn:a}Alert"),
        (
            "<i:Analyzer xmlns:i='http://iana.org/idmef'/>",
            "{http://iana.org/idmef}Analyzer",
        ),
    ] {
        let error = Attack::from_idmef_slice(text.as_bytes()).unwrap_err();
        let message = format!("expected an IDMEF message, found {found:?}");
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn a_tree_that_no_reader_would_give_is_refused() {
    let name = |local| iodef::ForeignName::new("", local, "");
    let mut tree = ForeignElement::new(name("x"));
    for _ in 0..300 {
        tree = ForeignElement::new(name("x")).with_child(tree);
    }
    let message = ForeignElement::new(name("Alert")).with_child(tree);
    let error = Attack::from_idmef(&message).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Limit { .. }), "{error}");
}

/// With a prefix, with the namespace by default, and with none: all the same,
/// and so is an alert without the message around it.
#[test]
fn spelling_does_not_count() {
    let prefixed = String::from_utf8(ALERTS.to_vec()).unwrap();
    let plain = prefixed.replace("idmef:", "").replace(":idmef=", "=");
    let bare = plain.replace(" xmlns=\"http://iana.org/idmef\"", "");
    assert!(plain.contains("<IDMEF-Message xmlns=") && bare.contains("<IDMEF-Message version"));
    let read = |text: &str| Attack::from_idmef_slice(text.as_bytes()).unwrap();
    let expected = read(&prefixed);
    assert_eq!(read(&plain), expected);
    assert_eq!(read(&bare), expected);

    let message = ForeignElement::from_slice(ALERTS).unwrap();
    let inner = message
        .elements()
        .flat_map(|alert| Attack::from_idmef(alert).unwrap().attacks);
    assert_eq!(inner.collect::<Vec<_>>(), expected.attacks);
}
