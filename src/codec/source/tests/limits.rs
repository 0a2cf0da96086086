//! Each limit: what is just under passes, what is just over does not.

use std::io::{BufReader, Read, repeat};

use super::{Limits, transcript};
use crate::codec::source::{Token, TokenSource, XmlTokens};
use crate::error::{Error, ErrorKind, Limit};

fn limited(document: &str, limits: &Limits) -> Option<Error> {
    let mut tokens = XmlTokens::new(document.as_bytes(), limits.clone());
    tokens.limit_document();
    transcript(tokens).1
}

/// `document(n)` passes with `n` at the limit, and fails with one more.
fn assert_limit(limit: Limit, limits: &Limits, allowed: u64, document: impl Fn(usize) -> String) {
    let most = usize::try_from(allowed).unwrap();
    if let Some(error) = limited(&document(most), limits) {
        panic!("{limit}: {error}");
    }
    let error = limited(&document(most + 1), limits).expect("a limit passed");
    assert_eq!(error.kind(), &ErrorKind::Limit { limit, allowed });
    assert!(error.position().is_some());
}

#[test]
fn bytes_of_a_document() {
    let limits = Limits::default().with_document_bytes(100);
    assert_limit(Limit::DocumentBytes, &limits, 100, |n| {
        format!("<n>{}</n>", "x".repeat(n - 7))
    });
    assert_limit(Limit::DocumentBytes, &limits, 100, |n| {
        format!("<n/>{}", " ".repeat(n - 4))
    });
    for bytes in 0..7 {
        let error = limited(
            "\u{FEFF}<n/>",
            &Limits::default().with_document_bytes(bytes),
        );
        let limit = Limit::DocumentBytes;
        let allowed = bytes;
        assert_eq!(error.unwrap().kind(), &ErrorKind::Limit { limit, allowed });
    }
    let streamed = format!("<n>{}</n>", "x".repeat(200));
    assert!(
        transcript(XmlTokens::new(streamed.as_bytes(), limits))
            .1
            .is_none()
    );
}

#[test]
fn bytes_of_an_incident() {
    let limits = Limits::default().with_incident_bytes(100);
    assert_limit(Limit::IncidentBytes, &limits, 100, |n| {
        format!("<n>{}</n>", "x".repeat(n - 7))
    });
    assert_limit(Limit::IncidentBytes, &limits, 100, |n| {
        format!("{}<n/>", " ".repeat(n - 4))
    });
    assert_limit(Limit::IncidentBytes, &limits, 100, |n| {
        format!("<n/><!--{}-->", "x".repeat(n - 11))
    });
}

#[test]
fn every_incident_has_its_own_account() {
    let incident = format!("<i>{}</i>", "x".repeat(80));
    let document = format!("<n>{}</n>", incident.repeat(50));
    let limits = Limits::default()
        .with_incident_bytes(100)
        .with_incident_nodes(5);
    assert!(limited(&document, &limits).is_some());
    let mut tokens = XmlTokens::new(document.as_bytes(), limits);
    loop {
        match tokens.advance().unwrap() {
            Token::Start if tokens.tag().local == "i" => tokens.begin_incident(),
            Token::Eof => break,
            _ => {}
        }
    }
}

#[test]
fn nodes_of_an_incident() {
    let limits = Limits::default().with_incident_nodes(10);
    assert_limit(Limit::IncidentNodes, &limits, 10, |n| {
        format!("<n>{}</n>", "<m/>".repeat(n - 1))
    });
    assert_limit(Limit::IncidentNodes, &limits, 10, |n| {
        format!("<n v='' w=''>{}</n>", "<m/>".repeat(n - 3))
    });
    assert_limit(Limit::IncidentNodes, &limits, 10, |n| {
        format!("<n>t{}</n>", "<m/>".repeat(n - 2))
    });
    // A comment makes the reader leave the way of most tokens.
    assert_limit(Limit::IncidentNodes, &limits, 10, |n| {
        format!("<n>{}</n>", "<!----><m/>".repeat(n - 1))
    });
    assert_limit(Limit::IncidentNodes, &limits, 10, |n| {
        format!("<n>{}<!---->t</n>", "<m/>".repeat(n - 2))
    });
}

#[test]
fn bytes_of_an_event() {
    let limits = Limits::default().with_event_bytes(100);
    let x = |n: usize| "x".repeat(n);
    assert_limit(Limit::EventBytes, &limits, 100, |n| {
        format!("<n>{}</n>", x(n))
    });
    assert_limit(Limit::EventBytes, &limits, 100, |n| {
        format!("<n v='{}'/>", x(n - 9))
    });
    assert_limit(Limit::EventBytes, &limits, 100, |n| {
        format!("<n><!--{}--></n>", x(n - 7))
    });
    assert_limit(Limit::EventBytes, &limits, 100, |n| {
        format!("<n><?i {}?></n>", x(n - 6))
    });
    assert_limit(Limit::EventBytes, &limits, 100, |n| {
        format!("<n><![CDATA[{}]]></n>", x(n - 12))
    });
    assert_limit(Limit::EventBytes, &limits, 100, |n| {
        format!("<n>&#{}65;</n>", "0".repeat(n - 5))
    });
    assert_limit(Limit::EventBytes, &limits, 100, |n| {
        format!("<n></n{}>", " ".repeat(n - 4))
    });
}

