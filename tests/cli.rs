//! The command line: exit codes, messages, files, and what it prints on a terminal.

#![cfg(feature = "cli")]
#![expect(
    clippy::unwrap_used,
    reason = "helpers of tests, which the configuration does not take for tests"
)]

#[path = "cli/aggregate.rs"]
mod aggregate;
#[cfg(all(feature = "bundle", feature = "openpgp"))]
#[path = "cli/bundle.rs"]
mod bundle;
#[cfg(feature = "evidence")]
#[path = "cli/evidence.rs"]
mod evidence;
#[cfg(feature = "parquet")]
#[path = "cli/export.rs"]
mod export;
#[path = "cli/filter.rs"]
mod filter;
#[path = "cli/findings.rs"]
mod findings;
#[path = "cli/redact.rs"]
mod redact;
#[path = "cli/relate.rs"]
mod relate;
#[path = "cli/release.rs"]
mod release;
#[cfg(feature = "openpgp")]
#[path = "cli/seals.rs"]
mod seals;
#[path = "cli/tool.rs"]
mod tool;

mod common;

use std::fs;
use std::io::{Read as _, Write as _};
use std::path::Path;
use std::process::Stdio;

use common::generate::{self, Archive};
use common::{corpus, infoset};
use tool::{code, command, data, folder, names, report, run, run_on, stderr, stdout};

const DOCUMENTS: [&str; 9] = [
    "archive",
    "ddos-fr",
    "extension",
    "indicators",
    "intrusion-ja",
    "minimal",
    "phishing",
    "ransomware-de",
    "scan-ar",
];

/// What is wrong with each document of `examples/data/bad`, as printed behind its name.
const BAD: [(&str, &str); 6] = [
    (
        "date",
        ":5:17: error: expected a date and time, found \"yesterday\" at /IODEF-Document/Incident/DetectTime\n",
    ),
    (
        "doctype",
        ":2:1: error: a document type declaration is refused\n",
    ),
    (
        "entity",
        ":7:27: error: undeclared entity \"nbsp\" at /IODEF-Document/Incident/Contact/ContactName\n",
    ),
    (
        "missing",
        ":8:3: error: required IncidentID is missing at /IODEF-Document/Incident\n",
    ),
    (
        "root",
        ":2:1: error: expected an incident or an IODEF document, found <trouble-ticket> of namespace \"https://csirt.example.com/ns/ticket\"\n",
    ),
    (
        "truncated",
        ":7:30: error: element \"ContactName\" is not closed at /IODEF-Document/Incident/Contact/ContactName\n",
    ),
];

#[test]
fn bad_documents_are_refused_with_their_place() {
    let folder = folder("bad");
    let target = folder.join("out.xml");
    for (name, message) in BAD {
        let file = data(&format!("bad/{name}"));
        let expected = format!("{}{message}", file.display());
        for arguments in [
            &[
                "convert",
                "--to",
                "incident",
                "-o",
                target.to_str().unwrap(),
            ][..],
            &["convert", "--to", "iodef2"],
            &["validate"],
            &["show"],
        ] {
            let output = run(arguments, &file);
            assert_eq!(code(&output), 1, "{name} {arguments:?}");
            assert_eq!(stderr(&output), expected);
            assert_eq!(stdout(&output), "");
        }
    }
    assert!(names(&folder).is_empty(), "{:?}", names(&folder));
}

#[test]
fn nothing_of_the_output_changes_on_failure() {
    let folder = folder("untouched");
    let target = folder.join("out.xml");
    fs::write(&target, "what was there").unwrap();
    let arguments = [
        "convert",
        "--to",
        "incident",
        "-o",
        target.to_str().unwrap(),
        "-",
    ];
    let mut archive = generate::header().to_owned();
    for n in 0..200 {
        generate::incident(n, &mut archive);
    }
    // More than is ever held back, and then it breaks off.
    assert_eq!(code(&run_on(&arguments, archive.as_bytes())), 1);
    assert_eq!(fs::read(&target).unwrap(), b"what was there");
    assert_eq!(names(&folder), ["out.xml"]);
}

