use super::Output;
use super::scope::Scope;
use crate::value::{ForeignAttribute, ForeignElement, ForeignName};

/// What a scope answers does not depend on whether it has an index.
#[test]
fn a_scope_of_many_answers_like_one_of_few() {
    for around in [0, 100] {
        let mut scope = Scope::default();
        for n in 0..around {
            scope.push(format!("a{n}").into(), format!("urn:a{n}").into());
        }
        scope.push("p".into(), "urn:outer".into());
        let before = scope.len();
        scope.push("p".into(), "urn:inner".into());
        scope.push("q".into(), "urn:inner".into());
        assert_eq!(scope.namespace("p"), Some("urn:inner"));
        assert_eq!(scope.place("p"), Some(before));
        assert_eq!(scope.prefix("urn:inner", |_| true), Some("q"));
        assert_eq!(scope.prefix("urn:inner", |prefix| prefix != "q"), Some("p"));
        assert_eq!(scope.prefix("urn:outer", |_| true), None, "it is hidden");
        scope.truncate(before);
        assert_eq!(scope.namespace("p"), Some("urn:outer"));
        assert_eq!(scope.prefix("urn:outer", |_| true), Some("p"));
        assert_eq!(scope.namespace("q"), None);
        assert_eq!(scope.prefix("urn:inner", |_| true), None);
    }
}

#[test]
fn what_xml_reserves_is_escaped_wherever_it_stands() {
    for length in 0..20 {
        for place in 0..=length {
            let (before, after) = ("x".repeat(place), "é".repeat(length - place));
            let mut out = Output::new(false);
            out.start("", "e");
            let value = format!("{before}\"{after}");
            out.attribute("a", &value).unwrap();
            out.characters(&format!("{before}<{after}\u{FFFC}"))
                .unwrap();
            out.end("", "e");
            let expected =
                format!("<e a=\"{before}&quot;{after}\">{before}&lt;{after}\u{FFFC}</e>");
            assert_eq!(out.take(), expected);
            let refused = format!("{before}\u{FFFF}{after}");
            assert!(out.characters(&refused).is_err(), "{refused:?}");
            assert!(out.characters(&format!("{before}\u{1}{after}")).is_err());
        }
    }
}

/// An attribute takes no prefix that another one on the tag has declared or used.
#[test]
fn attributes_of_one_tag_keep_their_prefixes_apart() {
    let mut out = Output::new(false);
    out.assume("p", "urn:1");
    out.start("", "e");
    for namespace in ["urn:1", "urn:2", "urn:3"] {
        let name = ForeignName::new(namespace, "a", "p");
        out.foreign_attribute(&name, namespace).unwrap();
    }
    out.end("", "e");
    let expected = "<e p:a=\"urn:1\" xmlns:ns1=\"urn:2\" ns1:a=\"urn:2\" \
                    xmlns:ns2=\"urn:3\" ns2:a=\"urn:3\"/>";
    assert_eq!(out.take(), expected);

    let name = |namespace, prefix| ForeignName::new(namespace, "a", prefix);
    let mut tree = ForeignElement::new(ForeignName::new("urn:1", "e", "p"));
    tree.attributes = ["urn:1", "urn:2"]
        .map(|namespace| ForeignAttribute::new(name(namespace, "p"), "v"))
        .into();
    let mut out = Output::new(false);
    out.tree(&tree).unwrap();
    let expected = "<p:e xmlns:ns1=\"urn:2\" xmlns:p=\"urn:1\" p:a=\"v\" ns1:a=\"v\"/>";
    assert_eq!(out.take(), expected);
}

/// A prefix that XML cannot have there is exchanged for one that it can.
#[test]
fn prefixes_are_such_as_xml_can_hold() {
    let tree = |prefix, of_attribute| {
        let mut tree = ForeignElement::new(ForeignName::new("urn:e", "e", prefix));
        let name = ForeignName::new("urn:a", "a", of_attribute);
        tree.attributes = vec![ForeignAttribute::new(name, "v")];
        let mut out = Output::new(false);
        out.tree(&tree).unwrap();
        out.take()
    };
    let expected = [
        (
            "",
            "",
            "<e xmlns=\"urn:e\" xmlns:ns1=\"urn:a\" ns1:a=\"v\"/>",
        ),
        (
            "p",
            "q",
            "<p:e xmlns:p=\"urn:e\" xmlns:q=\"urn:a\" q:a=\"v\"/>",
        ),
        (
            "p",
            "p",
            "<p:e xmlns:ns1=\"urn:a\" xmlns:p=\"urn:e\" ns1:a=\"v\"/>",
        ),
        (
            "1",
            "xml",
            "<ns1:e xmlns:ns1=\"urn:e\" xmlns:ns2=\"urn:a\" ns2:a=\"v\"/>",
        ),
        (
            "xml",
            "xmlns",
            "<ns1:e xmlns:ns1=\"urn:e\" xmlns:ns2=\"urn:a\" ns2:a=\"v\"/>",
        ),
        (
            "xmlns",
            "a:b",
            "<ns1:e xmlns:ns1=\"urn:e\" xmlns:ns2=\"urn:a\" ns2:a=\"v\"/>",
        ),
    ];
    for (prefix, of_attribute, xml) in expected {
        assert_eq!(tree(prefix, of_attribute), xml);
    }
}

#[test]
fn names_that_xml_cannot_hold_are_refused() {
    const XMLNS: &str = "http://www.w3.org/2000/xmlns/";
    let written = |name: ForeignName| Output::new(false).tree(&ForeignElement::new(name));
    let on_element = |name: ForeignName| {
        let mut out = Output::new(false);
        out.start("", "e");
        out.foreign_attribute(&name, "v")
    };
    for (namespace, local) in [("", "1"), ("", "a:b"), ("urn:a", ""), (XMLNS, "a")] {
        let name = ForeignName::new(namespace, local, "p");
        assert!(written(name.clone()).is_err(), "{name:?}");
        assert!(on_element(name.clone()).is_err(), "{name:?}");
    }
    assert!(on_element(ForeignName::new("", "xmlns", "")).is_err());
    assert!(on_element(ForeignName::new("urn:a", "xmlns", "p")).is_ok());
    assert!(written(ForeignName::new("", "xmlns", "")).is_ok());
}

/// A root declares again what it declared when it was read, but for the default
/// namespace and prefixes that it uses itself, and what its attributes need.
#[test]
fn a_root_declares_what_it_did() {
    let bindings = ForeignElement::from_slice(
        b"<e xmlns='urn:default' xmlns:own='urn:other' xmlns:b='urn:b' xmlns:a='urn:a'/>",
    );
    let mut out = Output::new(false);
    out.start("", "root");
    out.declare("own", "urn:own").unwrap();
    let names = [("urn:a", "z"), ("urn:c", "b")]
        .map(|(namespace, prefix)| ForeignName::new(namespace, "n", prefix));
    out.declare_all(&bindings.unwrap().bindings, names.iter())
        .unwrap();
    out.end("", "root");
    let expected = "<root xmlns:own=\"urn:own\" xmlns:a=\"urn:a\" xmlns:b=\"urn:c\"/>";
    assert_eq!(out.take(), expected);
}
