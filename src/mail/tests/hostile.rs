use crate::mail::Received;
use crate::mail::tests::toy::{A, Toy, by};
use crate::mail::tests::{letter, opened};
use crate::seal::{Reason, Sign};

/// A message signed by hand: its header lines, what stands before, between and
/// behind the parts, and the signed part.
struct Handmade<'a> {
    header: &'a str,
    preamble: &'a str,
    signed: &'a str,
    extra: &'a str,
    epilogue: &'a str,
}

const TYPE: &str =
    "Content-Type: multipart/signed; protocol=\"application/pgp-signature\"; boundary=\"b\"";

const GOOD: Handmade<'static> = Handmade {
    header: TYPE,
    preamble: "",
    signed: "Content-Type: text/plain\r\n\r\ngood",
    extra: "",
    epilogue: "",
};

impl Handmade<'_> {
    fn bytes(&self) -> Vec<u8> {
        let signature = A.sign(self.signed.as_bytes()).unwrap().text;
        let Self {
            header,
            preamble,
            signed,
            extra,
            epilogue,
        } = self;
        format!(
            "From: a@example.com\r\n{header}\r\n\r\n{preamble}\r\n--b\r\n{signed}\r\n--b\r\n{extra}\
             Content-Type: application/pgp-signature\r\n\r\n{signature}\r\n--b--\r\n{epilogue}"
        )
        .into_bytes()
    }

    fn text(&self) -> String {
        opened(&self.bytes()).unwrap().text.clone()
    }

    fn refused(&self, why: &str) {
        let rejection = opened(&self.bytes()).unwrap_err();
        assert!(rejection.to_string().contains(why), "{why}: {rejection}");
    }
}

#[test]
fn only_the_signed_part_is_shown() {
    let evil = "Content-Type: text/plain\r\n\r\nevil";
    assert_eq!(GOOD.text(), "good");
    assert_eq!(
        Handmade {
            preamble: evil,
            epilogue: evil,
            ..GOOD
        }
        .text(),
        "good"
    );
    assert_eq!(
        Handmade {
            preamble: "\r\n",
            ..GOOD
        }
        .text(),
        "good"
    );
    let extra = format!("{evil}\r\n--b\r\n");
    Handmade {
        extra: &extra,
        ..GOOD
    }
    .refused("not two parts");
    let epilogue = format!("--b\r\n{evil}\r\n--b--\r\n");
    Handmade {
        epilogue: &epilogue,
        ..GOOD
    }
    .refused("behind the last boundary");
    Handmade {
        extra: "X-Evil: yes\r\n\r\nevil\r\n--b\r\n",
        ..GOOD
    }
    .refused("not two parts");
}

#[test]
fn headers_that_readers_understand_differently_are_refused() {
    let twice = format!("{TYPE}\r\nContent-Type: text/plain");
    Handmade {
        header: &twice,
        ..GOOD
    }
    .refused("twice");
    let twice = format!("{TYPE}; boundary=c");
    Handmade {
        header: &twice,
        ..GOOD
    }
    .refused("twice");
    for (boundary, why) in [
        ("boundary=\"\"", "boundary"),
        ("boundary=\"b c\"", "boundary"),
        ("x=y", "boundary"),
        ("boundary=\"b\\\"\"", "boundary"),
    ] {
        let header = TYPE.replace("boundary=\"b\"", boundary);
        Handmade {
            header: &header,
            ..GOOD
        }
        .refused(why);
    }
    for (from, to) in [
        ("application/pgp-signature", "application/pkcs7-signature"),
        ("protocol", "x-protocol"),
    ] {
        let header = TYPE.replace(from, to);
        Handmade {
            header: &header,
            ..GOOD
        }
        .refused("protocol");
    }
    for line in ["no field", ": x", "a b: x", "\u{fc}: x", " ", "X: a\rY: b"] {
        let header = format!("{TYPE}\r\n{line}");
        Handmade {
            header: &header,
            ..GOOD
        }
        .refused("no field");
    }
    Handmade {
        header: &format!("{TYPE}\r\nContent-Transfer-Encoding: base64"),
        ..GOOD
    }
    .refused("transfer encoding");
    Handmade {
        header: &format!("Subject: a\r\nSubject: b\r\n{TYPE}"),
        ..GOOD
    }
    .refused("twice");
}

