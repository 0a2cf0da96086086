//! The law of messages: what is handed out stood in what came.

use std::cell::RefCell;

use iodef::mail::{Content, Received};
use iodef::seal::{Decrypt, Fingerprint, Opened, Proof, Rejection, Require, Signer, Verify};

/// No message makes taking it apart panic or hang; and whatever is handed out,
/// by a mechanism that accepts all, is a contiguous piece of what came, free of
/// its transfer encoding.
///
/// # Panics
///
/// If something else is handed out.
pub fn mime(bytes: &[u8]) {
    let Ok(received) = Received::parse(bytes) else {
        return;
    };
    match received {
        Received::Plain(plain) => {
            if let Ok(content) = plain.into_untrusted_content_i_accept_the_risk() {
                stands_in(&content, bytes);
            }
            let Ok(Received::Plain(plain)) = Received::parse(bytes) else {
                return;
            };
            let accepts = Accepts::default();
            if let Ok(signed) = plain.into_signed_part() {
                accepts.agree(
                    signed.verify(&accepts, &accepts.require()).as_deref(),
                    bytes,
                );
            }
        }
        secured => {
            let accepts = Accepts::default();
            accepts.agree(secured.open(&accepts, &accepts.require()).as_deref(), bytes);
        }
    }
}

/// A mechanism that accepts all, and remembers what it has seen.
struct Accepts {
    signer: Fingerprint,
    seen: RefCell<Vec<Vec<u8>>>,
}

impl Default for Accepts {
    fn default() -> Self {
        let signer = Fingerprint::from_bytes(&[7; 20]).expect("it is long enough");
        Self {
            signer,
            seen: RefCell::default(),
        }
    }
}

impl Accepts {
    fn require(&self) -> Require {
        Require::AnyOf(vec![self.signer.clone()])
    }

    /// Each step hands on a piece of what the one before has handed on.
    fn agree(&self, content: Result<&Content, &Rejection>, bytes: &[u8]) {
        let mut whole = bytes.to_vec();
        for seen in self.seen.take() {
            assert!(is_piece(&seen, &whole), "verified what did not come");
            whole = seen;
        }
        if let Ok(content) = content {
            stands_in(content, &whole);
        }
    }
}

impl Verify for Accepts {
    fn verify(&self, content: &[u8], signature: &[u8]) -> Result<Proof, Rejection> {
        self.seen.borrow_mut().push(content.to_vec());
        Ok(Proof::new(signature).with_signer(Signer::new(self.signer.clone())))
    }
}

impl Decrypt for Accepts {
    fn scheme(&self) -> &'static str {
        "openpgp"
    }

    /// Takes what is signed in it for signed inside in MIME, all else for signed.
    fn decrypt(&self, message: &[u8]) -> Result<Opened, Rejection> {
        self.seen.borrow_mut().push(message.to_vec());
        let mut proof = Proof::new([]).of_encrypted();
        if !message
            .to_ascii_lowercase()
            .windows(16)
            .any(|text| text == b"multipart/signed")
        {
            proof = proof.with_signer(Signer::new(self.signer.clone()));
        }
        Ok(Opened::new(message.to_vec(), proof))
    }
}

fn stands_in(content: &Content, whole: &[u8]) {
    for file in &content.attachments {
        assert!(is_piece(&file.bytes, whole), "{:?} did not come", file.name);
    }
    // Other charsets make other bytes.
    let charset = whole
        .to_ascii_lowercase()
        .windows(7)
        .any(|text| text == b"charset");
    if !charset && !content.text.contains('\u{fffd}') {
        assert!(
            is_piece(content.text.as_bytes(), whole),
            "{:?} did not come",
            content.text
        );
    }
}

/// Whether it stands in the whole, in one of the transfer encodings. How lines
/// end does not count, nor white space behind the last one.
fn is_piece(piece: &[u8], whole: &[u8]) -> bool {
    let piece = without_returns(piece);
    let whole = without_returns(whole);
    let blank = |byte: &u8| !matches!(byte, b' ' | b'\t' | b'\x0c');
    let end = piece.iter().rposition(blank).map_or(0, |at| at + 1);
    contains(&whole, &piece)
        || contains(&quoted_printable(&whole), &piece[..end])
        || base64(&whole).iter().any(|body| contains(body, &piece))
}

fn contains(whole: &[u8], piece: &[u8]) -> bool {
    piece.is_empty() || whole.windows(piece.len()).any(|window| window == piece)
}

fn without_returns(bytes: &[u8]) -> Vec<u8> {
    bytes
        .iter()
        .copied()
        .filter(|byte| *byte != b'\r')
        .collect()
}

/// Decodes whatever is behind an empty line as if it were base64.
fn base64(whole: &[u8]) -> Vec<Vec<u8>> {
    let behind = whole.windows(2).enumerate();
    let starts = behind.filter_map(|(at, two)| (two == b"\n\n").then_some(at + 2));
    starts.map(|start| data(&whole[start..])).collect()
}

/// Decodes as far as it is base64.
fn data(text: &[u8]) -> Vec<u8> {
    let digits = text.iter().filter(|byte| !byte.is_ascii_whitespace());
    let digits = digits.map_while(|byte| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' => Some(62),
        b'/' => Some(63),
        _ => None,
    });
    let (mut out, mut bits, mut count) = (Vec::new(), 0_u16, 0);
    for digit in digits {
        bits = (bits << 6) | u16::from(digit);
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count).to_be_bytes()[1]);
            bits &= (1 << count) - 1;
        }
    }
    without_returns(&out)
}

/// Decodes all lines as if they were quoted-printable.
fn quoted_printable(whole: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    for line in whole.split(|byte| *byte == b'\n') {
        let end = line.iter().rposition(|byte| !byte.is_ascii_whitespace());
        let line = &line[..end.map_or(0, |at| at + 1)];
        let (line, soft) = line
            .strip_suffix(b"=")
            .map_or((line, false), |line| (line, true));
        let mut at = 0;
        while let Some(byte) = line.get(at) {
            let digits = line.get(at + 1..at + 3).filter(|_| *byte == b'=');
            let digits = digits.and_then(|digits| std::str::from_utf8(digits).ok());
            let escaped = digits.and_then(|digits| u8::from_str_radix(digits, 16).ok());
            out.push(escaped.unwrap_or(*byte));
            at += if escaped.is_some() { 3 } else { 1 };
        }
        if !soft {
            out.push(b'\n');
        }
    }
    without_returns(&out)
}
