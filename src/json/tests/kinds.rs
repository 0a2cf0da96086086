//! What is lost is called by its name, at its place.

use crate::json::bytes::encode;
use crate::{CounterType, Document, JsonLossKind as Kind};

/// Writes an incident of the own vocabulary as JSON; says what it loses. What
/// stands behind a bar in it comes behind the contact.
fn written(attributes: &str, inside: &str) -> (String, Vec<(Kind, String)>) {
    let (before, behind) = inside.split_once('|').unwrap_or((inside, ""));
    let xml = format!(
        r#"<Incident xmlns="https://docs.rs/iodef/ns/1" purpose="watch" restriction="partner" {attributes}>
<IncidentID name="csirt.example.com">1</IncidentID>
<GenerationTime>2026-01-01T00:00:00Z</GenerationTime>
{before}<Contact role="creator" type="person"/>{behind}</Incident>"#
    );
    let document = Document::from_slice(xml.as_bytes()).unwrap_or_else(|e| panic!("{e}: {xml}"));
    let json = document.to_json().unwrap();
    let short = |path: String| path.replace("/IODEF-Document/Incident", "");
    let losses = json
        .losses
        .into_iter()
        .map(|loss| (loss.kind, short(loss.path)));
    (json.text, losses.collect())
}

#[test]
fn each_loss_has_its_kind_and_place() {
    let cases = [
        (r#"class="incident""#, "", Kind::NoPlace, "/@class"),
        (
            "",
            "|<Attack><AttackType type=\"spam\"/></Attack>",
            Kind::NoPlace,
            "/EventData/AttackType",
        ),
        (
            "",
            r#"<Description restriction="public">a</Description>"#,
            Kind::Restriction,
            "/Description/@restriction",
        ),
        (
            "",
            r#"<Description restriction="private">a</Description>"#,
            Kind::Withheld,
            "/Description",
        ),
        (
            "",
            r#"<Description id="a">a</Description>"#,
            Kind::Identifier,
            "/Description/@observable-id",
        ),
        (
            r#"xmlns:x="urn:x" x:a="1""#,
            "",
            Kind::ForeignAttribute,
            "/@a",
        ),
        ("", r#"<x:a xmlns:x="urn:x"/>"#, Kind::ForeignContent, "/a"),
        (
            "",
            r#"|<Extension dtype="xml"><x:a xmlns:x="urn:x"/></Extension>"#,
            Kind::Markup,
            "/AdditionalData",
        ),
        (
            "",
            "|<Attack><Flow><Attacker><Node/></Attacker></Flow><Flow><Victim><Node/></Victim></Flow></Attack>",
            Kind::Grouping,
            "/EventData/Flow[2]",
        ),
        (
            "",
            "<Description>a</Description><DetectTime>2026-01-01T00:00:00Z</DetectTime>",
            Kind::Order,
            "",
        ),
        (
            "",
            r#"<RelatedActivity><URL>urn:a</URL><Description xml:lang="fr">a</Description></RelatedActivity>"#,
            Kind::Language,
            "/RelatedActivity/Description",
        ),
        (
            "",
            r#"<Assessment><MonetaryImpact currency="EUR">+07</MonetaryImpact></Assessment>"#,
            Kind::Spelling,
            "/Assessment/MonetaryImpact",
        ),
        (
            "",
            "<DetectTime>2026-01</DetectTime>",
            Kind::Granularity,
            "/DetectTime",
        ),
        (
            "",
            r#"<Assessment><MonetaryImpact currency="EUR">INF</MonetaryImpact></Assessment>"#,
            Kind::Inexpressible,
            "/Assessment/MonetaryImpact",
        ),
        (
            "",
            "<Assessment><SystemImpact/></Assessment>",
            Kind::Unstated,
            "/Assessment/SystemImpact/type",
        ),
        (r#"status="stalled""#, "", Kind::UnlistedToken, "/@status"),
        (
            "",
            "<Assessment><MonetaryImpact>0</MonetaryImpact></Assessment>",
            Kind::Amount,
            "/Assessment/MonetaryImpact",
        ),
        (
            "",
            "<DetectTime>2026-01-01T00:00:00</DetectTime>",
            Kind::LocalTime,
            "/DetectTime",
        ),
    ];
    for (attributes, inside, kind, path) in cases {
        let (text, losses) = written(attributes, inside);
        let found = losses.contains(&(kind, path.to_owned()));
        assert!(found, "{kind:?} {path}: {losses:?} in {text}");
    }
}

#[test]
fn the_restriction_of_a_record_goes_to_what_is_in_it() {
    let (text, losses) = written(
        "",
        r#"|<Attack><Evidence restriction="private">
<EvidenceItem><URL>urn:a</URL></EvidenceItem>
<EvidenceItem restriction="public"><URL>urn:b</URL></EvidenceItem></Evidence></Attack>"#,
    );
    let records = r#""RecordData":[{"restriction":"private","URL":["urn:a"]},{"restriction":"public","URL":["urn:b"]}]"#;
    assert!(text.contains(records), "{text}");
    assert_eq!(
        losses,
        [(
            Kind::Restriction,
            "/EventData/Record/@restriction".to_owned()
        )]
    );
}

#[test]
fn no_default_is_made_up() {
    let (text, losses) = written(
        "",
        "|<Attack><Flow><System><Node><Address>192.0.2.1</Address></Node></System></Flow></Attack>",
    );
    let system = r#""EventData":[{"System":[{"Node":{"Address":[{"value":"192.0.2.1"}]}}]}]"#;
    assert!(text.contains(system), "{text}");
    let place = "/EventData/Flow/System/Node/Address/category".to_owned();
    assert_eq!(losses, [(Kind::Unstated, place)]);
    let back = Document::from_json(text.as_bytes()).unwrap();
    assert_eq!(back.losses, []);
    assert_eq!(back.document.to_json().unwrap().text, text);
}

#[test]
fn plain_strings_are_for_english_only() {
    let (text, _) = written(r#"xml:lang="fr""#, "<Description>Courriel</Description>");
    assert!(
        text.contains(r#""Description":[{"value":"Courriel"}]"#),
        "{text}"
    );
    let (text, _) = written(r#"xml:lang="en-GB""#, "<Description>E-mail</Description>");
    assert!(text.contains(r#""Description":["E-mail"]"#), "{text}");
}

#[test]
fn tokens_go_by_the_names_of_rfc_8727() {
    let (text, losses) = written(
        "",
        r#"<Assessment><SystemImpact type="policy"/><Counter type="peak" unit="event">1</Counter>
<Counter type="counter" unit="event">2</Counter></Assessment>
|<Contact role="vendor-services" type="person"/><Contact role="sender" type="person"/>"#,
    );
    assert_eq!(losses, []);
    for piece in [
        r#""type":"peak","unit":"event","value":1"#,
        r#""type":"count","unit":"event","value":2"#,
        r#""role":"vendor-support""#,
        r#""role":"ext-value","ext-role":"sender""#,
    ] {
        assert!(text.contains(piece), "{piece} in {text}");
    }
    let back = Document::from_json(text.as_bytes()).unwrap().document;
    let peak = back.incidents[0].assessments[0].counters[0].kind.clone();
    assert_eq!(peak, CounterType::Peak);
}

#[test]
fn classes_of_indicators_have_their_losses() {
    let indicator = |inside: &str| {
        let id = r#"<IndicatorID name="csirt.example.com" version="1">a</IndicatorID>"#;
        format!("|<IndicatorData><Indicator>{id}{inside}</Indicator></IndicatorData>")
    };
    let hashes = r#"<Observable><EmailData><HashData scope="ext-value" ext-scope="line"/></EmailData></Observable>"#;
    let (text, losses) = written("", &indicator(hashes));
    let place = "/IndicatorData/Indicator/Observable/EmailData/HashData/@ext-scope";
    assert_eq!(losses, [(Kind::NoMember, place.to_owned())], "{text}");

    let address =
        r#"<Observable><Address category="ipv4-unstated">192.0.2.1</Address></Observable>"#;
    let (text, losses) = written("", &indicator(address));
    let place = "/IndicatorData/Indicator/Observable/Address/@category";
    assert_eq!(losses, [(Kind::Nearest, place.to_owned())], "{text}");

    let reference = r#"<IndicatorReference uid-ref="b" euid-ref="c"/>"#;
    let (text, losses) = written("", &indicator(reference));
    let place = "/IndicatorData/Indicator/IndicatorReference/uid-ref or euid-ref";
    assert_eq!(losses, [(Kind::Choice, place.to_owned())], "{text}");

    let terms = r#"<IndicatorExpression><IndicatorReference uid-ref="b"/>
<ObservableReference uid-ref="c"/></IndicatorExpression>"#;
    let (text, losses) = written("", &indicator(terms));
    let place = "/IndicatorData/Indicator/IndicatorExpression";
    assert_eq!(losses, [(Kind::Order, place.to_owned())], "{text}");
    let members =
        r#""IndicatorExpression":{"IndicatorReference":[{"uid-ref":"b"}],"uid-ref":["c"]}"#;
    assert!(text.contains(members), "{text}");
}

#[test]
fn structured_information_is_base64() {
    let xml = br#"<RawData xmlns="urn:ietf:params:xml:ns:iodef-sci-1.0" dtype="xml" meaning="m"><a xmlns="urn:a"/></RawData>"#;
    let json = |raw: &str| {
        format!(
            r#"{{"version":"2.00","Incident":[{{"purpose":"watch","IncidentID":{{"id":"1","name":"a"}},
"Method":[{{"AttackPattern":[{{"SpecID":"private","RawData":["{raw}"],"Scoring":[]}}]}}]}}]}}"#
        )
    };
    let own = encode(xml);
    for (raw, kinds) in [
        (&*own, vec![Kind::Unmodelled]),
        // What is only the content, or another spelling, is read all the same.
        (
            &*encode(b"<a xmlns='urn:a'/>"),
            vec![Kind::Spelling, Kind::Unmodelled],
        ),
        ("free text", vec![Kind::Unmodelled]),
    ] {
        let read = Document::from_json(json(raw).as_bytes()).unwrap();
        let found: Vec<_> = read.losses.iter().map(|loss| loss.kind).collect();
        assert_eq!(found, kinds, "{raw}");
        let text = read.document.to_json().unwrap().text;
        let back = Document::from_json(text.as_bytes()).unwrap();
        assert_eq!(
            (back.document, back.losses),
            (read.document, vec![]),
            "{text}"
        );
        assert_eq!(text.contains(raw), found.len() == 1, "{text}");
    }
}

#[test]
fn kinds_have_names_of_their_own() {
    let mut tokens: Vec<_> = Kind::ALL.iter().map(|kind| kind.token()).collect();
    tokens.sort_unstable();
    tokens.dedup();
    assert_eq!(tokens.len(), Kind::ALL.len());
    let departures = Kind::ALL.iter().filter(|kind| kind.is_departure());
    assert_eq!(departures.count(), 5);
}