#[test]
fn what_is_signed_is_taken_apart_strictly() {
    for (signed, why) in [
        (
            "Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\nx",
            "cut off",
        ),
        (
            "Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\nx\r\n--i-\r\n--i--",
            "some readers",
        ),
        (
            "Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\nContent-Type: multipart/mixed; boundary=i\r\n\r\n--i--",
            "same one",
        ),
        (
            "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8=aGVsbG8=",
            "base64",
        ),
        (
            "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\naGVsbG8",
            "base64",
        ),
        (
            "Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\naGVs*bG8=",
            "base64",
        ),
        (
            "Content-Type: text/plain\r\nContent-Transfer-Encoding: x-uuencode\r\n\r\nx",
            "x-uuencode",
        ),
        (
            "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n=X",
            "quoted",
        ),
        (
            "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\na=\tC3",
            "quoted",
        ),
        (
            "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\na\rb",
            "quoted",
        ),
        (
            "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\na=4",
            "quoted",
        ),
        ("Content-Type: text/plain", "cut off"),
    ] {
        Handmade { signed, ..GOOD }.refused(why);
    }
    // mail-parser takes a boundary anywhere for one, and loses the character
    // before a soft line break at the end.
    let inline = "Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\r\nx --i\r\ny\r\n--i--";
    assert_eq!(
        Handmade {
            signed: inline,
            ..GOOD
        }
        .text(),
        "x --i\ny"
    );
    let soft = "Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n\
                Content-Transfer-Encoding: quoted-printable\r\n\r\nabc=\r\n--i--";
    assert_eq!(
        Handmade {
            signed: soft,
            ..GOOD
        }
        .text(),
        "abc"
    );
}

#[test]
fn documents_come_in_every_encoding() {
    let xml = String::from_utf8(super::XML.to_vec()).unwrap();
    let quoted = xml.replace('=', "=3D").replace('<', "=3C");
    let base64 = data_encoding::BASE64_MIME.encode(xml.as_bytes());
    for (media_type, name) in [
        ("application/xml", ""),
        ("text/xml; charset=utf-8", ""),
        ("application/iodef+xml", ""),
        ("Application/XML", ""),
        (
            "application/octet-stream",
            "Content-Disposition: attachment; filename=x.XML\r\n",
        ),
        ("application/octet-stream; name=\"x.xml\"", ""),
    ] {
        for (encoding, body) in [
            ("7bit", &xml),
            ("8bit", &xml),
            ("binary", &xml),
            ("BASE64", &base64),
            ("quoted-printable", &quoted),
        ] {
            let signed = format!(
                "Content-Type: {media_type}\r\n{name}Content-Transfer-Encoding: {encoding}\r\n\r\n{body}"
            );
            let signed = signed.replace("\r\n", "\n").replace('\n', "\r\n");
            let bytes = Handmade {
                signed: &signed,
                ..GOOD
            }
            .bytes();
            let documents = opened(&bytes).unwrap().documents().unwrap();
            assert_eq!(documents, [super::document()], "{media_type} {encoding}");
        }
    }
    let picture = "Content-Type: image/svg+xml\r\n\r\n<svg xmlns=\"http://www.w3.org/2000/svg\"/>";
    let bytes = Handmade {
        signed: picture,
        ..GOOD
    }
    .bytes();
    assert_eq!(opened(&bytes).unwrap().documents().unwrap(), []);
    let broken = "Content-Type: application/xml\r\n\r\n<IODEF-Document";
    let bytes = Handmade {
        signed: broken,
        ..GOOD
    }
    .bytes();
    assert!(opened(&bytes).unwrap().documents().is_err());
}

#[test]
fn nobody_or_somebody_else_signed_it() {
    let rejection = opened(&letter().to_plain().unwrap()).unwrap_err();
    assert_eq!(rejection.reasons().collect::<Vec<_>>(), [&Reason::Unsigned]);
    let signed = letter()
        .to_signed(&Toy {
            team: 3,
            inside: true,
        })
        .unwrap();
    let rejection = opened(&signed).unwrap_err();
    let unmet = |reason: &Reason| {
        matches!(
            reason,
            Reason::Unmet {
                needed: 1,
                found: 0
            }
        )
    };
    assert!(rejection.reasons().any(unmet));
    let unsigned = letter()
        .to_encrypted(&Toy {
            team: 1,
            inside: false,
        })
        .unwrap();
    assert!(opened(&unsigned).is_err());
}

