//! What becomes of each part of an alert, but for its parties.

use iodef::{
    Attack, Confidence, ConfidenceScale, DataType, Extension, Impact, Language, Rating, Severity,
    SystemImpactType,
};

/// The attack of an alert, and the paths in it that were unused.
pub(crate) fn alert(content: &str) -> (Attack, Vec<String>) {
    let alert = format!("<Alert xmlns='http://iana.org/idmef'>{content}</Alert>");
    let mut read = Attack::from_idmef_slice(alert.as_bytes()).unwrap();
    let paths = read.unused.iter().map(|unused| {
        let path = unused.path();
        path.strip_prefix("/Alert/").unwrap_or(&path).to_owned()
    });
    let paths = paths.collect();
    (read.attacks.remove(0).into_value(), paths)
}

fn reported(create_time: &str) -> (Option<String>, usize) {
    let (attack, unused) = alert(create_time);
    let time = attack.timeline.reported.map(|time| time.to_string());
    (time, unused.len())
}

#[test]
fn a_time_is_its_text_or_else_its_stamp() {
    for (element, time, unused) in [
        // Says the same, says something finer, says something else.
        (
            "<CreateTime ntpstamp='0xbc723b45.0xef449129'>2000-03-09T10:01:25,93464-05:00</CreateTime>",
            Some("2000-03-09T10:01:25.93464-05:00"),
            0,
        ),
        (
            "<CreateTime ntpstamp='0xbc723b45.0xef449129'>2000-03-09T15:01:25Z</CreateTime>",
            Some("2000-03-09T15:01:25Z"),
            1,
        ),
        (
            "<CreateTime ntpstamp='0xbc723b45.0xef449129'>2001-03-09T15:01:25.93464Z</CreateTime>",
            Some("2001-03-09T15:01:25.93464Z"),
            1,
        ),
        // Stands in; the era changes in 2036, and zero is no time.
        (
            "<CreateTime ntpstamp='0xffffffff.0x80000000'/>",
            Some("2036-02-07T06:28:15.5Z"),
            0,
        ),
        (
            "<CreateTime ntpstamp='0x00000001.0x00000000'/>",
            Some("2036-02-07T06:28:17Z"),
            0,
        ),
        (
            "<CreateTime ntpstamp='0x80000000.0x00000000'/>",
            Some("1968-01-20T03:14:08Z"),
            0,
        ),
        (
            "<CreateTime ntpstamp='0xbc723b45.0x00000000'>today</CreateTime>",
            Some("2000-03-09T15:01:25Z"),
            1,
        ),
        ("<CreateTime ntpstamp='0x00000000.0x00000000'/>", None, 1),
        ("<CreateTime ntpstamp='now'>today</CreateTime>", None, 2),
        (
            "<CreateTime ntpstamp='0x00000001.0x00000000'>2036-02-07T06:28:17Z</CreateTime>",
            Some("2036-02-07T06:28:17Z"),
            0,
        ),
    ] {
        let expected = (time.map(str::to_owned), unused);
        assert_eq!(reported(element), expected, "{element}");
    }
}

pub(crate) fn names(extensions: &[iodef::Marked<Extension>]) -> Vec<&str> {
    let names = extensions
        .iter()
        .filter_map(|extension| extension.name.as_deref());
    names.collect()
}

#[test]
fn a_classification_is_a_description_and_references() {
    let (attack, unused) = alert(
        "<Classification ident='c' text='Heartbleed'>
         <Reference origin='cve'><name>2014-0160</name><url>http://example.org/a?\n  b=1</url></Reference>
         <Reference origin='cve' meaning='old'><name>CVE-1999-128</name></Reference>
         <Reference><name>plain</name></Reference><Reference origin='osvdb'/></Classification>",
    );
    assert_eq!(attack.descriptions[0].value, "Heartbleed");
    let references = &attack.methods[0].references;
    assert_eq!(references[0].cve_id(), Some("CVE-2014-0160"));
    assert_eq!(*references[0].urls[0], "http://example.org/a?b=1");
    let descriptions = references.iter().flat_map(|r| &r.descriptions);
    let descriptions: Vec<_> = descriptions.map(|text| &*text.value).collect();
    assert_eq!(descriptions, ["cve: CVE-1999-128", "old", "plain"]);
    assert_eq!(
        unused,
        [
            "Classification/@ident",
            "Classification/Reference[4]/@origin"
        ]
    );
}

