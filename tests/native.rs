//! The native form of feature `serde`: what it looks like, and what it refuses.

#![cfg(feature = "serde")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "it is how a test fails"
)]

use std::fs;
use std::path::Path;

use iodef::{
    Assessment, Attack, Attacker, BusinessImpact, BusinessSeverity, Confidence, Contact, Document,
    Extension, Flow, ForeignElement, ForeignName, ForeignNode, Impact, Incident, IncidentId,
    Marked, Party, Purpose, Rating, Restriction, Stage, Status, Text, Timestamp, Victim,
    Vocabulary,
};
use serde_json::{Value, json};

const FORM: &str = include_str!("native.json");
const EVERYTHING: &str = include_str!("schema/everything.xml");

/// A time stamp as it was read, with white space around it that is kept.
fn generated() -> Marked<Timestamp> {
    let xml = concat!(
        r#"<IODEF-Document version="2.00" xmlns="urn:ietf:params:xml:ns:iodef-2.0">"#,
        r#"<Incident purpose="reporting"><IncidentID name="a">1</IncidentID>"#,
        r"<GenerationTime> 2026-03-04T05:06:07+01:00 </GenerationTime>",
        r#"<Contact role="creator" type="person"><ContactName>A</ContactName></Contact>"#,
        r"</Incident></IODEF-Document>",
    );
    let document = Document::from_slice(xml.as_bytes()).unwrap();
    document.incidents[0].timeline.generated.clone().unwrap()
}

fn small() -> Document {
    let id = IncidentId::new("csirt.example.org", "2026-17");
    let note = ForeignElement::new(ForeignName::new("urn:example:notes", "note", "n"))
        .with_attribute(ForeignName::new("", "by", ""), "Ann")
        .with_child("seen twice");
    let mut confidence = Confidence::new(Rating::Ext("likely".into()));
    confidence.value = Some("0.80".parse().unwrap());
    let mut impact = BusinessImpact::default();
    impact.severity = Some(BusinessSeverity::Other("severe".into()));
    let mut flow = Flow::new()
        .with_party(Attacker::at("192.0.2.166"))
        .with_party(Victim::unknown());
    flow.parties[0].mark_mut().id = Some("attacker-1".parse().unwrap());
    let mut incident = Incident::new(id, Purpose::Reporting, Restriction::AmberStrict)
        .with_status(Status::InProgress)
        .with_description(Text::new("Verdächtige Anmeldungen").in_language("de".parse().unwrap()))
        .with_description(Marked::new(Text::new("By Bob")).restricted(Restriction::Private))
        .with_contact(Contact::creator("Example CSIRT").with_email("csirt@example.org"))
        .with_attack(Attack::new().with_flow(flow))
        .with_extension(Extension::xml(note.clone()));
    incident.timeline.generated = Some(generated());
    incident
        .timeline
        .set(Stage::Start, "2026-03".parse().unwrap());
    let assessment = Assessment::new(Impact::Intended(impact)).with_confidence(confidence);
    incident.assessments.push(assessment.into());
    incident.mark_mut().add_child(note);
    let mut document = Document::new([incident]);
    document.lang = Some("en".parse().unwrap());
    document
}

fn xml(document: &Document) -> [Result<String, String>; 3] {
    Vocabulary::ALL.map(|vocabulary| document.to_xml(vocabulary).map_err(|e| e.to_string()))
}

fn assert_comes_back(document: &Document) {
    let json = serde_json::to_string(document).unwrap();
    let back: Document = serde_json::from_str(&json).unwrap();
    assert_eq!(*document, back);
    assert_eq!(xml(document), xml(&back));
    let sorted = serde_json::from_str::<Value>(&json).unwrap();
    let back: Document = serde_json::from_value(sorted).unwrap();
    assert_eq!(*document, back);
    assert_eq!(xml(document), xml(&back));
    let mut binary = Vec::new();
    ciborium::into_writer(document, &mut binary).unwrap();
    let back: Document = ciborium::from_reader(&*binary).unwrap();
    assert_eq!(*document, back);
    assert_eq!(xml(document), xml(&back));
}

