//! The document and its root: RFC 3067, sections 2.2, 5.1 and 6.1.

use std::collections::HashSet;

use iodef::{
    Certainty, Document, ErrorKind, Incident, IncidentClass, IncidentId, Intent, Nature, Purpose,
    Reader, ReaderBuilder, Restriction, Vocabulary, Writer, WriterBuilder,
};

use crate::{BOTH, bare, comes_back, comes_back_saying, errors, found, read, valid, whole, xml};

/// Every purpose is written, read back and valid in both vocabularies.
#[test]
fn r001_every_purpose() {
    let mut purposes = Purpose::REGISTERED.to_vec();
    purposes.push(Purpose::Ext("drill".into()));
    let incidents: Vec<_> = purposes
        .iter()
        .map(|purpose| {
            let mut incident = whole();
            incident.purpose = purpose.clone();
            incident
        })
        .collect();
    for incident in &incidents {
        comes_back(incident);
        assert_eq!(errors(incident), []);
        let own = xml(incident, Vocabulary::Incident);
        let token = format!("purpose=\"{}\"", incident.purpose);
        assert!(own.contains(&token), "{own}");
    }
    for vocabulary in BOTH {
        let written: Vec<_> = incidents.iter().map(|i| xml(i, vocabulary)).collect();
        let different: HashSet<_> = written.iter().collect();
        assert_eq!(different.len(), purposes.len());
        valid(vocabulary, &written);
    }
    let needed = [
        "alert",
        "registration",
        "handling",
        "archiving",
        "reporting",
        "statistics",
    ];
    for token in needed {
        assert!(
            purposes.iter().any(|purpose| purpose.token() == token),
            "{token}"
        );
    }
}

#[test]
fn r022_both_roots() {
    let (first, mut second) = (whole(), whole());
    second.id = IncidentId::new("csirt.example.com", "189494").into();

    let mut builder = WriterBuilder::new(Vocabulary::Incident);
    let mut writer = builder.single(true).from_writer(Vec::new());
    writer.incident(&first).unwrap();
    let one = String::from_utf8(writer.finish().unwrap()).unwrap();
    let tree = roxmltree::Document::parse(&one).unwrap();
    assert!(
        tree.root_element()
            .has_tag_name((Vocabulary::Incident.namespace(), "Incident"))
    );
    assert_eq!(read(&one), first);

    let mut writer = Writer::new(Vocabulary::Incident, Vec::new());
    for incident in [&first, &second] {
        writer.incident(incident).unwrap();
    }
    let two = String::from_utf8(writer.finish().unwrap()).unwrap();
    let tree = roxmltree::Document::parse(&two).unwrap();
    assert!(
        tree.root_element()
            .has_tag_name((Vocabulary::Incident.namespace(), "Incidents"))
    );
    let mut reader = Reader::from_reader(two.as_bytes());
    assert!(!reader.is_single().unwrap());
    let back: Vec<_> = reader.incidents().map(Result::unwrap).collect();
    assert_eq!(back, [first, second]);
    assert!(Reader::from_reader(one.as_bytes()).is_single().unwrap());
    valid(Vocabulary::Incident, &[one, two]);
}

