//! `release`, with the example policy of RFC 2350, appendix E.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::tool::{code, command, data, folder, names, run, stderr, stdout};

fn policy() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/data/xyz-university.toml")
}

fn incident() -> PathBuf {
    data("release/break-in")
}

fn release(policy: &Path, recipient: &str, more: &[&str]) -> Output {
    command(&[
        "release",
        "--recipient",
        recipient,
        "--approved-by",
        "A. Duty",
    ])
    .arg("--policy")
    .arg(policy)
    .args(more)
    .arg(incident())
    .output()
    .unwrap()
}

/// For each recipient, with what is stated: what it gets, and what it does not get.
const TOLD: [(&str, &str, &[&str], &[&str]); 4] = [
    (
        "vendor",
        "bona-fide-verified",
        &["ExampleMail 4.2", "192.0.2.66"],
        &["198.51.100.25", "2026-0117", "EUR"],
    ),
    (
        "partner",
        "bona-fide-verified confidentiality-assured",
        &[
            "ExampleMail 4.2",
            "192.0.2.66",
            "198.51.100.25",
            "2026-0117",
        ],
        &["mail.philosophy", "GET /draft.pdf"],
    ),
    (
        "public",
        "",
        &["ExampleMail 4.2"],
        &["192.0.2.66", "198.51.100.25", "2026-0117", "Ada Sample"],
    ),
    (
        "law-enforcement",
        "bona-fide-verified",
        &["192.0.2.66", "2026-0117", "GET /draft.pdf"],
        &["198.51.100.25", "Eve Author"],
    ),
];

fn given(words: &str) -> Vec<&str> {
    words
        .split_whitespace()
        .flat_map(|word| ["--given", word])
        .collect()
}

#[test]
fn each_recipient_gets_what_the_policy_lets_out() {
    for (recipient, words, told, secret) in TOLD {
        let keep = ["--keep", "evidence"];
        let output = release(&policy(), recipient, &[&given(words)[..], &keep].concat());
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        for text in told {
            assert!(
                stdout(&output).contains(text),
                "{recipient} {text}: {}",
                stdout(&output)
            );
        }
        // Whom nobody may tell of, nobody tells of.
        for text in secret.iter().chain(&["Bo Quiet", "Faculty of Philosophy"]) {
            assert!(
                !stdout(&output).contains(text),
                "{recipient} {text}: {}",
                stdout(&output)
            );
        }
        assert!(
            stdout(&output).contains("https://docs.rs/iodef/ns/1"),
            "{recipient}"
        );
    }
}

#[test]
fn what_must_be_done_along_with_it_is_said() {
    let output = release(&policy(), "vendor", &given("bona-fide-verified"));
    let name = incident().display().to_string();
    let line = format!(
        "{name}: obligations: verify-bona-fide, encrypt, log, limit-to-need at incident 1\n"
    );
    assert_eq!(stderr(&output), line);
    let told = release(&policy(), "public", &["--report"]);
    let reason =
        "removed: the contact asked not to be passed on at incident 1: /Incident/Contact[3]";
    assert!(
        stderr(&told).contains(&format!("{name}: {reason}\n")),
        "{}",
        stderr(&told)
    );
    assert_eq!(stdout(&told), stdout(&release(&policy(), "public", &[])));
}

/// The record is made of the original, which must still be there.
#[test]
fn what_is_replaced_cannot_be_recorded() {
    let folder = folder("replaced");
    let (original, record) = (folder.join("incident.xml"), folder.join("record.xml"));
    fs::copy(incident(), &original).unwrap();
    let output = command(&[
        "release",
        "--recipient",
        "public",
        "--approved-by",
        "A. Duty",
    ])
    .arg("--policy")
    .arg(policy())
    .args(["-o".as_ref(), original.as_os_str()])
    .args(["--record".as_ref(), record.as_os_str()])
    .arg(&original)
    .output()
    .unwrap();
    assert_eq!((code(&output), stdout(&output)), (2, ""));
    assert!(stderr(&output).contains("a file that is not replaced"));
    assert_eq!(fs::read(&original).unwrap(), fs::read(incident()).unwrap());
    assert_eq!(names(&folder), ["incident.xml"]);
}

