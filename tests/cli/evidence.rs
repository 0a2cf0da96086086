//! `evidence add` and `evidence verify`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use crate::tool::{code, command, folder, names, report, run_on, stderr, stdout};

const LOG: &[u8] = b"Sep 13 23:19:24 host sshd[7]: failed\n";
const BY: [&str; 4] = ["--by", "Alice Example", "--action", "collected"];
const PATH: &str = "/Incident/Attack/Evidence/EvidenceItem";

/// A folder with an incident of an attack and a log.
fn prepared(name: &str) -> PathBuf {
    let folder = folder(name);
    let attack = "<EventData><Description>A worm</Description></EventData>";
    fs::write(folder.join("incident.xml"), report(attack)).unwrap();
    fs::create_dir(folder.join("files")).unwrap();
    fs::write(folder.join("files/auth 1.log"), LOG).unwrap();
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    let mut command = command(&["evidence"]);
    command
        .args(arguments)
        .current_dir(folder)
        .output()
        .unwrap()
}

fn add(folder: &Path, arguments: &[&str]) -> Output {
    let fixed = ["add", "-o", "incident.xml", "incident.xml"];
    run(folder, &[&fixed[..], &BY[..], arguments].concat())
}

#[track_caller]
fn added(folder: &Path, arguments: &[&str]) {
    let output = add(folder, arguments);
    assert_eq!(
        (code(&output), stderr(&output), stdout(&output)),
        (0, "", "")
    );
}

fn verify(folder: &Path, arguments: &[&str]) -> (i32, String) {
    let output = run(folder, &[&["verify", "incident.xml"], arguments].concat());
    assert_eq!(stderr(&output), "");
    (code(&output), stdout(&output).to_owned())
}

/// Replaces a text that the incident has.
fn edit(folder: &Path, from: &str, to: &str) {
    let path = folder.join("incident.xml");
    let xml = fs::read_to_string(&path).unwrap();
    assert!(xml.contains(from), "{from} is not in {xml}");
    fs::write(path, xml.replacen(from, to, 1)).unwrap();
}

#[test]
fn evidence_is_added_and_verified() {
    let folder = prepared("evidence");
    added(
        &folder,
        &[
            "files/auth 1.log",
            "--digest",
            "md5,sha256",
            "--kind",
            "syslog",
        ],
    );
    let files = ["--files", "files"];
    let line = format!(
        "1\t{PATH}\tholds\tcustody chained, entries: 1, unsigned\tauth%201.log: verified\n"
    );
    assert_eq!(verify(&folder, &files), (0, line));
    // What is stated and cannot be seen does not hold.
    let (exit, said) = verify(&folder, &[]);
    assert_eq!(
        (exit, said.contains("FAILS\t") && said.contains("not there")),
        (1, true)
    );

    added(
        &folder,
        &[
            "--to",
            PATH,
            "--place",
            "Room 5",
            "--handed-to",
            "Bob",
            "files/auth 1.log",
        ],
    );
    added(
        &folder,
        &[
            "--to",
            PATH,
            "--storage",
            "Safe",
            "--time",
            "2001-09",
            "--note",
            "Sealed",
        ],
    );
    let (exit, said) = verify(&folder, &files);
    assert_eq!((exit, said.contains("entries: 3,")), (0, true), "{said}");

    fs::write(
        folder.join("files/auth 1.log"),
        b"Sep 13 23:19:24 host sshd[7]: succeeded\n",
    )
    .unwrap();
    let (exit, said) = verify(&folder, &files);
    assert_eq!(
        (exit, said.contains("auth%201.log: altered")),
        (1, true),
        "{said}"
    );
    let before = fs::read(folder.join("incident.xml")).unwrap();
    let output = add(&folder, &["--to", PATH, "files/auth 1.log"]);
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("it is not the evidence: altered"));
    assert_eq!(fs::read(folder.join("incident.xml")).unwrap(), before);
    assert_eq!(names(&folder), ["files", "incident.xml"]);
}

#[test]
fn tampering_is_named_and_nothing_more_is_written() {
    let folder = prepared("evidence-tampered");
    added(&folder, &["files/auth 1.log", "--inline"]);
    added(&folder, &["--to", PATH]);
    assert_eq!(verify(&folder, &[]).0, 0);
    let genuine = fs::read(folder.join("incident.xml")).unwrap();
    let first = String::from_utf8(genuine.clone()).unwrap();
    let start = first.find("<CustodyEntry").unwrap();
    let end = first.find("</CustodyEntry>").unwrap() + "</CustodyEntry>".len();
    let entry = &first[start..end];
    for (from, to, why) in [
        ("Alice", "Mallory", "entry 1 was edited"),
        (entry, "", "entries are missing between 0 and 2"),
        (">U2VwIDEz", ">U2VwIDE0", "inline: altered"),
    ] {
        edit(&folder, from, to);
        let (exit, said) = verify(&folder, &[]);
        assert_eq!((exit, said.contains(why)), (1, true), "{said}");
        if why.contains("entr") {
            let output = add(&folder, &["--to", PATH]);
            assert_eq!(code(&output), 1);
            assert!(stderr(&output).contains(why), "{}", stderr(&output));
        }
        fs::write(folder.join("incident.xml"), &genuine).unwrap();
    }
}

