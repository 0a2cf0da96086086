//! `sign`, `verify`, `encrypt` and `decrypt`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use chrono::{Duration, Utc};
use iodef::openpgp::SecretKey;

use crate::tool::{code, command, folder, names, stderr, stdout};

const INCIDENT: &str = r#"<Incident xmlns="https://docs.rs/iodef/ns/1" purpose="handling" restriction="public"><IncidentID name="csirt.example.com">1</IncidentID><GenerationTime>2026-01-01T00:00:00Z</GenerationTime><Description>canary</Description><Contact role="creator" type="organization"><ContactName>Example</ContactName></Contact><Attack><Description>second canary</Description></Attack></Incident>"#;

/// A folder with keys of teams and a document.
pub(crate) struct Place(PathBuf);

impl Place {
    pub(crate) fn new(name: &str) -> Self {
        let place = Self(folder(name));
        fs::write(place.path("incident.xml"), INCIDENT).unwrap();
        fs::write(place.path("password"), "correct horse\nand more\n").unwrap();
        place
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// A team's key and certificate in files; gives its fingerprint.
    pub(crate) fn team(&self, name: &str, password: Option<&str>) -> String {
        let key = SecretKey::generate(name, Utc::now() - Duration::hours(1)).unwrap();
        fs::write(
            self.path(&format!("{name}.key")),
            key.to_armored(password).unwrap(),
        )
        .unwrap();
        let certificate = key.certificate().to_armored().unwrap();
        fs::write(self.path(&format!("{name}.cert")), certificate).unwrap();
        key.fingerprint().to_string()
    }

    /// Runs a command whose words that begin with `@` are files of the folder.
    pub(crate) fn run(&self, words: &str) -> Output {
        let mut parts = words.split_ascii_whitespace();
        let mut command = command(&[parts.next().unwrap()]);
        for word in parts {
            match word.strip_prefix('@') {
                Some(name) => command.arg(self.path(name)),
                None => command.arg(word),
            };
        }
        command.stdin(std::process::Stdio::null()).output().unwrap()
    }

    pub(crate) fn does(&self, words: &str) -> Output {
        let output = self.run(words);
        assert_eq!(code(&output), 0, "{words}: {}", stderr(&output));
        output
    }

    /// Runs what has to be refused, for a reason, with nothing written.
    pub(crate) fn refuses(&self, words: &str, reason: &str) {
        let before = names(&self.0);
        let output = self.run(words);
        assert_ne!(code(&output), 0, "{words}");
        let said = stderr(&output);
        assert!(said.contains(reason), "{words}: {said}");
        assert!(
            !said.contains("canary") && output.stdout.is_empty(),
            "{words}: {said}"
        );
        assert_eq!(names(&self.0), before, "{words}");
    }
}

fn altered(path: &Path) {
    let text = fs::read_to_string(path).unwrap();
    fs::write(path, text.replacen("canary", "Canary", 1)).unwrap();
}

#[test]
fn what_is_signed_is_verified_and_what_is_altered_refused() {
    let place = Place::new("sign");
    let (a, b) = (place.team("a", None), place.team("b", None));
    place.does("sign --key @a.key -o @incident.xml.asc @incident.xml");
    let output = place.does(&format!("verify --cert @a.cert --signer {a} @incident.xml"));
    assert!(stderr(&output).contains(&a), "{}", stderr(&output));
    place.does(&format!(
        "verify --cert @a.cert --signer {a} -o @copy.xml @incident.xml"
    ));
    assert_eq!(
        fs::read_to_string(place.path("copy.xml")).unwrap(),
        INCIDENT
    );
    fs::remove_file(place.path("copy.xml")).unwrap();

    let wrong = [
        (
            format!("verify --cert @b.cert --signer {a} -o @o @incident.xml"),
            "not known",
        ),
        (
            format!("verify --cert @a.cert --cert @b.cert --signer {b} -o @o @incident.xml"),
            "1 of the required",
        ),
        (
            format!("verify --cert @a.cert --signer {a} --signer {b} -o @o @incident.xml"),
            "say --all",
        ),
        (
            format!(
                "verify --cert @a.cert --cert @b.cert --all --signer {a} --signer {b} -o @o @incident.xml"
            ),
            "2 of the required",
        ),
        (
            format!("verify --cert @a.cert --signer {a} --at-least 0 -o @o @incident.xml"),
            "no signer is required",
        ),
        (
            format!(
                "verify --cert @a.cert --signer {a} --at 2020-01-01T00:00:00Z -o @o @incident.xml"
            ),
            "not valid yet",
        ),
        (
            format!(
                "verify --cert @a.cert --signer {} -o @o @incident.xml",
                &a[24..]
            ),
            "fingerprint",
        ),
        (
            format!("verify --cert @a.cert --signer {a} --signature @a.cert -o @o @incident.xml"),
            "signature",
        ),
        (
            "verify --cert @a.cert -o @o @incident.xml".to_owned(),
            "--signer",
        ),
        (format!("verify --signer {a} -o @o @incident.xml"), "--cert"),
    ];
    for (words, reason) in wrong {
        place.refuses(&words, reason);
    }
    place.does("sign --key @a.key --key @b.key -o @two.asc @incident.xml");
    place.does(&format!("verify --cert @a.cert --cert @b.cert --all --signer {a} --signer {b} --signature @two.asc @incident.xml"));
    altered(&place.path("incident.xml"));
    place.refuses(
        &format!("verify --cert @a.cert --signer {a} -o @o @incident.xml"),
        "altered",
    );
}

#[test]
fn what_is_encrypted_is_read_by_recipients_alone() {
    let place = Place::new("encrypt");
    let a = place.team("a", None);
    for team in ["b", "c", "e"] {
        place.team(team, None);
    }
    place.does("encrypt --key @a.key --recipient @b.cert --recipient @c.cert -o @m @incident.xml");
    assert!(
        !fs::read_to_string(place.path("m"))
            .unwrap()
            .contains("canary")
    );
    for reader in ["b", "c"] {
        let words =
            format!("decrypt --key @{reader}.key --cert @a.cert --signer {a} --only-for-us @m");
        assert_eq!(place.does(&words).stdout, INCIDENT.as_bytes());
    }
    place.refuses(
        &format!("decrypt --key @e.key --cert @a.cert --signer {a} -o @o @m"),
        "other keys",
    );
    let message = fs::read(place.path("m")).unwrap();
    fs::write(place.path("cut"), &message[..message.len() / 2]).unwrap();
    place.refuses(
        &format!("decrypt --key @b.key --cert @a.cert --signer {a} -o @o @cut"),
        "cut off",
    );
    fs::write(place.path("none"), INCIDENT).unwrap();
    place.refuses(
        &format!("decrypt --key @b.key --cert @a.cert --signer {a} -o @o @none"),
        "no message",
    );
}

#[test]
fn an_element_is_encrypted_where_it_stands() {
    let place = Place::new("element");
    let a = place.team("a", None);
    place.team("b", None);
    place.team("e", None);
    place.does("encrypt --key @a.key --recipient @b.cert --element /Incident/Attack -o @hidden.xml @incident.xml");
    let hidden = fs::read_to_string(place.path("hidden.xml")).unwrap();
    assert!(hidden.contains("canary") && !hidden.contains("second"));
    // Whoever has no key converts it to and fro, and keeps it.
    place.does("convert --to iodef2 -o @iodef2.xml @hidden.xml");
    let words = format!("--cert @a.cert --signer {a} --elements");
    let output = place.does(&format!("decrypt --key @b.key {words} @iodef2.xml"));
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("second canary")
    );
    let output = place.does(&format!("decrypt --key @b.key {words} @hidden.xml"));
    assert!(
        String::from_utf8(output.stdout)
            .unwrap()
            .contains("second canary")
    );
    place.refuses(
        &format!("decrypt --key @e.key {words} -o @o @hidden.xml"),
        "/Incident/Attack: it is encrypted for other keys",
    );
    place.refuses("encrypt --key @a.key --recipient @b.cert --element /Incident/IncidentID -o @o @incident.xml", "may be absent");
    place.refuses(
        "encrypt --key @a.key --recipient @b.cert --element /Incident/Method -o @o @incident.xml",
        "/Incident/Method",
    );
}