#[test]
fn the_form_is_what_it_was() {
    let document = small();
    assert_eq!(
        serde_json::to_string_pretty(&document).unwrap(),
        FORM.trim_end()
    );
    assert_eq!(serde_json::from_str::<Document>(FORM).unwrap(), document);
    assert_comes_back(&document);
}

/// What only a reader knows: how the document was written.
#[test]
fn how_it_was_written_has_a_form_too() {
    let xml = concat!(
        r#"<i:IODEF-Document version="1.5" xmlns:i="urn:ietf:params:xml:ns:iodef-2.0" "#,
        r#"xmlns:x="urn:example:x" x:run="7"><i:Incident purpose="reporting" colour="red">"#,
        r#"<i:GenerationTime>2026-03-04T05:06:07Z</i:GenerationTime>"#,
        r#"<i:IncidentID name="a">1</i:IncidentID><x:note/>"#,
        r#"<i:Contact role="creator" type="person"/></i:Incident></i:IODEF-Document>"#,
    );
    let document = Document::from_slice(xml.as_bytes()).unwrap();
    let name = |namespace: &str, local: &str, prefix: &str| match namespace {
        "" => json!({"local": local}),
        _ => json!({"local": local, "namespace": namespace, "prefix": prefix}),
    };
    let bindings = json!([
        ["i", Vocabulary::Iodef2.namespace()],
        ["x", "urn:example:x"]
    ]);
    let note = json!({"name": name("urn:example:x", "note", "x"), "bindings": bindings});
    let colour = json!({"name": name("", "colour", ""), "value": "red"});
    let run = json!({"name": name("urn:example:x", "run", "x"), "value": "7"});
    let incident = json!({
        "id": {"csirt": "a", "number": "1"},
        "purpose": "reporting",
        "timeline": {"generated": "2026-03-04T05:06:07Z"},
        "contacts": [{"role": "creator", "kind": "person"}],
        "mark": {
            "attributes": [{"attribute": colour, "origin": "iodef2"}],
            "kept": [{
                "node": {"element": note},
                "origin": "iodef2",
                "anchor": {"row": 1, "count": 1},
            }],
            // Rows of the table; a release that adds one may change them.
            "order": [9, 1, 15],
        },
    });
    let form = json!({
        "incidents": [incident],
        "version": {"other": "1.5"},
        "bindings": bindings,
        "mark": {"attributes": [{"attribute": run, "origin": "iodef2"}]},
    });
    assert_eq!(serde_json::to_value(&document).unwrap(), form);
    assert_comes_back(&document);
}

#[test]
fn a_document_of_everything_comes_back() {
    assert_comes_back(&Document::from_slice(EVERYTHING.as_bytes()).unwrap());
}

#[test]
fn real_documents_come_back() {
    let corpus = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/corpus"));
    if !corpus.exists() {
        eprintln!("skipped: {} is not there", corpus.display());
        return;
    }
    let mut count = 0;
    for folder in ["iodef1", "iodef2"] {
        for entry in fs::read_dir(corpus.join(folder)).unwrap() {
            let bytes = fs::read(entry.unwrap().path()).unwrap();
            if let Ok(document) = Document::from_slice(&bytes) {
                assert_comes_back(&document);
                count += 1;
            }
        }
    }
    eprintln!("{count} documents");
    assert!(count > 20, "only {count} documents were read");
}

#[test]
fn a_mark_may_stand_anywhere_among_the_members() {
    let text = Marked::new(Text::new("x")).restricted(Restriction::Green);
    for form in [
        json!({"value": "x", "mark": {"restriction": "green"}}).to_string(),
        r#"{"mark":{"restriction":"green"},"value":"x"}"#.into(),
    ] {
        assert_eq!(serde_json::from_str::<Marked<Text>>(&form).unwrap(), text);
        let name = serde_json::from_str::<Marked<String>>(&form).unwrap();
        assert_eq!(
            (name.as_str(), name.restriction()),
            ("x", text.restriction())
        );
    }
    let party = Marked::new(Party::from(Victim::unknown())).restricted(Restriction::Green);
    let behind = json!({"victim": {"unknown": true}, "mark": {"restriction": "green"}});
    assert_eq!(serde_json::to_value(&party).unwrap(), behind);
    let before = r#"{"mark":{"restriction":"green"},"victim":{"unknown":true}}"#;
    assert_eq!(
        serde_json::from_str::<Marked<Party>>(before).unwrap(),
        party
    );
}

