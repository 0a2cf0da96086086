use super::Example;
use crate::value::Vocabulary::{Iodef1, Iodef2};

/// A document of incidents with these numbers.
macro_rules! document {
    ($declaration:literal, $attributes:literal $(, $id:literal)+) => {
        concat!(
            $declaration, r#"<IODEF-Document xmlns="urn:ietf:params:xml:ns:iodef-2.0" "#, $attributes, ">",
            $(r#"<Incident purpose="other"><IncidentID name="csirt.example.com">"#, $id, r#"</IncidentID>
            <GenerationTime>2025-01-01T00:00:00Z</GenerationTime>
            <Contact role="creator" type="person"><ContactName>x</ContactName></Contact></Incident>"#,)+
            "</IODEF-Document>"
        )
    };
}

macro_rules! with {
    ($attributes:literal) => {
        document!(
            r#"<?xml version="1.0" encoding="UTF-8"?>"#,
            $attributes,
            "1"
        )
    };
}

pub(super) const EXAMPLES: &[Example] = &[
    (
        "repeated-incident",
        Iodef2,
        document!("", "", "1", "2", "1"),
        document!("", "", "1", "2"),
    ),
    (
        "version",
        Iodef2,
        with!(r#"version="2.0""#),
        with!(r#"version="2.00""#),
    ),
    (
        "version",
        Iodef1,
        with!(r#"version="2.01""#),
        with!(r#"version="1.00""#),
    ),
    (
        "private-enum",
        Iodef2,
        with!(r#"private-enum-id="13""#),
        with!(r#"private-enum-id="13" private-enum-name="example.com""#),
    ),
    (
        "csirt-name",
        Iodef2,
        with!(r#"private-enum-name="Example""#),
        with!(r#"private-enum-name="example.com""#),
    ),
    (
        "csirt-name",
        Iodef2,
        r#"<RelatedActivity><IncidentID name="our desk">1</IncidentID></RelatedActivity>"#,
        r#"<RelatedActivity><IncidentID name="desk.example.com">1</IncidentID></RelatedActivity>"#,
    ),
    ("xml-declaration", Iodef2, document!("", "", "1"), with!("")),
    (
        "xml-declaration",
        Iodef2,
        document!(r#"<?xml version="1.0"?>"#, "", "1"),
        with!(""),
    ),
    (
        "xml-declaration",
        Iodef1,
        document!("", "", "1"),
        document!(r#"<?xml version="1.0"?>"#, "", "1"),
    ),
    (
        "schema-location",
        Iodef2,
        with!(""),
        with!(r#"xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a b""#),
    ),
    (
        "document-language",
        Iodef2,
        with!(""),
        with!(r#"xml:lang="en""#),
    ),
    (
        "alternative-csirt",
        Iodef2,
        r#"<AlternativeID><IncidentID name="CSIRT.example.com">2</IncidentID></AlternativeID>"#,
        r#"<AlternativeID><IncidentID name="csirt.example.org">2</IncidentID></AlternativeID>"#,
    ),
];
