//! What is carried, and what is not known, never passes for something else.

#![expect(clippy::expect_used, clippy::panic, reason = "it is how a test fails")]

use iodef::{Document, ForeignAttribute, ForeignElement, ForeignName, Restriction, Vocabulary};

const REST: &str = r#"<IncidentID name="csirt.example.com">1</IncidentID>
<GenerationTime>2026-01-01T00:00:00Z</GenerationTime><Contact role="creator" type="person"/>"#;

fn own(attributes: &str, inside: &str) -> Document {
    let xml = format!(
        r#"<Incident xmlns="https://docs.rs/iodef/ns/1" purpose="reporting" restriction="private" {attributes}>{REST}{inside}</Incident>"#
    );
    Document::from_slice(xml.as_bytes()).expect("a document of the own vocabulary")
}

fn iodef2(attributes: &str, inside: &str) -> Document {
    let xml = format!(
        r#"<IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-2.0"><Incident purpose="reporting" {attributes}>{REST}{inside}</Incident></IODEF-Document>"#
    );
    Document::from_slice(xml.as_bytes()).expect("a document of IODEF 2")
}

fn carried(entries: &str) -> String {
    format!(
        r#"<AdditionalData dtype="xml"><Carried xmlns="https://docs.rs/iodef/ns/1">{entries}</Carried></AdditionalData>"#
    )
}

/// Writes a document in each vocabulary, and reads it again from each and through each.
fn comes_back(document: &Document) {
    for first in Vocabulary::ALL {
        let xml = document.to_xml(first).expect("it can be written");
        roxmltree::Document::parse(&xml).unwrap_or_else(|error| panic!("{error}: {xml}"));
        let back = Document::from_slice(xml.as_bytes()).expect("it can be read");
        assert_eq!(&back, document, "{xml}");
        assert_eq!(back.to_xml(first).expect("it can be written"), xml);
        for second in Vocabulary::ALL {
            let xml = back.to_xml(second).expect("it can be written");
            let back = Document::from_slice(xml.as_bytes()).expect("it can be read");
            assert_eq!(&back, document, "{xml}");
        }
    }
}

