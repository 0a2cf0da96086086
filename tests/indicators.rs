//! Indicators: built, read, written, and what RFC 7970's schema has no place for.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::unwrap_used,
    reason = "clippy takes helpers outside test functions for no tests"
)]

mod common;

use common::validator::{self, Outcome};
use iodef::{
    Address, Algorithm, AttackPhase, BulkObservable, BulkObservableType, Confidence, Contact,
    Document, DomainData, ErrorKind, ExpressionOperator, ExpressionPart, Extension, File, FileData,
    Hash, HashData, HashScope, Incident, IncidentId, Indicator, IndicatorContent,
    IndicatorExpression, IndicatorId, IndicatorReference, Limits, Observable, ObservableContent,
    ObservableReference, Purpose, Rating, ReaderBuilder, RelatedActivity, Restriction, Service,
    Software, SoftwareReference, Stage, ThreatActor, Timestamp, Vocabulary,
};

fn incident() -> Incident {
    let id = IncidentId::new("csirt.example.com", "1");
    Incident::new(id, Purpose::Watch, Restriction::Green)
        .with_contact(Contact::creator("Example CSIRT"))
        .with_time(Stage::Generate, "2025-05-20T12:00:00Z".parse().unwrap())
}

fn indicator(id: &str, content: impl Into<IndicatorContent>) -> Indicator {
    Indicator::new(
        IndicatorId::new("csirt.example.com", id.parse().unwrap(), "1"),
        content,
    )
}

fn document(incident: Incident) -> Document {
    let mut document = Document::default();
    document.incidents.push(incident);
    document
}

/// Writes incidents as IODEF 2, where they must be valid and come back.
fn through_iodef2(incidents: impl IntoIterator<Item = Incident>) -> Vec<String> {
    let mut written = Vec::new();
    for document in incidents.into_iter().map(document) {
        let xml = document.to_xml(Vocabulary::Iodef2).expect("IODEF 2");
        let back = Document::from_slice(xml.as_bytes()).expect("a document");
        assert_eq!(back, document);
        written.push(xml);
    }
    let schema = validator::schema("iodef-2.0.xsd");
    let outcomes = validator::documents(&schema, &written).expect("a temporary folder");
    for (xml, outcome) in written.iter().zip(outcomes) {
        assert!(
            !matches!(outcome, Outcome::Invalid(_)),
            "{outcome:?}\n{xml}"
        );
    }
    written
}

#[test]
fn what_the_schema_has_a_place_for_stands_there() {
    let hash = Hash::new(
        Algorithm::SHA256,
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    );
    let file = File::named("invoice.pdf.exe")
        .with_hashes(HashData::new(HashScope::FileContents).with_hash(hash));
    let expression = IndicatorExpression::new(ExpressionOperator::And)
        .with_operand(IndicatorReference::to("ind-file".parse().unwrap()))
        .with_confidence(Confidence::new(Rating::High))
        .with_extension(Extension::text("seen twice"))
        .with_operand(Observable::new(DomainData::new("c2.example")));
    let incident = incident()
        .with_indicator(indicator("ind-file", Observable::new(FileData::new(file))))
        .with_indicator(indicator("ind-both", expression));
    let xml = through_iodef2([incident]).concat();
    assert!(!xml.contains("Carried"), "{xml}");
}

#[test]
fn what_the_schema_has_no_place_for_is_carried() {
    let both = Observable::new(Address::from("192.0.2.1")).with_extension(Extension::text("more"));
    let bulk = BulkObservable::new(BulkObservableType::Ext("ja3".into()), "e7d705a3286e19ea");
    let service = Service::tcp(8443)
        .with_application(Software::default().with_reference(SoftwareReference::cpe("cpe:/a:x:y")));
    let without_operand = {
        let mut expression = IndicatorExpression::new(ExpressionOperator::Not);
        expression = expression.with_confidence(Confidence::new(Rating::Low));
        expression.with_operand(ObservableReference::to("somewhere".parse().unwrap()))
    };
    let nand = IndicatorExpression::new(ExpressionOperator::Ext("nand".into()))
        .with_operand(IndicatorReference::elsewhere("cert.example.net/1"));
    let mut related = RelatedActivity::new(IncidentId::new("csirt.example.com", "0"));
    related.threat_actors.push(ThreatActor::new("Jo").into());
    let cases = [
        ("both", incident().with_indicator(indicator("a", both))),
        (
            "bulk",
            incident().with_indicator(indicator("a", Observable::new(bulk))),
        ),
        (
            "service",
            incident().with_indicator(indicator("a", Observable::new(service))),
        ),
        (
            "order",
            incident().with_indicator(indicator("a", without_operand)),
        ),
        ("operator", incident().with_indicator(indicator("a", nand))),
        ("actor", incident().with_related(related)),
        (
            "phase",
            incident().with_indicator(
                indicator("a", IndicatorReference::elsewhere("b"))
                    .with_attack_phase(AttackPhase::new("installation")),
            ),
        ),
    ];
    let (names, incidents): (Vec<_>, Vec<_>) = cases.into_iter().unzip();
    for (what, xml) in names.iter().zip(through_iodef2(incidents)) {
        assert!(xml.contains("Carried"), "{what}");
    }
}

