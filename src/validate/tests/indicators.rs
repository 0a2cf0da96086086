use super::Example;
use crate::value::Vocabulary::{Incident, Iodef2};

macro_rules! indicator {
    ($inside:literal) => {
        concat!(
            r#"<IndicatorData><Indicator><IndicatorID name="csirt.example.com" version="1">i</IndicatorID>"#,
            $inside, "</Indicator></IndicatorData>"
        )
    };
}

macro_rules! observable {
    ($inside:literal) => {
        concat!(
            r#"<IndicatorData><Indicator><IndicatorID name="csirt.example.com" version="1">i</IndicatorID>"#,
            "<Observable>", $inside, "</Observable></Indicator></IndicatorData>"
        )
    };
}

macro_rules! hash {
    ($inside:literal) => {
        concat!(
            r#"<Hash><ds:DigestMethod xmlns:ds="http://www.w3.org/2000/09/xmldsig#" "#,
            r#"Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>"#,
            r#"<ds:DigestValue xmlns:ds="http://www.w3.org/2000/09/xmldsig#">YQ==</ds:DigestValue>"#,
            $inside, "</Hash>"
        )
    };
}

macro_rules! file {
    ($scope:literal $(, $inside:expr)*) => {
        concat!(
            "<EventData><Record><RecordData><FileData><File><HashData scope=\"", $scope, "\">",
            $($inside,)*
            "</HashData></File></FileData></RecordData></Record></EventData>"
        )
    };
}

macro_rules! domain {
    ($inside:literal) => {
        concat!(
            r#"<EventData><Flow><System><Node><DomainData system-status="spoofed" domain-status="other">"#,
            "<Name>a.example</Name>", $inside, "</DomainData></Node></System></Flow></EventData>"
        )
    };
}

macro_rules! service {
    ($inside:literal) => {
        concat!(
            r#"<EventData><Flow><System><Node><Address category="ipv4-addr">192.0.2.1</Address></Node>"#,
            r#"<Service ip-protocol="6">"#, $inside, "</Service></System></Flow></EventData>"
        )
    };
}

macro_rules! software {
    ($inside:literal) => {
        concat!(
            r#"<Discovery><DetectionPattern><Application>"#,
            $inside,
            "</Application><Description>x</Description></DetectionPattern></Discovery>"
        )
    };
}

macro_rules! related {
    ($inside:literal) => {
        concat!("<RelatedActivity>", $inside, "</RelatedActivity>")
    };
}

