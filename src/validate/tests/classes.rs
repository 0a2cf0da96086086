use super::Example;
use crate::value::Vocabulary::{Incident, Iodef1, Iodef2};

macro_rules! flow {
    ($($category:literal: $service:literal),+) => {
        concat!(
            "<EventData><Flow>",
            $(
                r#"<System category=""#, $category, r#""><Node><Address category="ipv4-addr">192.0.2.1"#,
                "</Address></Node>", $service, "</System>",
            )+
            "</Flow></EventData>"
        )
    };
}

macro_rules! node {
    ($inside:literal) => {
        concat!(
            "<EventData><Flow><System><Node>",
            $inside,
            "</Node></System></Flow></EventData>"
        )
    };
}

macro_rules! record {
    ($inside:literal) => {
        concat!(
            "<EventData><Record><RecordData>",
            $inside,
            "</RecordData></Record></EventData>"
        )
    };
}

const RELATED: &str = "<RelatedActivity><URL>https://example.com/</URL></RelatedActivity>";
const METHOD: &str = "<Method><Description>x</Description></Method>";

pub(super) const EXAMPLES: &[Example] = &[
    (
        "related-activity",
        Iodef2,
        r#"<RelatedActivity><Confidence rating="low"/></RelatedActivity>"#,
        RELATED,
    ),
    (
        "related-activity",
        Incident,
        "<RelatedActivity/>",
        "<RelatedActivity><Description>x</Description></RelatedActivity>",
    ),
    (
        "related-kind",
        Iodef1,
        r#"<RelatedActivity><IncidentID name="x.example">1</IncidentID>
           <URL>https://example.com/</URL></RelatedActivity>"#,
        RELATED,
    ),
    ("related-kind", Iodef1, "<RelatedActivity/>", RELATED),
    (
        "contact-content",
        Iodef2,
        r#"<Contact role="tech" type="person"/>"#,
        r#"<Contact role="tech" type="person"><Contact role="tech" type="person">
           <ContactName>x</ContactName></Contact></Contact>"#,
    ),
    ("method-content", Iodef2, "<Method/>", METHOD),
    (
        "method-content",
        Iodef2,
        "<Method/>",
        r#"<Method><sci:Weakness xmlns:sci="urn:ietf:params:xml:ns:iodef-sci-1.0" SpecID="x"/></Method>"#,
    ),
    (
        "method-content",
        Iodef1,
        r#"<Method><AdditionalData dtype="string">x</AdditionalData></Method>"#,
        METHOD,
    ),
    (
        "reference-content",
        Iodef2,
        "<Method><Reference/></Method>",
        "<Method><Reference><URL>https://example.com/</URL></Reference></Method>",
    ),
    (
        "assessment-impact",
        Incident,
        "<Assessment/>",
        "<Assessment><BusinessImpact/></Assessment>",
    ),
    (
        "confidence-content",
        Incident,
        r#"<Assessment><SystemImpact/><Confidence rating="low">0.5</Confidence></Assessment>"#,
        r#"<Assessment><SystemImpact/><Confidence rating="numeric">0.5</Confidence></Assessment>"#,
    ),
    (
        "confidence-number",
        Iodef2,
        r#"<Assessment><SystemImpact/><Confidence rating="numeric"/></Assessment>"#,
        r#"<Assessment><SystemImpact/><Confidence rating="high"/></Assessment>"#,
    ),
    (
        "currency",
        Iodef2,
        r#"<Assessment><MonetaryImpact currency="euro">1</MonetaryImpact></Assessment>"#,
        r#"<Assessment><MonetaryImpact currency="EUR">1</MonetaryImpact></Assessment>"#,
    ),
    (
        "defined-coa",
        Iodef2,
        r#"<EventData><Expectation action="defined-coa"/></EventData>"#,
        r#"<EventData><Expectation action="defined-coa"><DefinedCOA>7</DefinedCOA></Expectation></EventData>"#,
    ),
    (
        "defined-coa",
        Iodef2,
        r#"<History><HistoryItem action="defined-coa"><DateTime>2025-01-01T00:00:00Z</DateTime>
           </HistoryItem></History>"#,
        r#"<History><HistoryItem action="defined-coa"><DateTime>2025-01-01T00:00:00Z</DateTime>
           <DefinedCOA>7</DefinedCOA></HistoryItem></History>"#,
    ),
    (
        "attack-content",
        Iodef2,
        "<EventData/>",
        "<EventData><Contact role=\"tech\" type=\"person\"/></EventData>",
    ),
    (
        "attack-content",
        Incident,
        "<Attack/>",
        "<Attack><Description>x</Description></Attack>",
    ),
    (
        "time-order",
        Iodef2,
        "<EventData><StartTime>2025-01-02T00:00:00Z</StartTime><EndTime>2025-01-01T00:00:00Z</EndTime></EventData>",
        "<EventData><StartTime>2025-01-01T00:30:00+01:00</StartTime><EndTime>2024-12-31T23:30:00Z</EndTime></EventData>",
    ),
    (
        "node-address",
        Iodef2,
        node!("<Location>x</Location>"),
        node!(
            r#"<DomainData system-status="unknown" domain-status="unknown"><Name>a.example</Name></DomainData>"#
        ),
    ),
    (
        "address-format",
        Iodef2,
        node!(r#"<Address category="ipv4-addr">192.0.2.256</Address>"#),
        node!(r#"<Address category="ipv4-addr">192.0.2.25</Address>"#),
    ),
    (
        "address-format",
        Iodef2,
        node!("<Address>192.0.2.1</Address>"),
        node!("<Address>2001:db8::1</Address>"),
    ),
    (
        "address-format",
        Iodef1,
        node!(r#"<Address category="ipv4-addr">2001:db8::1</Address>"#),
        node!(r#"<Address category="ipv4-addr">192.0.2.1</Address>"#),
    ),
    (
        "service-content",
        Iodef2,
        flow!("source": "<Service/>"),
        flow!("source": "<Service><ServiceName><IANAService>http</IANAService></ServiceName></Service>"),
    ),
    (
        "service-protocol",
        Iodef2,
        flow!("source": "<Service><Port>80</Port></Service>"),
        flow!("source": r#"<Service ip-protocol="6"><Port>80</Port></Service>"#),
    ),
    (
        "service-port",
        Iodef1,
        flow!("source": r#"<Service ip-protocol="1"><ProtoType>8</ProtoType></Service>"#),
        flow!("source": r#"<Service ip-protocol="6"><Port>80</Port></Service>"#),
    ),
    (
        "portlist-symmetry",
        Iodef2,
        flow!("source": r#"<Service ip-protocol="6"><Portlist>1-3</Portlist></Service>"#,
              "target": r#"<Service ip-protocol="6"><Portlist>1-4</Portlist></Service>"#),
        flow!("source": r#"<Service ip-protocol="6"><Portlist>1-3</Portlist></Service>"#,
              "target": r#"<Service ip-protocol="6"><Portlist>80,443,8080</Portlist></Service>"#),
    ),
    (
        "portlist-pair",
        Iodef2,
        flow!("source": r#"<Service ip-protocol="6"><Portlist>1,2</Portlist></Service>"#,
              "target": r#"<Service ip-protocol="6"><Portlist>3,4</Portlist></Service>"#,
              "target": r#"<Service ip-protocol="6"><Portlist>3,4</Portlist></Service>"#),
        flow!("source": r#"<Service ip-protocol="6"><Portlist>1</Portlist></Service>"#,
              "target": r#"<Service ip-protocol="6"><Portlist>3</Portlist></Service>"#,
              "target": r#"<Service ip-protocol="6"><Portlist>4</Portlist></Service>"#),
    ),
    (
        "service-name",
        Iodef2,
        flow!("source": "<Service><ServiceName/></Service>"),
        flow!("source": "<Service><ServiceName><Description>x</Description></ServiceName></Service>"),
    ),
    (
        "record-content",
        Iodef2,
        record!("<Description>x</Description>"),
        record!(r#"<RecordItem dtype="string">x</RecordItem>"#),
    ),
    (
        "record-content",
        Iodef2,
        record!(r#"<RecordPattern type="regex">x</RecordPattern>"#),
        record!("<FileData><File><FileName>x</FileName></File></FileData>"),
    ),
    (
        "record-content",
        Iodef1,
        record!("<URL>https://example.com/</URL>"),
        record!(r#"<RecordItem dtype="string">x</RecordItem>"#),
    ),
    (
        "digest-form",
        Incident,
        concat!(
            "<Attack><Evidence><EvidenceItem>",
            r#"<Digest algorithm="md5">900150983cd24fb0d6963f7d28e17f7z</Digest>"#,
            "</EvidenceItem></Evidence></Attack>"
        ),
        concat!(
            "<Attack><Evidence><EvidenceItem>",
            r#"<Digest algorithm="md5">90015098 3CD24fb0d6963f7d28e17f72</Digest>"#,
            r#"<Digest algorithm="ext-value" ext-algorithm="x">z</Digest>"#,
            "</EvidenceItem></Evidence></Attack>"
        ),
    ),
];