/// Without one of its operands an expression would mean something else.
#[test]
fn an_expression_is_carried_whole() {
    let odd = BulkObservable::new(BulkObservableType::Ext("ja3".into()), "e7d705a3286e19ea");
    let expression = IndicatorExpression::new(ExpressionOperator::And)
        .with_operand(Observable::new(Address::from("192.0.2.1")))
        .with_operand(
            IndicatorExpression::new(ExpressionOperator::Not).with_operand(Observable::new(odd)),
        );
    let observable = Observable::new(Address::from("192.0.2.2"));
    let incident = incident()
        .with_indicator(indicator("a", expression))
        .with_indicator(indicator("b", observable));
    let xml = through_iodef2([incident]).concat();
    let plain = xml.split("<Carried").next().unwrap();
    assert!(plain.contains("192.0.2.2") && !plain.contains("192.0.2.1"));
}

fn read(inside: &str) -> Document {
    let xml = format!(
        "<IODEF-Document version='2.00' xmlns='urn:ietf:params:xml:ns:iodef-2.0'>\
         <Incident purpose='watch'><IncidentID name='a'>1</IncidentID>\
         <GenerationTime>2025-05-20T12:00:00Z</GenerationTime>\
         <Contact role='creator' type='organization'/>\
         <IndicatorData><Indicator><IndicatorID name='a' version='1'>i</IndicatorID>\
         {inside}</Indicator></IndicatorData></Incident></IODEF-Document>"
    );
    Document::from_slice(xml.as_bytes()).unwrap()
}

fn content(document: &Document) -> &IndicatorContent {
    let indicators = document.incidents[0].indicators.as_ref().unwrap();
    &indicators.indicators[0].content
}

#[test]
fn terms_are_operands_with_what_is_said_of_them() {
    let document = read(
        "<IndicatorExpression operator='or'><ObservableReference uid-ref='x'/>\
         <AdditionalData dtype='string'>one</AdditionalData>\
         <AdditionalData dtype='string'>two</AdditionalData>\
         <IndicatorExpression><IndicatorReference uid-ref='i'/></IndicatorExpression>\
         <Confidence rating='low'/></IndicatorExpression>",
    );
    let IndicatorContent::Expression(expression) = content(&document) else {
        panic!("no expression");
    };
    assert_eq!(expression.parts.len(), 5);
    let terms: Vec<_> = expression.terms().collect();
    assert_eq!(terms.len(), 2);
    assert_eq!(terms[0].extensions.len(), 2);
    assert_eq!(terms[0].confidence, None);
    let confidence = terms[1].confidence.unwrap();
    assert_eq!(confidence.rating, Rating::Low);
    assert!(matches!(
        **terms[1].operand,
        IndicatorContent::Expression(_)
    ));
}

#[test]
fn terms_begin_with_the_first_operand() {
    let expression = IndicatorExpression::default()
        .with_confidence(Confidence::new(Rating::Low))
        .with_operand(IndicatorReference::elsewhere("b"))
        .with_confidence(Confidence::new(Rating::High))
        .with_confidence(Confidence::new(Rating::Medium));
    let terms: Vec<_> = expression.terms().collect();
    assert_eq!(terms.len(), 1);
    assert_eq!(terms[0].confidence.unwrap().rating, Rating::High);
}

/// What the text of RFC 7970 calls `KeyValue` is the `Value` of its schema.
#[test]
fn key_values_have_two_names() {
    for name in ["Value", "KeyValue"] {
        let document = read(&format!(
            "<Observable><WindowsRegistryKeysModified><Key><KeyName>k</KeyName>\
             <{name}>v</{name}></Key></WindowsRegistryKeysModified></Observable>"
        ));
        let xml = document.to_xml(Vocabulary::Iodef2).unwrap();
        assert!(xml.contains("<Value>v</Value>"), "{xml}");
    }
}