const EXPRESSED: &str = indicator!(
    r#"<IndicatorExpression operator="not"><IndicatorReference euid-ref="x"/></IndicatorExpression>"#
);
const REFERRED: &str = indicator!(r#"<IndicatorReference euid-ref="x"/>"#);

pub(super) const EXAMPLES: &[Example] = &[
    (
        "software-content",
        Iodef2,
        software!(""),
        software!("<URL>https://example.com/</URL>"),
    ),
    (
        "software-content",
        Incident,
        software!(""),
        software!("<Description>x</Description>"),
    ),
    (
        "software-type",
        Iodef2,
        software!(r#"<SoftwareReference spec-name="custom"/>"#),
        software!(r#"<SoftwareReference spec-name="custom" dtype="string"/>"#),
    ),
    (
        "threat-actor",
        Iodef2,
        related!("<ThreatActor/>"),
        related!("<ThreatActor><ThreatActorID>x</ThreatActorID></ThreatActor>"),
    ),
    (
        "campaign",
        Iodef2,
        related!("<Campaign/>"),
        related!("<Campaign><Description>x</Description></Campaign>"),
    ),
    (
        "related-activity",
        Iodef2,
        related!(r#"<IndicatorID name="x.example" version="1">i</IndicatorID>"#),
        related!("<ThreatActor><ThreatActorID>x</ThreatActorID></ThreatActor>"),
    ),
    (
        "detection-pattern",
        Iodef2,
        "<Discovery><DetectionPattern><Application><URL>x:y</URL></Application></DetectionPattern></Discovery>",
        software!("<URL>x:y</URL>"),
    ),
    (
        "csirt-name",
        Iodef2,
        related!(r#"<IndicatorID name="desk" version="1">i</IndicatorID>"#),
        related!(r#"<IndicatorID name="desk.example" version="1">i</IndicatorID>"#),
    ),
    (
        "nameserver-address",
        Iodef2,
        domain!(
            r#"<Nameservers><Server>ns.example</Server><Address category="asn">64496</Address></Nameservers>"#
        ),
        domain!(
            r#"<Nameservers><Server>ns.example</Server><Address>2001:db8::1</Address></Nameservers>"#
        ),
    ),
    (
        "domain-contacts",
        Iodef2,
        domain!(
            r#"<DomainContacts><SameDomainContact>b.example</SameDomainContact>
           <Contact role="admin" type="person"><ContactName>x</ContactName></Contact></DomainContacts>"#
        ),
        domain!(
            r#"<DomainContacts><Contact role="admin" type="person"><ContactName>x</ContactName></Contact>
           <Contact role="tech" type="person"><ContactName>x</ContactName></Contact></DomainContacts>"#
        ),
    ),
    (
        "domain-contacts",
        Iodef2,
        domain!(
            "<DomainContacts><SameDomainContact>b.example</SameDomainContact>
           <SameDomainContact>c.example</SameDomainContact></DomainContacts>"
        ),
        domain!(
            "<DomainContacts><SameDomainContact>b.example</SameDomainContact></DomainContacts>"
        ),
    ),
    (
        "time-order",
        Iodef2,
        domain!(
            "<RegistrationDate>2025-01-02T00:00:00Z</RegistrationDate>
           <ExpirationDate>2025-01-01T00:00:00Z</ExpirationDate>"
        ),
        domain!(
            "<RegistrationDate>2025-01-01T00:00:00Z</RegistrationDate>
           <ExpirationDate>2026-01-01T00:00:00Z</ExpirationDate>"
        ),
    ),
    (
        "header-field",
        Iodef2,
        service!(
            r#"<ApplicationHeader><ApplicationHeaderField dtype="string">x</ApplicationHeaderField></ApplicationHeader>"#
        ),
        service!(
            r#"<ApplicationHeader><ApplicationHeaderField name="Host" dtype="string">x</ApplicationHeaderField></ApplicationHeader>"#
        ),
    ),
    (
        "header-field",
        Iodef2,
        service!(
            r#"<ApplicationHeader><ApplicationHeaderField name="Host" dtype="string"/></ApplicationHeader>"#
        ),
        service!(
            r#"<ApplicationHeader><ApplicationHeaderField name="Age" dtype="integer">1</ApplicationHeaderField></ApplicationHeader>"#
        ),
    ),
    (
        "mail-header-field",
        Iodef2,
        service!(
            r#"<EmailData><EmailHeaderField name="Lines" dtype="integer">1</EmailHeaderField></EmailData>"#
        ),
        service!(
            r#"<EmailData><EmailHeaderField name="Lines" dtype="string">1</EmailHeaderField></EmailData>"#
        ),
    ),
    (
        "mail-header-field",
        Iodef2,
        service!(r#"<EmailData><EmailHeaderField dtype="string">1</EmailHeaderField></EmailData>"#),
        service!("<EmailData><EmailSubject>x</EmailSubject></EmailData>"),
    ),
    (
        "integer",
        Iodef2,
        "<EventData><Record><RecordData><FileData><File><FileSize>1.5</FileSize></File></FileData></RecordData></Record></EventData>",
        "<EventData><Record><RecordData><FileData><File><FileSize>15</FileSize></File></FileData></RecordData></Record></EventData>",
    ),
    (
        "hash-content",
        Iodef2,
        file!("file-contents"),
        file!("file-contents", hash!("")),
    ),
    (
        "hash-target",
        Iodef2,
        file!("file-pe-section", hash!("")),
        file!(
            "file-pe-section",
            "<HashTargetID>3</HashTargetID>",
            hash!("")
        ),
    ),
    (
        "hash-tool",
        Iodef2,
        file!("file-pe-iat", hash!("")),
        file!(
            "file-pe-iat",
            hash!("<Application><URL>https://example.com/</URL></Application>")
        ),
    ),
    (
        "indicator-content",
        Iodef2,
        indicator!(r#"<IndicatorReference euid-ref="x"/><ObservableReference uid-ref="i"/>"#),
        REFERRED,
    ),
    (
        "observable-content",
        Iodef2,
        observable!(""),
        observable!("<Address>2001:db8::1</Address>"),
    ),
    (
        "observable-content",
        Iodef2,
        observable!("<Address>2001:db8::1</Address><Reference><URL>x:y</URL></Reference>"),
        observable!(
            r#"<AdditionalData dtype="string">x</AdditionalData><AdditionalData dtype="string">y</AdditionalData>"#
        ),
    ),
    (
        "bulk-hash",
        Iodef2,
        observable!(
            r#"<BulkObservable type="file-hash"><BulkObservableList>x</BulkObservableList></BulkObservable>"#
        ),
        observable!(
            r#"<BulkObservable type="mutex"><BulkObservableList>x</BulkObservableList></BulkObservable>"#
        ),
    ),
    (
        "bulk-format",
        Iodef2,
        observable!(
            r#"<BulkObservable type="mutex"><BulkObservableFormat/>
           <BulkObservableList>x</BulkObservableList></BulkObservable>"#
        ),
        observable!(
            r#"<BulkObservable type="mutex"><BulkObservableFormat>
           <AdditionalData dtype="string">x</AdditionalData></BulkObservableFormat>
           <BulkObservableList>x</BulkObservableList></BulkObservable>"#
        ),
    ),
    (
        "indicator-expression",
        Iodef2,
        indicator!(
            r#"<IndicatorExpression operator="not"><IndicatorReference euid-ref="x"/>
           <IndicatorReference euid-ref="y"/></IndicatorExpression>"#
        ),
        EXPRESSED,
    ),
    (
        "indicator-expression",
        Iodef2,
        indicator!(r#"<IndicatorExpression><Confidence rating="low"/></IndicatorExpression>"#),
        EXPRESSED,
    ),
    (
        "indicator-reference",
        Iodef2,
        indicator!("<IndicatorReference/>"),
        REFERRED,
    ),
    (
        "indicator-reference",
        Iodef2,
        indicator!(r#"<IndicatorReference uid-ref="i" euid-ref="x"/>"#),
        indicator!(r#"<IndicatorReference uid-ref="i"/>"#),
    ),
    (
        "attack-phase",
        Iodef2,
        indicator!(r#"<IndicatorReference euid-ref="x"/><AttackPhase/>"#),
        indicator!(
            r#"<IndicatorReference euid-ref="x"/><AttackPhase><AttackPhaseID>3</AttackPhaseID></AttackPhase>"#
        ),
    ),
    (
        "element-id",
        Iodef2,
        related!(r#"<IndicatorID name="desk.example" version="1">1</IndicatorID>"#),
        related!(r#"<IndicatorID name="desk.example" version="1">_1</IndicatorID>"#),
    ),
    (
        "unique-id",
        Iodef2,
        concat!(
            r#"<EventData observable-id="i"><Description>x</Description></EventData>"#,
            indicator!(r#"<IndicatorReference euid-ref="x"/>"#)
        ),
        REFERRED,
    ),
    (
        "dangling-reference",
        Iodef2,
        indicator!(r#"<IndicatorReference uid-ref="j"/>"#),
        indicator!(r#"<IndicatorReference uid-ref="i"/>"#),
    ),
    (
        "reference-kind",
        Iodef2,
        indicator!(r#"<ObservableReference uid-ref="i"/>"#),
        indicator!(r#"<IndicatorReference uid-ref="i"/>"#),
    ),
    (
        "reference-kind",
        Iodef2,
        concat!(
            r#"<EventData observable-id="o"><Description>x</Description></EventData>"#,
            indicator!(r#"<IndicatorReference uid-ref="o"/>"#)
        ),
        concat!(
            r#"<EventData observable-id="o"><Description>x</Description></EventData>"#,
            indicator!(r#"<ObservableReference uid-ref="o"/>"#)
        ),
    ),
];
