//! PGP/MIME between us and another implementation: Python's `email` package
//! with gpg (`tests/mail/peer.py`), both ways.

#![cfg(all(feature = "mail", feature = "openpgp-rust"))]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "it is how a test fails"
)]

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use chrono::Utc;
use iodef::mail::{Attachment, Content, Mailbox, Message, Received};
use iodef::openpgp::{Certificate, Certificates, OpenPgp, Policy, SecretKey};
use iodef::seal::{Reason, Recipient, Rejection, Require, Verified};
use iodef::{Document, IncidentId, Vocabulary};
use serde_json::Value;

const XML: &[u8] = br#"<IODEF-Document version="2.00" xml:lang="en" xmlns="urn:ietf:params:xml:ns:iodef-2.0">
<Incident purpose="reporting"><IncidentID name="csirt.example.com">189493</IncidentID>
<GenerationTime>2026-03-01T12:00:00Z</GenerationTime><Description>&#228; secret</Description>
<Contact type="organization" role="creator"><Email><EmailTo>a@example.com</EmailTo></Email></Contact>
</Incident></IODEF-Document>"#;

/// Python and a GnuPG of its own, in a folder whose name is short enough for its sockets.
struct Peer(PathBuf);

impl Peer {
    fn new(name: &str) -> Option<Self> {
        for program in ["gpg", "python3"] {
            if Command::new(program).arg("--version").output().is_err() {
                println!("skipped: {program} is not installed");
                return None;
            }
        }
        let home = Path::new("/tmp").join(format!("iodef-m{name}-{}", std::process::id()));
        fs::create_dir_all(&home).unwrap();
        fs::set_permissions(&home, PermissionsExt::from_mode(0o700)).unwrap();
        Some(Self(home))
    }

    fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let mut command = Command::new(program);
        command.env("GNUPGHOME", &self.0).current_dir(&self.0);
        command.args(arguments).output().unwrap()
    }

    fn does(&self, program: &str, arguments: &[&str]) -> Vec<u8> {
        let output = self.run(program, arguments);
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {complaint}");
        output.stdout
    }

    fn gpg(&self, arguments: &[&str]) -> Vec<u8> {
        let mut all = vec![
            "--batch",
            "--yes",
            "--quiet",
            "--no-tty",
            "--passphrase",
            "",
        ];
        all.extend(["--pinentry-mode", "loopback", "--trust-model", "always"]);
        all.extend(arguments);
        self.does("gpg", &all)
    }

    fn key(&self, name: &str) -> Certificates {
        self.gpg(&[
            "--quick-generate-key",
            name,
            "future-default",
            "default",
            "never",
        ]);
        Certificates::from_bytes(&self.gpg(&["--export", name])).unwrap()
    }

    fn knows(&self, key: &SecretKey) {
        let file = self.0.join("ours.asc");
        fs::write(file, key.certificate().to_armored().unwrap()).unwrap();
        self.gpg(&["--import", "ours.asc"]);
    }

    fn script(&self, arguments: &[&str]) -> Vec<u8> {
        let mut all = vec![concat!(env!("CARGO_MANIFEST_DIR"), "/tests/mail/peer.py")];
        all.extend(arguments);
        self.does("python3", &all)
    }

    fn opens(&self, message: &[u8]) -> Value {
        fs::write(self.0.join("message.eml"), message).unwrap();
        serde_json::from_slice(&self.script(&["open", "message.eml"])).unwrap()
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        let _ = self.run("gpgconf", &["--kill", "all"]);
        let _ = fs::remove_dir_all(&self.0);
    }
}

fn ours() -> SecretKey {
    SecretKey::generate("CSIRT <csirt@example.com>", Utc::now()).unwrap()
}

fn require(certificates: &Certificates) -> Require {
    Require::AnyOf(certificates.iter().map(Certificate::fingerprint).collect())
}

/// One of each.
fn bytes() -> Vec<u8> {
    (0..=255).collect()
}

fn letter() -> Message {
    let document = Document::from_slice(XML).unwrap();
    let long =
        "A line that is longer than what goes into one line of a mail, with ä and 漢. ".repeat(3);
    Message::new(
        Mailbox::new("csirt@example.com").with_name("CSIRT Zürich, \"X\""),
        Mailbox::new("b@example.net"),
    )
    .with_subject("Scan, 事件報告 und mehr")
    .with_text(format!("Hello \nFrom us\n.\n\n{long}\n-- \nCSIRT\n"))
    .with_document(&document, Vocabulary::Iodef2)
    .unwrap()
    .with_attachment(Attachment::new(
        "漢 ä.bin",
        "application/octet-stream",
        bytes(),
    ))
    .with_attachment(Attachment::new(
        "log.txt",
        "text/plain",
        "From a \n\nb\r\n.\n",
    ))
}

fn unix(message: &[u8]) -> Vec<u8> {
    String::from_utf8(message.to_vec())
        .unwrap()
        .replace("\r\n", "\n")
        .into_bytes()
}

fn sha256(peer: &Peer, bytes: &[u8]) -> String {
    fs::write(peer.0.join("bytes"), bytes).unwrap();
    let printed = peer.does("sha256sum", &["bytes"]);
    String::from_utf8(printed[..64].to_vec()).unwrap()
}

