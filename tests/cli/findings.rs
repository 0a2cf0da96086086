//! What `validate` and `show` print.

use std::fs;
use std::process::Output;

use crate::tool::{code, command, data, folder, report, run, run_on, stderr, stdout};

#[test]
fn findings_have_their_place() {
    let own = r#"<Incident xmlns="https://docs.rs/iodef/ns/1" purpose="reporting">
  <IncidentID name="csirt.example.com">1</IncidentID></Incident>"#;
    let output = run_on(&["validate", "-"], own.as_bytes());
    assert_eq!(code(&output), 1);
    assert!(
        stdout(&output).contains("-:1:1: error[V004 restriction]: "),
        "{}",
        stdout(&output)
    );
    assert!(
        stdout(&output)
            .lines()
            .all(|line| line.ends_with(" at /Incident"))
    );
    let output = run(&["validate"], &data("archive"));
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    assert!(stdout(&output).contains("archive.xml:43:3: warning[V005 parties]: "));
}

#[test]
fn findings_of_later_incidents_keep_their_place_behind_an_unreadable_one() {
    let archive = fs::read_to_string(data("archive")).unwrap();
    let archive = archive.replacen("2025-01-09T14:00:00Z", "yesterday", 1);
    let output = run_on(&["validate", "-"], archive.as_bytes());
    assert_eq!(code(&output), 1);
    assert!(
        stderr(&output).starts_with("-:5:17: error: "),
        "{}",
        stderr(&output)
    );
    assert!(
        stdout(&output).contains("-:43:3: warning[V005 parties]: "),
        "{}",
        stdout(&output)
    );
    let shown = run_on(&["show", "-"], archive.as_bytes());
    assert_eq!(code(&shown), 1);
    assert_eq!(stdout(&shown).matches("incident: ").count(), 4);
}

/// What stands at the end of the document is looked for from its start again.
#[test]
fn findings_of_many_incidents_come_in_order_and_each_has_its_place() {
    let incident = |number: usize| {
        let reference = if number == 7 { "nowhere" } else { "here" };
        format!(
            "<Incident purpose=\"reporting\"><IncidentID name=\"csirt.example.com\">{number}</IncidentID>
<GenerationTime>2025-01-01T00:00:00Z</GenerationTime>
<Contact role=\"creator\" type=\"organization\"><ContactName>A</ContactName></Contact>
<IndicatorData><Indicator><IndicatorID name=\"csirt.example.com\" version=\"1\">i{number}</IndicatorID>
<Observable><URL observable-id=\"here{number}\">https://example.com/</URL></Observable>
</Indicator><Indicator><IndicatorID name=\"csirt.example.com\" version=\"1\">k{number}</IndicatorID>
<ObservableReference uid-ref=\"{reference}{number}\"/></Indicator></IndicatorData></Incident>\n"
        )
    };
    let incidents: String = (1..=25).map(incident).collect();
    let document = format!(
        "<IODEF-Document xmlns=\"urn:ietf:params:xml:ns:iodef-2.0\" version=\"2.00\">\n{incidents}</IODEF-Document>"
    );
    let file = folder("many-findings").join("archive.xml");
    fs::write(&file, &document).unwrap();
    let output = run(&["validate"], &file);
    assert_eq!((code(&output), stderr(&output)), (1, ""));
    let lines: Vec<&str> = stdout(&output).lines().collect();
    let parties = lines.iter().filter(|line| line.contains("V005 parties"));
    let starts: Vec<String> = parties
        .map(|line| line.split(':').nth(1).unwrap().to_owned())
        .collect();
    let each: Vec<String> = (0..25)
        .flat_map(|n| [(2 + n * 7).to_string(), (2 + n * 7).to_string()])
        .collect();
    assert_eq!(starts, each);
    let dangling: Vec<&&str> = lines.iter().filter(|l| l.contains("V017")).collect();
    assert!(
        dangling.len() == 1 && dangling[0].contains("archive.xml:50:1: error[V017 "),
        "{dangling:?}"
    );
    assert!(lines.last().unwrap().contains("V017"), "{lines:?}");
    let from_memory = run_on(&["validate", "-"], document.as_bytes());
    let name = file.to_string_lossy();
    assert_eq!(
        stdout(&from_memory),
        stdout(&output).replace(&*name, "-"),
        "the standard input is checked as the file is"
    );
}