#[test]
fn an_assessment_has_impact_action_and_confidence() {
    let assess = |content: &str| {
        let (attack, unused) = alert(&format!("<Assessment>{content}</Assessment>"));
        (attack.assessment.unwrap_or_default().into_value(), unused)
    };
    let (assessment, unused) = assess(
        "<Impact severity='high' completion='succeeded' type='admin'>root</Impact>
         <Impact severity='info' completion='half' type='recon'/>
         <Action category='other'>page</Action><Confidence rating='high'/>",
    );
    let [Impact::System(first), Impact::System(second)] = &assessment
        .impacts
        .iter()
        .map(|impact| (**impact).clone())
        .collect::<Vec<_>>()[..]
    else {
        panic!("{assessment:#?}");
    };
    assert_eq!(first.severity, Some(Severity::High));
    assert_eq!(first.kind, Some(SystemImpactType::Admin));
    assert_eq!(first.descriptions[0].value, "root");
    assert_eq!(second.severity, None);
    assert_eq!(second.kind, Some(SystemImpactType::Recon));
    assert_eq!(names(&assessment.extensions), ["severity", "Action"]);
    assert_eq!(assessment.extensions[0].to_text(), "info");
    assert_eq!(
        *assessment.confidence.unwrap(),
        Confidence::new(Rating::High)
    );
    assert_eq!(unused, ["Assessment/Impact[2]/@completion"]);

    let probability = |text: &str| {
        Confidence::numeric(
            text.parse::<iodef::Number>().unwrap(),
            ConfidenceScale::Probability,
        )
    };
    let (assessment, _) = assess("<Confidence> 0.50 </Confidence>");
    assert_eq!(*assessment.confidence.unwrap(), probability("0.50"));
    let (assessment, _) = assess("<Confidence rating='numeric'>70</Confidence>");
    assert_eq!(assessment.confidence.unwrap().scale, None);
    let (assessment, unused) = assess("<Confidence rating='numeric'>much</Confidence>");
    assert_eq!(assessment.confidence, None);
    assert_eq!(
        unused,
        ["Assessment/Confidence/@rating", "Assessment/Confidence"]
    );
}

#[test]
fn additional_data_keeps_its_type() {
    for (data, kind, text) in [
        ("type='real'><real>3.14</real>", DataType::Real, "3.14"),
        (
            "type='byte-string'><byte-string>AAEC</byte-string>",
            DataType::Byte,
            "AAEC",
        ),
        (
            "type='ntpstamp'><ntpstamp>0xbc723b45.0x0</ntpstamp>",
            DataType::Ntpstamp,
            "2000-03-09T15:01:25Z",
        ),
        (
            "type='date-time'><date-time>2000-03-09T07:00:00,5-05:00</date-time>",
            DataType::DateTime,
            "2000-03-09T07:00:00.5-05:00",
        ),
        ("><integer>7</integer>", DataType::Integer, "7"),
        ("> as it is ", DataType::String, " as it is "),
        (
            "type='colour'><string>red</string>",
            DataType::Ext("colour".into()),
            "red",
        ),
        (
            "type='xml'><xml><v:a xmlns:v='urn:v'>5</v:a></xml>",
            DataType::Xml,
            "5",
        ),
        (
            "type='xmltext'><v:a xmlns:v='urn:v'>5</v:a>",
            DataType::Xml,
            "5",
        ),
    ] {
        let (attack, unused) = alert(&format!(
            "<AdditionalData meaning='m' {data}</AdditionalData>"
        ));
        let [extension] = &attack.extensions[..] else {
            panic!("{data}: {attack:#?}");
        };
        assert_eq!(extension.kind, kind, "{data}");
        assert_eq!(extension.to_text(), text, "{data}");
        assert_eq!(extension.meaning.as_deref(), Some("m"), "{data}");
        assert!(unused.is_empty(), "{data}: {unused:?}");
        let element = extension.content[0].as_element();
        assert_eq!(
            element.map(|v| &*v.name.namespace),
            (kind == DataType::Xml).then_some("urn:v")
        );
    }
    let (attack, unused) = alert(
        "<AdditionalData type='real' meaning='m'><real>3.14</real><real>1.1</real></AdditionalData>
         <AdditionalData type='ntpstamp'><ntpstamp>soon</ntpstamp></AdditionalData>",
    );
    assert_eq!(attack.extensions.len(), 2);
    assert_eq!(
        unused,
        ["AdditionalData[2]/@type", "AdditionalData[2]/ntpstamp"]
    );
}

#[test]
fn text_knows_its_language() {
    let (attack, unused) = alert(
        "<Target xml:lang='de'><Node><location>Keller</location></Node></Target>
         <Classification text='Scan' xml:lang='en'/><Assessment xml:lang='fr'/>",
    );
    let location = &attack
        .parties()
        .next()
        .unwrap()
        .system()
        .node
        .as_ref()
        .unwrap()
        .locations[0];
    assert_eq!(location.lang.as_ref().map(Language::as_str), Some("de"));
    assert_eq!(
        attack.descriptions[0].lang.as_ref().map(Language::as_str),
        Some("en")
    );
    assert_eq!(unused, ["Assessment/@xml:lang"]);
}

#[test]
fn what_stands_once_too_often_is_unused() {
    let (attack, unused) = alert(
        "<CreateTime>2000-03-09T15:01:25Z</CreateTime><CreateTime>2001-01-01T00:00:00Z</CreateTime>
         <Source/><Assessment/><v:mood xmlns:v='urn:v'/>stray",
    );
    assert_eq!(attack.attackers().count(), 1);
    assert_eq!(attack.assessment, None);
    assert_eq!(attack.timeline.reported.unwrap().year(), 2000);
    assert_eq!(unused, ["/Alert", "CreateTime[2]", "Assessment", "v:mood"]);
}