#[test]
fn another_implementation_opens_what_we_write() {
    let Some(peer) = Peer::new("to") else { return };
    let ours = ours();
    peer.knows(&ours);
    let pgp = OpenPgp::new(Policy::at(Utc::now()))
        .with_key(ours)
        .with_recipients(peer.key("b@example.net"));
    let (signed, encrypted) = (
        letter().to_signed(&pgp).unwrap(),
        letter().to_encrypted(&pgp).unwrap(),
    );
    for (message, hp) in [(&signed, "clear"), (&encrypted, "cipher")] {
        for message in [message.clone(), unix(message)] {
            let said = peer.opens(&message);
            assert_eq!(said["good"], true, "{said}");
            assert_eq!(said["defects"], Value::Array(Vec::new()));
            assert_eq!(said["ascii"], true);
            assert_eq!(said["hp"], hp);
            assert_eq!(said["from"], r#"CSIRT Zürich, "X" <csirt@example.com>"#);
            let tagged = "[csirt.example.com#189493] Scan, 事件報告 und mehr";
            assert_eq!(said["protected"], tagged);
            assert_eq!(said["text"], letter().text);
            let outer = if hp == "clear" {
                tagged
            } else {
                "[csirt.example.com#189493]"
            };
            assert_eq!(said["subject"], outer);
            for (at, file) in letter().attachments.iter().enumerate() {
                let shown = &said["files"][at];
                assert_eq!(shown["name"], *file.name.as_ref().unwrap());
                assert_eq!(shown["type"], *file.media_type);
                assert_eq!(shown["sha256"], sha256(&peer, &file.bytes));
            }
        }
    }
    let altered = String::from_utf8(signed)
        .unwrap()
        .replacen("189493.xml", "189494.xml", 1);
    assert_eq!(peer.opens(altered.as_bytes())["good"], false);
}

/// Us with the peer, whose two keys we know.
struct Correspondence {
    peer: Peer,
    ours: SecretKey,
    theirs: Certificates,
    others: Certificates,
}

impl Correspondence {
    fn new(name: &str) -> Option<Self> {
        let (peer, ours) = (Peer::new(name)?, ours());
        peer.knows(&ours);
        let (theirs, others) = (peer.key("b@example.net"), peer.key("c@example.org"));
        Some(Self {
            peer,
            ours,
            theirs,
            others,
        })
    }

    fn open(&self, message: &[u8], by: &Certificates) -> Result<Verified<Content>, Rejection> {
        let pgp = OpenPgp::new(Policy::at(Utc::now()))
            .with_key(self.ours.clone())
            .with_certificates(self.theirs.clone())
            .with_certificates(self.others.clone());
        Received::parse(message)?.open(&pgp, &require(by))
    }

    /// A message of another implementation, opened.
    fn opens(&self, kind: &str, eol: &str) -> (Vec<u8>, Verified<Content>) {
        let arguments = ["make", kind, "b@example.net", "csirt@example.com", eol];
        let message = self.peer.script(&arguments);
        let content = self.open(&message, &self.theirs).unwrap();
        assert_eq!(content.text, "Grüße \nFrom the team\n", "{kind} {eol}");
        let document = &content.verified_documents().unwrap()[0];
        let id = IncidentId::new("csirt.example.com", "189493");
        assert_eq!(*document.incidents[0].id, id);
        assert_eq!(content.attachments[1].bytes, bytes());
        assert_eq!(content.attachments[1].name.as_deref(), Some("漢.bin"));
        let signer = &content.proof().signers()[0];
        assert_eq!(signer.recipient, Recipient::Unknown);
        assert!(self.open(&message, &self.others).is_err());
        let arguments = ["make", kind, "c@example.org", "csirt@example.com", eol];
        let other = self.peer.script(&arguments);
        assert!(self.open(&other, &self.theirs).is_err());
        (message, content)
    }
}

#[test]
fn we_open_what_another_implementation_signs() {
    let Some(us) = Correspondence::new("sign") else {
        return;
    };
    for (kind, eol) in [("signed", "crlf"), ("signed", "lf"), ("textmode", "crlf")] {
        let (message, content) = us.opens(kind, eol);
        assert!(!content.proof().was_encrypted());
        let text = String::from_utf8(message).unwrap();
        let altered = text.replacen("=46rom", "=47rom", 1);
        assert_ne!(altered, text);
        let rejection = us.open(altered.as_bytes(), &us.theirs).unwrap_err();
        let altered = rejection.reasons().any(|reason| *reason == Reason::Altered);
        assert!(altered, "{rejection}");
    }
}

#[test]
fn we_open_what_another_implementation_encrypts() {
    let Some(us) = Correspondence::new("seal") else {
        return;
    };
    for (kind, eol) in [("encrypted", "crlf"), ("encrypted", "lf"), ("nested", "lf")] {
        let (_, content) = us.opens(kind, eol);
        assert!(content.proof().was_encrypted());
        let protected = content.protected.as_ref();
        let subject = protected.and_then(|envelope| envelope.subject.as_deref());
        let expected = "[csirt.example.com#189493] the true one";
        assert_eq!(subject, (kind == "encrypted").then_some(expected));
        let arguments = ["make", kind, "b@example.net", "c@example.org", eol];
        let other = us.peer.script(&arguments);
        let rejection = us.open(&other, &us.theirs).unwrap_err();
        let no_key = rejection.reasons().any(|reason| *reason == Reason::NoKey);
        assert!(no_key, "{rejection}");
    }
}
