//! Where tags, texts and errors are said to be.

use super::{Limits, Pieces, outcome};
use crate::codec::source::{Token, TokenSource, XmlTokens};
use crate::error::Position;

/// Line, column and offset.
type Place = (u64, u64, u64);

/// The place of every token.
fn places(document: &[u8], size: usize) -> Vec<Place> {
    let mut tokens = XmlTokens::new(Pieces::new(document, size), Limits::default());
    let mut places = Vec::new();
    loop {
        let token = tokens.advance().unwrap();
        places.push(parts(tokens.position()));
        if token == Token::Eof {
            return places;
        }
    }
}

fn parts(position: Position) -> Place {
    (position.line(), position.column(), position.offset())
}

#[test]
fn tags_are_where_they_are() {
    let cases: &[(&[u8], &[Place])] = &[
        (b"<a/>", &[(1, 1, 0), (1, 1, 0), (1, 5, 4)]),
        (b"\n\n <a>\n</a>\n", &[(3, 2, 3), (4, 1, 7), (5, 1, 12)]),
        (b"\r\n\r<a>\r\r\n</a>", &[(3, 1, 3), (5, 1, 9), (5, 5, 13)]),
        (
            "<a>é日😀<b/></a>".as_bytes(),
            &[(1, 1, 0), (1, 7, 12), (1, 7, 12), (1, 11, 16), (1, 15, 20)],
        ),
        (
            "<a>é\n日<b/></a>".as_bytes(),
            &[(1, 1, 0), (2, 2, 9), (2, 2, 9), (2, 6, 13), (2, 10, 17)],
        ),
        (b"\xEF\xBB\xBF<a/>", &[(1, 1, 3), (1, 1, 3), (1, 5, 7)]),
        (
            b"<!--\n--><?i\n?><a/>",
            &[(3, 3, 14), (3, 3, 14), (3, 7, 18)],
        ),
        (
            b"<a v='\n'\n>&amp;<![CDATA[\n]]></a>",
            &[(1, 1, 0), (4, 4, 28), (4, 8, 32)],
        ),
        (
            b"\xFE\xFF\0\n\0<\0\xE9\0/\0>",
            &[(2, 1, 1), (2, 1, 1), (2, 5, 6)],
        ),
    ];
    for (document, expected) in cases {
        for size in [1, 2, 100] {
            assert_eq!(
                places(document, size),
                *expected,
                "{}",
                String::from_utf8_lossy(document)
            );
        }
    }
}

#[test]
fn positions_hold_across_windows() {
    let filler = format!("<b>\r\n{}</b>\r", "é".repeat(40));
    let mut document = String::from("<r>");
    let mut expected = vec![(1, 1, 0)];
    for n in 0..4000_u64 {
        let (line, offset) = (1 + 2 * n, u64::try_from(document.len()).unwrap());
        expected.push((line, if n == 0 { 4 } else { 1 }, offset));
        expected.push((line + 1, 41, offset + 85));
        document.push_str(&filler);
    }
    let end = u64::try_from(document.len()).unwrap();
    document.push_str("</r>");
    expected.extend([(8001, 1, end), (8001, 5, end + 4)]);
    for size in [7, 4099, 64 * 1024, usize::MAX] {
        assert_eq!(places(document.as_bytes(), size), expected);
    }
}

#[test]
fn a_tag_longer_than_the_window_is_where_it_starts() {
    let value = "\n".repeat(200_000);
    let document = format!("\n<a>text<b v='{value}'/></a>");
    for size in [1, usize::MAX] {
        let mut tokens = XmlTokens::new(Pieces::new(document.as_bytes(), size), Limits::default());
        tokens.advance().unwrap();
        tokens.advance().unwrap();
        assert_eq!(parts(tokens.position()), (2, 8, 8));
        assert_eq!(parts(tokens.text_position()), (2, 4, 4));
        tokens.advance().unwrap();
        tokens.advance().unwrap();
        assert_eq!(parts(tokens.position()), (200_002, 4, 200_017));
        assert_eq!(parts(tokens.text_position()), (200_002, 4, 200_017));
    }
}

#[test]
fn errors_are_where_they_are() {
    let cases = [
        (
            "<a>\n &who;</a>",
            "undeclared entity \"who\" (line 2, column 2)",
        ),
        (
            "<a>\n\u{1}</a>",
            "XML cannot hold the character U+0001 (line 2, column 1)",
        ),
        (
            "<a\n v='1'\n v='2'/>",
            "attribute \"v\" appears twice (line 3, column 2)",
        ),
        (
            "<a v='é&#0;'/>",
            "XML cannot hold the character U+0000 (line 1, column 8)",
        ),
        ("<a>]\r\n]]></a>", "\"]]>\" in text (line 2, column 1)"),
        (
            "<a>\n<p:b/></a>",
            "undeclared namespace prefix \"p\" (line 2, column 2)",
        ),
        (
            "<a q:v='1'/>",
            "undeclared namespace prefix \"q\" (line 1, column 4)",
        ),
        (
            "<a>\n<b></a>",
            "expected the end tag of \"b\", found that of \"a\" (line 2, column 4)",
        ),
        ("<a>\n<b>", "element \"b\" is not closed (line 2, column 4)"),
        (
            "\n x<a/>",
            "text before the root element (line 2, column 2)",
        ),
        ("<a/>\nx", "text behind the root element (line 2, column 1)"),
        ("<a/>\n<b/>", "a second root element (line 2, column 1)"),
        ("", "there is no root element (line 1, column 1)"),
        ("<a><1b/></a>", "\"1b\" is no name (line 1, column 5)"),
        (
            "<a x=1/>",
            "an attribute value is not quoted (line 1, column 6)",
        ),
        (
            "<a x='1'y='2'/>",
            "white space is missing before an attribute (line 1, column 9)",
        ),
        ("<a x/>", "attribute \"x\" has no value (line 1, column 4)"),
        (
            "<a x='<'/>",
            "\"<\" in an attribute value (line 1, column 7)",
        ),
        (
            "<a><?1?></a>",
            "\"1\" is no target of a processing instruction (line 1, column 6)",
        ),
        (
            "<a>\n<!DOCTYPE a></a>",
            "a document type declaration is refused (line 2, column 1)",
        ),
        (
            "<a>\n<!-- a -- b --></a>",
            "\"--\" in a comment (line 2, column 1)",
        ),
        (
            "<?xml version='3'?><a/>",
            "the XML version is not 1.0 (line 1, column 1)",
        ),
    ];
    for (document, expected) in cases {
        assert_eq!(
            outcome(document.as_bytes()).unwrap_err().to_string(),
            expected
        );
    }
}