#[test]
fn the_output_may_be_the_input() {
    let folder = folder("same");
    let file = folder.join("report.xml");
    fs::copy(data("archive"), &file).unwrap();
    let output = run(
        &["convert", "--to", "incident", "-o", file.to_str().unwrap()],
        &file,
    );
    assert_eq!(
        (code(&output), stdout(&output), stderr(&output)),
        (0, "", "")
    );
    let own = fs::read_to_string(&file).unwrap();
    assert!(own.contains("<Incidents"), "{own}");
    assert_eq!(names(&folder), ["report.xml"]);
}

#[cfg(unix)]
#[test]
fn the_output_stays_as_private_as_it_was() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};

    let folder = folder("private");
    let file = folder.join("secret.xml");
    fs::write(&file, "").unwrap();
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).unwrap();
    let link = folder.join("link.xml");
    symlink("secret.xml", &link).unwrap();
    let arguments = ["convert", "--to", "iodef2", "-o", link.to_str().unwrap()];
    assert_eq!(code(&run(&arguments, &data("minimal"))), 0);
    assert_eq!(
        fs::metadata(&file).unwrap().permissions().mode() & 0o777,
        0o600
    );
    assert!(link.is_symlink());
    assert!(fs::read_to_string(&file).unwrap().contains("<IncidentID"));
}

#[cfg(target_os = "linux")]
#[test]
fn devices_are_written_to_and_failures_said() {
    for (target, expected) in [("/dev/null", 0), ("/dev/full", 2)] {
        let output = run(
            &["convert", "--to", "iodef2", "-o", target],
            &data("minimal"),
        );
        assert_eq!(code(&output), expected, "{target}");
    }
    let full = fs::File::options().write(true).open("/dev/full").unwrap();
    let output = command(&["show"])
        .arg(data("minimal"))
        .stdout(full)
        .output()
        .unwrap();
    assert_eq!(code(&output), 2);
    assert!(
        stderr(&output).starts_with("-: error: cannot write: "),
        "{}",
        stderr(&output)
    );
}

#[test]
fn every_example_comes_back_from_the_own_vocabulary() {
    for name in DOCUMENTS {
        let file = data(name);
        round_trip(&file, &[]);
        round_trip(&file, &["--pretty"]);
    }
}

#[test]
fn valid_documents_of_other_teams_come_back() {
    let Some(entries) = corpus::folder("iodef2") else {
        return;
    };
    let valid: Vec<_> = entries
        .iter()
        .filter(|e| e.well_formed && e.valid == Some(true))
        .collect();
    for entry in &valid {
        round_trip(&entry.path, &[]);
    }
    println!("{} of {} come back", valid.len(), valid.len());
}

fn round_trip(file: &Path, more: &[&str]) {
    let convert = |to| [&["convert", "--to", to][..], more].concat();
    let original = fs::read(file).unwrap();
    let same = run(&convert("iodef2"), file);
    assert_eq!((code(&same), stderr(&same)), (0, ""), "{}", file.display());
    infoset::equal(&original, &same.stdout).unwrap();
    let own = run(&convert("incident"), file);
    assert_eq!((code(&own), stderr(&own)), (0, ""), "{}", file.display());
    let arguments = [&convert("iodef2")[..], &["-"]].concat();
    let back = run_on(&arguments, &own.stdout);
    assert_eq!((code(&back), stderr(&back)), (0, ""), "{}", file.display());
    infoset::equal(&original, &back.stdout).unwrap();
}

#[test]
fn unknown_extensions_are_kept() {
    let roster = r#"
    <roster:duty xmlns:roster="https://csirt.example.com/ns/roster" shift="night"><roster:name>Ada</roster:name></roster:duty>"#;
    let document = report(roster);
    let same = run_on(&["convert", "--to", "iodef2", "-"], document.as_bytes());
    infoset::equal(&document, &same.stdout).unwrap();
    // IODEF 2 has no place for it but in AdditionalData; the own vocabulary has.
    let own = run_on(&["convert", "--to", "incident", "-"], document.as_bytes());
    assert_eq!((code(&own), stderr(&own)), (0, ""));
    let valid = run_on(&["convert", "--to", "iodef2", "-"], &own.stdout);
    assert!(
        stdout(&valid).contains("shift=\"night\""),
        "{}",
        stdout(&valid)
    );
    let back = run_on(&["convert", "--to", "incident", "-"], &valid.stdout);
    infoset::equal(&own.stdout, &back.stdout).unwrap();
    let shown = run_on(&["show", "-"], document.as_bytes());
    assert!(
        stdout(&shown).contains("  also: duty\n"),
        "{}",
        stdout(&shown)
    );
}