#[test]
fn unknown_attributes_never_become_known_ones() {
    for document in [
        own(
            "",
            r#"<Attack><Flow><System category="source"><Node/></System></Flow></Attack>"#,
        ),
        own(
            "",
            r#"<Attack><Flow><Attacker category="target"><Node/></Attacker></Flow></Attack>"#,
        ),
        own(r#"ext-purpose="a""#, ""),
        own(r#"id="b" observable-id="a""#, ""),
        own(r#"urgency="7" path="x" text="y""#, ""),
        own(r#"xmlns:p="urn:p" xmlns:q="urn:q" p:a="1" q:a="2""#, ""),
        iodef2(r#"class="incident" nature="logical" id="a""#, ""),
        iodef2(r#"id="b" observable-id="a" ext-purpose="x""#, ""),
        iodef2(
            "",
            r#"<EventData><Flow><System category="source" unknown="yes"><Node/></System></Flow></EventData>"#,
        ),
    ] {
        comes_back(&document);
    }
    let spoofed = r#"<EventData><Flow><System category="source" unknown="yes"><Node/></System></Flow></EventData>"#;
    let through = iodef2("", spoofed)
        .to_xml(Vocabulary::Incident)
        .expect("it can be written");
    let back = Document::from_slice(through.as_bytes()).expect("it can be read");
    assert!(
        back.incidents[0]
            .all_attacks()
            .all(|a| a.attackers().all(|a| !a.unknown))
    );
}

/// What all readers see wins over what only some know of.
#[test]
fn carried_content_takes_nobodys_place() {
    let entries = r#"<At path="" purpose="other" restriction="public" id="x"/>
        <At path=""><IncidentID name="elsewhere">2</IncidentID></At>
        <At path="GenerationTime[1]" text="1999" in-place-of="1999-01-01T00:00:00"/>
        <At path="" derived="GenerationTime"/>
        <At path="Contact[1]" role="vendor" restriction="public"/>"#;
    let document = iodef2(
        r#"restriction="red" observable-id="seen""#,
        &carried(entries),
    );
    let incident = &document.incidents[0];
    assert_eq!(incident.purpose.token(), "reporting");
    assert_eq!(incident.restriction(), Some(&Restriction::Red));
    assert_eq!(incident.id.to_string(), "csirt.example.com#1");
    let generated = incident
        .timeline
        .generated
        .as_ref()
        .expect("it stands there");
    assert_eq!(generated.to_string(), "2026-01-01T00:00:00Z");
    assert_eq!(incident.contacts[0].role.token(), "creator");
    comes_back(&document);
}

#[test]
fn carried_attributes_never_stand_twice() {
    let own = r#"xmlns:o="https://docs.rs/iodef/ns/1""#;
    let entries = format!(
        r#"<At path="" {own} o:foo="1"/><At path="" {own} o:foo="2"/>
        <At path="" xmlns:m="urn:m" m:foo="3"/><At path="" xmlns:m="urn:m" m:foo="4"/>"#
    );
    let document = iodef2(r#"foo="0""#, &carried(&entries));
    let mark = document.incidents[0].mark().expect("it has attributes");
    let values: Vec<_> = mark.attributes().map(|a| &*a.value).collect();
    assert_eq!(values, ["0", "1", "3"]);
    comes_back(&document);
}

#[test]
fn carried_paths_that_lead_nowhere_are_an_error() {
    for path in [
        "Contact[2]",
        "Contact[0]",
        "Contact",
        "Nothing[1]",
        "/",
        "Contact[1]/[1]",
    ] {
        let entry = carried(&format!(r#"<At path="{path}" restriction="public"/>"#));
        let xml = format!(
            r#"<IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-2.0"><Incident purpose="other">{REST}{entry}</Incident></IODEF-Document>"#
        );
        let error = Document::from_slice(xml.as_bytes()).expect_err(path);
        assert_eq!(error.path(), "/IODEF-Document/Incident", "{path}");
        assert!(error.position().is_some(), "{path}");
    }
}

#[test]
fn names_that_xml_cannot_hold_are_errors() {
    let name = |namespace, local, prefix| ForeignName::new(namespace, local, prefix);
    for bad in [
        name("urn:x", "a b", "p"),
        name("urn:x", "1bad", "p"),
        name("urn:x", "", "p"),
        name("http://www.w3.org/2000/xmlns/", "p", "xmlns"),
    ] {
        let mut document = own("", "");
        let attribute = ForeignAttribute::new(bad, "urn:y");
        document.incidents[0].mark_mut().add_attribute(attribute);
        assert!(document.to_xml(Vocabulary::Incident).is_err());
        assert!(document.to_xml(Vocabulary::Iodef2).is_err());
    }
    let mut document = own("", "");
    let attribute = ForeignAttribute::new(name("", "xmlns", ""), "urn:y");
    document.incidents[0].mark_mut().add_attribute(attribute);
    assert!(document.to_xml(Vocabulary::Incident).is_err());
    for prefix in ["1", "a:b", " ", "xml", "xmlns", "p\"><x/>"] {
        let mut document = own("", "");
        let element = ForeignElement::new(name("urn:x", "good", prefix))
            .with_attribute(name("urn:x", "fine", prefix), "1")
            .with_attribute(name("urn:y", "fine", prefix), "2");
        document.incidents[0].mark_mut().add_child(element);
        comes_back(&document);
    }
}

#[test]
fn attributes_of_the_api_never_stand_twice() {
    let mut document = own("", "");
    let mark = document.incidents[0].mark_mut();
    for value in ["1", "2"] {
        mark.add_attribute(ForeignAttribute::new(
            ForeignName::new("urn:m", "a", "m"),
            value,
        ));
    }
    mark.add_attribute(ForeignAttribute::new(
        ForeignName::new("urn:n", "a", "m"),
        "3",
    ));
    assert_eq!(mark.attributes().count(), 2);
    comes_back(&document);
    let purpose = ForeignAttribute::new(ForeignName::new("", "purpose", ""), "x");
    document.incidents[0].mark_mut().add_attribute(purpose);
    for vocabulary in [Vocabulary::Incident, Vocabulary::Iodef2] {
        let xml = document.to_xml(vocabulary).expect("it can be written");
        roxmltree::Document::parse(&xml).expect("it is well-formed");
    }
}

/// Attribute values may use prefixes that only the root declares.
#[test]
fn prefixes_of_the_root_stay_declared() {
    let xsi = r#"xmlns:i="urn:ietf:params:xml:ns:iodef-2.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance""#;
    let typed = format!(
        r#"<i:IODEF-Document {xsi}><i:Incident purpose="other"><i:IncidentID name="a">1</i:IncidentID>
        <i:GenerationTime>2026-01-01T00:00:00Z</i:GenerationTime>
        <i:Description xsi:type="i:MLStringType">typed</i:Description>
        <i:Contact role="creator" type="person"/></i:Incident></i:IODEF-Document>"#
    );
    let mut document = Document::from_slice(typed.as_bytes()).expect("it can be read");
    comes_back(&document);
    for vocabulary in [
        Vocabulary::Incident,
        Vocabulary::Incident,
        Vocabulary::Iodef2,
    ] {
        let xml = document.to_xml(vocabulary).expect("it can be written");
        let parsed = roxmltree::Document::parse(&xml).expect("it is well-formed");
        let mut elements = parsed.descendants();
        let description = elements
            .find(|e| e.tag_name().name() == "Description")
            .expect("kept");
        let namespace = description.lookup_namespace_uri(Some("i"));
        assert_eq!(namespace, Some(Vocabulary::Iodef2.namespace()), "{xml}");
        document = Document::from_slice(xml.as_bytes()).expect("it can be read");
    }
}

/// The order accounts for what is carried, and not for the extension that does.
#[test]
fn order_comes_back_beside_what_is_carried() {
    let known = "<Reference><ReferenceName><ID>a</ID></ReferenceName></Reference>";
    let unknown = r#"<Reference restriction="partner"/>"#;
    for inside in [
        format!(r#"<Description id="d">b</Description>{unknown}{known}<Description/>"#),
        format!(r#"<Description/>{known}{unknown}<Extension dtype="string"/>"#),
    ] {
        let attack = format!(r#"<Attack><Method id="m">{inside}</Method></Attack>"#);
        comes_back(&own("", &attack));
    }
}

/// A prefix that an attribute uses is not bound to something else behind it.
#[test]
fn attributes_keep_their_namespaces() {
    let inside = r#"<Description xmlns:b="urn:a" xmlns:a="urn:c" b:q="1" a:r="2">c</Description>"#;
    let document = own(r#"xmlns:a="urn:a""#, &format!("<Attack>{inside}</Attack>"));
    for vocabulary in Vocabulary::ALL {
        let xml = document.to_xml(vocabulary).expect("it can be written");
        let back = Document::from_slice(xml.as_bytes()).expect("it can be read");
        assert_eq!(back, document, "{xml}");
    }
}

/// What stands inline in IODEF 1 has no tag for attributes of extensions.
#[test]
fn attributes_of_what_stands_inline_are_carried() {
    let email =
        r#"<Email x:schemaLocation="a b"><EmailTo x:schemaLocation="c d">m</EmailTo></Email>"#;
    let contact = format!(
        r#"<Attack xmlns:x="http://www.w3.org/2001/XMLSchema-instance"><Contact role="cc" type="person">{email}</Contact></Attack>"#
    );
    comes_back(&own("", &contact));
}