#[test]
fn findings_as_json_are_an_object_a_line() {
    let output = run_on(
        &["validate", "--format", "json", "-"],
        report("").as_bytes(),
    );
    assert_eq!(code(&output), 0);
    let first = r#"{"file":"-","line":2,"column":3,"offset":89,"severity":"warning","number":"V005","rule":"parties","message":"no attacker is described, nor said to be unknown","path":"/IODEF-Document/Incident"}"#;
    assert_eq!(stdout(&output).lines().next(), Some(first));
    let output = run_on(&["validate", "--format", "json", "-"], b"<a\xFF");
    assert_eq!(code(&output), 1);
    assert!(
        stdout(&output).contains(r#""severity":"error","number":null,"rule":null,"#),
        "{}",
        stdout(&output)
    );
}

#[test]
fn rules_are_listed_with_number_and_source() {
    let list = |more: &[&str]| {
        let arguments = [&["validate", "--list-rules"], more].concat();
        let output = command(&arguments).output().unwrap();
        assert_eq!((code(&output), stderr(&output)), (0, ""));
        stdout(&output).to_owned()
    };
    let text = list(&[]);
    for line in [
        "V004 restriction (error in incident): an incident says to whom ",
        "V005 parties (error in incident, warning in iodef1 and iodef2): an incident describes ",
        "V010 ext-value (error): the token ext-value and an ext- attribute stand together (RFC 7970, section 5.1.1; RFC 5070, section 5.1)\n",
        "V012 language (warning): ",
    ] {
        assert!(text.contains(line), "{line} in\n{text}");
    }
    assert_eq!(text.lines().count(), iodef::rules().count());
    let json = list(&["--json"]);
    assert_eq!(json, list(&["--format", "json"]));
    let expected = r#"{"number":"V004","rule":"restriction","incident":"error","iodef1":null,"iodef2":null,"text":""#;
    let line = json.lines().nth(3).unwrap();
    assert!(line.starts_with(expected), "{line}");
    assert!(
        line.ends_with(r#","source":"RFC 3067, section 6.1"}"#),
        "{line}"
    );
    assert_eq!(json.lines().count(), iodef::rules().count());
}

#[test]
fn hostile_text_is_harmless() {
    let hostile = report(
        "
    <Contact role=\"ext-value\" ext-role=\"a&#10;status: resolved\" type=\"person\">
      <ContactName>one&#10;  status: resolved</ContactName>
      <Description>red \u{9B}31m \u{202E}lmx.exe\u{2069} z\u{200B}w l\u{2028}s</Description>
    </Contact>",
    );
    let output = run_on(&["show", "-"], hostile.as_bytes());
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let shown = stdout(&output);
    let text = r"description: red \u{9B}31m \u{202E}lmx.exe\u{2069} z\u{200B}w l\u{2028}s";
    assert!(shown.contains(text), "{shown}");
    assert!(
        shown.contains(r"  a\u{A}status: resolved (person):"),
        "{shown}"
    );
    assert!(
        shown.contains("    name: one status: resolved\n"),
        "{shown}"
    );
    let absent = command(&["show", "a\u{1B}]0;b\u{7}\u{202E}.xml"])
        .output()
        .unwrap();
    let expected = r"a\u{1B}]0;b\u{7}\u{202E}.xml: error: cannot open: ";
    assert!(stderr(&absent).starts_with(expected), "{}", stderr(&absent));
}

#[test]
fn a_summary_says_what_matters() {
    let output = run(&["show"], &data("phishing"));
    let shown = stdout(&output);
    for line in [
        "incident: csirt.example.com#2025-0417/desk-2\n  purpose: mitigation\n",
        "\n  restriction: green\n",
        "\n  also known as: bank.example.org#SOC-88213 [amber]\n",
        "\n  ended: 2025-04-17T11:40:00.250+02:00\n",
        "\n  description (es): Un correo en nombre del banco",
        "\n    impact in money: 18250.00 EUR, severity medium\n",
        "\n    reference: CVE-2023-23397, https://",
        "\n    attacker:\n      address: 192.0.2.66 (ipv4-addr)\n",
        "\n    victim: [private]\n      address: 198.51.100.0/25 (ipv4-net)\n",
        "\n    evidence: 1 piece [private]\n",
        "\n    2025-04-17T11:40:00+02:00: page-removed\n",
    ] {
        assert!(shown.contains(line), "{line:?} in\n{shown}");
    }
    let arabic = run(&["show"], &data("scan-ar"));
    assert!(
        stdout(&arabic).contains("description: مسح منافذ واسع من شبكة واحدة؛ لم ينجح أي دخول.\n")
    );
}

#[test]
fn what_is_not_compared_is_said() {
    let archive = "examples/data/archive.xml".as_ref();
    let of_rule = |output: &Output| stdout(output).matches("warning[V098 ").count();
    assert_eq!(of_rule(&run(&["validate"], archive)), 0);
    assert_eq!(of_rule(&run(&["validate", "--ids", "3"], archive)), 1);
}
