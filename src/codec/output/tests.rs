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
