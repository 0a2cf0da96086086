//! Made-up archives of IODEF 2 (RFC 7970), the same on every machine and at every size.
//!
//! The benches include this file by its path: it depends on nothing here.

#![allow(dead_code, reason = "each user takes some of it")]

use std::fmt::{self, Write as _};

#[path = "generate/archive.rs"]
mod archive;
#[path = "generate/mixed.rs"]
mod mixed;
#[path = "generate/pools.rs"]
mod pools;

pub(crate) use archive::Archive;

/// Where [`incident`] stops adding events, and then history.
const EVENTS_UNTIL: usize = 13_700;
const HISTORY_UNTIL: usize = 16_800;

const HEADER: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<IODEF-Document version="2.00" xml:lang="en"
    xmlns="urn:ietf:params:xml:ns:iodef-2.0"
    xmlns:enum="urn:ietf:params:xml:ns:iodef-enum-1.0"
    xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
"#;

/// What stands before the first incident.
pub(crate) fn header() -> &'static str {
    HEADER
}

/// What stands behind the last incident.
pub(crate) fn footer() -> &'static str {
    "</IODEF-Document>\n"
}

/// Appends incident number `n`, of about 17 KB.
pub(crate) fn incident(n: u64, out: &mut String) {
    let mut pen = Pen::new(n, out);
    pen.opening(n);
    pen.assessment();
    pen.method();
    pen.contact("creator");
    pen.contact("tech");
    let mut events = 0;
    while pen.written() < EVENTS_UNTIL {
        pen.event(n, events);
        events += 1;
    }
    pen.indicators(n);
    pen.out.push_str("    <History>\n");
    while pen.written() < HISTORY_UNTIL {
        pen.history_item();
    }
    pen.out.push_str("    </History>\n  </Incident>\n");
}

/// Appends incident number `n`, of about 2 KB.
pub(crate) fn small(n: u64, out: &mut String) {
    let mut pen = Pen::new(n, out);
    pen.opening(n);
    pen.contact("creator");
    pen.out.push_str("    <EventData>\n");
    pen.flow(n, 0);
    pen.out.push_str("    </EventData>\n  </Incident>\n");
}

/// Writes lines of one incident, with values that depend on its number only.
struct Pen<'a> {
    out: &'a mut String,
    start: usize,
    /// State of splitmix64.
    state: u64,
    day: String,
    offset: &'static str,
}

impl<'a> Pen<'a> {
    fn new(n: u64, out: &'a mut String) -> Self {
        let start = out.len();
        let mut pen = Self {
            out,
            start,
            state: n,
            day: String::new(),
            offset: "Z",
        };
        let (year, month, day) = (2015 + pen.below(11), 1 + pen.below(12), 1 + pen.below(28));
        pen.day = format!("{year}-{month:02}-{day:02}");
        pen.offset = pen.pick(&pools::OFFSETS);
        pen
    }

    fn written(&self) -> usize {
        self.out.len() - self.start
    }

    fn add(&mut self, text: fmt::Arguments<'_>) {
        // Writing to a string cannot fail.
        let _ = self.out.write_fmt(text);
    }

