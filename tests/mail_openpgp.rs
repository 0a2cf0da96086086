//! Messages sealed by OpenPGP, as two teams exchange them.

#![cfg(all(feature = "mail", feature = "openpgp-rust"))]
#![expect(clippy::unwrap_used, reason = "it is how a test fails")]

use chrono::Utc;
use iodef::mail::{Attachment, Content, Mailbox, Message, Received};
use iodef::openpgp::{OpenPgp, Policy, SecretKey};
use iodef::seal::{Reason, Recipient, Rejection, Require, Verified};
use iodef::{Document, Vocabulary};

const XML: &[u8] = br#"<IODEF-Document version="2.00" xml:lang="en" xmlns="urn:ietf:params:xml:ns:iodef-2.0">
<Incident purpose="reporting"><IncidentID name="csirt.example.com">189493</IncidentID>
<GenerationTime>2026-03-01T12:00:00Z</GenerationTime><Description>the secret</Description>
<Contact type="organization" role="creator"><Email><EmailTo>a@example.com</EmailTo></Email></Contact>
</Incident></IODEF-Document>"#;

struct Teams {
    a: SecretKey,
    b: SecretKey,
    c: SecretKey,
}

impl Teams {
    fn new() -> Self {
        let key = |name: &str| SecretKey::generate(name, Utc::now()).unwrap();
        Self {
            a: key("A <a@example.com>"),
            b: key("B <b@example.net>"),
            c: key("C <c@example.org>"),
        }
    }

    /// A signs, for B.
    fn sender(&self) -> OpenPgp {
        OpenPgp::new(Policy::at(Utc::now()))
            .with_key(self.a.clone())
            .with_recipients(self.b.certificates())
    }

    fn receiver(&self, key: &SecretKey) -> OpenPgp {
        OpenPgp::new(Policy::at(Utc::now()))
            .with_key(key.clone())
            .with_certificates(self.a.certificates())
            .with_certificates(self.c.certificates())
    }

    /// What B makes of a message that A is to have signed.
    fn opened(&self, message: &[u8]) -> Result<Verified<Content>, Rejection> {
        let by_a = Require::AnyOf(vec![self.a.fingerprint()]);
        Received::parse(message)?.open(&self.receiver(&self.b), &by_a)
    }
}

fn letter() -> Message {
    let document = Document::from_slice(XML).unwrap();
    Message::new(Mailbox::new("a@example.com"), Mailbox::new("b@example.net"))
        .with_subject("Scan")
        .with_text("Attached.")
        .with_document(&document, Vocabulary::Iodef2)
        .unwrap()
        .with_attachment(Attachment::new("log", "text/plain", "evidence"))
}

/// Each so many bytes, or with `IODEF_CASES` in the environment each of them.
fn step(usual: usize) -> usize {
    if std::env::var_os("IODEF_CASES").is_some() {
        1
    } else {
        usual
    }
}

#[test]
fn r095_each_byte_of_a_signed_message_counts() {
    let teams = Teams::new();
    let message = letter().to_signed(&teams.sender()).unwrap();
    let content = teams.opened(&message).unwrap();
    assert_eq!(
        content.documents().unwrap(),
        [Document::from_slice(XML).unwrap()]
    );
    assert_eq!(content.attachments[1].bytes, b"evidence");
    let text = std::str::from_utf8(&message).unwrap();
    let boundary = text.split("boundary=\"").nth(1).unwrap();
    let boundary = boundary.split('"').next().unwrap();
    let delimiter = format!("\r\n--{boundary}\r\n");
    let (start, end) = (
        text.find(&delimiter).unwrap(),
        text.rfind(&delimiter).unwrap(),
    );
    for at in (start + delimiter.len()..end).step_by(step(4)) {
        let mut altered = message.clone();
        altered[at] ^= 1;
        let rejection = teams.opened(&altered).expect_err(&at.to_string());
        assert!(!format!("{rejection:?}").contains("secret"));
    }
}

#[test]
fn r094_each_byte_of_an_encrypted_message_counts() {
    let teams = Teams::new();
    let message = letter().to_encrypted(&teams.sender()).unwrap();
    let text = std::str::from_utf8(&message).unwrap();
    assert!(!text.contains("Scan"));
    let content = teams.opened(&message).unwrap();
    assert_eq!(content.proof().signers()[0].recipient, Recipient::Named);
    let protected = content.protected.as_ref().unwrap();
    assert_eq!(
        protected.subject.as_deref(),
        Some("[csirt.example.com#189493] Scan")
    );
    assert_eq!(content.mismatches, []);
    let body = text.find("\r\n\r\n").unwrap();
    let start = text[body..]
        .find("-----BEGIN PGP MESSAGE-----\r\n\r\n")
        .unwrap()
        + body
        + 31;
    // Behind the data there is a check sum only, which need not be checked.
    let end = text
        .rfind("\r\n=")
        .unwrap_or_else(|| text.find("-----END PGP").unwrap() - 2);
    for at in (start..end).step_by(step(6)) {
        let mut altered = message.clone();
        altered[at] ^= 1;
        let unchanged = message[at].is_ascii_whitespace() || altered[at].is_ascii_whitespace();
        assert!(teams.opened(&altered).is_err() || unchanged, "{at}");
    }
}

#[test]
fn r096_only_whom_it_is_for_opens_what_whom_is_required_signed() {
    let teams = Teams::new();
    let message = letter().to_encrypted(&teams.sender()).unwrap();
    let by_a = Require::AnyOf(vec![teams.a.fingerprint()]);
    let open = |message: &[u8], key: &SecretKey, require: &Require| {
        Received::parse(message)?.open(&teams.receiver(key), require)
    };
    let rejection = open(&message, &teams.c, &by_a).unwrap_err();
    assert!(rejection.reasons().any(|reason| *reason == Reason::NoKey));
    let by_c = Require::AnyOf(vec![teams.c.fingerprint()]);
    assert!(open(&message, &teams.b, &by_c).is_err());
    let both = Require::AllOf(vec![teams.a.fingerprint(), teams.c.fingerprint()]);
    assert!(open(&message, &teams.b, &both).is_err());
    let signed = letter().to_signed(&teams.sender()).unwrap();
    assert!(open(&signed, &teams.b, &both).is_err());

    let two = teams.sender().with_key(teams.c.clone());
    for message in [letter().to_signed(&two), letter().to_encrypted(&two)] {
        let content = open(&message.unwrap(), &teams.b, &both).unwrap();
        assert_eq!(content.proof().signers().len(), 2);
    }
}