#[test]
fn what_iodef_1_cannot_say_is_carried_refused_or_dropped() {
    let file = data("minimal");
    let carried = run(&["convert", "--to", "iodef1"], &file);
    assert_eq!((code(&carried), stderr(&carried)), (0, ""));
    let back = run_on(&["convert", "--to", "iodef2", "-"], &carried.stdout);
    let same = run(&["convert", "--to", "iodef2"], &file);
    assert_eq!(stdout(&back), stdout(&same));

    let refused = run(
        &["convert", "--to", "iodef1", "--fidelity", "refuse"],
        &file,
    );
    let expected = format!(
        "{}: error: IODEF 1 (RFC 5070) cannot say GenerationTime at /IODEF-Document/Incident\n",
        file.display()
    );
    assert_eq!((code(&refused), stdout(&refused)), (1, ""));
    assert_eq!(stderr(&refused), expected);

    let dropped = run(&["convert", "--to", "iodef1", "--fidelity", "drop"], &file);
    assert_eq!(code(&dropped), 0);
    assert!(
        !stdout(&dropped).contains("Carried"),
        "{}",
        stdout(&dropped)
    );
    let name = file.display();
    let told = format!("{name}: dropped: GenerationTime at /IODEF-Document/Incident\n");
    assert!(stderr(&dropped).contains(&told), "{}", stderr(&dropped));
}

#[test]
fn wrong_usage_and_missing_files_are_2() {
    let minimal = data("minimal");
    let minimal = minimal.to_str().unwrap();
    for arguments in [
        &[][..],
        &["frobnicate"],
        &["convert", minimal],
        &["convert", "--to", "iodef3", minimal],
        &["validate"],
        &["validate", "--format", "xml", minimal],
        &["show"],
        &["show", "no/such/file.xml"],
        &["convert", "--to", "iodef2", "no/such/file.xml"],
        &[
            "convert",
            "--to",
            "iodef2",
            "-o",
            "no/such/folder/x.xml",
            minimal,
        ],
        &["validate", minimal, "no/such/file.xml"],
    ] {
        let output = command(arguments).output().unwrap();
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(!stderr(&output).is_empty(), "{arguments:?}");
    }
    for arguments in [
        &["--help"][..],
        &["--version"],
        &["validate", "--list-rules"],
    ] {
        assert_eq!(
            code(&command(arguments).output().unwrap()),
            0,
            "{arguments:?}"
        );
    }
}

#[test]
fn nobody_reading_is_no_error() {
    let mut child = command(&["convert", "--to", "iodef2", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    let _ = std::io::copy(&mut Archive::new(200), &mut stdin);
    drop(stdin);
    let output = child.wait_with_output().unwrap();
    assert_eq!((code(&output), stderr(&output)), (0, ""));
}

/// A long archive takes no more memory than a short one. The program itself
/// counts in both: unoptimised, it is large.
#[test]
fn a_long_archive_needs_the_memory_of_an_incident() {
    let (Some((short, least)), Some((long, most))) = (converting(60), converting(1200)) else {
        println!("skipped: no /proc here");
        return;
    };
    println!("{short} bytes with at most {least} kB, {long} with {most} kB");
    assert!(short > 1_000_000 && long > 20_000_000);
    assert!(most < least + 2 * 1024, "{most} kB instead of {least} kB");
}

/// The size of an archive of so many incidents, and the most memory in kB that
/// converting it takes.
fn converting(incidents: u64) -> Option<(usize, u64)> {
    let mut child = command(&["convert", "--to", "incident", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut archive = String::new();
    Archive::new(incidents)
        .read_to_string(&mut archive)
        .unwrap();
    let body = archive.strip_suffix(generate::footer()).unwrap();
    stdin.write_all(body.as_bytes()).unwrap();
    let status = fs::read_to_string(format!("/proc/{}/status", child.id()));
    stdin.write_all(generate::footer().as_bytes()).unwrap();
    drop(stdin);
    assert!(child.wait().unwrap().success());
    let status = status.ok()?;
    let peak = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let peak = peak.trim().trim_end_matches(" kB").parse().unwrap();
    Some((archive.len(), peak))
}
