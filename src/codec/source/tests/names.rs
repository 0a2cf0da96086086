//! Names, and the declaration in front.

use super::shorthand;
use crate::codec::source::declaration::parse;
use crate::codec::source::names::scan;
use crate::value::is_ncname;

/// The length of a name, and where its colon is.
fn scanned(text: &str) -> Option<(usize, Option<usize>)> {
    scan(text, 0).map(|name| (name.end, name.local.checked_sub(1)))
}

#[test]
fn names_end_where_they_end() {
    let cases = [
        ("name", Some((4, None))),
        ("p:name more", Some((6, Some(1)))),
        ("n-1.x_=", Some((6, None))),
        ("größe:日本>", Some((14, Some(7)))),
        ("a\u{B7}\u{300}", Some((5, None))),
        ("\u{10000}\u{EFFFF}", Some((8, None))),
        ("", None),
        ("-a", None),
        (".a", None),
        ("1", None),
        ("\u{B7}a", None),
        ("p:1", None),
        ("p:é:q", None),
        ("é:", None),
        (":é", None),
        ("\u{D7}", None),
        ("\u{37E}", None),
    ];
    for (text, expected) in cases {
        assert_eq!(scanned(text), expected, "{text:?}");
    }
    assert!(
        is_ncname("a\u{2040}")
            && !is_ncname("a:b")
            && !is_ncname("\u{F0000}")
            && !is_ncname("\u{2030}")
    );
}

#[test]
fn scanning_by_bytes_and_by_characters_agrees() {
    for first in 0..128_u8 {
        for second in 0..128_u8 {
            let (first, second) = (char::from(first), char::from(second));
            let plain = format!("{first}{second}a ");
            let high = format!("{first}{second}aé");
            let plain = scanned(&plain).map(|(length, colon)| (length > 2, colon));
            let high = scanned(&high).map(|(length, colon)| (length > 2, colon));
            assert_eq!(plain, high, "{first:?} {second:?}");
        }
    }
}

#[test]
fn declarations_follow_their_grammar() {
    for good in [
        " version='1.0'",
        "\n version = \"1.0\" ",
        " version='1.23' encoding='UTF-8'",
        " version='1.0' standalone='no'",
        " version='1.0'\tencoding=\"utf-8\"\rstandalone='yes' ",
    ] {
        assert!(parse(good.as_bytes()).is_ok(), "{good}");
    }
    for bad in [
        "",
        "version='1.0'",
        " version='1.'",
        " version='1.0a'",
        " version=1.0",
        " version",
        " version='1.0",
        " version='1.0'encoding='UTF-8'",
        " version='1.0' encoding=''",
        " version='1.0' encoding='8-bit'",
        " version='1.0' encoding='a b'",
        " version='1.0' standalone='YES'",
        " version='1.0' standalone='yes' encoding='UTF-8'",
        " version='1.0' version='1.0'",
        " Version='1.0'",
        " version='1.0' ?",
    ] {
        assert!(parse(bad.as_bytes()).is_err(), "{bad}");
    }
}

#[test]
fn instructions_may_start_with_xml_but_not_be_it() {
    assert_eq!(shorthand("<?xml-stylesheet href='x'?><a/>"), "<a{}>/");
    assert!(shorthand("<a><?Xml?></a>").contains("not at the start"));
    assert!(shorthand("<a><?xml?></a>").contains("not at the start"));
}
