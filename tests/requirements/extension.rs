//! Foreign XML and extensions: RFC 3067, sections 2, 6.19 and 7.1.

use std::fs;

use iodef::{
    DataType, Document, ErrorKind, Extension, ExtensionDecl, FindingSeverity, ForeignAttribute,
    ForeignElement, ForeignName, Incident, Reader, Restriction, Vocabulary, WriterBuilder,
};
use roxmltree::ParsingOptions;

use crate::common::{corpus, infoset};
use crate::{BOTH, bare, comes_back, found, own, read, valid, whole, xml};

/// An alert with all that XML allows of a tree: prefixes that are used in
/// values, a default namespace that comes and goes, mixed content.
const ALERT: &str = r#"<idmef:IDMEF-Message xmlns:idmef="http://iana.org/idmef" version="1.0"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:v="urn:vendor" xmlns="urn:outer">
  <idmef:Alert messageid="abc123456789" xsi:type="v:Alert">
    <!-- made by hand --><?sensor on?>
    <idmef:CreateTime ntpstamp="0xbc723b45.0xef449129">2000-03-09T10:01:25.93464Z</idmef:CreateTime>
    <idmef:Classification text="Teardrop &lt;detected&gt;" xml:lang="en"/>
    <plain xmlns="" a="1" v:a="2&#9;3">two &amp; <b>three</b> <![CDATA[<four>]]>  </plain>
    <outer>&#169; é 
</outer>
  </idmef:Alert>
</idmef:IDMEF-Message>"#;

/// Places in the own vocabulary where an alert may be embedded.
fn embedded(alert: &str) -> [String; 3] {
    [
        own(&format!(
            r#"<Extension dtype="xml" meaning="the alert">{alert}</Extension>"#
        )),
        own(&format!(
            r#"<Attack><Evidence><EvidenceItem type="ids-dump"><RecordItem dtype="xml">{alert}</RecordItem></EvidenceItem></Evidence></Attack>"#
        )),
        own(&format!(
            r#"<Attack><Extension dtype="xml">{alert}</Extension><Extension dtype="string">and</Extension></Attack>"#
        )),
    ]
}

/// What a writer adds to say that nobody declared a namespace.
fn without_notes(xml: &str) -> String {
    let mut rest = xml;
    let mut kept = String::new();
    while let Some((before, behind)) = rest.split_once("<ExtensionDecl ") {
        kept.push_str(before);
        rest = behind.split_once("/>").expect("an end").1;
    }
    kept + rest
}

fn embed(alert: &str) {
    for document in embedded(alert) {
        let incident = read(&document);
        comes_back(&incident);
        let same = without_notes(&xml(&incident, Vocabulary::Incident));
        infoset::equal(&document, &same).unwrap();
        let iodef = xml(&incident, Vocabulary::Iodef2);
        let back = without_notes(&xml(&read(&iodef), Vocabulary::Incident));
        infoset::equal(&document, &back).unwrap();
        let again = xml(&read(&iodef), Vocabulary::Iodef2);
        infoset::equal(&iodef, &again).unwrap();
    }
}

/// An embedded alert comes back with all it says.
#[test]
fn r003_embedded_alert() {
    embed(ALERT);
    let incident = read(&embedded(ALERT)[0]);
    let content = incident.extensions[0].content[0].as_element().unwrap();
    assert_eq!(&*content.name.namespace, "http://iana.org/idmef");
    assert_eq!(content.attribute("version"), Some("1.0"));
    let vendor = content.bindings.namespace("v");
    assert_eq!(vendor, Some("urn:vendor"), "a value uses its prefix");
}

/// The root element of a document, without what may not stand in another.
fn root(document: &str) -> Option<String> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    let tree = roxmltree::Document::parse_with_options(document, options).ok()?;
    Some(document[tree.root_element().range()].to_owned())
}

/// The alerts of others, each in three places.
#[test]
fn r003_alerts_of_others() {
    let Some(entries) = corpus::folder("idmef") else {
        return;
    };
    let mut count = 0;
    for entry in &entries {
        let document = fs::read_to_string(&entry.path).unwrap();
        if let Some(alert) = root(&document) {
            embed(&alert);
            count += 1;
        }
    }
    println!(
        "{count} of {} alerts embedded, the rest is not well-formed",
        entries.len()
    );
    assert!(count >= 13, "{count}");
}

