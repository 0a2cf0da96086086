use std::collections::HashSet;

use super::{disguise, preserving};
use crate::mark::IdentityKind;
use crate::value::ElementId;

#[test]
fn spellings_of_one_name_have_one_pseudonym() {
    let host = |text| disguise().host(text);
    assert_eq!(host("www.example.com"), host("WWW.Example.COM."));
    assert_eq!(host("bücher.example"), host("bu\u{308}cher.example"));
    assert_eq!(host("bücher.example"), host("xn--bcher-kva.example"));
    assert_eq!(host("www[.]example[.]com"), host("www.example.com"));
    assert_eq!(host("192.0.2.1"), host("[::ffff:192.0.2.1]"));
    assert_ne!(host("example.com"), host("example.org"));

    let email = |text| disguise().email(text);
    assert_eq!(
        email("alice@example.com"),
        email("mailto:Alice@EXAMPLE.com.")
    );
    assert_eq!(
        email("alice@example.com"),
        email("\"A. L.\" <alice[at]example[.]com>")
    );
    assert_ne!(email("alice@example.com"), email("bob@example.com"));
    assert_ne!(email("alice@example.com"), email("alice@example.org"));
    assert!(email("postmaster").ends_with("@unknown.invalid"));
    assert!(email("a@[IPv6:2001:db8::1]").contains("@[IPv6:2001:db8:"));

    let name = |text| disguise().name(IdentityKind::Person, text);
    assert_eq!(name("Zoë  Müller\n"), name("zoe\u{308} MU\u{308}LLER"));
    let number = |text| disguise().name(IdentityKind::Telephone, text);
    assert_eq!(number("+49 40 808077-555"), number("0049 (40) 808077 555"));
    assert_ne!(number("+49 40 808077-555"), number("+49 40 808077-556"));
    assert_ne!(number("call Alice"), number("call Bob"));
}

#[test]
fn one_name_has_one_token_whoever_bears_it() {
    let [person, organisation, party] = [
        IdentityKind::Person,
        IdentityKind::Organisation,
        IdentityKind::Party,
    ]
    .map(|kind| disguise().name(kind, "Alice"));
    let token = |name: &str| name.rsplit_once('-').unwrap().1.to_owned();
    assert_eq!(token(&person), token(&organisation));
    assert_eq!(token(&person), token(&party));
    let asset = disguise().name(IdentityKind::Asset, "Alice");
    assert_ne!(token(&person), token(&asset));
}

#[test]
fn urls_keep_scheme_and_host_only() {
    let url = |text| disguise().url(text);
    assert_eq!(
        url("HTTP://www.example.com"),
        url("http://www.EXAMPLE.com:80/")
    );
    assert_ne!(
        url("http://www.example.com/a"),
        url("http://www.example.com/A")
    );
    assert_ne!(
        url("http://www.example.com/"),
        url("https://www.example.com/")
    );
    assert_ne!(
        url("http://alice@www.example.com/"),
        url("http://www.example.com/")
    );
    let host = disguise().host("2001:db8::1");
    assert!(url("ftp://[2001:DB8::1]:21/").starts_with(&format!("ftp://[{host}]/p-")));
    assert_eq!(
        url("mailto:alice@example.com?subject=x"),
        format!("mailto:{}", disguise().email("alice@example.com"))
    );
    for other in [
        "alice://example.com/",
        "urn:x:alice",
        "file:///home/alice",
        "alice",
        "",
    ] {
        let pseudonym = url(other);
        assert!(pseudonym.starts_with("urn:example:u-"), "{pseudonym}");
        assert_eq!(pseudonym.len(), "urn:example:u-".len() + 16);
    }
    let lengths = [
        "http://a.example/",
        "http://a.very.long.name.example:99/and/path?q",
    ];
    let lengths: HashSet<_> = lengths.map(|text| url(text).len()).into();
    assert_eq!(lengths.len(), 1);
}

#[test]
fn suffixes_are_kept_on_request_only() {
    let labels = |text: &str, of: &super::Disguise| {
        let name = of.host(text);
        name.split('.').map(str::to_owned).collect::<Vec<_>>()
    };
    let [www, mail] = ["www.example.com", "mail.example.com"].map(|n| labels(n, &preserving()));
    assert_eq!((www.len(), &www[1..]), (4, &mail[1..]));
    assert_ne!(www[0], mail[0]);
    assert_eq!(labels("example.com", &preserving()), www[1..]);
    assert_ne!(labels("example.org", &preserving())[1], www[2]);
    assert_eq!(labels("www.example.com", &disguise()).len(), 2);

    let deep = "a.".repeat(120) + "example";
    let name = preserving().host(&deep);
    assert!(name.len() <= 253, "{name}");
    let sibling = preserving().host(&format!("b.{deep}"));
    assert_ne!(name, sibling);
    assert_eq!(
        name.split_once('.').unwrap().1,
        sibling.split_once('.').unwrap().1
    );
}

#[test]
fn pseudonyms_of_identifiers_are_identifiers() {
    let id: ElementId = "alice-1".parse().unwrap();
    let pseudonym = disguise().element_id(&id);
    assert!(pseudonym.is_well_formed());
    assert_eq!(pseudonym, disguise().element_id(&id));
    assert_ne!(
        pseudonym,
        disguise().element_id(&"alice-2".parse().unwrap())
    );
}
