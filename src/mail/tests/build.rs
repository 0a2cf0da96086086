use proptest::prelude::*;

use crate::mail::tests::toy::{A, Toy, by};
use crate::mail::tests::{document, id, letter, opened, plain, unix};
use crate::mail::{Attachment, Mailbox, Message, Received, safe, tag, tagged};
use crate::seal::Reason;
use crate::{ErrorKind, IncidentId};

fn text(message: &[u8]) -> String {
    String::from_utf8(message.to_vec()).unwrap()
}

#[test]
fn a_plain_message_holds_text_and_document() {
    let message = letter().to_plain().unwrap();
    let shown = text(&message);
    for expected in [
        "From: =?utf-8?Q?CSIRT_Z=C3=BCrich?= <csirt@example.com>\r\n",
        "Subject: [csirt.example.com#189493] Scan of your net\r\n",
        "Date: Sun, 1 Mar 2026 12:30:00 +0000\r\n",
        "Message-ID: <1@example.com>\r\n",
        "Auto-Submitted: auto-generated\r\n",
        "Content-Type: application/xml; name=\"incident-csirt.example.com-189493.xml\"\r\n",
        "filename=\"incident-csirt.example.com-189493.xml\"\r\n",
    ] {
        assert!(shown.contains(expected), "{expected}\n{shown}");
    }
    for message in [message.clone(), unix(&message)] {
        let content = plain(&message).unwrap();
        assert_eq!(content.text, letter().text);
        assert_eq!(content.documents().unwrap(), [document()]);
        assert_eq!(content.attachments[1], letter().attachments[1]);
        assert_eq!(content.protected, None);
    }
    let envelope = Received::parse(&message).unwrap().envelope().clone();
    assert_eq!(envelope.from, [letter().from]);
    assert_eq!(envelope.cc, letter().cc);
    assert_eq!(envelope.date, Some(letter().date));
    assert_eq!(envelope.references, ["0@example.net"]);
    assert_eq!(envelope.incidents(), [id()]);
}

#[test]
fn a_signed_message_is_as_rfc_3156_has_it() {
    let message = letter().to_signed(&A).unwrap();
    let shown = text(&message);
    assert!(shown.contains("Content-Type: multipart/signed;"));
    assert!(shown.contains("micalg=\"pgp-sha512\""));
    assert!(shown.contains("protocol=\"application/pgp-signature\""));
    assert!(shown.contains("Content-Type: application/pgp-signature; name=\"signature.asc\""));
    assert!(shown.contains("hp=\"clear\""));
    assert!(safe::is_transportable(&message), "{shown}");
    let content = opened(&message).unwrap();
    assert_eq!(content.text, letter().text);
    assert_eq!(
        content.verified_documents().unwrap()[0]
            .clone()
            .into_value(),
        document()
    );
    assert_eq!(
        content.attachments,
        plain(&letter().to_plain().unwrap()).unwrap().attachments
    );
    let protected = content.protected.as_ref().unwrap();
    assert_eq!(
        protected.subject.as_deref(),
        Some("[csirt.example.com#189493] Scan of your net")
    );
    assert_eq!(content.mismatches, []);
    assert_eq!(content.proof().signers().len(), 1);
    assert!(!content.proof().was_encrypted());
}

#[test]
fn an_encrypted_message_shows_the_tag_only() {
    let message = letter().to_encrypted(&A).unwrap();
    let shown = text(&message);
    assert!(shown.contains("Subject: [csirt.example.com#189493]\r\n"));
    assert!(!shown.contains("Scan"));
    assert!(shown.contains("\r\n\r\nVersion: 1\r\n\r\n--"));
    assert!(safe::is_transportable(&message), "{shown}");
    let content = opened(&message).unwrap();
    let protected = content.protected.as_ref().unwrap();
    assert_eq!(
        protected.subject.as_deref(),
        Some("[csirt.example.com#189493] Scan of your net")
    );
    assert_eq!(protected.incidents(), [id()]);
    assert_eq!(content.mismatches, []);
    assert_eq!(content.documents().unwrap(), [document()]);
    assert!(content.proof().was_encrypted());

    let unnamed = Message {
        incident: None,
        ..letter()
    };
    let shown = text(&unnamed.to_encrypted(&A).unwrap());
    assert!(shown.contains("Subject: [...]\r\n"), "{shown}");
}

