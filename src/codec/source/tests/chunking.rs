//! However the reader cuts its bytes, the tokens and errors are the same.

use std::io::{self, BufReader, Read};

use proptest::collection::vec;
use proptest::prelude::*;

use super::inputs::INPUTS;
use super::{Limits, Pieces, outcome, transcript};
use crate::codec::source::XmlTokens;
use crate::error::ErrorKind;

fn tight() -> Limits {
    Limits::default()
        .with_event_bytes(300)
        .with_incident_bytes(600)
        .with_text_bytes(90)
}

fn assert_alike(document: &[u8], limits: &Limits) {
    let see = |size| {
        let (lines, error) =
            transcript(XmlTokens::new(Pieces::new(document, size), limits.clone()));
        (lines, error.map(|error| format!("{error:?}")))
    };
    let whole = see(document.len().max(1));
    for size in [1, 2, 3, 7] {
        assert_eq!(
            see(size),
            whole,
            "in pieces of {size}: {:?}",
            String::from_utf8_lossy(document)
        );
    }
}

#[test]
fn every_input_reads_alike_in_pieces() {
    for (_, _, document) in INPUTS
        .iter()
        .filter(|(_, _, document)| document.len() < 2000)
    {
        assert_alike(document, &Limits::default());
        assert_alike(document, &tight());
    }
}

/// Whatever byte a limit ends at: it is passed, or what is wrong before it is said.
#[test]
fn every_limit_on_bytes_reads_alike_in_pieces() {
    let inputs = INPUTS.iter().map(|(_, _, document)| &**document);
    for document in inputs.filter(|document| document.len() < 300) {
        for bytes in 1..=u64::try_from(document.len()).unwrap() {
            let limits = Limits::default().with_depth(2);
            assert_alike(document, &limits.clone().with_event_bytes(bytes));
            assert_alike(document, &limits.with_incident_bytes(bytes));
        }
    }
}

#[test]
fn long_documents_read_alike_in_pieces() {
    let element = "<é:Node xmlns:é='urn:é' v='a&#10;b\r\nc'>\r\ntext &amp; <![CDATA[<\r>]]><!-- c --></é:Node>\r";
    let document = format!("\u{FEFF}<r>{}</r>", element.repeat(1500));
    assert!(document.len() > 2 * 64 * 1024);
    assert_alike(document.as_bytes(), &Limits::default());
}

proptest! {
    #[test]
    fn mutations_read_alike_in_pieces(
        index in any::<prop::sample::Index>(),
        cuts in vec((any::<prop::sample::Index>(), any::<u8>(), 0..4_u8), 1..4),
    ) {
        let mut document = index.get(&INPUTS).2.to_vec();
        document.truncate(400);
        for (at, byte, kind) in cuts {
            let at = at.index(document.len() + 1);
            match kind {
                0 if at < document.len() => document[at] = byte,
                1 if at < document.len() => drop(document.remove(at)),
                2 => document.truncate(at),
                _ => document.insert(at, b"<>&;'\"/?!-[]xn \r\n\0\xEF\xBF"[usize::from(byte) % 20]),
            }
        }
        assert_alike(&document, &Limits::default());
        assert_alike(&document, &tight());
    }

    #[test]
    fn markup_soup_reads_alike_in_pieces(soup in "(<[a-c]( [x-z]='[a&;<]?')?/?>|</[a-c]>|<!--|-->|<!\\[CDATA\\[|\\]\\]>|<\\?|\\?>|&|amp;|#x4|;|\r|\n|é|[ -~]){0,40}") {
        assert_alike(format!("<a>{soup}</a>").as_bytes(), &Limits::default());
    }
}

struct Failing;

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("the line is cut"))
    }
}

#[test]
fn a_failing_reader_is_reported_where_it_fails() {
    let reader = BufReader::new((&b"<a>\n<b/>te"[..]).chain(Failing));
    let (lines, error) = transcript(XmlTokens::new(reader, Limits::default()));
    assert_eq!(lines.lines().count(), 3);
    let error = error.unwrap();
    assert_eq!(error.kind(), &ErrorKind::Io);
    assert_eq!(
        error.to_string(),
        "input or output failed: the line is cut (line 2, column 7)"
    );
    assert!(std::error::Error::source(&error).is_some());
}

#[test]
fn a_fault_behind_the_end_of_a_tag_does_not_hide_the_tag() {
    let (lines, error) = transcript(XmlTokens::new(&b"<a><b/>\xFF</a>"[..], Limits::default()));
    assert_eq!(lines.lines().count(), 3);
    assert!(matches!(error.unwrap().kind(), ErrorKind::Encoding(_)));
}

#[test]
fn every_truncation_is_an_error() {
    let document =
        "<?xml version='1.0'?><r a='1'><!-- c --><b>t&amp;<![CDATA[x]]></b><?i?><c/></r>";
    for end in 0..document.len() {
        assert!(outcome(&document.as_bytes()[..end]).is_err(), "{end}");
    }
    assert!(outcome(document.as_bytes()).is_ok());
}
