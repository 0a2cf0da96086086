//! The spellings of attributes, one by one.

use std::collections::BTreeSet;

use crate::codec::node::{Class, Element, Node, Value};
use crate::model::Document;
use crate::value::{OpenEnum, Restriction, Spelling, Vocabulary};

/// What no list holds, and XML has only escaped.
const UNESCAPED: &str = "<&\">";

/// A token that is told from a text is written without a look at it.
fn assert_registered(spelling: Option<Spelling<'_>>) {
    if let Some(token) = spelling.and_then(Spelling::registered) {
        let is_token = |byte: u8| byte.is_ascii_alphanumeric() || b"-._+".contains(&byte);
        assert!(token.bytes().all(is_token), "{token:?} may need an escape");
    }
}

/// Goes into each element that was not seen before by its name.
fn visit(element: &mut dyn Element, seen: &mut BTreeSet<&'static str>) -> usize {
    let mut checked = 0;
    let visited = element.change(&mut |node, _| {
        checked += (0..node.attributes())
            .map(|row| check(node, row))
            .sum::<usize>();
        for row in 0..node.children() {
            let info = node.child(row).unwrap();
            for variant in 0..info.names.len() {
                let is_new = seen.insert(info.name(variant, Vocabulary::Incident));
                let slot = node.slot_mut(row).filter(|_| is_new);
                if let Some(child) = slot.and_then(|slot| slot.add(variant)) {
                    checked += visit(child, seen);
                }
            }
        }
        Ok(())
    });
    visited.unwrap();
    checked
}

/// Fails if a token of a vocabulary, in which another loses nothing, is read there
/// as another value; says how many it looked at.
fn check(node: &mut dyn Node, row: usize) -> usize {
    let (info, value) = node.attribute(row).unwrap();
    let samples = value.samples();
    let pairs =
        Vocabulary::ALL.map(|origin| Vocabulary::ALL.map(|vocabulary| (origin, vocabulary)));
    let mut checked = 0;
    for (origin, vocabulary) in pairs.into_iter().flatten() {
        let both = info.vocabularies.contains(origin) && info.vocabularies.contains(vocabulary);
        for sample in samples.iter().filter(|_| both) {
            let marked = [1, 2].map(|marks| "?".repeat(marks) + sample);
            for sample in [*sample, &marked[0], &marked[1], UNESCAPED] {
                let value = node.attribute_mut(row).unwrap();
                // What is no token may be refused.
                if value.set(sample, origin).is_err() {
                    continue;
                }
                let Some(said @ (Spelling::Registered(_) | Spelling::Text(_))) =
                    value.spelling(vocabulary)
                else {
                    continue;
                };
                let token = said.words().to_owned();
                assert_registered(value.spelling(vocabulary));
                let meant = meaning(value);
                value.set(&token, vocabulary).unwrap();
                let name = info.name.within(Vocabulary::Incident);
                let read = meaning(value);
                assert_eq!(
                    read, meant,
                    "@{name}: {sample} of {origin}, in {vocabulary}"
                );
                checked += 1;
            }
        }
    }
    checked
}

/// All that tells a value from others.
fn meaning(value: &dyn Value) -> String {
    let spelling = value.spelling(Vocabulary::Incident);
    format!("{spelling:?}, unknown: {}", value.is_unknown())
}

#[test]
fn what_a_vocabulary_says_exactly_it_reads_as_the_same() {
    let mut seen = BTreeSet::new();
    let checked = visit(&mut Document::blank(), &mut seen);
    println!("{checked} tokens in {} elements", seen.len());
    for token in <Restriction as OpenEnum>::tokens()
        .into_iter()
        .chain([UNESCAPED])
    {
        for vocabulary in Vocabulary::ALL {
            let restriction = Restriction::read_token(token, Vocabulary::Incident);
            assert_registered(Some(restriction.spelling_in(vocabulary)));
        }
    }
    assert!(checked > 1000, "{checked}");
}

/// Documents with tokens that only another vocabulary lists, and extension values that one lists.
const STRANGE: [&str; 5] = [
    r#"<IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-1.0" version="1.00" lang="en"><Incident purpose="statistics"><IncidentID name="a">7</IncidentID><ReportTime>2026-01-02T03:04:05Z</ReportTime><Assessment><Impact/></Assessment><Contact role="reporter" type="??reporter"/><Contact role="?reporter" type="ext-value" ext-type="?person"/></Incident></IODEF-Document>"#,
    r#"<IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-2.0" version="2.00"><Incident purpose="statistics" restriction="organisation"><IncidentID name="a">1</IncidentID><GenerationTime>2025-01-01T00:00:00Z</GenerationTime><Assessment><SystemImpact type="dos"/><SystemImpact type="?dos"/></Assessment><Contact role="ext-value" ext-role="reporter" type="ext-value" ext-type="person"/></Incident></IODEF-Document>"#,
    r#"<Incident xmlns="OWN" purpose="ext-value" ext-purpose="statistics" restriction="ext-value" ext-restriction="organisation"><IncidentID name="a">1</IncidentID><GenerationTime>2025-01-01T00:00:00Z</GenerationTime><Contact role="?reporter" type="person"/></Incident>"#,
    r#"<Incident xmlns="OWN" purpose="?statistics" restriction="?organisation"><IncidentID name="a">1</IncidentID><GenerationTime>2025-01-01T00:00:00Z</GenerationTime><Contact role="creator" type="?ext-value"/></Incident>"#,
    r#"<Incident xmlns="OWN" purpose="??statistics" restriction="private"><IncidentID name="a">1</IncidentID><GenerationTime>2025-01-01T00:00:00Z</GenerationTime><Contact role="creator" type="??person"/></Incident>"#,
];

#[test]
fn a_token_that_only_another_vocabulary_lists_stays_unknown() {
    for xml in STRANGE {
        let xml = xml.replace("OWN", Vocabulary::Incident.namespace());
        let read = Document::from_slice(xml.as_bytes()).unwrap();
        for first in Vocabulary::ALL {
            let written = read.to_xml(first).unwrap();
            let once = Document::from_slice(written.as_bytes()).unwrap();
            assert_eq!(once, read, "{xml} in {first}: {written}");
            for second in Vocabulary::ALL {
                let written = once.to_xml(second).unwrap();
                let twice = Document::from_slice(written.as_bytes()).unwrap();
                assert_eq!(twice, read, "{xml} in {first} and {second}: {written}");
            }
        }
    }
}

/// As it would be read as what it is elsewhere, it would be disclosed to more.
#[test]
fn a_restriction_that_is_an_extension_value_is_not_read_as_less_strict() {
    let organisation = Restriction::Ext("organisation".into());
    let spelling = organisation.spelling_in(Vocabulary::Iodef2);
    assert_eq!(spelling, Spelling::Nearly("private"));
}
