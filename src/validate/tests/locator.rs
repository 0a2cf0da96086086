//! Positions incident by incident.

use std::io::{BufReader, Read};

use crate::error::Position;
use crate::validate::{Finding, Locator, Validator, locate};
use crate::{Incident, Reader};

/// The findings of each incident of a document.
fn by_incident(bytes: &[u8]) -> Vec<Vec<Finding>> {
    let mut reader = Reader::from_reader(bytes);
    let mut validator = Validator::of(&mut reader).unwrap();
    let incidents: Vec<Incident> = reader.incidents().map(Result::unwrap).collect();
    let each = incidents.iter().map(|one| validator.incident(one));
    each.collect()
}

fn positions(findings: &[Finding]) -> Vec<Option<Position>> {
    findings.iter().map(|finding| finding.position).collect()
}

/// An archive of so many incidents; the language is wrong in two of three.
fn archive(incidents: usize) -> String {
    let incident = |number: usize| {
        let (text, language) = if number.is_multiple_of(3) {
            ("x", "en")
        } else {
            ("é", "e_n")
        };
        format!(
            r#"
  <Incident purpose="reporting"><IncidentID name="csirt.example.com">{number}</IncidentID>
  <GenerationTime>2025-01-01T00:00:00Z</GenerationTime><Description>{text}</Description>
  <Description xml:lang="{language}">b</Description>
  <Contact role="creator" type="organization"><ContactName>A</ContactName></Contact></Incident>"#
        )
    };
    let incidents: String = (1..=incidents).map(incident).collect();
    format!(
        r#"<IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-2.0" version="2.00">{incidents}</IODEF-Document>"#
    )
}

#[test]
fn positions_incident_by_incident_are_those_of_all_at_once() {
    let own = r#"<Incident xmlns="https://docs.rs/iodef/ns/1" purpose="reporting">
        <IncidentID name="csirt"></IncidentID><Description xml:lang="e_n">a</Description></Incident>"#;
    let example = include_str!("../../../examples/data/archive.xml");
    for text in [own, example, &archive(40)] {
        let mut all: Vec<Finding> = by_incident(text.as_bytes()).concat();
        locate(&mut all, text.as_bytes()).unwrap();
        let mut locator = Locator::new(text.as_bytes());
        let mut each = by_incident(text.as_bytes());
        for findings in &mut each {
            locator.locate(findings).unwrap();
        }
        let each = each.concat();
        assert!(
            !each.is_empty() && all.iter().all(|f| f.position.is_some()),
            "{text}"
        );
        assert_eq!(positions(&each), positions(&all), "{text}");
    }
}

#[test]
fn incidents_may_be_left_out() {
    let text = archive(40);
    let mut all = by_incident(text.as_bytes()).concat();
    locate(&mut all, text.as_bytes()).unwrap();
    let mut locator = Locator::new(text.as_bytes());
    for number in [2, 20, 22] {
        let path = format!("/IODEF-Document/Incident[{number}]/Description[2]");
        let expected = all.iter().find(|f| f.path == path).unwrap();
        let mut sought = [Finding {
            position: None,
            ..expected.clone()
        }];
        locator.locate(&mut sought).unwrap();
        assert_eq!(sought[0].position, expected.position, "{path}");
    }
}

/// An input that knows how much of it was read.
struct Counted<'a>(&'a [u8], usize);

impl Read for Counted<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.0.read(buffer)?;
        self.1 += read;
        Ok(read)
    }
}

/// Not even for what is not there.
#[test]
fn a_locator_does_not_read_past_the_incident() {
    let text = archive(2000);
    let mut input = Counted(text.as_bytes(), 0);
    let mut found = by_incident(text.as_bytes()).swap_remove(0);
    found[0].path.push_str("/Nothing");
    let mut locator = Locator::new(BufReader::with_capacity(64, &mut input));
    locator.locate(&mut found).unwrap();
    assert_eq!(found[0].position, None);
    assert!(found[1..].iter().all(|finding| finding.position.is_some()));
    drop(locator);
    let second = text.match_indices("<Incident ").nth(1).unwrap().0;
    assert!(
        input.1 < second + 64 * 1024,
        "{} of {}",
        input.1,
        text.len()
    );
}