const NOTES: &str = "https://csirt.example.com/ns/notes";

fn name(local: &str) -> ForeignName {
    ForeignName::new(NOTES, local, "n")
}

fn note() -> ForeignElement {
    let inner = ForeignElement::new(name("by")).with_child("Alice <Example> & Bob");
    ForeignElement::new(name("note"))
        .with_attribute(ForeignName::new("", "colour", ""), "red")
        .with_attribute(name("size"), "7\n8")
        .with_child("see ")
        .with_child(inner)
        .with_child(" there")
}

/// An incident with an extension as data, as an element and as an attribute,
/// of elements and of scalars.
fn extended() -> Incident {
    let mut incident = whole().with_extension(Extension::xml(note()).with_meaning("a note"));
    incident.mark_mut().add_child(note());
    incident
        .mark_mut()
        .add_attribute(ForeignAttribute::new(name("queue"), "night"));
    let attack = &mut incident.attacks[0];
    attack.extensions.push(Extension::xml(note()).into());
    attack.mark_mut().add_child(note());
    let time = incident.timeline.generated.as_mut().unwrap();
    time.mark_mut()
        .add_attribute(ForeignAttribute::new(name("clock"), "GPS"));
    incident
        .id
        .mark_mut()
        .add_attribute(ForeignAttribute::new(name("colour"), "blue"));
    incident
}

fn declared() -> Incident {
    let declaration = ExtensionDecl::new(NOTES)
        .with_owner("Example CSIRT")
        .with_title("Notes")
        .with_specification("https://csirt.example.com/notes.html")
        .with_description("Who saw what where")
        .with_must_understand(true);
    extended().with_declaration(declaration)
}

/// An unknown subtree survives own to own, and own to IODEF and back.
#[test]
fn r097_extensions_anywhere() {
    for incident in [extended(), declared()] {
        comes_back(&incident);
        for vocabulary in BOTH {
            let back = read(xml(&incident, vocabulary));
            let element = back.extensions[0].content[0].as_element().unwrap();
            assert_eq!(*element, note());
            let kept: Vec<_> = back.mark().unwrap().children().collect();
            assert_eq!(kept, [&note().into()]);
            let kept: Vec<_> = back.mark().unwrap().attributes().collect();
            assert_eq!(&*kept[0].value, "night");
            let time = back.timeline.generated.as_ref().unwrap();
            let clock = time.mark().unwrap().attributes().next().unwrap();
            assert_eq!((&*clock.name.namespace, &*clock.value), (NOTES, "GPS"));
        }
    }
    for vocabulary in BOTH {
        valid(vocabulary, &[xml(&declared(), vocabulary)]);
    }
}

fn write(incident: &Incident) -> iodef::Result<Vec<u8>> {
    let mut builder = WriterBuilder::new(Vocabulary::Incident);
    let mut writer = builder.single(true).from_writer(Vec::new());
    writer.incident(incident)?;
    writer.finish()
}

/// An extension says how to interpret it: who does not declare one is refused.
#[test]
fn r098_extensions_are_declared() {
    let error = write(&extended()).unwrap_err();
    let expected = ErrorKind::Undeclared {
        namespace: NOTES.into(),
    };
    assert_eq!(*error.kind(), expected);
    assert!(error.path().starts_with("/Incident"), "{error}");
    let back = read(write(&declared()).unwrap());
    let declaration = &back.declarations[0];
    assert_eq!(declaration.namespace, NOTES);
    assert_eq!(declaration.owner.as_deref(), Some("Example CSIRT"));
    assert_eq!(declaration.title.as_deref(), Some("Notes"));
    let specification = declaration.specification.as_deref();
    assert_eq!(specification, Some("https://csirt.example.com/notes.html"));
    assert!(declaration.must_understand);
    assert_eq!(declaration.descriptions[0].value, "Who saw what where");

    let other = extended().with_declaration(ExtensionDecl::new("https://example.net/other"));
    assert!(write(&other).is_err());
}

