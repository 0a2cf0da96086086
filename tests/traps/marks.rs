use iodef::{Document, Fidelity, Rank, Reader, Restriction, Vocabulary, WriterBuilder};

use crate::snippets::{incident, iodef1, iodef2, lacks, read, same, says, to};

/// How the incident and its first contact are restricted, as any reader sees it.
fn seen(xml: &str) -> Vec<Option<String>> {
    let tree = roxmltree::Document::parse(xml).unwrap();
    let element = |name: &str| tree.descendants().find(|n| n.tag_name().name() == name);
    ["Incident", "Contact"]
        .map(|name| {
            let restriction = element(name)?.attribute("restriction")?;
            Some(restriction.to_owned())
        })
        .to_vec()
}

fn restricted(document: fn(&str, &str) -> String, attributes: &str) -> String {
    let contact = format!(r#"<Contact {attributes} role="creator""#);
    document(attributes, "").replace(r#"<Contact role="creator""#, &contact)
}

#[test]
fn need_to_know_goes_by_rank() {
    let old = restricted(iodef1, r#"restriction="need-to-know""#);
    assert_eq!(incident(&old).restriction(), Some(&Restriction::Partner));
    let new = to(Vocabulary::Iodef2, &old);
    assert_eq!(seen(&new), vec![Some("partner".to_owned()); 2]);
    lacks(&new, "need-to-know");
    same(&to(Vocabulary::Iodef1, &new), &old);

    for (two, one) in [
        ("default", "default"),
        ("public", "public"),
        ("white", "public"),
        ("partner", "need-to-know"),
        ("green", "need-to-know"),
        ("need-to-know", "private"),
        ("amber", "private"),
        ("private", "private"),
        ("red", "private"),
        (r#"ext-value" ext-restriction="public"#, "private"),
    ] {
        let new = restricted(iodef2, &format!(r#"restriction="{two}""#));
        let old = to(Vocabulary::Iodef1, &new);
        assert_eq!(seen(&old), vec![Some(one.to_owned()); 2], "{two}");
        same(&to(Vocabulary::Iodef2, &old), &new);
        let mut builder = WriterBuilder::new(Vocabulary::Iodef1);
        let dropped = builder
            .fidelity(Fidelity::Drop)
            .to_xml(&read(&new))
            .unwrap();
        assert_eq!(seen(&dropped), vec![Some(one.to_owned()); 2], "{two}");
    }
}

#[test]
fn what_nobody_can_resolve_is_private() {
    for attributes in [
        r#"restriction="default""#,
        r#"restriction="Public""#,
        r#"restriction="clear""#,
        r#"restriction="ext-value" ext-restriction="public""#,
    ] {
        for document in [iodef1, iodef2] {
            let xml = document(attributes, "");
            for vocabulary in Vocabulary::ALL {
                let there = to(vocabulary, &xml);
                let incident = incident(&there);
                let rank = incident.restriction().map(Restriction::rank);
                assert_eq!(rank, Some(Rank::PRIVATE), "{there}");
            }
        }
    }
    let foreign = [
        iodef1(r#"restriction="white""#, ""),
        iodef1(r#"restriction="partner""#, ""),
        iodef1(r#"restriction="organisation""#, ""),
        iodef2(r#"restriction="organisation""#, ""),
        iodef2(r#"restriction="unstated""#, ""),
    ];
    for xml in foreign {
        for vocabulary in Vocabulary::ALL {
            let there = to(vocabulary, &xml);
            let rank = incident(&there).restriction().map(Restriction::rank);
            assert_eq!(rank, Some(Rank::PRIVATE), "{there}");
            let document = Document::from_slice(xml.as_bytes()).unwrap();
            assert_eq!(
                Document::from_slice(there.as_bytes()).unwrap(),
                document,
                "{there}"
            );
        }
    }
    assert_eq!(incident(iodef2("", "")).restriction(), None);
}

#[test]
fn a_child_may_be_laxer_than_its_parent() {
    let xml = iodef2(
        r#"restriction="private""#,
        r#"<EventData restriction="public"><Contact restriction="red" role="cc" type="person"/></EventData>"#,
    );
    for vocabulary in Vocabulary::ALL {
        let attack = &incident(to(vocabulary, &xml)).attacks[0];
        assert_eq!(attack.restriction(), Some(&Restriction::Public));
        assert_eq!(attack.contacts[0].restriction(), Some(&Restriction::Red));
    }
}

/// A carried restriction stands behind what it protects, and is there as soon
/// as the incident is.
#[test]
fn restrictions_that_come_last_are_there_with_the_incident() {
    let mut document = read(iodef2("", ""));
    let name = &mut document.incidents[0].contacts[0].names[0];
    *name = name.clone().restricted(Restriction::Red);
    let xml = document.to_xml(Vocabulary::Iodef2).unwrap();
    says(&xml, "<ContactName>");
    assert!(xml.find("red") > xml.find("</ContactName>"));
    let mut incidents = Reader::from_reader(xml.as_bytes()).into_incidents();
    let incident = incidents.next().unwrap().unwrap();
    let name = &incident.contacts[0].names[0];
    assert_eq!(name.restriction(), Some(&Restriction::Red));
}
