use proptest::prelude::*;

use crate::mail::tests::toy::A;
use crate::mail::tests::{letter, opened, plain, unix};
use crate::mail::{Attachment, Content, Message, Received, safe};
use crate::seal::Reason;

/// Texts in several scripts, with what mail is known to change.
fn words() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "From ",
        "\n",
        "\r\n",
        " ",
        "\t",
        ".",
        "--",
        "=",
        "=20",
        "=?utf-8?Q?x?=",
        "Re: ",
        "Zürich",
        "Инцидент",
        "事件报告",
        "インシデント",
        "حادث",
        "🔥",
        "e\u{301}",
        "\u{feff}",
        "\0",
        "\u{7f}",
        "--=_",
        ">From ",
        "a",
        "Content-Type: text/html",
        "-----BEGIN PGP MESSAGE-----",
        "a line that is long enough to be folded by whatever has a look at it, and longer still",
    ]);
    prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

fn files() -> impl Strategy<Value = Vec<Attachment>> {
    let name = "[a-zA-Zäж字][a-zA-Z0-9äж字 ';,=\\-]{0,40}[a-z]\\.(bin|xml|txt|pdf)";
    let kind = prop::sample::select(vec![
        "application/pdf",
        "text/plain",
        "image/png",
        "text/csv",
    ]);
    let bytes = prop::collection::vec(any::<u8>(), 0..300);
    let file =
        (name, kind, bytes).prop_map(|(name, kind, bytes)| Attachment::new(name, kind, bytes));
    prop::collection::vec(file, 0..4)
}

prop_compose! {
    fn message()(text in words(), subject in words(), files in files()) -> Message {
        let subject: String = subject.chars().filter(|c| !c.is_control()).collect();
        let mut message = letter().with_subject(subject).with_text(text);
        message.attachments.extend(files);
        message
    }
}

fn says(content: &Content, message: &Message) {
    let text = message.text.replace("\r\n", "\n").replace('\r', "\n");
    assert_eq!(content.text, text);
    assert_eq!(content.attachments, message.attachments);
}

/// Folds and encodes the outer header in another way, as gateways do.
fn rewritten(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let (header, body) = text.split_once("\r\n\r\n").unwrap();
    let header = header
        .replace("; ", ";\r\n\t")
        .replace("Auto-Submitted", "AUTO-SUBMITTED");
    let header = header.replace(
        "=?utf-8?Q?CSIRT_Z=C3=BCrich?=",
        "=?UTF-8?b?Q1NJUlQgWsO8cmljaA==?=",
    );
    format!("Received: from x by y;\r\n\tSun, 1 Mar 2026 12:30:01 +0000\r\n{header}\r\n\r\n{body}")
        .into_bytes()
}

/// Escapes as mailbox files do, with LF.
fn stored(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(unix(bytes)).unwrap();
    let text = text.replace("\nFrom ", "\n>From ");
    format!("From csirt@example.com Sun Mar  1 12:30:00 2026\n{text}\n").into_bytes()
}

/// Takes spaces away at the end of lines, as some gateways do.
fn trimmed(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let lines: Vec<_> = text.split("\r\n").map(str::trim_end).collect();
    lines.join("\r\n").into_bytes()
}

type Transport = fn(&[u8]) -> Vec<u8>;

const TRANSPORTS: [Transport; 6] = [
    <[u8]>::to_vec,
    unix,
    |bytes| safe::canonical(&unix(bytes)),
    rewritten,
    stored,
    trimmed,
];

proptest! {
    /// What is signed arrives by every transport as it was, with its signature.
    #[test]
    fn every_transport_leaves_what_is_said(message in message()) {
        let (signed, encrypted) = (message.to_signed(&A).unwrap(), message.to_encrypted(&A).unwrap());
        for bytes in [&signed, &encrypted] {
            prop_assert!(safe::is_transportable(bytes));
            for transport in TRANSPORTS {
                let content = opened(&transport(bytes)).unwrap();
                says(&content, &message);
                prop_assert_eq!(content.mismatches.len(), 0);
            }
        }
        says(&plain(&message.to_plain().unwrap()).unwrap(), &message);
    }

    /// mail-parser sees the same parts in what is written.
    #[test]
    fn another_reader_sees_the_same(message in message()) {
        let bytes = message.to_signed(&A).unwrap();
        let content = opened(&bytes).unwrap();
        let other = mail_parser::MessageParser::default().parse(&bytes).unwrap();
        // It takes texts for UTF-8 even where they are files.
        let lossy = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let files: Vec<_> = other.attachments().map(|part| lossy(part.contents())).collect();
        let ours: Vec<_> = content.attachments.iter().map(|file| lossy(&file.bytes)).collect();
        prop_assert_eq!(&files[..files.len() - 1], &ours[..]);
        let text = other.body_text(0).unwrap_or_default().replace("\r\n", "\n");
        prop_assert_eq!(text, content.text.clone());
    }
}

/// Where the signed part is in a message.
fn signed_part(bytes: &[u8]) -> std::ops::Range<usize> {
    let text = std::str::from_utf8(bytes).unwrap();
    let boundary = text
        .split_once("boundary=\"")
        .unwrap()
        .1
        .split('"')
        .next()
        .unwrap();
    let delimiter = format!("\r\n--{boundary}\r\n");
    let mut found = text.match_indices(&delimiter).map(|(at, _)| at);
    let start = found.next().unwrap() + delimiter.len();
    start..found.next().unwrap()
}

#[test]
fn each_byte_of_the_signed_part_counts() {
    let bytes = letter().to_signed(&A).unwrap();
    let range = signed_part(&bytes);
    assert!(range.len() > 1500, "{range:?}");
    assert!(opened(&bytes).is_ok());
    for at in range {
        for bit in [0x01, 0x80] {
            let mut altered = bytes.clone();
            altered[at] ^= bit;
            let rejection = opened(&altered).expect_err(&at.to_string());
            assert!(!rejection.to_string().contains("secret"));
        }
    }
}

#[test]
fn a_message_cut_off_is_refused() {
    for bytes in [
        letter().to_plain().unwrap(),
        letter().to_signed(&A).unwrap(),
        letter().to_encrypted(&A).unwrap(),
    ] {
        // Without the line end behind the last boundary it is still whole.
        for end in 0..bytes.len() - 2 {
            let cut = &bytes[..end];
            let read = match Received::parse(cut) {
                Ok(Received::Plain(plain)) => {
                    plain.into_untrusted_content_i_accept_the_risk().err()
                }
                Ok(other) => other.open(&A, &super::by(1)).err(),
                Err(rejection) => Some(rejection),
            };
            let rejection = read.unwrap_or_else(|| panic!("{end} of {}", bytes.len()));
            let malformed = |reason: &Reason| matches!(reason, Reason::Malformed(_));
            assert!(rejection.reasons().all(malformed), "{end}: {rejection}");
        }
    }
}
