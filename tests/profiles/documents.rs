//! Documents with what text and schema of RFC 7970 have otherwise.

use crate::snippets::{event, iodef2, source};

pub(crate) const OPERAND: &str = r#"<IndicatorReference euid-ref="b"/>"#;
pub(crate) const NODE: &str = "<Node><Address>192.0.2.1</Address></Node>";

pub(crate) fn contact(role: &str) -> String {
    let name = "<ContactName>a</ContactName>";
    iodef2(
        "",
        &format!(r#"<Contact role="{role}" type="organization">{name}</Contact>"#),
    )
}

pub(crate) fn history(action: &str) -> String {
    let item = format!("<HistoryItem {action}><DateTime>2001-09-14T00:00:00Z</DateTime>");
    iodef2("", &format!("<History>{item}</HistoryItem></History>"))
}

pub(crate) fn expectation(action: &str) -> String {
    iodef2("", &event(&format!("<Expectation {action}/>")))
}

pub(crate) fn counter(kind: &str) -> String {
    let counter = format!(r#"<Counter {kind} unit="packet">7</Counter>"#);
    iodef2("", &source(&format!("{NODE}{counter}")))
}

/// An indicator around what is observed or referred to.
pub(crate) fn indicator(inside: &str) -> String {
    let id = r#"<IndicatorID name="csirt.example.com" version="1">i</IndicatorID>"#;
    iodef2(
        "",
        &format!("<IndicatorData><Indicator>{id}{inside}</Indicator></IndicatorData>"),
    )
}

pub(crate) fn observable(inside: &str) -> String {
    indicator(&format!("<Observable>{inside}</Observable>"))
}

pub(crate) fn bulk() -> String {
    let list = "<BulkObservableList>e7d7</BulkObservableList>";
    observable(&format!(
        r#"<BulkObservable type="ext-value" ext-type="ja3">{list}</BulkObservable>"#
    ))
}

pub(crate) fn key(value: &str) -> String {
    let key = format!("<Key><KeyName>k</KeyName><{value}>v</{value}></Key>");
    observable(&format!(
        "<WindowsRegistryKeysModified>{key}</WindowsRegistryKeysModified>"
    ))
}

pub(crate) fn service(inside: &str) -> String {
    let service = format!(r#"<Service ip-protocol="1">{inside}</Service>"#);
    iodef2("", &source(&format!("{NODE}{service}")))
}

pub(crate) fn actor() -> String {
    let actor = "<ThreatActor><ThreatActorID>Jo</ThreatActorID></ThreatActor>";
    let related = format!("<RelatedActivity>{actor}</RelatedActivity><GenerationTime>");
    iodef2("", "").replace("<GenerationTime>", &related)
}

pub(crate) fn phase() -> String {
    let phase = "<AttackPhase><AttackPhaseID>recon</AttackPhaseID></AttackPhase>";
    indicator(&format!("{OPERAND}{phase}"))
}

pub(crate) fn confidence(number: &str) -> String {
    let confidence = format!(r#"<Confidence rating="numeric">{number}</Confidence>"#);
    indicator(&format!("{confidence}{OPERAND}"))
}

pub(crate) fn alternative(inside: &str) -> String {
    let alternative = format!("<AlternativeIndicatorID>{inside}</AlternativeIndicatorID>");
    indicator(&format!("{alternative}{OPERAND}"))
}

pub(crate) fn hashes() -> String {
    let hash = r#"<FuzzyHash><FuzzyHashValue dtype="string">a</FuzzyHashValue></FuzzyHash>"#;
    let data = format!(r#"<HashData scope="ext-value" ext-scope="head">{hash}</HashData>"#);
    observable(&format!("<FileData><File>{data}</File></FileData>"))
}

pub(crate) fn record(inside: &str) -> String {
    iodef2(
        "",
        &event(&format!(
            "<Record><RecordData>{inside}</RecordData></Record>"
        )),
    )
}

pub(crate) fn files() -> String {
    record(&"<FileData><File><FileName>a</FileName></File></FileData>".repeat(2))
}

pub(crate) fn pattern(kind: &str) -> String {
    record(&format!("<RecordPattern {kind}>a+</RecordPattern>"))
}

pub(crate) fn version(version: &str) -> String {
    iodef2("", "").replace(r#"version="2.00""#, version)
}

pub(crate) fn address() -> String {
    iodef2("", &source("<Node><Address>2001:db8::1</Address></Node>"))
}

pub(crate) fn data(content: &str) -> String {
    let data = format!(r#"<AdditionalData dtype="bytes">{content}</AdditionalData>"#);
    iodef2("", &data)
}

pub(crate) fn expression(operator: &str) -> String {
    indicator(&format!(
        "<IndicatorExpression {operator}>{OPERAND}</IndicatorExpression>"
    ))
}

pub(crate) fn software() -> String {
    let application = r#"<Application><SoftwareReference spec-name="cpe">cpe:/a:x:y</SoftwareReference></Application>"#;
    iodef2(
        "",
        &source(&format!("{NODE}<Service>{application}</Service>")),
    )
}

pub(crate) const TRAINING: [&str; 2] = [
    r#"action="ext-value" ext-action="training""#,
    r#"action="training""#,
];
pub(crate) const COUNT: [&str; 2] = [r#"type="counter""#, r#"type="count""#];
pub(crate) const PEAK: [&str; 2] = [r#"type="ext-value" ext-type="peak""#, r#"type="peak""#];
