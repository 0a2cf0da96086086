use iodef::{ErrorKind, Reader, Vocabulary};

use crate::snippets::{incident, iodef1, iodef2, lacks, read, same, says, source, to};

/// IODEF 1 has `public` for an identifier and `private` for an incident.
#[test]
fn no_default_of_a_schema_is_written() {
    let old = iodef1("", &source("<Node><NodeName>a.example</NodeName></Node>"));
    for vocabulary in [Vocabulary::Iodef1, Vocabulary::Iodef2] {
        let xml = to(vocabulary, &old);
        lacks(&xml, "restriction=");
        same(&to(Vocabulary::Iodef1, &xml), &old);
    }
    let own = to(Vocabulary::Incident, &old);
    says(&own, r#"<IncidentID name="csirt.example.com">"#);
    same(&to(Vocabulary::Iodef1, &own), &old);
    assert_eq!(incident(&old).id.restriction(), None);
}

#[test]
fn an_address_keeps_the_category_that_nobody_stated() {
    let node = |address: &str| source(&format!("<Node><Address>{address}</Address></Node>"));
    for (here, there, address, meant) in [
        (
            iodef1("", &node("192.0.2.1")),
            Vocabulary::Iodef2,
            "192.0.2.1",
            "ipv4-addr",
        ),
        (
            iodef2("", &node("2001:db8::1")),
            Vocabulary::Iodef1,
            "2001:db8::1",
            "ipv6-addr",
        ),
    ] {
        let back = Reader::from_reader(here.as_bytes()).vocabulary().unwrap();
        let xml = to(there, &here);
        says(
            &xml,
            &format!(r#"<Address category="{meant}">{address}</Address>"#),
        );
        same(&to(back, &xml), &here);
        same(&to(back, &to(Vocabulary::Incident, &xml)), &here);
    }
}

#[test]
fn a_time_of_generation_is_derived_and_removed() {
    let old = iodef1("", "");
    let new = to(Vocabulary::Iodef2, &old);
    let derived = "<GenerationTime>2001-09-13T23:19:24Z</GenerationTime>";
    says(&new, derived);
    assert_eq!(incident(&new).timeline.generated, None);
    same(&to(Vocabulary::Iodef1, &new), &old);
    // Who changes it means it.
    let changed = new.replace(
        derived,
        "<GenerationTime>2001-10-01T00:00:00Z</GenerationTime>",
    );
    assert!(incident(&changed).timeline.generated.is_some());

    let mut timeless = read(iodef2("", ""));
    timeless.incidents[0].timeline.generated = None;
    let error = timeless.to_xml(Vocabulary::Iodef2).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Missing { .. }), "{error}");
}

#[test]
fn time_of_report_and_assessment_are_derived_and_removed() {
    let new = iodef2("", "");
    let old = to(Vocabulary::Iodef1, &new);
    says(&old, "<ReportTime>2001-09-13T23:19:24Z</ReportTime>");
    says(&old, r#"<Assessment><Impact type="unknown"/>"#);
    says(&old, r#"lang="und""#);
    let incident = incident(&old);
    assert_eq!(incident.timeline.reported, None);
    assert!(incident.assessments.is_empty());
    same(&to(Vocabulary::Iodef2, &old), &new);
}
