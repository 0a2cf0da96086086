//! Time in documents: RFC 3067, sections 6.12, 6.13 and 6.15.

use std::cmp::Ordering;
use std::collections::HashSet;

use iodef::{Attack, Granularity, Incident, Offset, Stage, Timestamp, Vocabulary};

use crate::{BOTH, at, bare, comes_back, of, read, valid, whole, xml};

/// From a year to thirteen digits of a fraction.
const GRANULARITIES: [&str; 9] = [
    "2001",
    "2001-09",
    "2001-09-13",
    "2001-09-13T23",
    "2001-09-13T23:19",
    "2001-09-13T23:19:24",
    "2001-09-13T23:19:24.1",
    "2001-09-13T23:19:24.100",
    "2001-09-13T23:19:24.1234567890123",
];

/// None, UTC, unknown, and so many hours and minutes.
const OFFSETS: [&str; 4] = ["", "Z", "-00:00", "+05:30"];

/// An incident of a time that IODEF has an element for and one that it has none for.
fn timed(time: &str) -> Incident {
    whole()
        .with_time(Stage::Detect, at(time))
        .with_time(Stage::Contain, at(time))
}

/// Whether a time comes back from a vocabulary to the letter.
fn survives(time: &str, vocabulary: Vocabulary) -> bool {
    let incident = timed(time);
    let back = read(xml(&incident, vocabulary));
    let when = |stage| back.timeline.when(&stage).map(ToString::to_string);
    let letter = Some(time.to_owned());
    back == incident && when(Stage::Detect) == letter && when(Stage::Contain) == letter
}

/// Asserts that times come back from both vocabularies; says how many did.
#[track_caller]
fn all_survive(what: &str, times: &[String]) {
    for vocabulary in BOTH {
        let lost: Vec<_> = times.iter().filter(|t| !survives(t, vocabulary)).collect();
        let kept = times.len() - lost.len();
        println!(
            "{what} through {}: {kept} of {}",
            vocabulary.token(),
            times.len()
        );
        assert!(lost.is_empty(), "{vocabulary}: {lost:?}");
    }
    for time in times {
        comes_back(&timed(time));
    }
}

fn matrix() -> Vec<String> {
    let with = |day: &&str| OFFSETS.map(|offset| format!("{day}{offset}"));
    GRANULARITIES.iter().flat_map(with).collect()
}

/// Nine granularities and four offsets, as they were written.
#[test]
fn r092_granularity_is_kept() {
    all_survive("granularities and offsets", &matrix());
    let times: Vec<_> = matrix().iter().map(|time| at(time)).collect();
    for vocabulary in BOTH {
        let written: Vec<_> = matrix()
            .iter()
            .map(|t| xml(&timed(t), vocabulary))
            .collect();
        assert_eq!(written.iter().collect::<HashSet<_>>().len(), times.len());
        valid(vocabulary, &written);
    }
    let kinds: HashSet<_> = times.iter().map(Timestamp::granularity).collect();
    assert_eq!(kinds.len(), GRANULARITIES.len());
    assert!(kinds.contains(&Granularity::Fraction(13)));
    let offsets: HashSet<_> = times.iter().map(Timestamp::offset).collect();
    assert_eq!(offsets.len(), OFFSETS.len());
    assert!(offsets.contains(&Offset::Minutes(330)));
}

/// The same of the times of an attack.
#[test]
fn r092_granularity_is_kept_in_attacks() {
    for time in matrix() {
        let mut attack = Attack::new();
        for stage in [Stage::Start, Stage::Generate, Stage::Eradicate] {
            attack.timeline.set(stage, at(&time));
        }
        comes_back(&of(attack));
    }
}

/// Local time and offset are never rewritten.
#[test]
fn r086_local_time_and_offset() {
    let times = [
        "+05:30", "-03:30", "+00:00", "-00:00", "+14:00", "-14:00", "Z", "",
    ]
    .map(|offset| format!("2001-09-13T23:19:24{offset}"));
    for time in &times {
        for vocabulary in BOTH {
            let written = xml(&timed(time), vocabulary);
            let own = format!("<DetectTime>{time}</DetectTime>");
            assert!(written.contains(&own), "{written}");
            assert!(survives(time, vocabulary), "{time}");
        }
    }
    let different: HashSet<_> = times.iter().map(|time| at(time)).collect();
    assert_eq!(different.len(), times.len());
    let local = at("2001-09-13T23:19:24+05:30");
    assert_eq!(
        (local.day(), local.hour(), local.minute()),
        (Some(13), Some(23), Some(19))
    );
}