#[test]
fn a_scalar_is_a_string_until_it_is_marked() {
    let time: Marked<Timestamp> = "2026-03".parse::<Timestamp>().unwrap().into();
    assert_eq!(serde_json::to_value(&time).unwrap(), json!("2026-03"));
    let marked = time.with_id("t".parse().unwrap());
    let form = json!({"value": "2026-03", "mark": {"id": "t"}});
    assert_eq!(serde_json::to_value(&marked).unwrap(), form);
    assert_eq!(
        serde_json::from_value::<Marked<Timestamp>>(form).unwrap(),
        marked
    );
}

#[test]
fn tokens_known_and_unknown() {
    for (value, form) in [
        (Status::InProgress, json!("in-progress")),
        (Status::Ext("parked".into()), json!({"ext": "parked"})),
        (Status::Other("parked".into()), json!({"other": "parked"})),
        // A token of this list that stood where its document did not list it.
        (Status::Other("new".into()), json!({"other": "new"})),
    ] {
        assert_eq!(serde_json::to_value(&value).unwrap(), form);
        assert_eq!(serde_json::from_value::<Status>(form).unwrap(), value);
    }
}

#[test]
fn what_the_form_has_no_place_for_is_refused() {
    let refused = |form: Value, message: &str| {
        let error = serde_json::from_value::<Incident>(form)
            .unwrap_err()
            .to_string();
        assert!(error.contains(message), "{error}");
    };
    let with = |member: &str, value: Value| {
        let mut form = json!({"id": {"csirt": "a", "number": "1"}, "purpose": "reporting"});
        form[member] = value;
        form
    };
    assert!(serde_json::from_value::<Incident>(with("lang", json!("en"))).is_ok());
    refused(json!({"purpose": "reporting"}), "missing field `id`");
    refused(with("colour", json!("red")), "unknown field `colour`");
    refused(
        with("id", json!({"csirt": "a", "number": "1", "x": 1})),
        "unknown field `x`",
    );
    refused(
        with("mark", json!({"colour": "red"})),
        "unknown field `colour`",
    );
    refused(
        with("purpose", json!("repotring")),
        "expected a token of Purpose",
    );
    refused(
        with("purpose", json!({"ext": "a", "other": "b"})),
        "expected a token of Purpose",
    );
    refused(
        with("timeline", json!({"started": "yesterday"})),
        "expected a date and time",
    );
    let flows = |party: Value| with("attacks", json!([{"flows": [{"parties": [party]}]}]));
    refused(
        flows(json!({"attacker": {}, "victim": {}})),
        "a second choice",
    );
    refused(flows(json!({"mark": {}})), "expected a choice");
    refused(flows(json!({"robber": {}})), "unknown variant `robber`");
    let twice = r#"{"mark":{},"value":"x","mark":{}}"#;
    let error = serde_json::from_str::<Marked<Text>>(twice)
        .unwrap_err()
        .to_string();
    assert!(error.contains("duplicate field `mark`"), "{error}");
}

/// A tree takes three levels of JSON for each of XML, of which `serde_json` reads 128.
#[test]
fn depth_is_an_error_and_not_an_overflow() {
    let name = || ForeignName::new("urn:example:deep", "deep", "d");
    let deep = |levels: usize| {
        let tree = (0..levels).fold(ForeignNode::from("x"), |inner, _| {
            ForeignElement::new(name()).with_child(inner).into()
        });
        let mut extension = Extension::new(iodef::DataType::Xml);
        extension.content.push(tree);
        serde_json::to_string(&extension).unwrap()
    };
    assert!(serde_json::from_str::<Extension>(&deep(40)).is_ok());
    let error = serde_json::from_str::<Extension>(&deep(100)).unwrap_err();
    assert!(error.to_string().contains("recursion limit"), "{error}");
}