#[test]
fn what_was_changed_outside_is_told() {
    for message in [letter().to_signed(&A), letter().to_encrypted(&A)] {
        let shown = text(&message.unwrap());
        let changed = shown
            .replacen("Subject: ", "Subject: [list] ", 1)
            .replacen("Cc: <desk@example.com>\r\n", "", 1)
            .replacen("csirt@example.com", "phish@example.com", 1);
        let content = opened(changed.as_bytes()).unwrap();
        let fields: Vec<_> = content.mismatches.iter().map(|found| found.field).collect();
        assert_eq!(fields, ["From", "Cc", "Subject"]);
        assert_eq!(content.mismatches[1].protected, "desk@example.com");
        assert_eq!(content.mismatches[1].outer, "");
    }
}

#[test]
fn older_protected_fields_are_read() {
    let inner = "Content-Type: text/plain; protected-headers=\"v1\"\r\nSubject: the true one\r\n\
                 From: csirt@example.com\r\n\r\nhello";
    let bytes = wrapped(inner, &A);
    let content = opened(&bytes).unwrap();
    let protected = content.protected.as_ref().unwrap();
    assert_eq!(protected.subject.as_deref(), Some("the true one"));
    assert_eq!(content.mismatches.len(), 1);
    assert_eq!(content.mismatches[0].field, "From");
}

/// An encrypted message of this plaintext.
pub(super) fn wrapped(inner: &str, toy: &Toy) -> Vec<u8> {
    let data = text(&safe::armored(
        &crate::seal::Encrypt::encrypt(toy, inner.as_bytes()).unwrap(),
    ));
    format!(
        "From: other@example.com\r\nSubject: ...\r\nContent-Type: multipart/encrypted; \
         protocol=\"application/pgp-encrypted\"; boundary=b\r\n\r\n--b\r\n\
         Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n--b\r\n\
         Content-Type: application/octet-stream\r\n\r\n{data}\r\n--b--\r\n"
    )
    .into_bytes()
}

#[test]
fn what_is_signed_inside_in_mime_is_verified() {
    let outside = Toy { inside: false, ..A };
    let signed = text(&letter().to_signed(&A).unwrap());
    let content = opened(&wrapped(&signed, &outside)).unwrap();
    assert_eq!(content.text, letter().text);
    assert!(content.proof().was_encrypted());
    let altered = signed.replacen("example.com-189493", "example.com-189494", 1);
    assert!(opened(&wrapped(&altered, &outside)).is_err());
    let mixed =
        format!("Content-Type: multipart/mixed; boundary=m\r\n\r\n--m\r\n{signed}\r\n--m--");
    assert!(opened(&wrapped(&mixed, &outside)).is_err());
    let unsigned = letter().to_encrypted(&outside).unwrap();
    let rejection = opened(&unsigned).unwrap_err();
    assert!(
        rejection
            .reasons()
            .any(|reason| *reason == Reason::Unsigned)
    );
}

#[test]
fn header_injection_is_refused() {
    const EVIL: &str = "x\r\nBcc: evil@example.net";
    let base = letter;
    let named = |name: &str| Attachment::new(name, "text/plain", "");
    let evil = [
        base().with_subject(EVIL),
        base().with_subject("x\nBcc: evil@example.net"),
        base().with_subject("x\u{2028}y"),
        base().with_message_id("1@example.com>\r\nBcc: <evil@example.net"),
        base().with_message_id("1@example.com> <2@example.com"),
        base().with_in_reply_to(EVIL),
        base().with_reference(EVIL),
        base().with_to(Mailbox::new(EVIL)),
        base().with_to(Mailbox::new("a@example.com\r\nBcc: evil@example.net")),
        base().with_to(Mailbox::new("a@example.com, evil@example.net")),
        base().with_to(Mailbox::new("a@example.com>, <evil@example.net")),
        base().with_cc(Mailbox::new("a@example.com").with_name(EVIL)),
        base().with_attachment(named(EVIL)),
        base().with_attachment(named("../../x")),
        base().with_attachment(Attachment::new("x", "text/plain\r\nX: y", "")),
        base().with_attachment(Attachment::new("x", "text/plain; charset=x", "")),
        Message {
            to: Vec::new(),
            ..base()
        },
    ];
    for (at, message) in evil.into_iter().enumerate() {
        for error in [
            message.to_plain().unwrap_err(),
            message.to_signed(&A).unwrap_err(),
            message.to_encrypted(&A).unwrap_err(),
        ] {
            assert!(
                matches!(error.kind(), ErrorKind::Value { .. }),
                "{at}: {error}"
            );
            assert!(!error.to_string().contains('\n'), "{at}: {error}");
        }
    }
}