#[test]
fn bytes_of_text() {
    let limits = Limits::default().with_text_bytes(100);
    assert_limit(Limit::TextBytes, &limits, 100, |n| {
        format!("<n>{}</n>", "x".repeat(n))
    });
    assert_limit(Limit::TextBytes, &limits, 100, |n| {
        format!("<n>{}</n>", "&amp;".repeat(n))
    });
    assert_limit(Limit::TextBytes, &limits, 100, |n| {
        format!("<n>{}</n>", "<![CDATA[x]]>".repeat(n))
    });
    assert_limit(Limit::TextBytes, &limits, 100, |n| {
        format!("<n>{}</n>", "x<!---->".repeat(n))
    });
}

#[test]
fn depth() {
    let nested = |n: usize| format!("{}{}", "<n>".repeat(n), "</n>".repeat(n));
    assert_limit(Limit::Depth, &Limits::default().with_depth(3), 3, nested);
    assert_limit(Limit::Depth, &Limits::default(), 128, nested);
    assert_limit(
        Limit::Depth,
        &Limits::default().with_depth(u64::MAX),
        256,
        nested,
    );
}

#[test]
fn attributes() {
    let with = |n: usize| {
        let attributes: Vec<_> = (0..n).map(|i| format!(" a{i}=''")).collect();
        format!("<n xmlns='urn:u'{}/>", attributes.concat())
    };
    assert_limit(Limit::Attributes, &Limits::default(), 64, with);
    assert_limit(
        Limit::Attributes,
        &Limits::default().with_attributes(1),
        1,
        with,
    );
}

#[test]
fn bytes_of_a_name() {
    let limits = Limits::default().with_name_bytes(20);
    assert_limit(Limit::NameBytes, &limits, 20, |n| {
        format!("<{}/>", "n".repeat(n))
    });
    assert_limit(Limit::NameBytes, &limits, 20, |n| {
        format!("<n {}=''/>", "v".repeat(n))
    });
    assert_limit(Limit::NameBytes, &limits, 20, |n| {
        format!("<n><?{}?></n>", "i".repeat(n))
    });
}

#[test]
fn namespace_declarations() {
    let declared = |n: usize| {
        let declarations: Vec<_> = (1..n).map(|i| format!(" xmlns:p{i}='urn:u'")).collect();
        let declarations = declarations.concat();
        format!("<n xmlns='urn:u'><m{declarations}/><m{declarations}/></n>")
    };
    assert_limit(Limit::Namespaces, &Limits::default(), 128, declared);
    assert_limit(
        Limit::Namespaces,
        &Limits::default().with_namespaces(2),
        2,
        declared,
    );
}

#[test]
fn endless_inputs_end() {
    let endless = |start: &'static [u8], byte: u8| BufReader::new(start.chain(repeat(byte)));
    for (start, byte) in [
        (&b"<n>"[..], b'x'),
        (b"<n v='", b'x'),
        (b"<n v=", b'\''),
        (b"<!--", b'x'),
        (b"<?i ", b'x'),
        (b"<![CDATA[", b'x'),
        (b"<", b'n'),
        (b"<n>&", b'a'),
        (b"<n></n", b' '),
        (b"<n/>", b' '),
        (b"", b' '),
        (b"<?xml ", b' '),
        (b"<!DOCTYPE ", b'x'),
        (b"", b'x'),
        (b"", b'<'),
        (b"\xEF\xBB\xBF", b'\n'),
        (b"\xFF\xFE", b'<'),
    ] {
        let (_, error) = transcript(XmlTokens::new(endless(start, byte), Limits::default()));
        let error = error.expect("an error");
        println!(
            "{:?} and {:?} for ever: {error}",
            String::from_utf8_lossy(start),
            char::from(byte)
        );
    }
}

#[test]
fn an_endless_prolog_ends() {
    struct Comments;
    impl Read for Comments {
        fn read(&mut self, out: &mut [u8]) -> std::io::Result<usize> {
            (&b"<!----> <?i?>"[..]).read(out)
        }
    }
    let (_, error) = transcript(XmlTokens::new(BufReader::new(Comments), Limits::default()));
    let limit = Limit::IncidentBytes;
    assert_eq!(
        error.unwrap().kind(),
        &ErrorKind::Limit {
            limit,
            allowed: 16 << 20
        }
    );
}
