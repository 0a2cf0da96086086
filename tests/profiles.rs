//! Where text and schema of RFC 7970 differ: a test for each place that
//! `docs/profiles.md` lists.

#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "clippy takes helpers outside test functions for no tests"
)]

mod common;
#[path = "profiles/documents.rs"]
mod documents;
mod snippets;

use common::validator::{self, Outcome};
use documents::{
    COUNT, OPERAND, PEAK, TRAINING, actor, address, alternative, bulk, confidence, contact,
    counter, data, expectation, expression, files, hashes, history, indicator, key, pattern, phase,
    service, software, version,
};
use iodef::{Action, ContactRole, CounterType, Document, ErrorKind, Profile, Vocabulary};
use snippets::{broken, in_profile, iodef2, lacks, read, same, says, source, table_names_tests};

/// A document in both profiles, which are read as the same, and are the same
/// when they come from the own vocabulary.
#[track_caller]
fn both(xml: &str) -> [String; 2] {
    let document = read(xml);
    let own = document.to_xml(Vocabulary::Incident).expect("all of it");
    Profile::ALL.map(|profile| {
        let written = in_profile(profile, xml);
        assert_eq!(read(&written), document, "{written}");
        same(&in_profile(profile, &own), &written);
        written
    })
}

/// The same in both profiles, and as it was read.
#[track_caller]
fn unchanged(xml: &str) {
    for written in both(xml) {
        same(xml, &written);
    }
}

/// One spelling in the schema, another in the text; both are read.
#[track_caller]
fn spelt([printed, errata]: [String; 2]) -> Document {
    for xml in [&printed, &errata] {
        let [as_printed, by_errata] = both(xml);
        same(&as_printed, &printed);
        same(&by_errata, &errata);
    }
    assert_eq!(read(&printed), read(&errata));
    read(&printed)
}

/// What the schema has no place for is carried, and stands in its place by
/// text and errata.
#[track_caller]
fn carried(xml: &str) {
    let [as_printed, by_errata] = Profile::ALL.map(|profile| in_profile(profile, xml));
    says(&as_printed, "<Carried");
    assert_eq!(read(&as_printed), read(xml));
    same(&by_errata, xml);
}

