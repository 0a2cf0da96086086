use crate::model::Document;
use crate::value::{ForeignElement, ForeignName, Vocabulary};

const LAW: &str = "what is written is read again, and is the same";

fn iodef1(inside: &str) -> Document {
    document(&format!(
        r#"<IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-1.0" version="1.00"><Incident purpose="mitigation"><IncidentID name="a">7</IncidentID><ReportTime>2026-01-02T03:04:05Z</ReportTime>{inside}</Incident></IODEF-Document>"#
    ))
}

fn document(xml: &str) -> Document {
    Document::from_slice(xml.as_bytes()).unwrap()
}

/// Writes a document in one vocabulary after the other, always what was read of the last.
fn through(document: &Document, vocabularies: &[Vocabulary]) -> String {
    let mut xml = String::new();
    let mut last = document.clone();
    for vocabulary in vocabularies {
        xml = last.to_xml(*vocabulary).unwrap();
        last = self::document(&xml);
        assert_eq!(&last, document, "{LAW}: {xml}");
    }
    xml
}

/// Fails unless each stands in a text behind the one before.
fn assert_order(xml: &str, words: &[&str]) {
    words.iter().fold(xml, |rest, word| {
        let found = rest.split_once(word);
        found
            .unwrap_or_else(|| panic!("{word} of {words:?}: {xml}"))
            .1
    });
}