/// An unknown offset is never taken for UTC.
#[test]
fn r088_normalised_as_an_interval() {
    let utc = |time: &str| at(time).to_utc().unwrap();
    let known = utc("2001-09-13T23:19:24+05:30");
    assert_eq!(known.start().to_rfc3339(), "2001-09-13T17:49:24+00:00");
    assert_eq!(known.end().to_rfc3339(), "2001-09-13T17:49:25+00:00");
    for offset in ["", "-00:00"] {
        let unknown = utc(&format!("2001-09-13T12:00:00{offset}"));
        assert_eq!(unknown.start().to_rfc3339(), "2001-09-12T22:00:00+00:00");
        assert_eq!(unknown.end().to_rfc3339(), "2001-09-14T02:00:01+00:00");
    }
}

/// A day and a second of it have no order; days apart have one, whatever
/// their granularity. Read from a document, it is the same.
#[test]
fn r093_different_granularity_at_different_stages() {
    let cases = [
        ("2001-09-13Z", "2001-09-13T23:19:24Z", None),
        ("2001-09Z", "2001-09-13Z", None),
        ("2001-09-13Z", "2001-09-14T00:00:00Z", Some(Ordering::Less)),
        ("2001-10Z", "2001-09-13T23:19Z", Some(Ordering::Greater)),
        ("2001-09-13T12:00:00", "2001-09-13T13:00:00Z", None),
        (
            "2001-09-13T12:00:00",
            "2001-09-15T13:00:00Z",
            Some(Ordering::Less),
        ),
        (
            "2001-09-13T23:19:24+05:30",
            "2001-09-13T17:49:24Z",
            Some(Ordering::Equal),
        ),
    ];
    for (left, right, expected) in cases {
        let incident = whole()
            .with_time(Stage::Detect, at(left))
            .with_time(Stage::Notify, at(right));
        for vocabulary in BOTH {
            let back = read(xml(&incident, vocabulary));
            let when = |stage| back.timeline.when(&stage).unwrap().clone();
            let (left, right) = (when(Stage::Detect), when(Stage::Notify));
            assert_eq!(left.compare(&right), expected, "{left} {right}");
            assert_eq!(right.compare(&left), expected.map(Ordering::reverse));
        }
    }
}

/// Every stage, and one that no list holds, in one document.
#[test]
fn r084_every_stage() {
    let mut stages = Stage::REGISTERED.to_vec();
    stages.push(Stage::Ext("court".into()));
    let time = |number: usize| at(&format!("2001-09-13T{number:02}:00:00Z"));
    let mut incident = whole();
    for (number, stage) in stages.iter().enumerate() {
        incident = incident.with_time(stage.clone(), time(number));
    }
    comes_back(&incident);
    for vocabulary in BOTH {
        let back = read(xml(&incident, vocabulary));
        for (number, stage) in stages.iter().enumerate() {
            assert_eq!(back.timeline.when(stage), Some(&time(number)), "{stage}");
        }
    }
    let required = [
        "start",
        "end",
        "detect",
        "report",
        "receive",
        "register",
        "triage",
        "verify",
        "notify",
        "contain",
        "eradicate",
        "recover",
        "hand-off",
        "resolve",
        "close",
        "archive",
        "reopen",
        "generate",
    ];
    for token in required {
        assert!(stages.iter().any(|stage| stage.token() == token), "{token}");
    }
}

/// Each stage alone: IODEF 2 says six of them itself.
#[test]
fn r084_stages_that_iodef_knows() {
    let elements = [
        (Stage::Detect, "DetectTime"),
        (Stage::Start, "StartTime"),
        (Stage::End, "EndTime"),
        (Stage::Recover, "RecoveryTime"),
        (Stage::Report, "ReportTime"),
        (Stage::Generate, "GenerationTime"),
    ];
    let time = "2001-09-13T17:00:00Z";
    for stage in Stage::REGISTERED {
        let incident = bare().with_time(stage.clone(), at(time));
        comes_back(&incident);
        let iodef = xml(&incident, Vocabulary::Iodef2);
        let tree = roxmltree::Document::parse(&iodef).unwrap();
        let known = elements.iter().find(|(known, _)| known == stage);
        let name = (
            Vocabulary::Iodef2.namespace(),
            known.map_or("none", |(_, name)| *name),
        );
        let said = tree.descendants().find(|n| n.has_tag_name(name));
        assert_eq!(said.and_then(|n| n.text()), known.map(|_| time), "{stage}");
        assert_eq!(iodef.contains("StageTime"), known.is_none(), "{stage}");
    }
}
