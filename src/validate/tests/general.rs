use super::Example;
use crate::value::Vocabulary::{Incident, Iodef2};

macro_rules! own {
    ($attributes:literal, $inside:literal) => {
        concat!(
            r#"<Incident xmlns="https://docs.rs/iodef/ns/1" "#,
            $attributes,
            ">",
            $inside,
            "</Incident>"
        )
    };
}

const ID: &str = r#"<Description id="a">x</Description>"#;

pub(super) const EXAMPLES: &[Example] = &[
    (
        "incident-id",
        Incident,
        own!(
            r#"purpose="other""#,
            r#"<IncidentID name="csirt.example.com"> </IncidentID>"#
        ),
        "",
    ),
    (
        "alternative-id",
        Iodef2,
        r#"<AlternativeID><IncidentID name="csirt.example.com">1</IncidentID></AlternativeID>"#,
        r#"<AlternativeID><IncidentID name="csirt.example.org">1</IncidentID></AlternativeID>"#,
    ),
    (
        "purpose",
        Incident,
        own!(
            r#"purpose="""#,
            r#"<IncidentID name="csirt.example.com">1</IncidentID>"#
        ),
        "",
    ),
    (
        "restriction",
        Incident,
        own!(
            r#"purpose="other""#,
            r#"<IncidentID name="csirt.example.com">1</IncidentID>"#
        ),
        "",
    ),
    (
        "parties",
        Incident,
        "",
        r#"<Attack><Flow><Attacker unknown="yes"/><Victim unknown="yes"/></Flow></Attack>"#,
    ),
    (
        "creator",
        Incident,
        "",
        r#"<Contact role="creator" type="person"/>"#,
    ),
    (
        "impact",
        Iodef2,
        "",
        "<Assessment><SystemImpact/></Assessment>",
    ),
    (
        "temporary-type",
        Incident,
        r#"<Attack><AttackType type="ext-value" ext-type="worm-x"/></Attack>"#,
        r#"<Attack><AttackType type="ext-value" ext-type="worm-x" derived-from="unknown"/></Attack>"#,
    ),
    (
        "element-id",
        Incident,
        r#"<Description id="1a">x</Description>"#,
        ID,
    ),
    (
        "ext-value",
        Iodef2,
        r#"<Contact role="ext-value" type="person"/>"#,
        r#"<Contact role="ext-value" ext-role="x" type="person"/>"#,
    ),
    (
        "ext-value",
        Iodef2,
        r#"<Contact role="tech" ext-role="x" type="person"/>"#,
        r#"<Contact role="tech" type="person"/>"#,
    ),
    (
        "unknown-token",
        Iodef2,
        r#"<Contact role="janitor" type="person"/>"#,
        r#"<Contact role="tech" type="person"/>"#,
    ),
    (
        "language",
        Iodef2,
        r#"<Description xml:lang="en_US">x</Description>"#,
        r#"<Description xml:lang="en-US">x</Description>"#,
    ),
    (
        "unexpected",
        Iodef2,
        "<Surprise/>",
        "<Description>x</Description>",
    ),
    (
        "order",
        Iodef2,
        "<EventData><EndTime>2025-01-01T00:00:00Z</EndTime><Description>x</Description></EventData>",
        "<EventData><Description>x</Description><EndTime>2025-01-01T00:00:00Z</EndTime></EventData>",
    ),
    (
        "undeclared-extension",
        Incident,
        r#"<x:y xmlns:x="urn:example:x"/>"#,
        r#"<ExtensionDecl namespace="urn:example:x"/><x:y xmlns:x="urn:example:x"/>"#,
    ),
    (
        "unique-id",
        Incident,
        r#"<Description id="a">x</Description><Description id="a">y</Description>"#,
        ID,
    ),
    (
        "dangling-reference",
        Iodef2,
        r#"<IndicatorData><Indicator><IndicatorID name="x.example" version="1">i</IndicatorID>
           <ObservableReference uid-ref="o"/></Indicator></IndicatorData>"#,
        r#"<EventData observable-id="o"><Description>x</Description></EventData>
           <IndicatorData><Indicator><IndicatorID name="x.example" version="1">i</IndicatorID>
           <ObservableReference uid-ref="o"/></Indicator></IndicatorData>"#,
    ),
    (
        "listed-ext-value",
        Iodef2,
        r#"<Contact role="ext-value" ext-role="tech" type="person"/>"#,
        r#"<Contact role="ext-value" ext-role="janitor" type="person"/>"#,
    ),
    (
        "uncompared-id",
        Incident,
        r#"<Description id="a">x</Description><Description id="b">x</Description>
           <Description id="c">x</Description><Description id="d">x</Description>
           <Description id="e">x</Description><Description id="f">x</Description>
           <Description id="g">x</Description><Description id="h">x</Description>
           <Description id="i">x</Description><Description id="j">x</Description>
           <Description id="k">x</Description><Description id="l">x</Description>"#,
        r#"<Description id="a">x</Description><Description id="b">x</Description>
           <Description id="c">x</Description><Description id="d">x</Description>
           <Description id="e">x</Description><Description id="f">x</Description>
           <Description id="g">x</Description><Description id="h">x</Description>
           <Description id="i">x</Description><Description id="j">x</Description>
           <Description id="k">x</Description>"#,
    ),
];
