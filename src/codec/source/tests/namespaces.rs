//! Prefixes, their scopes, and the vocabularies they stand for.

use super::{Limits, shorthand};
use crate::codec::source::{Token, TokenSource, XmlTokens};
use crate::value::{Bindings, Vocabulary};

#[test]
fn prefixes_are_resolved_in_their_scope() {
    let cases = [
        ("<a xmlns='urn:1'><b/></a>", "<a{urn:1}><b{urn:1}>//"),
        (
            "<a xmlns='urn:1'><b xmlns=''/><c/></a>",
            "<a{urn:1}><b{}>/<c{urn:1}>//",
        ),
        (
            "<p:a xmlns:p='urn:1' p:v='' v=''/>",
            "<a{urn:1} v{urn:1}=\"\" v{}=\"\">/",
        ),
        ("<p:a p:v='' xmlns:p='urn:1'/>", "<a{urn:1} v{urn:1}=\"\">/"),
        ("<a xmlns='urn:1' v='1'/>", "<a{urn:1} v{}=\"1\">/"),
        (
            "<p:a xmlns:p='urn:1'><p:b xmlns:p='urn:2'/><p:c/></p:a>",
            "<a{urn:1}><b{urn:2}>/<c{urn:1}>//",
        ),
        (
            "<a xml:lang='de'/>",
            "<a{} lang{http://www.w3.org/XML/1998/namespace}=\"de\">/",
        ),
        (
            "<a xmlns:xml='http://www.w3.org/XML/1998/namespace'/>",
            "<a{}>/",
        ),
        ("<a xmlns='urn:&#x31;'/>", "<a{urn:1}>/"),
        ("<a xmlnsx='1'/>", "<a{} xmlnsx{}=\"1\">/"),
    ];
    for (document, expected) in cases {
        assert_eq!(shorthand(document), expected);
    }
}

/// More declarations than are looked through one by one.
#[test]
fn many_prefixes_are_resolved_in_their_scope() {
    let declared: Vec<_> = (0..40).map(|n| format!(" xmlns:p{n}='urn:{n}'")).collect();
    let declared = declared.concat();
    let inner = "<p3:b xmlns:p3='urn:x' xmlns:p39='urn:y' xmlns='urn:z'><p39:c/><d/></p3:b>";
    let document = format!("<a{declared}>{inner}<p3:e/><p39:f/><g/></a>");
    let expected = "<a{}><b{urn:x}><c{urn:y}>/<d{urn:z}>//<e{urn:3}>/<f{urn:39}>/<g{}>//";
    assert_eq!(shorthand(&document), expected);
    let twice = format!("<a{declared} xmlns:p38='urn:x'/>");
    let mut tokens = XmlTokens::new(twice.as_bytes(), Limits::default());
    let error = tokens.advance().unwrap_err().to_string();
    assert!(error.contains("\"xmlns:p38\" appears twice"), "{error}");
}

#[test]
fn bindings_are_those_in_scope() {
    let document = "<a xmlns='urn:1' xmlns:p='urn:2'><b xmlns:p='urn:3' xmlns=''><c/></b><d/></a>";
    let mut tokens = XmlTokens::new(document.as_bytes(), Limits::default());
    let mut seen: Vec<(String, Bindings)> = Vec::new();
    while let token @ (Token::Start | Token::End) = tokens.advance().unwrap() {
        if token == Token::Start {
            seen.push((tokens.tag().local.into(), tokens.bindings()));
        }
    }
    let outer = Bindings::default().with([("", "urn:1"), ("p", "urn:2")]);
    let inner = Bindings::default().with([("p", "urn:3")]);
    let expected = [("a", &outer), ("b", &inner), ("c", &inner), ("d", &outer)];
    let seen: Vec<_> = seen
        .iter()
        .map(|(name, bindings)| (name.as_str(), bindings))
        .collect();
    assert_eq!(seen, expected);
    assert_eq!(outer.namespace("p"), Some("urn:2"));
    assert!(Bindings::default().is_empty() && !outer.is_empty());
    let taken_back = outer.with([("", "")]);
    assert_eq!(taken_back.namespace(""), None);
    assert_eq!(taken_back, Bindings::default().with([("p", "urn:2")]));
    assert!(outer.iter().eq([("", "urn:1"), ("p", "urn:2")]));
}

#[test]
fn vocabularies_are_known_by_their_namespace() {
    for vocabulary in Vocabulary::ALL {
        let document = format!("<p:a xmlns:p='{}'><b/></p:a>", vocabulary.namespace());
        let mut tokens = XmlTokens::new(document.as_bytes(), Limits::default());
        tokens.advance().unwrap();
        assert_eq!(tokens.tag().vocabulary, Some(vocabulary));
        assert_eq!(tokens.tag().prefix(), "p");
        tokens.advance().unwrap();
        assert_eq!(tokens.tag().vocabulary, None);
    }
}
