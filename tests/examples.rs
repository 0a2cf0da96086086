//! The examples run, and print what they should.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Runs an example, which Cargo builds beside the tests, in the package's folder.
fn run(name: &str, arguments: &[&str]) -> Result<String, String> {
    let example = built(name).ok_or("where are the tests?")?;
    let output = Command::new(&example)
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .map_err(|e| {
            format!(
                "{}: {e}; `cargo build --examples` makes it",
                example.display()
            )
        })?;
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    if output.status.success() {
        Ok(text(&output.stdout))
    } else {
        Err(text(&output.stderr))
    }
}

/// `target/PROFILE/examples/NAME`, seen from `target/PROFILE/deps/examples-HASH`.
fn built(name: &str) -> Option<PathBuf> {
    let test = std::env::current_exe().ok()?;
    let profile: &Path = test.parent()?.parent()?;
    let file = format!("{name}{}", std::env::consts::EXE_SUFFIX);
    Some(profile.join("examples").join(file))
}

#[test]
fn read_prints_who_did_what_when() {
    let text = run("read", &[]).unwrap();
    let lines: Vec<_> = text.lines().collect();
    assert_eq!(lines[0], "csirt.example.com#2025-0417/desk-2");
    for line in [
        "  purpose: mitigation",
        "  detect: 2025-04-17T08:52:10+02:00",
        "  end: 2025-04-17T11:40:00.250+02:00",
    ] {
        assert!(lines.contains(&line), "{line} in\n{text}");
    }
    let japanese = run("read", &["examples/data/intrusion-ja.xml"]).unwrap();
    assert!(
        japanese.starts_with("csirt.daigaku.example#令和7-0031\n"),
        "{japanese}"
    );
    assert!(
        japanese.contains("\n  attacker: 2001:db8:beef::9, 64511\n"),
        "{japanese}"
    );
    assert!(
        japanese.ends_with("\n  victim: 198.51.100.20\n"),
        "{japanese}"
    );
}

#[test]
fn read_says_what_is_wrong() {
    let error = run("read", &["examples/data/bad/date.xml"]).unwrap_err();
    assert!(error.contains("yesterday"), "{error}");
}

#[test]
fn build_writes_either_vocabulary() {
    let own = run("build", &[]).unwrap();
    assert_eq!(run("build", &["incident"]).unwrap(), own);
    let iodef2 = run("build", &["iodef2"]).unwrap();
    assert!(own.contains("<AttackType type=\"brute-force\"/>"), "{own}");
    assert!(iodef2.contains("<IODEF-Document"), "{iodef2}");
    let read = |text: &str| iodef::Document::from_slice(text.as_bytes()).unwrap();
    assert_eq!(read(&own), read(&iodef2));
    let error = run("build", &["iodef3"]).unwrap_err();
    assert!(error.contains("incident, iodef1 or iodef2"), "{error}");
}

#[test]
fn stream_counts_by_purpose() {
    let text = run("stream", &[]).unwrap();
    let counted = [
        "     1 mitigation",
        "     1 other",
        "     2 reporting",
        "     1 watch",
        "     5 in all",
    ];
    assert_eq!(text.lines().collect::<Vec<_>>(), counted);
}

#[test]
fn extension_comes_back() {
    let text = run("extension", &[]).unwrap();
    let said = [
        "https://csirt.example.com/ns/triage is declared by Example CSIRT",
        "csirt.example.com#1: queue night, urgency 7 of 10",
    ];
    assert_eq!(text.lines().collect::<Vec<_>>(), said);
}

#[test]
fn idmef_says_what_it_uses_and_what_it_does_not() {
    let text = run("idmef", &[]).unwrap();
    for line in [
        "Shell command in a request header",
        "  198.51.100.16/255.255.255.240",
        "unused: /IDMEF-Message/Alert/Source/@ident: s1",
        "2 attacks in the message kept",
    ] {
        assert!(text.lines().any(|l| l == line), "{line} in\n{text}");
    }
}

#[cfg(feature = "policy")]
#[test]
fn three_recipients_get_what_they_may() {
    let text = run("three_recipients", &[]).unwrap();
    let parts: Vec<_> = text.split("=== ").skip(1).collect();
    let [vendor, partner, public] = parts[..] else {
        panic!("{text}");
    };
    let lacks = |part: &str, path: &str| part.contains(&format!("\nlacks {path}: "));
    for (name, part) in [("vendor", vendor), ("partner", partner), ("public", public)] {
        assert!(part.starts_with(name), "{part}");
        assert!(part.contains("The session store does not check"), "{part}");
        assert!(lacks(part, "/Incident/Contact[3]"), "{part}");
        assert!(!part.contains("Bo Quiet"), "{part}");
    }
    let address = |part: &str, address| part.contains(&format!("\n  address {address}\n"));
    assert_eq!(
        [vendor, partner, public].map(|p| address(p, "192.0.2.66")),
        [true, true, false]
    );
    assert_eq!(
        [vendor, partner, public].map(|p| address(p, "198.51.100.25")),
        [false, true, false]
    );
    assert!(
        vendor.contains("record: Released to Example Software Ltd (vendor) by"),
        "{vendor}"
    );
    assert!(partner.contains("\nobligation encrypt\n"), "{partner}");
    assert!(lacks(public, "/Incident/Attack"), "{public}");
}

#[cfg(all(feature = "evidence", feature = "mail", feature = "openpgp-rust"))]
#[test]
fn report_by_mail_proves_what_came_and_passes_less_on() {
    let text = run("report_by_mail", &[]).unwrap();
    for line in [
        "B knows that it is of Team A <csirt@a.example>",
        "the log is verified",
        "its custody is signed by A: true",
        "C reads a.example#189493, signed by B; pieces of evidence in it: 0",
    ] {
        assert!(text.lines().any(|l| l == line), "{line} in\n{text}");
    }
}