/// Only plain files inside the folder are opened.
#[test]
fn files_outside_the_folder_are_not_opened() {
    let folder = prepared("evidence-outside");
    fs::write(folder.join("secret"), LOG).unwrap();
    for url in [
        "../secret",
        "%2e%2e/secret",
        "..%2Fsecret",
        "/etc/../secret",
        "file:///secret",
    ] {
        fs::write(
            folder.join("incident.xml"),
            report("<EventData><Description>x</Description></EventData>"),
        )
        .unwrap();
        added(&folder, &["secret", "--url", url]);
        let (exit, said) = verify(&folder, &["--files", "files"]);
        assert_eq!(
            (exit, said.contains("not there")),
            (1, true),
            "{url}: {said}"
        );
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("../secret", folder.join("files/secret")).unwrap();
        let (exit, said) = verify(&folder, &["--files", "files"]);
        assert_eq!((exit, said.contains("not there")), (1, true), "{said}");
        fs::remove_file(folder.join("files/secret")).unwrap();
    }
    fs::copy(folder.join("secret"), folder.join("files/secret")).unwrap();
    assert_eq!(verify(&folder, &["--files", "files"]).0, 0);
}

#[test]
fn weak_digests_and_bare_evidence_count_only_if_asked() {
    let folder = prepared("evidence-weak");
    added(&folder, &["files/auth 1.log", "--digest", "sha1,md5"]);
    let files = ["--files", "files"];
    let (exit, said) = verify(&folder, &files);
    assert_eq!((exit, said.contains("weak")), (1, true), "{said}");
    assert_eq!(
        verify(&folder, &[&files[..], &["--allow-weak"]].concat()).0,
        0
    );

    let record = r#"<EventData><Record><RecordData><RecordItem dtype="string">x</RecordItem></RecordData></Record></EventData>"#;
    fs::write(folder.join("incident.xml"), report(record)).unwrap();
    let (exit, said) = verify(&folder, &[]);
    assert_eq!(
        (exit, said.contains("no custody\tno digests")),
        (1, true),
        "{said}"
    );
    assert_eq!(verify(&folder, &["--allow-bare"]).0, 0);
}

#[test]
fn what_cannot_be_added_to_is_refused() {
    let folder = prepared("evidence-refused");
    let log = "files/auth 1.log";
    let before = fs::read(folder.join("incident.xml")).unwrap();
    let refused: [(&[&str], i32, &str); 7] = [
        (
            &[log, "--attack", "/Incident/Attack[2]"],
            1,
            "the path of an element",
        ),
        (
            &[log, "--attack", "/Incident/Contact"],
            1,
            "the path of an attack",
        ),
        (
            &[log, "--incident", "2"],
            1,
            "there is no incident 2, but there are 1",
        ),
        (&["--to", PATH], 1, "there is no such evidence"),
        (&["--id", "x"], 1, "there is no such evidence"),
        (&["nowhere.log"], 2, "cannot open"),
        (&[log, "--digest", "tiger"], 2, "invalid value"),
    ];
    for (arguments, exit, why) in refused {
        let output = add(&folder, arguments);
        assert_eq!(code(&output), exit, "{}", stderr(&output));
        assert!(stderr(&output).contains(why), "{}", stderr(&output));
        assert_eq!(fs::read(folder.join("incident.xml")).unwrap(), before);
    }
    let output = run_on(&["evidence", "verify", "-"], report("").as_bytes());
    assert_eq!(
        (code(&output), stderr(&output)),
        (1, "-: error: there is no evidence\n")
    );
}

/// Custody that nobody chained is not verified, until somebody vouches for it.
#[test]
fn custody_is_adopted_on_request() {
    let folder = prepared("evidence-adopted");
    let incident = r#"<Incident xmlns="https://docs.rs/iodef/ns/1" purpose="handling" restriction="public"><IncidentID name="csirt.example.com">1</IncidentID><Attack><Evidence><EvidenceItem id="disk"><URL>disk.img</URL><Custody><CustodyEntry action="collected"><DateTime>2001-09</DateTime></CustodyEntry></Custody></EvidenceItem></Evidence></Attack></Incident>"#;
    fs::write(folder.join("incident.xml"), incident).unwrap();
    let (exit, said) = verify(&folder, &[]);
    assert_eq!((exit, said.contains("not chained")), (1, true), "{said}");
    let output = add(&folder, &["--id", "disk"]);
    assert_eq!(code(&output), 1);
    assert!(stderr(&output).contains("not chained"));
    added(&folder, &["--id", "disk", "--adopt"]);
    let (exit, said) = verify(&folder, &[]);
    assert_eq!((exit, said.contains("entries: 2")), (0, true), "{said}");
}