/// An incident inside an observable has its restriction where any other has it.
#[test]
fn an_observed_incident_bears_its_own_restriction() {
    let observed = Incident::new(
        IncidentId::new("b", "2"),
        Purpose::Reporting,
        Restriction::Red,
    )
    .with_contact(Contact::creator("Other"))
    .with_time(Stage::Generate, Timestamp::date(2024, 5, 1).unwrap());
    let document = document(incident().with_indicator(indicator("a", Observable::new(observed))));
    for vocabulary in [Vocabulary::Incident, Vocabulary::Iodef2] {
        let xml = document.to_xml(vocabulary).unwrap();
        let back = Document::from_slice(xml.as_bytes()).unwrap();
        let IndicatorContent::Observable(observable) = content(&back) else {
            panic!("no observable");
        };
        let Some(ObservableContent::Incident(incident)) = &observable.content else {
            panic!("no incident");
        };
        assert_eq!(incident.restriction(), Some(&Restriction::Red));
    }
}

#[test]
fn references_and_identifiers_are_checked() {
    let found = |inside: &str| -> Vec<_> {
        let document = read(inside);
        let findings = iodef::validate(&document.incidents[0]);
        let rules = findings.iter().map(|finding| finding.rule.id);
        rules
            .filter(|id| ["dangling-reference", "unique-id"].contains(id))
            .collect()
    };
    let none: [&str; 0] = [];
    assert_eq!(found("<IndicatorReference uid-ref='i'/>"), none);
    assert_eq!(
        found("<ObservableReference uid-ref='nowhere'/>"),
        ["dangling-reference"]
    );
    assert_eq!(
        found("<Observable><FileData observable-id='i'><File/></FileData></Observable>"),
        ["unique-id"]
    );
}

/// A document with expressions inside one another, `levels` in all.
fn nested(levels: usize) -> String {
    let (open, close) = (
        "<IndicatorExpression>".repeat(levels),
        "</IndicatorExpression>".repeat(levels),
    );
    let operand = "<IndicatorReference uid-ref='i'/>";
    format!(
        "<IODEF-Document version='2.00' xmlns='urn:ietf:params:xml:ns:iodef-2.0'>\
         <Incident purpose='watch'><IncidentID name='a'>1</IncidentID>\
         <GenerationTime>2025-05-20T12:00:00Z</GenerationTime>\
         <Contact role='creator' type='organization'/>\
         <IndicatorData><Indicator><IndicatorID name='a' version='1'>i</IndicatorID>\
         {open}{operand}{close}</Indicator></IndicatorData></Incident></IODEF-Document>"
    )
}

/// How many elements stand around the outermost expression, and inside the innermost.
const AROUND: u64 = 5;

#[test]
fn deep_expressions_are_refused_or_handled() {
    for depth in [Limits::default().depth, Limits::MAX_DEPTH] {
        let read = |levels: u64| {
            let xml = nested(usize::try_from(levels).unwrap());
            let mut builder = ReaderBuilder::new();
            builder.limits(Limits::default().with_depth(depth));
            builder.from_reader(xml.as_bytes()).into_document()
        };
        let refused = read(depth - AROUND + 1).unwrap_err();
        assert!(
            matches!(refused.kind(), ErrorKind::Limit { .. }),
            "{refused}"
        );

        let document = read(depth - AROUND).unwrap();
        let copy = document.clone();
        assert_eq!(copy, document);
        assert!(format!("{copy:?}").len() > 1000);
        for vocabulary in [Vocabulary::Incident, Vocabulary::Iodef2] {
            let xml = copy.to_xml(vocabulary).unwrap();
            assert!(xml.contains("uid-ref"));
        }
        assert!(!iodef::validate(&copy.incidents[0]).is_empty());
    }
}

/// An operator that IODEF has no token for, as deep as a reader goes.
#[test]
fn deep_expressions_are_carried() {
    let mut document = read_deep();
    let indicators = document.incidents[0].indicators.as_mut().unwrap();
    let mut content = &mut *indicators.indicators[0].content;
    while let IndicatorContent::Expression(expression) = content {
        if expression.parts.iter().all(is_reference) {
            expression.operator = Some(ExpressionOperator::Ext("nand".into()));
            break;
        }
        let Some(ExpressionPart::Operand(inner)) = expression.parts.first_mut() else {
            panic!("no operand");
        };
        content = &mut **inner;
    }
    let xml = document.to_xml(Vocabulary::Iodef2).unwrap();
    assert!(xml.contains("nand"));
}

fn read_deep() -> Document {
    let levels = usize::try_from(Limits::MAX_DEPTH - AROUND).unwrap();
    let mut builder = ReaderBuilder::new();
    builder.limits(Limits::default().with_depth(Limits::MAX_DEPTH));
    let xml = nested(levels);
    builder.from_reader(xml.as_bytes()).into_document().unwrap()
}

fn is_reference(part: &ExpressionPart) -> bool {
    matches!(part, ExpressionPart::Operand(operand)
        if matches!(**operand, IndicatorContent::IndicatorReference(_)))
}
