//! What is found of identifiers where not all of them are kept.

use std::fmt::Write as _;

use crate::{Reader, Validator};

/// An incident whose elements have identifiers, and whose indicators refer to some.
type Made<'a> = (&'a str, &'a [&'a str], &'a [&'a str]);

fn document(incidents: &[Made<'_>]) -> String {
    let mut xml = r#"<?xml version="1.0" encoding="UTF-8"?>
        <IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-2.0" version="2.00">"#
        .to_owned();
    for (name, ids, references) in incidents {
        write!(
            xml,
            r#"<Incident purpose="reporting"><IncidentID name="csirt.example.com">{name}</IncidentID>
            <GenerationTime>2025-01-01T00:00:00Z</GenerationTime>
            <Contact role="creator" type="person"><ContactName>x</ContactName></Contact>"#
        )
        .unwrap();
        for id in *ids {
            write!(
                xml,
                r#"<EventData observable-id="{id}"><Description>x</Description></EventData>"#
            )
            .unwrap();
        }
        if !references.is_empty() {
            xml.push_str("<IndicatorData>");
        }
        for (at, id) in references.iter().enumerate() {
            write!(
                xml,
                r#"<Indicator><IndicatorID name="x.example" version="1">{name}-{at}</IndicatorID>
                <ObservableReference uid-ref="{id}"/></Indicator>"#
            )
            .unwrap();
        }
        if !references.is_empty() {
            xml.push_str("</IndicatorData>");
        }
        xml.push_str("</Incident>");
    }
    xml + "</IODEF-Document>"
}

/// The rules about identifiers that are broken, where that is found.
fn broken(most: usize, incidents: &[Made<'_>]) -> Vec<(String, String)> {
    let xml = document(incidents);
    let mut reader = Reader::from_reader(xml.as_bytes());
    let mut validator = Validator::of(&mut reader).unwrap().with_ids(most);
    let mut found = Vec::new();
    for incident in reader.incidents() {
        found.extend(validator.incident(&incident.unwrap()));
    }
    found.extend(validator.document(reader.document()));
    found.extend(validator.finish());
    let asked = [16, 17, 19, 97, 98];
    found.retain(|finding| asked.contains(&finding.rule.number));
    let told = found.into_iter().map(|f| (f.rule.code(), f.path));
    told.collect()
}

fn codes(most: usize, incidents: &[Made<'_>]) -> Vec<String> {
    let all = broken(most, incidents).into_iter();
    all.map(|(code, _)| code).collect()
}

/// Enough for the first incident below and the identifiers of its two elements.
const FEW: usize = 3;

#[test]
fn what_is_kept_is_compared_with_all_that_comes() {
    let first: Made<'_> = ("1", &["a", "b"], &[]);
    for (second, code) in [
        (("1", &["c"][..], &[][..]), "V019"),
        (("2", &["a"][..], &[][..]), "V016"),
        (("2", &["c", "c"][..], &[][..]), "V016"),
    ] {
        assert_eq!(codes(50, &[first, second]), [code]);
        assert_eq!(codes(FEW, &[first, second]), [code, "V098"]);
    }
}

#[test]
fn what_is_not_kept_is_compared_within_its_incident_and_that_is_said() {
    let all: [Made<'_>; 3] = [
        ("1", &["a", "b"], &[]),
        ("2", &["c"], &[]),
        ("2", &["c"], &[]),
    ];
    assert_eq!(codes(50, &all), ["V019", "V016"]);
    let found = broken(FEW, &all);
    let root = "/IODEF-Document".to_owned();
    assert_eq!(found, [("V098".to_owned(), root)]);
    assert_eq!(codes(FEW, &all[..1]), [""; 0]);
}

#[test]
fn no_reference_dangles_that_may_be_to_what_is_not_kept() {
    // To an incident before, to the same, and to one behind.
    let to_before: [Made<'_>; 3] = [
        ("1", &["a", "b"], &[]),
        ("2", &["c"], &[]),
        ("3", &[], &["c"]),
    ];
    let to_same: [Made<'_>; 2] = [("1", &["a", "b"], &[]), ("2", &["c"], &["c"])];
    let to_behind: [Made<'_>; 3] = [
        ("1", &["a"], &["c"]),
        ("2", &["b"], &[]),
        ("3", &["c"], &[]),
    ];
    for all in [&to_before[..], &to_same[..], &to_behind[..]] {
        assert_eq!(codes(50, all), [""; 0]);
        assert_eq!(codes(FEW, all), ["V098"]);
        assert_eq!(codes(0, all), ["V098"]);
    }
}

#[test]
fn a_reference_from_before_the_last_that_is_kept_dangles() {
    let all: [Made<'_>; 3] = [
        ("1", &[], &["x"]),
        ("2", &["a", "b"], &[]),
        ("3", &["c"], &[]),
    ];
    assert_eq!(codes(50, &all), ["V017"]);
    assert_eq!(codes(FEW, &all), ["V017", "V098"]);
}

#[test]
fn the_kind_of_what_a_reference_is_to_is_known_beyond() {
    // The indicator of the first incident is an indicator, no observable.
    let to_same: [Made<'_>; 2] = [("1", &["a"], &["1-0"]), ("2", &["b"], &[])];
    assert_eq!(codes(50, &to_same), ["V097"]);
    assert_eq!(codes(1, &to_same), ["V097", "V098"]);
    let to_behind: [Made<'_>; 2] = [("1", &["a"], &["2-0"]), ("2", &["b"], &["b"])];
    assert_eq!(codes(50, &to_behind), ["V097"]);
    assert_eq!(codes(FEW, &to_behind), ["V097", "V098"]);
}

#[test]
fn references_without_end_are_remembered_up_to_a_number() {
    let names: Vec<String> = (0..2100).map(|n| format!("x{n}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let found = codes(5000, &[("1", &["a"], &names)]);
    assert_eq!(found.iter().filter(|code| *code == "V017").count(), 2048);
    assert_eq!(found.last().map(String::as_str), Some("V098"));
}