    fn random(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let z = (self.state ^ (self.state >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: u64) -> u64 {
        self.random() % limit
    }

    fn pick<T: Copy + Default>(&mut self, list: &[T]) -> T {
        let limit = u64::try_from(list.len()).unwrap_or(u64::MAX);
        let at = usize::try_from(self.below(limit)).unwrap_or(0);
        list.get(at).copied().unwrap_or_default()
    }

    /// A time of the incident's day, in one of six spans of four hours.
    fn time(&mut self, span: u64) -> String {
        let (hour, minute, second) = (4 * span + self.below(4), self.below(60), self.below(60));
        format!(
            "{}T{hour:02}:{minute:02}:{second:02}{}",
            self.day, self.offset
        )
    }

    fn ipv4(&mut self) -> String {
        format!("{}.{}", self.pick(&pools::NETS), 1 + self.below(254))
    }

    fn ipv6(&mut self) -> String {
        format!(
            "2001:db8:{:x}::{:x}",
            self.below(65_536),
            1 + self.below(65_535)
        )
    }

    /// 32 bytes in base64.
    fn digest(&mut self) -> String {
        let mut digest: String = (0..42).map(|_| base64(self.below(64))).collect();
        digest.push(base64(4 * self.below(16)));
        digest.push('=');
        digest
    }
}

fn base64(value: u64) -> char {
    let at = usize::try_from(value).unwrap_or(0);
    pools::BASE64.get(at).copied().map_or('A', char::from)
}

/// The sections of an incident, in the order of RFC 7970, section 3.2.
impl Pen<'_> {
    fn opening(&mut self, n: u64) {
        let (purpose, status) = (self.pick(&pools::PURPOSES), self.pick(&pools::STATUSES));
        let (restriction, team) = (self.pick(&pools::RESTRICTIONS), self.pick(&pools::TEAMS));
        self.add(format_args!(
            r#"  <Incident purpose="{purpose}" status="{status}" restriction="{restriction}">
    <IncidentID name="{team}">{n}</IncidentID>
"#
        ));
        if n % 3 == 1 {
            let (other, number) = (self.pick(&pools::TEAMS), self.below(90_000));
            self.add(format_args!(
                r#"    <AlternativeID restriction="amber">
      <IncidentID name="{other}">A-{number}</IncidentID>
    </AlternativeID>
"#
            ));
        }
        for (name, span) in pools::TIMES {
            let time = self.time(span);
            self.add(format_args!("    <{name}>{time}</{name}>\n"));
        }
        let (first, second) = (self.description(), self.description());
        self.add(format_args!("    {first}\n    {second}\n"));
    }

    fn description(&mut self) -> String {
        let (lang, text) = self.pick(&pools::TEXTS);
        format!(r#"<Description xml:lang="{lang}">{text}</Description>"#)
    }

    fn assessment(&mut self) {
        let (source, found, harm) = (
            self.pick(&pools::SOURCES),
            self.description(),
            self.description(),
        );
        let (system, business) = (
            self.pick(&pools::SYSTEM_IMPACTS),
            self.pick(&pools::BUSINESS_IMPACTS),
        );
        let (severity, rating) = (self.pick(&pools::SEVERITIES), self.pick(&pools::SEVERITIES));
        let (hours, tenth) = (1 + self.below(200), self.below(10));
        let (currency, units, cents) = (
            self.pick(&pools::CURRENCIES),
            1 + self.below(90_000),
            self.below(100),
        );
        let intended = self.pick(&pools::BUSINESS_IMPACTS);
        self.add(format_args!(
            r#"    <Discovery source="{source}">
      {found}
    </Discovery>
    <Assessment occurrence="actual">
      <SystemImpact severity="{severity}" completion="succeeded" type="{system}"/>
      <BusinessImpact severity="{severity}" type="{business}">
        {harm}
      </BusinessImpact>
      <TimeImpact metric="labor" duration="hour">{hours}.{tenth}</TimeImpact>
      <MonetaryImpact currency="{currency}">{units}.{cents:02}</MonetaryImpact>
      <IntendedImpact type="{intended}"/>
      <Confidence rating="{rating}"/>
    </Assessment>
"#
        ));
    }

    fn method(&mut self) {
        let (year, number) = (2010 + self.below(16), 1000 + self.below(9000));
        let how = self.description();
        self.add(format_args!(
            r#"    <Method>
      <Reference>
        <enum:ReferenceName specIndex="1">
          <enum:ID>CVE-{year}-{number}</enum:ID>
        </enum:ReferenceName>
        <URL>https://csirt.example.com/?note={number}&amp;of={year}</URL>
      </Reference>
      {how}
    </Method>
"#
        ));
    }

    fn contact(&mut self, role: &str) {
        let (name, team, number) = (
            self.pick(&pools::NAMES),
            self.pick(&pools::TEAMS),
            self.below(100),
        );
        self.add(format_args!(
            r#"    <Contact role="{role}" type="organization">
      <ContactName>{name}</ContactName>
      <Email>
        <EmailTo>{role}@{team}</EmailTo>
      </Email>
      <Telephone type="hotline">
        <TelephoneNumber>+1-202-555-01{number:02}</TelephoneNumber>
      </Telephone>
      <Timezone>+01:00</Timezone>
    </Contact>
"#
        ));
    }

    fn event(&mut self, n: u64, event: u64) {
        let (what, start, end) = (self.description(), self.time(0), self.time(2));
        let restriction = self.pick(&pools::RESTRICTIONS);
        self.add(format_args!(
            r#"    <EventData restriction="{restriction}">
      {what}
      <StartTime>{start}</StartTime>
      <EndTime>{end}</EndTime>
"#
        ));
        self.flow(n, event);
        let (action, severity) = (self.pick(&pools::ACTIONS), self.pick(&pools::SEVERITIES));
        let (please, time) = (self.description(), self.time(1));
        let (address, process) = (self.ipv4(), self.below(32_768));
        self.add(format_args!(
            r#"      <Expectation action="{action}" severity="{severity}">
        {please}
      </Expectation>
      <Record>
        <RecordData>
          <DateTime>{time}</DateTime>
          <RecordPattern type="regex">^sshd.{process}</RecordPattern>
          <RecordItem dtype="string">sshd[{process}]: &lt;root&gt; from {address}</RecordItem>
        </RecordData>
      </Record>
    </EventData>
"#
        ));
    }

    fn flow(&mut self, n: u64, event: u64) {
        let (v4, v6, net) = (self.ipv4(), self.ipv6(), self.pick(&pools::NETS));
        let (role, port) = (self.pick(&pools::ROLES), 1 + self.below(65_535));
        let (host, flows) = (self.below(1000), 1 + self.below(5000));
        self.add(format_args!(
            r#"      <Flow>
        <System category="source" spoofed="no">
          <Node>
            <Address category="ipv4-addr" observable-id="a-{n}-{event}">{v4}</Address>
            <Address category="ipv6-addr">{v6}</Address>
          </Node>
          <NodeRole category="{role}"/>
        </System>
        <System category="target" ownership="organization">
          <Node>
            <DomainData>
              <Name>h{host}.example.org</Name>
            </DomainData>
            <Address category="ipv4-net">{net}.0/24</Address>
          </Node>
          <Service ip-protocol="6">
            <Port>{port}</Port>
          </Service>
          <Counter type="counter" unit="flow">{flows}</Counter>
        </System>
      </Flow>
"#
        ));
    }

    fn indicators(&mut self, n: u64) {
        let (team, size, digest) = (
            self.pick(&pools::TEAMS),
            1 + self.below(900_000),
            self.digest(),
        );
        self.add(format_args!(
            r#"    <IndicatorData>
      <Indicator>
        <IndicatorID name="{team}" version="1">i-{n}</IndicatorID>
        <Observable>
          <FileData>
            <File>
              <FileName>f{size}.bin</FileName>
              <FileSize>{size}</FileSize>
              <HashData scope="file-contents">
                <Hash>
                  <ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>
                  <ds:DigestValue>{digest}</ds:DigestValue>
                </Hash>
              </HashData>
            </File>
          </FileData>
        </Observable>
      </Indicator>
      <Indicator>
        <IndicatorID name="{team}" version="1">j-{n}</IndicatorID>
        <ObservableReference uid-ref="a-{n}-0"/>
      </Indicator>
    </IndicatorData>
"#
        ));
    }

    fn history_item(&mut self) {
        let (action, time, what) = (self.pick(&pools::ACTIONS), self.time(4), self.description());
        self.add(format_args!(
            r#"      <HistoryItem action="{action}">
        <DateTime>{time}</DateTime>
        {what}
      </HistoryItem>
"#
        ));
    }
}
