use proptest::prelude::*;

use crate::{Document, ErrorKind, JsonLossKind, Limit, Limits};

const EXAMPLE: &str = include_str!("../../../examples/data/spraying.json");

/// A document whose incident has more members.
fn incident(members: &str) -> String {
    format!(
        r#"{{"version":"2.00","Incident":[{{"purpose":"watch",
"IncidentID":{{"id":"1","name":"csirt.example.com"}},
"GenerationTime":"2026-01-01T00:00:00Z","Contact":[{{"role":"creator","type":"person"}}]{members}}}]}}"#
    )
}

fn error(json: &str) -> crate::Error {
    Document::from_json(json.as_bytes()).unwrap_err()
}

#[test]
fn errors_say_where() {
    let twice = error(&incident(r#","status":"new","status":"resolved""#));
    assert!(matches!(twice.kind(), ErrorKind::Json(_)));
    assert_eq!(
        twice.to_string(),
        "the member \"status\" occurs twice at /IODEF-Document/Incident (line 3, column 112)"
    );
    let wrong = error(&incident(r#","EventData":[{},{"StartTime":"yesterday"}]"#));
    assert_eq!(
        wrong.path(),
        "/IODEF-Document/Incident/EventData[2]/StartTime"
    );
    let none = error(&incident(r#","status":null"#));
    assert_eq!(
        none.to_string(),
        "expected a string, found \"null\" at /IODEF-Document/Incident/status (line 3, column 97)"
    );
    let missing = error(&incident(
        r#","History":{"HistoryItem":[{"action":"other"}]}"#,
    ));
    assert!(matches!(missing.kind(), ErrorKind::Missing { name } if &**name == "DateTime"));
    assert_eq!(
        missing.path(),
        "/IODEF-Document/Incident/History/HistoryItem"
    );
    for (json, line) in [
        ("{", 1),
        ("{\n\"a\":\n}", 3),
        ("{}\n{}", 2),
        ("", 1),
        ("\u{feff}", 1),
    ] {
        let error = error(json);
        assert!(matches!(error.kind(), ErrorKind::Json(_)), "{error}");
        assert_eq!(error.position().unwrap().line(), line, "{error}");
    }
    let escape = error(&incident(r#","Description":["\ud800"]"#));
    assert!(matches!(escape.kind(), ErrorKind::Json(_)));
    assert_eq!(escape.position().unwrap().line(), 3);
    let bytes = Document::from_json(b"{\"\xff\":1}").unwrap_err();
    assert!(matches!(bytes.kind(), ErrorKind::Encoding(_)));
    assert_eq!(bytes.position().unwrap().column(), 3);
    for json in [
        "{}",
        "[]",
        "1",
        "\"\"",
        "null",
        r#"{"Incident":{}}"#,
        r#"{"Incident":[[]]}"#,
    ] {
        error(json);
    }
}

#[test]
fn limits_hold() {
    let deep = |depth: usize| {
        incident(&format!(
            r#","EventData":{}{}"#,
            r#"[{"EventData":"#.repeat(depth),
            "[]".to_owned() + &"}]".repeat(depth)
        ))
    };
    assert!(Document::from_json(deep(100).as_bytes()).is_ok());
    let error = error(&deep(5000));
    assert!(matches!(
        error.kind(),
        ErrorKind::Limit {
            limit: Limit::Depth,
            allowed: 128
        }
    ));
    // What is not known is not gone into.
    let unknown = incident(&format!(
        r#","other":{}{}"#,
        "[".repeat(100_000),
        "]".repeat(100_000)
    ));
    let read = Document::from_json(unknown.as_bytes()).unwrap();
    assert_eq!(read.losses[0].kind, JsonLossKind::UnknownMember);
    assert_eq!(read.losses[0].path, "/IODEF-Document/Incident/other");
    let many = incident(&format!(r#","EventData":[{}{{}}]"#, "{},".repeat(1000)));
    let mut limits = Limits::default().with_incident_nodes(900);
    let error = Document::from_json_within(many.as_bytes(), &limits).unwrap_err();
    assert!(matches!(
        error.kind(),
        ErrorKind::Limit {
            limit: Limit::IncidentNodes,
            allowed: 900
        }
    ));
    limits = Limits::default().with_document_bytes(900);
    let error = Document::from_json_within(many.as_bytes(), &limits).unwrap_err();
    assert!(matches!(
        error.kind(),
        ErrorKind::Limit {
            limit: Limit::DocumentBytes,
            ..
        }
    ));
}

#[test]
fn numbers_keep_their_digits() {
    let amount = "123456789012345678901234567890.10";
    let json = incident(&format!(
        r#","Assessment":[{{"Impact":[{{"MonetaryImpact":{{"value":{amount}}}}}],"Confidence":{{"value":1e400,"rating":"numeric"}}}}]"#
    ));
    let read = Document::from_json(json.as_bytes()).unwrap();
    assert_eq!(read.losses, []);
    let text = read.document.to_json().unwrap().text;
    assert!(text.contains(&format!(r#"{{"value":{amount}}}"#)), "{text}");
    assert!(text.contains(r#""value":1e400"#), "{text}");
}

#[test]
fn what_is_close_is_taken_for_what_it_says() {
    let close = [
        (r#","Description":"one""#, JsonLossKind::Form, "Description"),
        (
            r#","AlternativeID":[{"IncidentID":[]}]"#,
            JsonLossKind::Form,
            "AlternativeID",
        ),
        (
            r#","Assessment":[{"Impact":[],"Counter":[{"value":"3","type":"count","unit":"packet"}]}]"#,
            JsonLossKind::Form,
            "Assessment/Counter/value",
        ),
        (r#","EventData":[]"#, JsonLossKind::Empty, "EventData"),
        (r#","status":" new""#, JsonLossKind::Spelling, "status"),
        (r#","urgency":7"#, JsonLossKind::UnknownMember, "urgency"),
    ];
    for (members, kind, path) in close {
        let result = Document::from_json(incident(members).as_bytes());
        let Ok(read) = result else {
            assert!(members.contains("AlternativeID"), "{result:?}");
            continue;
        };
        let path = format!("/IODEF-Document/Incident/{path}");
        let found = read
            .losses
            .iter()
            .any(|loss| loss.kind == kind && loss.path == path);
        assert!(found, "{members}: {:?}", read.losses);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics(at in 0..EXAMPLE.len(), length in 0_usize..40, patch in "[\\[\\]{}\",:0-9a-z\\\\ué-]{0,8}") {
        let mut bytes = EXAMPLE.as_bytes().to_vec();
        let end = (at + length).min(bytes.len());
        bytes.splice(at..end, patch.bytes());
        if let Ok(read) = Document::from_json(&bytes) {
            let json = read.document.to_json().unwrap();
            let back = Document::from_json(json.text.as_bytes()).unwrap().document;
            prop_assert_eq!(back == read.document, json.is_complete());
        }
    }

    #[test]
    fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
        prop_assert!(Document::from_json(&bytes).is_err());
    }
}
