//! What is skipped, and what of it is noticed.

use std::io::BufReader;

use crate::{ErrorKind, Filter, Limits, ReaderBuilder};

const ARCHIVE: &str = r#"<Incidents xmlns="https://docs.rs/iodef/ns/1" xmlns:o="https://docs.rs/iodef/ns/1">
<Incident purpose="other" restriction="public"><IncidentID name="a">1</IncidentID>
<Description>one <![CDATA[</Incident>]]> &amp; <!-- </Incident> --> <?x </Incident>?></Description></Incident>
<Incident purpose="other" restriction="public"><IncidentID name="a">2</IncidentID>
<x:Incident xmlns:x="urn:x"><x:Incident/></x:Incident><Incident xmlns="urn:y" b=">"/>
<Incident xmlns="urn:y"><Incident></Incident></Incident><Description>two</Description></Incident>
<o:Incident purpose="other" restriction="public"><o:IncidentID name="a">3</o:IncidentID>
<o:Description>three</o:Description></o:Incident >
</Incidents>"#;

fn numbers(xml: &str, filter: &str, unchecked: bool, chunk: usize) -> crate::Result<Vec<String>> {
    let filter: Filter = filter.parse()?;
    let reader = BufReader::with_capacity(chunk, xml.as_bytes());
    let mut builder = ReaderBuilder::new();
    let incidents = builder
        .filter(filter)
        .unchecked_skip(unchecked)
        .from_reader(reader);
    incidents
        .into_incidents()
        .map(|incident| Ok(incident?.id.number.clone()))
        .collect()
}

#[test]
fn ends_are_found_past_all_that_looks_like_one() {
    for chunk in [1, 2, 3, 7, 64, 100_000] {
        for unchecked in [false, true] {
            let numbers = |filter| numbers(ARCHIVE, filter, unchecked, chunk).unwrap();
            assert_eq!(numbers("id exists"), ["1", "2", "3"]);
            assert_eq!(numbers("description contains one"), ["1"]);
            assert_eq!(numbers("description contains two"), ["2"]);
            assert_eq!(numbers("description contains \"thr\""), ["3"]);
            assert_eq!(numbers("description contains nothing"), [""; 0]);
        }
    }
}

#[test]
fn what_is_skipped_must_be_well_formed() {
    let bad = ARCHIVE.replace("<Description>two", "<Description a=1>two");
    let error = numbers(&bad, "status = new", false, 64).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Xml(_)), "{error}");
    assert_eq!(error.path(), "/Incidents/Incident[2]");
    assert_eq!(error.position().unwrap().line(), 6);
    // Unless it was asked not to look.
    assert_eq!(numbers(&bad, "csirt = zzz", true, 64).unwrap(), [""; 0]);
}

#[test]
fn what_a_filter_wants_is_read_as_without_it() {
    let bad = ARCHIVE.replace(
        "<Description>two",
        "<DetectTime>two</DetectTime><Description>two",
    );
    let place = |filter: &str, unchecked| {
        let error = numbers(&bad, filter, unchecked, 64).unwrap_err();
        (error.path(), error.position(), error.kind().clone())
    };
    let (path, position, kind) = place("detected exists", false);
    assert_eq!(path, "/Incidents/Incident[2]/DetectTime");
    for unchecked in [false, true] {
        let found = place("id contains \"2\"", unchecked);
        assert_eq!(found, (path.clone(), position, kind.clone()));
    }
    assert_eq!(
        numbers(&bad, "id contains \"3\"", false, 64).unwrap(),
        ["3"]
    );
}

#[test]
fn what_ends_too_soon_is_an_error() {
    for unchecked in [false, true] {
        for end in (0..ARCHIVE.len()).filter(|end| ARCHIVE.is_char_boundary(*end)) {
            let cut = &ARCHIVE[..end];
            assert!(numbers(cut, "csirt = zzz", unchecked, 32).is_err(), "{end}");
        }
    }
}

#[test]
fn what_is_skipped_is_within_the_limits() {
    let long = "x".repeat(5_000);
    let big = ARCHIVE.replace("two", &long);
    for unchecked in [false, true] {
        let mut builder = ReaderBuilder::new();
        builder
            .limits(Limits::default().with_incident_bytes(4_000))
            .filter("csirt = zzz".parse().unwrap())
            .unchecked_skip(unchecked);
        let mut incidents = builder.from_reader(big.as_bytes()).into_incidents();
        let error = incidents.next().unwrap().unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Limit { .. }), "{error}");
    }
}

#[test]
fn reading_goes_on_behind_what_is_wrong() {
    let bad = ARCHIVE.replace(
        "<Description>two",
        "<DetectTime>two</DetectTime><Description>two",
    );
    let mut builder = ReaderBuilder::new();
    let filter: Filter = "id exists".parse().unwrap();
    let reader = builder
        .filter(filter)
        .recover(true)
        .from_reader(bad.as_bytes());
    let read: Vec<_> = reader
        .into_incidents()
        .map(|incident| incident.is_ok())
        .collect();
    assert_eq!(read, [true, false, true]);
}

#[test]
fn a_lone_incident_is_filtered_too() {
    let one = r#"<Incident xmlns="https://docs.rs/iodef/ns/1" purpose="other" restriction="public">
        <IncidentID name="a">1</IncidentID></Incident>"#;
    assert_eq!(numbers(one, "csirt = a", false, 64).unwrap(), ["1"]);
    assert_eq!(numbers(one, "csirt = b", true, 64).unwrap(), [""; 0]);
}