#[test]
fn an_xml_lang_of_iodef_1_is_not_the_language() {
    let read = iodef1(
        r#"<Description xml:lang="ja">x</Description><Assessment><Impact/></Assessment><Contact role="creator" type="person"/>"#,
    );
    let text = |document: &Document| document.incidents[0].descriptions[0].clone();
    assert_eq!(text(&read).lang, None);
    let own = read.to_xml(Vocabulary::Incident).unwrap();
    assert_eq!(text(&document(&own)).lang, None, "{own}");
    let [own1, own2] = [Vocabulary::Iodef1, Vocabulary::Iodef2];
    let xml = through(
        &read,
        &[Vocabulary::Incident, own2, Vocabulary::Incident, own1],
    );
    assert_order(
        &xml,
        &["<Description", r#"xml:lang="ja""#, "x</Description>"],
    );
}

/// In the namespace of its vocabulary, `xml-lang` stands for `xml:lang`.
#[test]
fn an_attribute_like_xml_lang_is_none() {
    for name in ["xml-lang", "xml-lang-", "xml-lang--", "xml-language"] {
        let read = document(&format!(
            r#"<IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-2.0" version="2.00"><Incident purpose="reporting" {name}="en"><IncidentID name="a">1</IncidentID><GenerationTime>2025-01-01T00:00:00Z</GenerationTime><Contact role="creator" type="person"/></Incident></IODEF-Document>"#
        ));
        let [own, one, two] = Vocabulary::ALL;
        let xml = through(&read, &[own, one, own, two]);
        assert!(xml.contains(&format!(" {name}=\"en\"")), "{xml}");
    }
}

const NAMESPACES: &str = r#"xmlns:own="https://docs.rs/iodef/ns/1" xmlns:one="urn:ietf:params:xml:ns:iodef-1.0" xmlns:two="urn:ietf:params:xml:ns:iodef-2.0""#;

/// An incident in IODEF 2 and one in the own vocabulary, with attributes of
/// the incident, of an identifier and of a description, which has a language.
fn with_attributes([incident, id, description]: [&str; 3]) -> [Document; 2] {
    let inside = format!(
        r#"{incident}><IncidentID name="a" {id}>1</IncidentID><GenerationTime>2025-01-01T00:00:00Z</GenerationTime><Description {description}>x</Description><Contact role="creator" type="person"/></Incident>"#
    );
    let start = r#"<Incident purpose="reporting" restriction="private""#;
    [
        format!(
            r#"<IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-2.0" {NAMESPACES} version="2.00">{start} {inside}</IODEF-Document>"#
        ),
        format!(r#"{start} xmlns="https://docs.rs/iodef/ns/1" {NAMESPACES} {inside}"#),
    ]
    .map(|xml| document(&xml))
}

/// In the namespace of a vocabulary, it is the attribute without namespace of that.
#[test]
fn attributes_in_the_namespace_of_a_vocabulary_come_back() {
    let attributes = [
        ["own:x=\"a\"", "one:x=\"a\"", "two:x=\"a\""],
        [
            "own:x=\"a\" one:x=\"b\" two:x=\"c\" x=\"d\"",
            "x=\"d\" own:x=\"a\"",
            "",
        ],
        [
            "own:restriction=\"public\" own:id=\"x\" two:status=\"new\"",
            "",
            "own:purpose=\"\"",
        ],
        [
            "xml:lang=\"a\" own:xml-lang=\"b\"",
            "xml:lang=\"a\" two:xml-lang=\"b\"",
            "",
        ],
        [
            "",
            "two:xml-lang=\"b\" one:xml-lang=\"c\"",
            "xml:lang=\"a\" two:xml-lang=\"b\"",
        ],
        [
            "",
            "one:xml-lang-=\"b\" one:xml-lang=\"c\"",
            "own:xml-lang=\"a\" xml:lang=\"b\"",
        ],
    ];
    let [own, one, two] = Vocabulary::ALL;
    for read in attributes.into_iter().flat_map(with_attributes) {
        for way in [
            [own, one, two],
            [two, own, one],
            [one, two, own],
            [two, two, own],
        ] {
            through(&read, &way);
        }
        let written = read.to_xml(two).unwrap();
        assert_eq!(document(&written).to_xml(two).unwrap(), written);
    }
}

/// What all readers see wins.
#[test]
fn an_attribute_without_namespace_wins_over_one_that_means_it() {
    for attributes in ["x=\"plain\" two:x=\"other\"", "two:x=\"other\" x=\"plain\""] {
        let [iodef2, _] = with_attributes([attributes, "", ""]);
        let xml = through(&iodef2, &[Vocabulary::Incident, Vocabulary::Iodef2]);
        assert!(
            xml.contains(" x=\"plain\"") && !xml.contains("other"),
            "{xml}"
        );
    }
}

/// In IODEF they are unknown, and stay so where their vocabulary is read.
#[test]
fn elements_of_the_own_vocabulary_in_iodef_are_none_of_the_model() {
    let elements = [
        "<own:Description>x</own:Description>",
        "<own:ExtensionDecl namespace=\"urn:x\"/><own:EndTime>2025</own:EndTime>",
        "<own:Kept><own:Attack/></own:Kept><own:Kept/><own:Unknown/>",
        "<own:Kept><own:Kept><own:Attack/></own:Kept></own:Kept>",
        "<own:ReportTime>2024</own:ReportTime><ReportTime>2025-01-01T00:00:00Z</ReportTime><own:ReportTime>x</own:ReportTime>",
    ];
    let [own, one, two] = Vocabulary::ALL;
    for elements in elements {
        let read = document(&format!(
            r#"<IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-2.0" {NAMESPACES} version="2.00"><Incident purpose="reporting"><IncidentID name="a">1</IncidentID>{elements}<GenerationTime>2025-01-01T00:00:00Z</GenerationTime><Contact role="creator" type="person"/></Incident></IODEF-Document>"#
        ));
        assert_eq!(read.incidents[0].descriptions.len(), 0);
        for way in [
            [own, one, two],
            [two, own, one],
            [one, two, own],
            [own, own, own],
        ] {
            through(&read, &way);
        }
    }
}

/// Nobody but a forger says there what would be a child of the incident.
#[test]
fn a_child_that_is_carried_as_unknown_stays_so() {
    let read = document(
        r#"<IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-2.0" version="2.00"><Incident purpose="reporting"><IncidentID name="a">1</IncidentID><GenerationTime>2025-01-01T00:00:00Z</GenerationTime><Contact role="creator" type="person"/><AdditionalData dtype="xml"><Carried xmlns="https://docs.rs/iodef/ns/1"><At path="" after="Contact[1]"><Description>x</Description></At></Carried></AdditionalData></Incident></IODEF-Document>"#,
    );
    assert_eq!(read.incidents[0].descriptions.len(), 0);
    let [own, one, two] = Vocabulary::ALL;
    through(&read, &[own, two, own, one]);
}

#[test]
fn white_space_around_an_approximation_is_not_of_the_exact_text() {
    let read = document(
        r#"<IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-2.0" version="2.00"><Incident purpose="reporting"><IncidentID name="a">1</IncidentID><ReportTime>2025-01-01T00:00:00 </ReportTime><GenerationTime>2025-01-01T00:00:00Z</GenerationTime><Contact role="creator" type="person"/><AdditionalData dtype="xml"><Carried xmlns="https://docs.rs/iodef/ns/1"><At path="ReportTime[1]" text="2025-01-01" in-place-of="2025-01-01T00:00:00"/></Carried></AdditionalData></Incident></IODEF-Document>"#,
    );
    for iodef in [Vocabulary::Iodef1, Vocabulary::Iodef2] {
        let own = through(&read, &[iodef, Vocabulary::Incident]);
        assert!(own.contains("<ReportTime>2025-01-01<"), "{own}");
    }
}

/// What stood between them goes elsewhere: an incident, or the roles of a node.
#[test]
fn texts_that_come_to_stand_together_are_one() {
    let between_incidents = document(
        r#"<IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-2.0" version="2.00">one<Incident purpose="reporting"><IncidentID name="a">1</IncidentID><GenerationTime>2025-01-01T00:00:00Z</GenerationTime><Contact role="creator" type="person"/></Incident>two</IODEF-Document>"#,
    );
    let around_roles = iodef1(
        r#"<Assessment><Impact/></Assessment><Contact role="creator" type="person"/><EventData><Flow><System category="source"><Node><Address>192.0.2.14</Address>one<NodeRole category="client"/>two</Node></System></Flow></EventData>"#,
    );
    for read in [between_incidents, around_roles] {
        for iodef in [Vocabulary::Iodef1, Vocabulary::Iodef2] {
            let own = through(&read, &[iodef, Vocabulary::Incident]);
            assert!(own.contains("onetwo"), "{own}");
            assert_ne!(read, document(&own.replace("onetwo", "one")));
        }
    }
}

/// The roles go to the system, so the text has no child to stand behind.
#[test]
fn text_behind_roles_leaves_the_order_of_a_node() {
    let read = iodef1(
        r#"<Assessment><Impact/></Assessment><Contact role="creator" type="person"/><EventData><Flow><System category="source"><Node><Address>192.0.2.14</Address><NodeName>a.example</NodeName><NodeRole category="client"/>stray</Node></System></Flow></EventData>"#,
    );
    for vocabulary in Vocabulary::ALL {
        let xml = through(&read, &[Vocabulary::Incident, vocabulary]);
        assert_order(&xml, &["192.0.2.14", "a.example", "</Node>"]);
        assert!(xml.contains("stray"), "{xml}");
    }
}

/// The roles of a node go to its system, behind the node.
#[test]
fn roles_take_a_place_in_the_order_of_their_system() {
    let required = r#"<Assessment><Impact/></Assessment><Contact role="creator" type="person"/>"#;
    let node = r#"<Node><Address>192.0.2.14</Address><NodeRole category="client"/></Node>"#;
    let system = format!(
        r#"<Counter type="event">3</Counter>{node}<Service ip_protocol="6"/><OperatingSystem name="x"/>"#
    );
    let read = iodef1(&format!(
        r#"{required}<EventData><Flow><System category="source">{system}</System></Flow></EventData>"#
    ));
    let own = through(&read, &[Vocabulary::Incident]);
    assert_order(
        &own,
        &[
            "<Counter ",
            "<Node>",
            "<NodeRole ",
            "<Service ",
            "<OperatingSystem ",
        ],
    );
    let written = through(&read, &[Vocabulary::Iodef2, Vocabulary::Iodef1]);
    assert_order(
        &written,
        &["<Counter ", "<NodeRole ", "</Node>", "<Service "],
    );
    assert!(!written.contains("order="), "it is read again: {written}");
}

/// IODEF 1 says the roles in the node, so what is read there has another order, or none.
#[test]
fn roles_in_another_order_come_back_from_iodef_1() {
    let orders: [&[&str]; 3] = [
        &["<Node>", "<Service ", "<NodeRole "],
        &["<NodeRole ", "<Node>", "<OperatingSystem ", "<Service "],
        &[
            "<NodeRole ",
            "<Node>",
            "<Service ",
            "<NodeRole ",
            "<Service ",
        ],
    ];
    for order in orders {
        let children = order.iter().map(|start| match *start {
            "<Node>" => "<Node><Address>192.0.2.14</Address></Node>",
            "<Service " => r#"<Service ip-protocol="6"/>"#,
            "<NodeRole " => r#"<NodeRole category="client"/>"#,
            _ => r#"<OperatingSystem name="x"/>"#,
        });
        let children: String = children.collect();
        let read = document(&format!(
            r#"<Incident xmlns="https://docs.rs/iodef/ns/1" purpose="reporting" restriction="private"><IncidentID name="a">1</IncidentID><GenerationTime>2025-01-01T00:00:00Z</GenerationTime><Contact role="creator" type="person"/><Attack><Flow><Attacker>{children}</Attacker></Flow></Attack></Incident>"#
        ));
        for iodef in [Vocabulary::Iodef1, Vocabulary::Iodef2] {
            assert_order(&through(&read, &[iodef, Vocabulary::Incident]), order);
        }
    }
}

/// What stands in for a time that IODEF 1 requires comes last there, and goes again.
#[test]
fn what_is_derived_has_no_place_in_the_order() {
    let read = document(
        r#"<IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-2.0" version="2.00"><Incident purpose="reporting"><GenerationTime>2025-01-01T00:00:00Z</GenerationTime><IncidentID name="a">1</IncidentID><Contact role="creator" type="person"/></Incident></IODEF-Document>"#,
    );
    let names = ["<GenerationTime>", "<IncidentID ", "<Contact "];
    for last in [Vocabulary::Incident, Vocabulary::Iodef2] {
        let xml = through(&read, &[Vocabulary::Iodef1, last]);
        assert_order(&xml, &names);
        assert!(!xml.contains("ReportTime"), "{xml}");
    }
}

#[test]
fn an_element_added_leaves_the_order() {
    let mut read = iodef1(
        r#"<Assessment><Impact/></Assessment><Contact role="creator" type="person"><Email>a@example.com</Email><ContactName>A</ContactName></Contact>"#,
    );
    let note = ForeignElement::new(ForeignName::new("urn:example:a", "Note", "a"));
    read.incidents[0].contacts[0].mark_mut().add_child(note);
    let xml = through(&read, &[Vocabulary::Incident]);
    assert_order(&xml, &["a@example.com", "Note", "<ContactName"]);
}

/// One of the two would mean something else in the own vocabulary, and bears its namespace there.
#[test]
fn unknown_attributes_are_written_again_in_their_order() {
    let read = document(
        r#"<Incident xmlns="https://docs.rs/iodef/ns/1" xmlns:t="urn:t" purpose="reporting" restriction="private" t:queue="night" unknown="7"><IncidentID name="a">1</IncidentID><GenerationTime>2025-01-01T00:00:00Z</GenerationTime><Contact role="creator" type="person"/></Incident>"#,
    );
    for vocabulary in [Vocabulary::Iodef1, Vocabulary::Iodef2] {
        let written = read.to_xml(vocabulary).unwrap();
        assert_order(&written, &["t:queue=", "incident:unknown="]);
        assert_eq!(document(&written).to_xml(vocabulary).unwrap(), written);
    }
}

/// It would pass for the usual one, which says nothing, in the IODEF that it is of.
#[test]
fn a_version_of_the_other_iodef_comes_back() {
    let of_iodef1 = document(
        r#"<IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-1.0" version="2.00" lang="en"><Incident purpose="mitigation"><IncidentID name="a">7</IncidentID><ReportTime>2026-01-02T03:04:05Z</ReportTime><Assessment><Impact/></Assessment><Contact role="creator" type="person"/></Incident></IODEF-Document>"#,
    );
    let of_iodef2 = document(
        r#"<IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-2.0" version="1.00"><Incident purpose="reporting"><IncidentID name="a">1</IncidentID><GenerationTime>2025-01-01T00:00:00Z</GenerationTime><Contact role="creator" type="person"/></Incident></IODEF-Document>"#,
    );
    for (read, version) in [(of_iodef1, "2.00"), (of_iodef2, "1.00")] {
        for iodef in [Vocabulary::Iodef1, Vocabulary::Iodef2] {
            let own = through(&read, &[iodef, Vocabulary::Incident]);
            assert_order(
                &own,
                &["<Incidents", &format!("iodef-version=\"{version}\""), ">"],
            );
        }
    }
}
