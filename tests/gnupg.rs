//! Seals of ours opened by GnuPG, and its seals by us.

#![cfg(feature = "openpgp-rust")]
#![expect(clippy::unwrap_used, reason = "it is how a test fails")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use chrono::Utc;
use iodef::openpgp::{Certificates, OpenPgp, Policy, SecretKey};
use iodef::seal::{Encrypt, Reason, Recipient, Require, Sign, Unverified};

const CONTENT: &[u8] =
    "<Incident>\n  <Description>Wurm &#228;, \u{6f22}</Description>\n</Incident>\n".as_bytes();

/// A GnuPG of its own, in a folder whose name is short enough for its sockets.
struct Gpg(PathBuf);

impl Gpg {
    fn new(name: &str) -> Option<Self> {
        if Command::new("gpg").arg("--version").output().is_err() {
            println!("skipped: gpg is not installed");
            return None;
        }
        let home = std::env::temp_dir().join(format!("iodef-{name}-{}", std::process::id()));
        fs::create_dir_all(&home).unwrap();
        let private = std::os::unix::fs::PermissionsExt::from_mode(0o700);
        fs::set_permissions(&home, private).unwrap();
        Some(Self(home))
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn run(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new("gpg");
        command.env("GNUPGHOME", &self.0).current_dir(&self.0);
        command.args([
            "--batch",
            "--yes",
            "--quiet",
            "--no-tty",
            "--passphrase",
            "",
            "--pinentry-mode",
            "loopback",
        ]);
        command.args(["--trust-model", "always", "--no-auto-key-locate"]);
        command.args(arguments).output().unwrap()
    }

    fn does(&self, arguments: &[&str]) -> Vec<u8> {
        let output = self.run(arguments);
        let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{arguments:?}: {complaint}");
        output.stdout
    }

    fn make(&self, name: &str, algorithm: &str) -> Certificates {
        self.does(&["--quick-generate-key", name, algorithm, "default", "never"]);
        Certificates::from_bytes(&self.does(&["--export", name])).unwrap()
    }

    fn write(&self, name: &str, bytes: &[u8]) {
        fs::write(self.path(name), bytes).unwrap();
    }
}

impl Drop for Gpg {
    fn drop(&mut self) {
        let mut command = Command::new("gpgconf");
        let _ = command
            .env("GNUPGHOME", &self.0)
            .args(["--kill", "all"])
            .output();
        let _ = fs::remove_dir_all(Path::new(&self.0));
    }
}

fn require(certificates: &Certificates) -> Require {
    Require::AnyOf(
        certificates
            .iter()
            .map(iodef::openpgp::Certificate::fingerprint)
            .collect(),
    )
}

#[test]
fn gnupg_opens_what_we_seal() {
    let Some(gpg) = Gpg::new("to") else { return };
    let ours = SecretKey::generate("ours <ours@a.example>", Utc::now()).unwrap();
    gpg.write(
        "ours.asc",
        ours.certificate().to_armored().unwrap().as_bytes(),
    );
    gpg.does(&["--import", "ours.asc"]);
    gpg.write("content", CONTENT);
    for algorithm in ["default", "future-default"] {
        let theirs = gpg.make(&format!("{algorithm} <{algorithm}@b.example>"), algorithm);
        let pgp = OpenPgp::new(Policy::at(Utc::now()))
            .with_key(ours.clone())
            .with_recipients(theirs)
            .with_recipients(ours.certificates());
        gpg.write("signature", pgp.sign(CONTENT).unwrap().text.as_bytes());
        gpg.does(&["--verify", "signature", "content"]);
        gpg.write("message", &pgp.encrypt(CONTENT).unwrap());
        let status = gpg.does(&[
            "--status-fd",
            "1",
            "--output",
            "plain",
            "--decrypt",
            "message",
        ]);
        assert_eq!(fs::read(gpg.path("plain")).unwrap(), CONTENT);
        let status = String::from_utf8_lossy(&status);
        assert!(
            status.contains("GOODSIG") && status.contains("DECRYPTION_OKAY"),
            "{status}"
        );
    }
    gpg.write("content", &CONTENT[1..]);
    assert!(
        !gpg.run(&["--verify", "signature", "content"])
            .status
            .success()
    );
}

#[test]
fn we_open_what_gnupg_seals() {
    let Some(gpg) = Gpg::new("from") else { return };
    let ours = SecretKey::generate("ours <ours@a.example>", Utc::now()).unwrap();
    gpg.write(
        "ours.asc",
        ours.certificate().to_armored().unwrap().as_bytes(),
    );
    gpg.does(&["--import", "ours.asc"]);
    gpg.write("content", CONTENT);
    for algorithm in ["default", "future-default"] {
        let name = format!("{algorithm} <{algorithm}@b.example>");
        let theirs = gpg.make(&name, algorithm);
        let pgp = OpenPgp::new(Policy::at(Utc::now()))
            .with_key(ours.clone())
            .with_certificates(theirs.clone());
        for armor in ["--armor", "--no-armor"] {
            let signature = gpg.does(&[
                armor,
                "-u",
                &name,
                "--detach-sign",
                "--output",
                "-",
                "content",
            ]);
            let signed = Unverified::new(CONTENT, signature.clone());
            assert_eq!(*signed.verify(&pgp, &require(&theirs)).unwrap(), CONTENT);
            let altered = Unverified::new(&CONTENT[1..], signature);
            assert!(altered.verify(&pgp, &require(&theirs)).is_err());
        }
        for compression in ["none", "zip", "zlib"] {
            let message = gpg.does(&[
                "-u",
                &name,
                "-r",
                "ours@a.example",
                "--compress-algo",
                compression,
                "--sign",
                "--encrypt",
                "--output",
                "-",
                "content",
            ]);
            let verified = Unverified::message(message)
                .decrypt(&pgp, &require(&theirs))
                .unwrap();
            assert_eq!(*verified, CONTENT, "{compression}");
            assert!(verified.proof().was_encrypted());
            // Version 2.2 says for nobody.
            assert_eq!(verified.proof().signers()[0].recipient, Recipient::Unknown);
        }
        let signed = gpg.does(&["-u", &name, "--sign", "--output", "-", "content"]);
        let verified = Unverified::message(signed)
            .decrypt(&pgp, &require(&theirs))
            .unwrap();
        assert!(!verified.proof().was_encrypted());

        let unsigned = gpg.does(&[
            "-r",
            "ours@a.example",
            "--encrypt",
            "--output",
            "-",
            "content",
        ]);
        let rejection = Unverified::message(unsigned)
            .decrypt(&pgp, &require(&theirs))
            .unwrap_err();
        assert!(
            rejection
                .reasons()
                .any(|reason| *reason == Reason::Unsigned),
            "{rejection}"
        );

        let cleartext = gpg.does(&["-u", &name, "--clear-sign", "--output", "-", "content"]);
        let rejection = Unverified::message(cleartext)
            .decrypt(&pgp, &require(&theirs))
            .unwrap_err();
        assert!(
            matches!(rejection.refusals()[0].reason, Reason::Structure(_)),
            "{rejection}"
        );

        let weak = gpg.does(&[
            "-u",
            &name,
            "--digest-algo",
            "SHA1",
            "--weak-digest",
            "MD5",
            "--detach-sign",
            "--output",
            "-",
            "content",
        ]);
        let rejection = Unverified::new(CONTENT, weak)
            .verify(&pgp, &require(&theirs))
            .unwrap_err();
        assert!(
            matches!(rejection.refusals()[0].reason, Reason::Weak(_)),
            "{rejection}"
        );
    }
}

#[test]
fn keys_go_both_ways() {
    let Some(gpg) = Gpg::new("keys") else { return };
    // A secret key of GnuPG signs and decrypts here.
    let theirs = gpg.make("theirs <theirs@b.example>", "future-default");
    let secret = gpg.does(&["--armor", "--export-secret-keys", "theirs@b.example"]);
    let [key] = &SecretKey::from_bytes(&secret, None).unwrap()[..] else {
        panic!("one key")
    };
    let pgp = OpenPgp::new(Policy::at(Utc::now()))
        .with_key(key.clone())
        .with_certificates(theirs.clone())
        .with_recipients(theirs.clone());
    let message = pgp.encrypt(CONTENT).unwrap();
    assert!(
        Unverified::message(message)
            .decrypt(&pgp, &require(&theirs))
            .is_ok()
    );

    // One of ours, locked by a password, signs and decrypts there.
    let ours = SecretKey::generate("ours <ours@a.example>", Utc::now()).unwrap();
    gpg.write(
        "secret",
        ours.to_armored(Some("correct horse")).unwrap().as_bytes(),
    );
    gpg.write("content", CONTENT);
    let with = ["--passphrase", "correct horse"];
    gpg.does(&[&with[..], &["--import", "secret"]].concat());
    let arguments = [
        "-u",
        "ours@a.example",
        "-r",
        "ours@a.example",
        "--sign",
        "--encrypt",
        "--output",
        "-",
        "content",
    ];
    let message = gpg.does(&[&with[..], &arguments].concat());
    let pgp = OpenPgp::new(Policy::at(Utc::now()))
        .with_key(ours.clone())
        .with_certificates(ours.certificates());
    let require = Require::AllOf(vec![ours.fingerprint()]);
    assert_eq!(
        *Unverified::message(message)
            .decrypt(&pgp, &require)
            .unwrap(),
        CONTENT
    );
}