/// One attribute is enough to be refused.
#[test]
fn r098_attributes_are_declared() {
    let mut incident = bare();
    incident.contacts[0].names[0]
        .mark_mut()
        .add_attribute(ForeignAttribute::new(name("colour"), "red"));
    let error = write(&incident).unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::Undeclared { .. }),
        "{error}"
    );
    assert_eq!(error.path(), "/Incident/Contact/ContactName");
}

/// What nobody declared is kept on reading, and found fault with.
#[test]
fn r098_undeclared_is_kept_and_flagged() {
    let content = format!(r#"<Attack><n:note xmlns:n="{NOTES}">see there</n:note></Attack>"#);
    let incident = read(own(&content));
    let kept = incident.attacks[0].mark().unwrap().children().next();
    let expected = ForeignElement::new(name("note")).with_child("see there");
    assert_eq!(kept, Some(&expected.into()));
    let warning = FindingSeverity::Warning;
    assert_eq!(found(&incident, "undeclared-extension"), [warning]);
    assert!(found(&extended(), "undeclared-extension").len() > 3);
    assert_eq!(found(&declared(), "undeclared-extension"), []);
}

/// Extensions are told from the rest by their namespace, stand in elements
/// for additional data in IODEF, and may have a restriction of their own.
#[test]
fn r099_extensions_are_marked_as_additional() {
    let mut incident = declared();
    let private = Extension::xml(note());
    let private = iodef::Marked::new(private).restricted(Restriction::Private);
    incident.extensions.push(private);
    comes_back(&incident);
    let written = xml(&incident, Vocabulary::Iodef2);
    let tree = roxmltree::Document::parse(&written).unwrap();
    let notes: Vec<_> = tree
        .descendants()
        .filter(|n| n.has_tag_name((NOTES, "note")))
        .collect();
    assert_eq!(notes.len(), 5);
    let additional = (Vocabulary::Iodef2.namespace(), "AdditionalData");
    for note in notes {
        let around = note.ancestors().find(|n| n.has_tag_name(additional));
        assert_eq!(around.and_then(|n| n.attribute("dtype")), Some("xml"));
    }
    let back = read(&written);
    assert_eq!(
        back.extensions[1].restriction(),
        Some(&Restriction::Private)
    );
    assert_eq!(back.extensions[0].restriction(), None);
    assert_eq!(back.extensions[0].kind, DataType::Xml);
}

/// Elements, attributes and values of a newer version of the own vocabulary.
const NEWER: &str = r#"<Incidents xmlns="https://docs.rs/iodef/ns/1" mood="grim">
  <Incident purpose="forecast" restriction="private" urgency="7" xml:lang="en">
    <Verdict certain="yes">guilty<by>the jury</by></Verdict>
    <IncidentID name="csirt.example.com" colour="blue">1</IncidentID>
    <GenerationTime>2001-09-13T23:19:24Z</GenerationTime>
    <Contact role="creator" type="organization"><ContactName>Example</ContactName></Contact>
    <Attack activity="quantum"><Entanglement>9</Entanglement>
      <Flow><Attacker><Node><Address category="dna">ACGT</Address><Orbit/></Node></Attacker></Flow>
    </Attack>
    <Aftermath/>
  </Incident>
  <Postscript>the end</Postscript>
</Incidents>"#;

/// What a newer version says is read and kept, here and through IODEF.
#[test]
fn r104_a_newer_version_is_kept() {
    let document = Document::from_slice(NEWER.as_bytes()).unwrap();
    let same = document.to_xml(Vocabulary::Incident).unwrap();
    infoset::equal(NEWER, &same).unwrap();
    let iodef = document.to_xml(Vocabulary::Iodef2).unwrap();
    let back = Document::from_slice(iodef.as_bytes()).unwrap();
    assert_eq!(back, document);
    infoset::equal(NEWER, back.to_xml(Vocabulary::Incident).unwrap()).unwrap();

    let incident = &document.incidents[0];
    assert_eq!(incident.attacks[0].attackers().count(), 1);
    let kept: Vec<_> = incident.mark().unwrap().children().collect();
    let names = kept.iter().filter_map(|node| node.as_element());
    let names: Vec<_> = names.map(|element| &*element.name.local).collect();
    assert_eq!(names, ["Verdict", "Aftermath"]);
    let mut reader = Reader::from_reader(NEWER.as_bytes());
    assert_eq!(reader.incidents().flatten().count(), 1);
}