#[test]
fn r023_kinds_of_incident() {
    let mut read_back = HashSet::new();
    for class in IncidentClass::REGISTERED {
        for nature in Nature::REGISTERED {
            for intent in Intent::REGISTERED {
                for certainty in Certainty::REGISTERED {
                    let incident = bare()
                        .with_class(class.clone())
                        .with_nature(nature.clone())
                        .with_intent(intent.clone())
                        .with_certainty(certainty.clone());
                    comes_back(&incident);
                    read_back.insert(xml(&incident, Vocabulary::Incident));
                }
            }
        }
    }
    assert_eq!(read_back.len(), 3 * 3 * 2 * 2);
    let suspected = bare().with_certainty(Certainty::Suspected);
    comes_back_saying(&suspected, r#"certainty="suspected""#);
}

const FULL: &str = r#"<Incident xmlns="https://docs.rs/iodef/ns/1" purpose="alert" restriction="private">
  <IncidentID name="csirt.example.com">1</IncidentID>
</Incident>"#;

/// What the root lacks is named: by the reader, and the restriction by
/// validation, since IODEF documents may leave it out.
#[test]
fn r053_root_has_identifier_purpose_and_restriction() {
    assert!(read(FULL).restriction().is_some());
    let without = |part: &str| {
        assert!(FULL.contains(part), "{part}");
        FULL.replacen(part, "", 1)
    };
    let missing = [
        (r#" purpose="alert""#, "@purpose"),
        (r#" name="csirt.example.com""#, "@name"),
        (
            r#"<IncidentID name="csirt.example.com">1</IncidentID>"#,
            "IncidentID",
        ),
    ];
    for (part, name) in missing {
        let error = Document::from_slice(without(part).as_bytes()).unwrap_err();
        let expected = ErrorKind::Missing { name: name.into() };
        assert_eq!(*error.kind(), expected, "{error}");
        assert!(error.to_string().contains(name), "{error}");
    }
    let unrestricted = read(without(r#" restriction="private""#));
    assert_eq!(found(&unrestricted, "restriction").len(), 1);
    assert_eq!(found(&read(FULL), "restriction").len(), 0);
}

/// The three are attributes of the root, or its first child.
#[test]
fn r058_attributes_of_the_root() {
    let written = xml(&whole(), Vocabulary::Incident);
    let tree = roxmltree::Document::parse(&written).unwrap();
    let root = tree.root_element();
    assert_eq!(root.tag_name().name(), "Incident");
    assert_eq!(root.attribute("purpose"), Some("handling"));
    assert_eq!(root.attribute("restriction"), Some("need-to-know"));
}

#[test]
fn r054_identifier_holds_the_authority() {
    let of = |csirt, number| {
        let id = IncidentId::new(csirt, number);
        Incident::new(id, Purpose::Alert, Restriction::Private)
    };
    let ours = of("csirt.example.com", "7");
    let theirs = of("cert.example.net", "7");
    assert_ne!(ours.id, theirs.id);
    assert_eq!(ours.id.to_string(), "csirt.example.com#7");
    assert_eq!(theirs.id.to_string(), "cert.example.net#7");
    for incident in [ours, theirs] {
        let back = read(xml(&incident, Vocabulary::Incident));
        assert_eq!(back.id, incident.id);
    }
    let mut part = bare();
    part.id = IncidentId::new("csirt.example.com", "7")
        .with_instance("phishing")
        .into();
    assert_eq!(part.id.to_string(), "csirt.example.com#7/phishing");
    comes_back(&part);
}

const CLOSE: &str = r#"<?xml version="1.0"?>
<Incidents xmlns="https://docs.rs/iodef/ns/1">
  <Incident purpose="alert" restriction="private">
    <IncidentID name="csirt.example.com">1</IncidentID>
  </Incident>
  <Incident restriction="private" purpose="alert">
    <IncidentID name="csirt.example.com">2</IncidentID>
    <Attack>
      <StartTime>2001-09-13</StartTime><!-- é --><EndTime>some day</EndTime>
    </Attack>
  </Incident>
</Incidents>"#;

/// An error says its line, its column and its path.
#[test]
fn r048_errors_say_where() {
    let error = Document::from_slice(CLOSE.as_bytes()).unwrap_err();
    assert_eq!(error.path(), "/Incidents/Incident[2]/Attack/EndTime");
    let position = error.position().unwrap();
    assert_eq!(position.line(), 9);
    assert_eq!(position.column(), 59);
    assert!(error.to_string().contains("some day"), "{error}");

    let unclosed = CLOSE.replace("</EndTime>", "</Endtime>");
    let error = Document::from_slice(unclosed.as_bytes()).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Xml(_)), "{error}");
    assert_eq!(error.position().unwrap().line(), 9);
}

/// White space between elements and in tags, quotes, and the order of
/// attributes make no difference.
#[test]
fn r048_layout_does_not_matter() {
    let plain = r#"<Incident xmlns="https://docs.rs/iodef/ns/1" purpose="alert" status="new" restriction="private"><IncidentID name="csirt.example.com" instance="a">1</IncidentID><Description xml:lang="en" translation-id="t"> two  words </Description><Attack activity="active" origin="insider"/></Incident>"#;
    let by_hand = "\n<Incident\n\tstatus='new'\n\trestriction = \"private\"\n  purpose='alert' \
        xmlns='https://docs.rs/iodef/ns/1' >\r\n\n\t<IncidentID   instance='a' \
        name='csirt.example.com'\n>1</IncidentID >\n  <!-- said twice -->\n<Description \
        translation-id='t' xml:lang='en'> two  words </Description>\n\n\
        <Attack origin='insider' activity='active'  ></Attack>\n</Incident>\n\n";
    assert_eq!(read(by_hand), read(plain));
    assert_eq!(
        xml(&read(by_hand), Vocabulary::Incident),
        xml(&read(plain), Vocabulary::Incident)
    );
    assert_eq!(read(plain).descriptions[0].value, " two  words ");

    let mut strict = ReaderBuilder::new();
    let strict = strict.strict(true).from_reader(by_hand.as_bytes());
    assert_eq!(strict.into_document().unwrap().incidents, [read(plain)]);

    for vocabulary in BOTH {
        let mut builder = WriterBuilder::new(vocabulary);
        let mut writer = builder.pretty(true).from_writer(Vec::new());
        writer.incident(&whole()).unwrap();
        let pretty = String::from_utf8(writer.finish().unwrap()).unwrap();
        assert!(pretty.lines().count() > 20, "{pretty}");
        assert_eq!(read(&pretty), whole());
    }
}
