//! `redact` and `mark`.

use std::fs;

use crate::tool::{code, command, data, folder, names, report, run, run_on, stderr, stdout};

/// A report with a description of each level.
fn levels() -> String {
    let levels = LEVELS
        .map(|level| format!(r#"<Description restriction="{level}">canary-{level}</Description>"#));
    format!(
        r#"<Incident xmlns="https://docs.rs/iodef/ns/1" purpose="handling" restriction="public"><IncidentID name="csirt.example.com">1</IncidentID><GenerationTime>2025-01-01T00:00:00Z</GenerationTime>{}<Contact role="creator" type="organization"><ContactName>Example</ContactName></Contact></Incident>"#,
        levels.concat()
    )
}

const LEVELS: [&str; 6] = [
    "public",
    "partner",
    "organisation",
    "need-to-know",
    "private",
    "default",
];

/// The words for levels, with how many of the descriptions they let out.
const WORDS: [(&str, usize); 13] = [
    ("public", 1),
    ("partner", 2),
    ("organisation", 3),
    ("need-to-know", 4),
    ("private", 6),
    ("tlp:clear", 1),
    ("tlp:white", 1),
    ("tlp:green", 2),
    ("tlp:amber", 3),
    ("tlp:amber+strict", 4),
    ("tlp:red", 6),
    ("TLP:AMBER+STRICT", 4),
    ("TLP:Green", 2),
];

#[test]
fn every_word_for_a_level_is_known() {
    let document = levels();
    for (word, count) in WORDS {
        let output = run_on(&["redact", "--level", word, "-"], document.as_bytes());
        assert_eq!((code(&output), stderr(&output)), (0, ""), "{word}");
        for (n, level) in LEVELS.iter().enumerate() {
            let told = stdout(&output).contains(&format!(">canary-{level}<"));
            assert_eq!(told, n < count, "{word} {level}: {}", stdout(&output));
        }
    }
}

#[test]
fn other_words_are_named_and_nothing_is_written() {
    let folder = folder("level");
    let target = folder.join("out.xml");
    for word in [
        "Public",
        "default",
        "green",
        "tlp:",
        "tlp:purple",
        "none",
        "",
    ] {
        let output = command(&["redact", "--level", word, "-o"])
            .arg(&target)
            .arg(data("phishing"))
            .output()
            .unwrap();
        assert_eq!((code(&output), stdout(&output)), (2, ""), "{word}");
        let said = stderr(&output);
        assert!(said.contains(&format!("{word:?}")), "{said}");
        assert!(said.contains("--level"), "{said}");
    }
    for arguments in [
        &["redact"][..],
        &["redact", "--level", "public", "--inheritance", "laxest"],
        &["redact", "--level", "public", "--keep", "everything"],
        &["redact", "--level", "public", "--to", "iodef3"],
        &["mark", "--inheritance", "laxest"],
        &["mark", "no/such/file.xml"],
    ] {
        let output = run(arguments, &data("minimal"));
        assert_eq!((code(&output), stdout(&output)), (2, ""), "{arguments:?}");
        assert!(!stderr(&output).is_empty(), "{arguments:?}");
    }
    assert!(names(&folder).is_empty(), "{:?}", names(&folder));
}

#[test]
fn the_vocabulary_is_kept_unless_another_is_asked_for() {
    let redact = |more: &[&str], file: &str| {
        let arguments = [&["redact", "--level", "tlp:green"][..], more].concat();
        let output = run(&arguments, &data(file));
        assert_eq!((code(&output), stderr(&output)), (0, ""), "{file} {more:?}");
        stdout(&output).to_owned()
    };
    let two = redact(&[], "phishing");
    assert!(two.contains("urn:ietf:params:xml:ns:iodef-2.0"), "{two}");
    let one = run(&["redact", "--level", "private"], &data("iodef1/worm"));
    assert!(
        stdout(&one).contains("urn:ietf:params:xml:ns:iodef-1.0"),
        "{}",
        stdout(&one)
    );
    let own = redact(&["--to", "incident"], "phishing");
    assert!(own.contains("https://docs.rs/iodef/ns/1"), "{own}");
    let same = run_on(&["redact", "--level", "tlp:green", "-"], own.as_bytes());
    // What was redacted once is not redacted any further.
    assert_eq!(stdout(&same), own);
    assert!(redact(&["--pretty"], "phishing").lines().count() > two.lines().count());
}

/// What the phishing report says to fewer than its partners.
const SECRETS: [&str; 6] = [
    "Ada Sample",
    "192.0.2.66",
    "bank-login",
    "SOC-88213",
    "desk 2.",
    "ticket-queue",
];

#[test]
fn files_and_standard_input_make_the_same_copy() {
    let folder = folder("redact");
    let target = folder.join("out.xml");
    let file = data("phishing");
    let arguments = ["redact", "--level", "tlp:green"];
    let printed = run(&arguments, &file);
    let piped = run_on(
        &[&arguments[..], &["-"]].concat(),
        &fs::read(&file).unwrap(),
    );
    let output = [&arguments[..], &["-o", target.to_str().unwrap()]].concat();
    assert_eq!(code(&run(&output, &file)), 0);
    let written = fs::read_to_string(&target).unwrap();
    assert_eq!(stdout(&printed), written);
    assert_eq!(stdout(&piped), written);
    for secret in SECRETS {
        assert!(!written.contains(secret), "{secret}");
        assert!(
            fs::read_to_string(&file).unwrap().contains(secret),
            "{secret}"
        );
    }
    for kept in ["Example CSIRT", "2025-0417", "copied login page"] {
        assert!(written.contains(kept), "{kept}");
    }
}

#[test]
fn the_report_is_for_the_owner_alone() {
    let file = data("phishing");
    let silent = run(&["redact", "--level", "tlp:green"], &file);
    assert_eq!(stderr(&silent), "");
    let told = run(&["redact", "--level", "tlp:green", "--report"], &file);
    assert_eq!(stdout(&told), stdout(&silent));
    let name = file.display();
    for line in [
        format!("{name}: removed: restricted to amber at incident 1: /Incident/AlternativeID"),
        format!("{name}: removed: history not asked for at incident 1: /Incident/History"),
        format!("{name}: removed: restricted to private at incident 1: /Incident/Contact/Contact"),
    ] {
        let mut lines = stderr(&told).lines();
        assert!(lines.any(|one| one == line), "{line} in\n{}", stderr(&told));
    }
    for word in ["removed", "redact", "amber", "need-to-know", "<!--"] {
        assert!(!stdout(&told).contains(word), "{word}: {}", stdout(&told));
    }
}

#[test]
fn what_is_asked_for_is_kept_as_far_as_it_is_cleared() {
    let file = data("phishing");
    let keep = |level, keep| {
        let output = run(&["redact", "--level", level, "--keep", keep], &file);
        assert_eq!(code(&output), 0);
        stdout(&output).to_owned()
    };
    let history = keep("tlp:amber+strict", "history");
    assert!(history.contains("status-triage"), "{history}");
    assert!(!history.contains("hoster.example.net"), "{history}");
    assert!(!keep("tlp:green", "history").contains("status-triage"));
    assert!(keep("private", "extensions").contains("ticket-queue"));
}

#[test]
fn inheritance_is_strict_unless_asked_otherwise() {
    let document = report("").replace(
        r#"<Contact role="creator""#,
        r#"<Contact restriction="public" role="creator""#,
    );
    // The incident is for partners, so a contact in it is, too.
    let strict = run_on(&["redact", "--level", "public", "-"], document.as_bytes());
    assert_eq!((code(&strict), stdout(&strict)), (1, ""));
    let arguments = [
        "redact",
        "--level",
        "public",
        "--inheritance",
        "nearest",
        "-",
    ];
    let nearest = run_on(&arguments, document.as_bytes());
    assert_eq!((code(&nearest), stderr(&nearest)), (0, ""));
    assert!(
        stdout(&nearest).contains(">Example<"),
        "{}",
        stdout(&nearest)
    );
    assert!(
        !stdout(&nearest).contains("csirt.example.com"),
        "{}",
        stdout(&nearest)
    );
}

#[test]
fn nothing_is_written_if_nothing_may_be_told() {
    let folder = folder("nothing");
    let target = folder.join("out.xml");
    let document = report("").replace("green", "private");
    let arguments = [
        "redact",
        "--level",
        "tlp:amber",
        "--report",
        "-o",
        target.to_str().unwrap(),
        "-",
    ];
    let output = run_on(&arguments, document.as_bytes());
    assert_eq!((code(&output), stdout(&output)), (1, ""));
    let lines: Vec<_> = stderr(&output).lines().collect();
    assert_eq!(
        lines[0],
        "-: removed: restricted to private at incident 1: /Incident"
    );
    assert!(lines[1].starts_with("-: error: "), "{lines:?}");
    assert!(names(&folder).is_empty(), "{:?}", names(&folder));
}

#[test]
fn bad_documents_are_not_redacted() {
    let folder = folder("bad-redact");
    let target = folder.join("out.xml");
    for name in ["date", "doctype", "truncated"] {
        let file = data(&format!("bad/{name}"));
        let target = target.to_str().unwrap();
        let output = run(&["redact", "--level", "public", "-o", target], &file);
        assert_eq!((code(&output), stdout(&output)), (1, ""), "{name}");
        assert!(stderr(&output).starts_with(&format!("{}:", file.display())));
        let output = run(&["mark"], &file);
        assert_eq!((code(&output), stdout(&output)), (1, ""), "{name}");
    }
    assert!(names(&folder).is_empty(), "{:?}", names(&folder));
}

#[test]
fn mark_shows_to_whom_each_element_may_go() {
    let output = run(&["mark"], &data("phishing"));
    assert_eq!((code(&output), stderr(&output)), (0, ""));
    let lines: Vec<Vec<&str>> = stdout(&output)
        .lines()
        .map(|l| l.split('\t').collect())
        .collect();
    let of = |path| lines.iter().find(|line| line[3] == path).unwrap().clone();
    assert_eq!(of("/Incident"), ["1", "partner", "green", "/Incident"]);
    let expected = [
        ("/Incident/Method", "partner", "public"),
        ("/Incident/Method/Reference", "partner", ""),
        ("/Incident/EventData/Expectation", "need-to-know", "green"),
        ("/Incident/EventData/Record/RecordData", "private", ""),
    ];
    for (path, level, own) in expected {
        assert_eq!(of(path), ["1", level, own, path]);
    }
    let output = run(&["mark", "--inheritance", "nearest"], &data("phishing"));
    for line in [
        "1\tpublic\t\t/Incident/Method/Reference",
        "1\tpartner\tgreen\t/Incident/EventData/Expectation",
    ] {
        assert!(stdout(&output).lines().any(|one| one == line), "{line}");
    }
    let archive = run(&["mark"], &data("archive"));
    let last = stdout(&archive).lines().last().unwrap();
    assert!(last.starts_with("5\t"), "{last}");
}