#[test]
fn secrets_come_from_files_and_never_from_arguments() {
    let place = Place::new("secrets");
    place.team("a", Some("correct horse"));
    place.does("sign --key @a.key --password-file @password @incident.xml");
    fs::write(place.path("wrong"), "wrong\n").unwrap();
    place.refuses(
        "sign --key @a.key --password-file @wrong -o @o @incident.xml",
        "password",
    );
    place.refuses("sign --key @a.key -o @o @incident.xml", "nobody to ask");
    place.refuses("sign --key @a.cert -o @o @incident.xml", "no secret key");
    place.refuses(
        "sign --key @incident.xml -o @o @incident.xml",
        "no secret key",
    );
    place.refuses(
        "sign --key @a.key --password secret -o @o @incident.xml",
        "--password",
    );
}

#[cfg(feature = "evidence")]
#[test]
fn custody_is_signed_and_checked() {
    let place = Place::new("custody");
    let (a, b) = (place.team("a", None), place.team("b", None));
    fs::write(place.path("disk.img"), "a disk").unwrap();
    place.does(
        "evidence add --key @a.key --by Alice --action collected -o @1.xml @incident.xml @disk.img",
    );
    let to = "--to /Incident/Attack/Evidence/EvidenceItem";
    place.does(&format!(
        "evidence add {to} --key @b.key --by Bob --action stored -o @2.xml @1.xml"
    ));
    let by = |signers: &str, file: &str| {
        format!("evidence verify --files @. --cert @a.cert --cert @b.cert {signers} @{file}")
    };
    let both = format!("--signer {a} --signer {b}");
    place.does(&by(&format!("--signer {a}"), "1.xml"));
    place.does(&by(&both, "2.xml"));
    let output = place.run(&by(&format!("--signer {a}"), "2.xml"));
    assert_eq!(code(&output), 1);
    assert!(
        stdout(&output).contains("not signed as required"),
        "{}",
        stdout(&output)
    );
    // Whoever adds an entry has to sign it, too.
    place.does(&format!(
        "evidence add {to} --by Eve --action examined -o @3.xml @2.xml"
    ));
    assert_eq!(code(&place.run(&by(&both, "3.xml"))), 1);
    let forged = fs::read_to_string(place.path("2.xml"))
        .unwrap()
        .replace("Alice", "Mallory");
    fs::write(place.path("4.xml"), forged).unwrap();
    let output = place.run(&by(&both, "4.xml"));
    assert_eq!(code(&output), 1);
    assert!(stdout(&output).contains("FAILS"));
}