#[test]
fn a_reply_keeps_its_tag() {
    let subject = "Re: [csirt.example.com#189493] Scan of your net";
    let reply = letter().with_subject(subject).to_plain().unwrap();
    assert!(text(&reply).contains(&format!("Subject: {subject}\r\n")));
}

#[test]
fn tags_are_found_in_what_mail_makes_of_subjects() {
    for subject in [
        "[csirt.example.com#189493]",
        "AW: Re: [list] [csirt.example.com#189493] Scan [RT #17] [x#] [#1]",
        "=?utf-8?Q?AW=3A_=5Bcsirt=2Eexample=2Ecom#189493=5D_M=C3=BCll?=",
        "=?utf-8?Q?AW=3A_=5Bcsirt=2Eexam?=\r\n =?utf-8?Q?ple=2Ecom#189493=5D_M=C3=BCll?=",
        "Re:\r\n\t[csirt.example.com#189493]\r\n Scan",
        "[[csirt.example.com#189493]",
    ] {
        assert_eq!(tagged(subject), [id()], "{subject}");
    }
    for subject in [
        "",
        "csirt#1",
        "[csirt #1]",
        "[csirt#1",
        "[#]",
        "[a#b#c]",
        "[a#%ZZ]",
        "[a#%FF]",
    ] {
        assert_eq!(tagged(subject), [], "{subject}");
    }
    assert_eq!(tagged(&"[a#b]".repeat(50)).len(), 1);
    let many: Vec<_> = (0..100).map(|n| format!("[a#{n}]")).collect();
    assert_eq!(tagged(&many.concat()).len(), 16);
    for incomplete in [IncidentId::new("", "1"), IncidentId::new("a", " ")] {
        assert!(tag(&incomplete).is_err());
    }
}

#[test]
fn a_message_as_evidence_stays_unchanged() {
    let phishing = Attachment::new("phish.eml", "message/rfc822", "From: x\n\nFrom here");
    let message = letter()
        .with_attachment(phishing.clone())
        .to_signed(&A)
        .unwrap();
    let content = opened(&message).unwrap();
    let last = content.attachments.last().unwrap();
    assert_eq!((&last.bytes, &last.name), (&phishing.bytes, &phishing.name));
    assert_eq!(last.media_type, "application/octet-stream");
}

#[test]
fn names_of_files_are_safe() {
    for (name, safe) in [
        ("../../etc/passwd", "passwd"),
        ("C:\\x\\y.xml", "y.xml"),
        ("..", "attachment"),
        ("", "attachment"),
        ("a/", "attachment"),
        ("x:stream", "stream"),
        ("a\r\nb\0.xml", "ab.xml"),
        (".hidden", "hidden"),
    ] {
        assert_eq!(Attachment::new(name, "text/plain", "").file_name(), safe);
    }
}

proptest! {
    /// Whatever an identifier holds, its tag gives it back.
    #[test]
    fn tags_come_back(csirt in "\\S.{0,20}", number in "\\S.{0,20}", instance in prop::option::of("\\S.{0,9}"), prefix in "(Re|AW|SV|回复): ") {
        let mut id = IncidentId::new(csirt.trim(), number.trim());
        if let Some(instance) = instance {
            id = id.with_instance(instance.trim());
        }
        let tag = tag(&id).unwrap();
        prop_assert_eq!(tagged(&format!("{prefix}{tag} rest")), [id.clone()]);
        let message = letter().with_incident(id.clone()).to_plain().unwrap();
        let envelope = Received::parse(&message).unwrap().envelope().clone();
        prop_assert_eq!(envelope.incidents(), [id]);
    }

    /// No text makes another header field, or gets lost.
    #[test]
    fn anything_in_a_field_stays_there_or_is_refused(subject in ".{0,90}", name in ".{0,40}") {
        let message = letter().with_subject(subject.clone()).with_cc(Mailbox::new("x@example.org").with_name(name.clone()));
        let Ok(bytes) = message.to_signed(&A) else { return Ok(()) };
        let received = Received::parse(&bytes).unwrap();
        let envelope = received.envelope();
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        let expected = format!("[csirt.example.com#189493] {subject}");
        prop_assert_eq!(words(envelope.subject.as_deref().unwrap_or_default()), words(&expected));
        prop_assert_eq!(envelope.cc.len(), 2);
        prop_assert_eq!(&envelope.cc[1].address, "x@example.org");
        prop_assert_eq!(words(envelope.cc[1].name.as_deref().unwrap_or_default()), words(&name));
        let verified = received.open(&A, &by(1)).unwrap();
        prop_assert_eq!(verified.mismatches.len(), 0);
    }
}
