use std::cmp::Ordering;

use iodef::{Address, AddressView, DomainStatus, Status, Timestamp, Vocabulary, WriterBuilder};

use crate::snippets::{
    broken, event, incident, iodef1, iodef2, lacks, read, same, says, source, to,
};

/// Through every vocabulary, and through each pair of them, back to its own.
#[track_caller]
fn comes_back(xml: &str) {
    let document = read(xml);
    let own = iodef::Reader::from_reader(xml.as_bytes())
        .vocabulary()
        .unwrap();
    for first in Vocabulary::ALL {
        for second in Vocabulary::ALL {
            let there = to(second, &to(first, xml));
            assert_eq!(read(&there), document, "{first:?} {second:?} {there}");
            same(&to(own, &there), xml);
        }
    }
}

#[test]
fn digits_of_sums_and_counts_are_kept() {
    let sums = r#"<Assessment><MonetaryImpact currency="EUR">1234567890.10</MonetaryImpact><TimeImpact metric="elapsed" duration="hour">1E1</TimeImpact><Counter type="byte">18446744073709551617</Counter></Assessment>"#;
    comes_back(&iodef1("", &event(sums)));
    comes_back(&iodef2(
        "",
        &event(&sums.replace(r#"type="byte""#, r#"type="counter" unit="byte""#)),
    ));
}

/// The schema has no place for nothing: it is carried.
#[test]
fn a_loss_of_nothing_is_carried() {
    let xml = iodef2(
        "",
        &event("<Assessment><SystemImpact/><MonetaryImpact>0.00</MonetaryImpact></Assessment>"),
    );
    assert!(broken(&xml).contains(&"V023".to_owned()));
    let written = to(Vocabulary::Iodef2, &xml);
    says(&written, "<SystemImpact/><AdditionalData");
    says(&written, ">0.00</MonetaryImpact>");
    assert_eq!(read(&written), read(&xml));
}

#[test]
fn tokens_are_kept_and_never_guessed() {
    for (attributes, status) in [
        (r#"status="in-progress""#, Status::InProgress),
        (
            r#"status="In-Progress""#,
            Status::Other("In-Progress".into()),
        ),
        (
            r#"status="ext-value" ext-status="resolved""#,
            Status::Ext("resolved".into()),
        ),
    ] {
        let xml = iodef2(attributes, "");
        assert_eq!(incident(&xml).status, Some(status));
        comes_back(&xml);
    }
    for half in [r#"ext-status="paused""#, r#"status="ext-value""#] {
        let xml = iodef2(half, "");
        assert!(broken(&xml).contains(&"V010".to_owned()), "{half}");
        comes_back(&xml);
    }
    assert_eq!(DomainStatus::AssignedAndActive.token(), "assignedAndActive");
}

#[test]
fn addresses_are_viewed_and_kept() {
    let view = |text: &str| {
        let category = Address::from("192.0.2.1").category.unwrap();
        AddressView::parse(Some(&category), text)
    };
    assert!(matches!(view("192.0.2.8"), AddressView::Ipv4(_)));
    // Some read the zero as octal.
    assert_eq!(view("192.0.2.010"), AddressView::Opaque);
    for text in [
        "192.0.2.010",
        "192.0.2.x",
        "192.0.2.0/255.255.255.0",
        "::ffff:192.0.2.1",
        "fe80::1%eth0",
        "AS64496",
        " 192.0.2.1 ",
    ] {
        let node = source(&format!("<Node><Address>{text}</Address></Node>"));
        comes_back(&iodef1("", &node));
        comes_back(&iodef2("", &node));
    }
}

#[test]
fn times_are_what_was_written() {
    let at = |text: &str| text.parse::<Timestamp>().unwrap();
    let zones = ["Z", "+00:00", "-00:00", ""].map(|zone| format!("2001-09-13T23:19:24{zone}"));
    for (n, one) in zones.iter().enumerate() {
        for (m, other) in zones.iter().enumerate() {
            assert_eq!(at(one) == at(other), n == m, "{one} {other}");
        }
        let detected = format!("<DetectTime>{one}</DetectTime>");
        comes_back(&iodef2("", &event(&detected)));
        comes_back(&iodef1("", &event(&detected)));
    }
    let midnight = ["2001-09-13T24:00:00Z", "2001-09-14T00:00:00Z"].map(at);
    assert_ne!(midnight[0], midnight[1]);
    assert!(midnight[0].same_instant(&midnight[1]));
    // By their letters these stand the other way round.
    let [first, second] = ["2001-09-14T01:00:00+05:30", "2001-09-13T22:00:00Z"].map(at);
    assert_eq!(first.compare(&second), Some(Ordering::Less));
}

#[test]
fn white_space_is_kept_where_it_counts() {
    let text = " two\n\tlines, \u{a0} and&#13;\n more ";
    let padded = "\n 2001-09-13T23:19:24Z ";
    for document in [iodef1, iodef2] {
        let xml = document(
            "",
            &event(&format!(
                "<Description>{text}</Description><DetectTime>{padded}</DetectTime>"
            )),
        );
        comes_back(&xml);
        for vocabulary in Vocabulary::ALL {
            let mut builder = WriterBuilder::new(vocabulary);
            let pretty = builder.pretty(true).to_xml(&read(&xml)).unwrap();
            says(&pretty, text);
            lacks(&pretty, "\r");
            assert_eq!(read(&pretty), read(&xml));
        }
    }
}

#[test]
fn what_xml_cannot_hold_is_an_error() {
    let mut document = read(iodef2(
        "",
        "<EventData><Description>a</Description></EventData>",
    ));
    document.incidents[0].attacks[0].descriptions[0].value = "a\u{1}b".into();
    for vocabulary in Vocabulary::ALL {
        let error = document.to_xml(vocabulary).unwrap_err();
        assert!(error.path().ends_with("/Description"), "{error}");
    }
}

#[test]
fn a_number_of_software_that_is_zero_was_stated() {
    for attributes in [r#"swid="0" configid="0""#, r#"swid="0""#, ""] {
        let software = format!(r#"<OperatingSystem {attributes} name="a"/>"#);
        let node = "<Node><Address>192.0.2.1</Address></Node>";
        let xml = iodef1("", &source(&format!("{node}{software}")));
        comes_back(&xml);
        let system = incident(&xml).attacks[0]
            .attackers()
            .next()
            .unwrap()
            .system
            .clone();
        let stated = system.operating_systems[0].swid.is_some();
        assert_eq!(stated, attributes.contains("swid"));
    }
}