#[test]
fn what_must_be_done_first_is_said_and_nothing_written() {
    let folder = folder("pending");
    let target = folder.join("out.xml");
    let record = folder.join("record.xml");
    let files = [
        "-o",
        target.to_str().unwrap(),
        "--record",
        record.to_str().unwrap(),
    ];
    let output = release(&policy(), "vendor", &files);
    assert_eq!((code(&output), stdout(&output)), (1, ""));
    let said = stderr(&output);
    assert!(
        said.contains("error: not before this is done: verify-bona-fide"),
        "{said}"
    );
    assert!(names(&folder).is_empty(), "{:?}", names(&folder));
    let output = release(&policy(), "vendor", &["--withhold-pending"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(
        stdout(&output).contains("ExampleMail"),
        "{}",
        stdout(&output)
    );
    assert!(
        !stdout(&output).contains("192.0.2.66"),
        "{}",
        stdout(&output)
    );
}

#[test]
fn unknown_recipients_get_nothing() {
    let folder = folder("stranger");
    let target = folder.join("out.xml");
    let output = release(&policy(), "stranger", &["-o", target.to_str().unwrap()]);
    assert_eq!((code(&output), stdout(&output)), (1, ""));
    let said = stderr(&output);
    assert!(said.contains("\"stranger\""), "{said}");
    assert!(said.contains("recipients"), "{said}");
    assert!(names(&folder).is_empty(), "{:?}", names(&folder));
}

#[test]
fn policies_with_unknown_words_are_refused_with_their_place() {
    let folder = folder("policy");
    let file = folder.join("policy.toml");
    let target = folder.join("out.xml");
    let original = fs::read_to_string(policy()).unwrap();
    for (right, wrong, word) in [
        ("default = \"never\"", "default = \"perhaps\"", "perhaps"),
        ("classes = \"intruder\"", "classes = \"hacker\"", "hacker"),
        (
            "when = \"public-record\"",
            "when = \"rumoured\"",
            "rumoured",
        ),
        ("level = \"need-to-know\"", "level = \"secret\"", "secret"),
        (
            "obligations = [\"tailor-as-public\"]",
            "obligations = [\"whisper\"]",
            "whisper",
        ),
        (
            "recipients = \"management\"",
            "recipients = \"dean\"",
            "dean",
        ),
        ("route = ", "rout = ", "rout"),
    ] {
        let text = original.replacen(right, wrong, 1);
        let (before, _) = text.split_once(wrong).unwrap();
        fs::write(&file, &text).unwrap();
        let output = release(&file, "public", &["-o", target.to_str().unwrap()]);
        assert_eq!((code(&output), stdout(&output)), (1, ""), "{word}");
        let said = stderr(&output);
        let line = before.lines().count() + usize::from(before.ends_with('\n'));
        let start = format!("{}:{line}:", file.display());
        assert!(said.starts_with(&start), "{start}: {said}");
        let column = said[start.len()..].split(':').next().unwrap();
        assert!(column.parse::<usize>().is_ok(), "{said}");
        assert!(said.contains(": error: "), "{said}");
        assert!(said.contains(word), "{said}");
        assert_eq!(names(&folder), ["policy.toml"]);
    }
}

#[test]
fn wrong_usage_of_release_is_2() {
    let policy = policy();
    let policy = policy.to_str().unwrap();
    let usual = ["release", "--policy", policy, "--recipient", "public"];
    for more in [
        &[][..],
        &["--approved-by", ""],
        &["--approved-by", "A. Duty", "--given", "lucky"],
        &["--approved-by", "A. Duty", "--purpose", "fun"],
    ] {
        let output = run(&[&usual[..], more].concat(), &incident());
        assert_eq!((code(&output), stdout(&output)), (2, ""), "{more:?}");
        assert!(!stderr(&output).is_empty(), "{more:?}");
    }
    let missing = Path::new("no/such/policy.toml");
    let output = release(missing, "public", &[]);
    assert_eq!(code(&output), 2);
    assert!(stderr(&output).starts_with("no/such/policy.toml: error: cannot read: "));
}

#[test]
fn a_release_is_recorded_in_the_original() {
    let folder = folder("record");
    let target = folder.join("out.xml");
    let record = folder.join("record.xml");
    let files = [
        "--to-whom",
        "Everybody Weekly",
        "-o",
        target.to_str().unwrap(),
        "--record",
        record.to_str().unwrap(),
    ];
    let output = release(&policy(), "public", &files);
    assert_eq!(
        (code(&output), stdout(&output)),
        (0, ""),
        "{}",
        stderr(&output)
    );
    let record = fs::read(&record).unwrap();
    let recorded = iodef::Document::from_slice(&record).unwrap();
    let original = iodef::Document::from_slice(&fs::read(incident()).unwrap()).unwrap();
    let mut recorded = recorded.incidents[0].clone();
    let items = &mut recorded.history.as_mut().unwrap().items;
    let entry = items.pop().unwrap();
    assert_eq!(recorded, original.incidents[0]);
    let said = &entry.descriptions[0].value;
    let expected = "Released to Everybody Weekly (public) by policy xyz-university 1, rules ";
    assert!(said.starts_with(expected), "{said}");
    assert_eq!(entry.contact.as_ref().unwrap().names[0].value, "A. Duty");
    let copy = fs::read_to_string(&target).unwrap();
    for word in ["A. Duty", "Released", "Everybody Weekly"] {
        assert!(!copy.contains(word), "{copy}");
    }
}

/// What may not be told is left out, and the numbers stay those of the input.
#[test]
fn archives_are_released_incident_by_incident() {
    let record = folder("archive").join("record.xml");
    let given = given("bona-fide-verified confidentiality-assured");
    let policy = policy();
    let mut arguments = vec!["release", "--policy", policy.to_str().unwrap(), "--report"];
    arguments.extend([
        "--recipient",
        "partner",
        "--approved-by",
        "A. Duty",
        "--record",
    ]);
    arguments.push(record.to_str().unwrap());
    let output = run(&[arguments, given].concat(), &data("archive"));
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let copy = iodef::Document::from_slice(stdout(&output).as_bytes()).unwrap();
    let ids: Vec<_> = copy.incidents.iter().map(|one| &*one.id.number).collect();
    assert_eq!(ids, ["2025-0101", "2025-0102", "77"]);
    for line in [
        "removed: restricted to private at incident 4: /Incident",
        "removed: restricted to default at incident 5: /Incident",
    ] {
        assert!(stderr(&output).contains(line), "{}", stderr(&output));
    }
    let recorded = iodef::Document::from_slice(&fs::read(record).unwrap()).unwrap();
    // The originals are as they were but for the entries.
    let original = iodef::Document::from_slice(&fs::read(data("archive")).unwrap()).unwrap();
    let items = |one: &iodef::Incident| one.history.iter().flat_map(|h| &h.items).count();
    let mut entries = Vec::new();
    for (mut one, other) in recorded.incidents.into_iter().zip(original.incidents) {
        entries.push(items(&one) - items(&other));
        one.history.clone_from(&other.history);
        assert_eq!(one, other);
    }
    assert_eq!(entries, [1, 1, 1, 0, 0]);
}

#[test]
fn a_purpose_says_what_is_needed() {
    let arguments = ["--purpose", "statistics"];
    let output = release(&policy(), "law-enforcement", &arguments);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    assert!(
        stdout(&output).contains("breach-privacy"),
        "{}",
        stdout(&output)
    );
    for identity in ["192.0.2.66", "Ada Sample", "2026-0117", "ExampleMail"] {
        assert!(!stdout(&output).contains(identity), "{}", stdout(&output));
    }
}