#[test]
fn a_list_footer_does_not_pass_as_signed() {
    let signed = String::from_utf8(GOOD.bytes()).unwrap();
    let (_, signed) = signed.split_once("\r\n").unwrap();
    let listed = format!(
        "From: a@example.com\r\nContent-Type: multipart/mixed; boundary=l\r\n\r\n--l\r\n{signed}\r\n\
         --l\r\nContent-Type: text/plain\r\n\r\nevil footer\r\n--l--\r\n"
    );
    assert!(opened(listed.as_bytes()).is_err());
    let part = |message: &str| match Received::parse(message.as_bytes()).unwrap() {
        Received::Plain(plain) => plain.into_signed_part(),
        other => panic!("{other:?}"),
    };
    let content = part(&listed).unwrap().verify(&A, &by(1)).unwrap();
    assert_eq!(content.text, "good");
    assert!(content.attachments.is_empty());
    assert!(part(&listed.replacen("multipart/signed", "multipart/other", 1)).is_err());
    assert!(part(&listed.replacen("multipart/mixed", "multipart/related", 1)).is_err());
    let two = listed.replacen("--l\r\n", &format!("--l\r\n{signed}\r\n--l\r\n"), 1);
    assert!(part(&two).is_err());
}

#[test]
fn encrypted_parts_mixed_with_others_are_not_opened() {
    let bytes = letter().to_encrypted(&A).unwrap();
    let message = String::from_utf8(bytes).unwrap();
    for (from, to) in [
        ("Version: 1", "Version: 2"),
        ("Version: 1", ""),
        ("Version: 1", "Version: 1\r\nX: y"),
        (
            "Content-Type: application/octet-stream",
            "Content-Type: text/html",
        ),
        (
            "Content-Type: application/pgp-encrypted",
            "Content-Type: text/plain",
        ),
        ("multipart/encrypted", "multipart/mixed"),
    ] {
        let (header, body) = message.split_once("boundary=").unwrap();
        let altered = if from.starts_with("multipart") {
            message.replacen(from, to, 1)
        } else {
            format!("{header}boundary={}", body.replacen(from, to, 1))
        };
        assert_ne!(altered, message);
        assert!(opened(altered.as_bytes()).is_err(), "{from} -> {to}");
    }
    let direct = "Content-Type: text/html\r\n\r\n<img src=\"https://evil.example/\r\n";
    let boundary = message
        .split("boundary=\"")
        .nth(1)
        .unwrap()
        .split('"')
        .next()
        .unwrap();
    let delimiter = format!("\r\n--{boundary}\r\n");
    let efail = message.replacen(&delimiter, &format!("{delimiter}{direct}{delimiter}"), 1);
    let rejection = opened(efail.as_bytes()).unwrap_err();
    assert!(rejection.to_string().contains("not two parts"));
}

#[test]
fn names_come_in_every_notation() {
    for (given, name) in [
        ("name=\"a b.xml\"", "a b.xml"),
        ("name*=utf-8''%C3%A4.xml", "ä.xml"),
        ("name*0=a; name*1=.xml", "a.xml"),
        ("name*0*=iso-8859-1''%E4; name*1=.xml", "ä.xml"),
        ("name=\"=?utf-8?Q?=C3=A4.xml?=\"", "ä.xml"),
        ("name=\"a\\\"b.xml\"", "a\"b.xml"),
    ] {
        let signed = format!("Content-Type: application/octet-stream; {given}\r\n\r\nx");
        let bytes = Handmade {
            signed: &signed,
            ..GOOD
        }
        .bytes();
        let content = opened(&bytes).unwrap();
        assert_eq!(content.attachments[0].name.as_deref(), Some(name));
        assert!(content.attachments[0].is_xml());
    }
}

#[test]
fn a_plain_message_protects_nothing() {
    let claimed = "From: a@example.com\r\nContent-Type: text/plain; hp=\"clear\"\r\n\r\nx";
    assert_eq!(super::plain(claimed.as_bytes()).unwrap().protected, None);
}