#[test]
fn what_is_written_as_printed_is_valid() {
    let mut documents = vec![
        contact("vendor-support"),
        bulk(),
        key("KeyValue"),
        service("<ProtoType>1</ProtoType><ProtoCode>3</ProtoCode>"),
        actor(),
        phase(),
        confidence("0.5"),
        confidence(""),
        alternative(OPERAND),
        iodef2("", &source("<Node/>")),
        hashes(),
        files(),
        pattern(r#"type="regex""#),
        version(""),
        address(),
        indicator("<IndicatorReference/>"),
        data("00ff"),
        expression(r#"operator="ext-value" ext-operator="nand""#),
        expression(r#"ext-operator="nand""#),
        software(),
    ];
    documents.extend(TRAINING.map(history));
    documents.extend(TRAINING.map(expectation));
    documents.extend(COUNT.into_iter().chain(PEAK).map(counter));
    let printed: Vec<_> = documents
        .iter()
        .map(|xml| in_profile(Profile::AsPrinted, xml))
        .collect();
    let schema = validator::schema("iodef-2.0.xsd");
    let outcomes = validator::documents(&schema, &printed).unwrap();
    for (xml, outcome) in printed.iter().zip(outcomes) {
        assert!(
            !matches!(outcome, Outcome::Invalid(_)),
            "{outcome:?}\n{xml}"
        );
    }
}

#[test]
fn vendor_support_is_vendor_services() {
    let document = spelt(["vendor-services", "vendor-support"].map(contact));
    let role = &document.incidents[0].contacts[1].role;
    assert_eq!(*role, ContactRole::VendorServices);
}

#[test]
fn training_is_an_action() {
    let document = spelt(TRAINING.map(history));
    let history = document.incidents[0].history.as_ref().unwrap();
    assert_eq!(history.items[0].action, Action::Training);
    let document = spelt(TRAINING.map(expectation));
    let expectation = &document.incidents[0].attacks[0].expectations[0];
    assert_eq!(expectation.action, Some(Action::Training));
}

#[test]
fn an_extension_value_that_another_vocabulary_lists_stays_one() {
    let impact = r#"<Assessment><SystemImpact type="integrity-configuration"/></Assessment>"#;
    for (xml, [token, extension]) in [
        (
            history(r#"action="investigate""#),
            [
                r#"action="investigate""#,
                r#"action="ext-value" ext-action="training""#,
            ],
        ),
        (
            iodef2("", impact),
            [
                r#"type="integrity-configuration""#,
                r#"type="ext-value" ext-type="misconfiguration""#,
            ],
        ),
    ] {
        let own = read(&xml).to_xml(Vocabulary::Incident).unwrap();
        says(&own, token);
        both(&own.replace(token, extension));
        let xml = xml.replace(token, extension);
        same(&in_profile(Profile::AsPrinted, &xml), &xml);
    }
}

#[test]
fn counters_count_peak_or_average() {
    let kind = |document: &Document| {
        let attacker = document.incidents[0].attacks[0].attackers().next();
        attacker.unwrap().system.counters[0].kind.clone()
    };
    assert_eq!(kind(&spelt(COUNT.map(counter))), CounterType::Counter);
    assert_eq!(kind(&spelt(PEAK.map(counter))), CounterType::Peak);
    for shared in [r#"type="rate""#, r#"type="average""#] {
        unchanged(&counter(shared));
    }
}

#[test]
fn a_bulk_observable_may_be_of_another_type() {
    both(&bulk());
    carried(&bulk());
}

#[test]
fn the_value_of_a_key_has_two_names() {
    spelt(["Value", "KeyValue"].map(key));
}

#[test]
fn code_and_type_of_a_protocol_are_read_in_either_order() {
    let [kind, code] = ["<ProtoType>8</ProtoType>", "<ProtoCode>3</ProtoCode>"];
    unchanged(&service(&format!("{kind}{code}")));
    let other = read(service(&format!("{code}{kind}")));
    let attacker = other.incidents[0].attacks[0].attackers().next().unwrap();
    let service = &attacker.system.services[0];
    let number = |n: &iodef::Number| n.to_string();
    assert_eq!(service.proto_type.as_deref().map(number).unwrap(), "8");
    assert_eq!(service.proto_code.as_deref().map(number).unwrap(), "3");
    let [as_printed, by_errata] = both(&self::service(&format!("{code}{kind}")));
    says(&as_printed, &format!("{kind}{code}"));
    says(&as_printed, r#"order="ProtoCode ProtoType""#);
    same(&by_errata, &self::service(&format!("{code}{kind}")));
}

#[test]
fn a_threat_actor_needs_no_url() {
    both(&actor());
    carried(&actor());
}

#[test]
fn a_phase_of_an_attack_needs_no_url() {
    both(&phase());
    carried(&phase());
}

#[test]
fn a_numeric_confidence_has_a_number() {
    let [as_printed, by_errata] = both(&confidence("0.50"));
    says(&as_printed, r#"<Confidence rating="numeric"/>"#);
    says(&as_printed, r#"text="0.50""#);
    same(&by_errata, &confidence("0.50"));
    unchanged(&confidence(""));
}

#[test]
fn alternative_indicators_are_named_or_referred_to() {
    unchanged(&alternative(
        r#"<IndicatorID name="a" version="1">b</IndicatorID>"#,
    ));
    carried(&alternative(OPERAND));
}

#[test]
fn an_empty_node_is_found_fault_with() {
    let xml = iodef2("", &source("<Node/>"));
    unchanged(&xml);
    assert!(broken(&xml).contains(&"V060".to_owned()));
}

#[test]
fn the_scope_of_hashes_may_be_extended() {
    unchanged(&hashes());
}

#[test]
fn record_data_have_any_number_of_files() {
    unchanged(&files());
}

#[test]
fn the_type_of_a_pattern_is_never_made_up() {
    unchanged(&pattern(r#"type="regex""#));
    let error = Document::from_slice(pattern("").as_bytes()).unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Missing { .. }), "{error}");
}

#[test]
fn the_version_is_as_it_was() {
    for (written, wrong) in [
        (r#"version="2.00""#, false),
        (r#"version="2.0""#, true),
        ("", false),
    ] {
        let xml = version(written);
        unchanged(&xml);
        assert_eq!(broken(&xml).contains(&"V030".to_owned()), wrong);
    }
}

#[test]
fn an_address_without_category_stays_without() {
    unchanged(&address());
}

#[test]
fn an_expectation_without_restriction_stays_without() {
    unchanged(&expectation(""));
}

#[test]
fn a_reference_to_nothing_is_found_fault_with() {
    let xml = indicator("<IndicatorReference/>");
    unchanged(&xml);
    assert!(broken(&xml).contains(&"V095".to_owned()));
}

#[test]
fn lang_without_prefix_is_no_language() {
    let xml = iodef2(r#"lang="de""#, "");
    unchanged(&xml);
    assert_eq!(read(&xml).incidents[0].lang, None);
    assert!(broken(&xml).contains(&"V013".to_owned()));
}

#[test]
fn bytes_are_pairs_of_digits() {
    for (content, wrong) in [("00ff", false), ("00f", true)] {
        let xml = data(content);
        unchanged(&xml);
        assert_eq!(broken(&xml).contains(&"V024".to_owned()), wrong);
    }
}

#[test]
fn an_operator_without_a_token_is_carried() {
    for written in both(&expression(r#"operator="ext-value" ext-operator="nand""#)) {
        says(&written, "<Carried");
        says(&written, r#"ext-operator="nand""#);
    }
    for written in both(&expression(r#"ext-operator="nand""#)) {
        lacks(&written, "<Carried");
    }
}

#[test]
fn a_reference_to_software_may_be_text() {
    both(&software());
    carried(&software());
}

#[test]
fn the_table_of_profiles_has_every_place() {
    let rows = table_names_tests(include_str!("../src/docs/profiles.md"));
    let numbers: Vec<_> = (1..=21).map(|n: usize| n.to_string()).collect();
    assert_eq!(rows[..21], numbers);
}
