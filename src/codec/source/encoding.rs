//! Which encoding a document is in, settled once from its first bytes.

use memchr::memmem;

use super::declaration;
use super::decoder::Decoder;
use crate::error::{Error, ErrorKind};

/// How far the XML declaration may reach.
pub(super) const HEAD: usize = 1024;

/// What the first bytes say.
pub(super) struct Detected {
    pub(super) decoder: Decoder,
    /// Bytes of the byte order mark.
    pub(super) mark: usize,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    None,
    Utf8,
    Utf16 { little: bool },
}

impl Mark {
    fn of(raw: &[u8]) -> Self {
        match raw {
            [0xEF, 0xBB, 0xBF, ..] => Self::Utf8,
            [0xFF, 0xFE, ..] => Self::Utf16 { little: true },
            [0xFE, 0xFF, ..] => Self::Utf16 { little: false },
            _ => Self::None,
        }
    }

    fn length(self) -> usize {
        match self {
            Self::None => 0,
            Self::Utf8 => 3,
            Self::Utf16 { .. } => 2,
        }
    }

    /// The bytes behind the mark as ASCII, anything else as a byte that no
    /// declaration holds; at most [`HEAD`] bytes are looked at.
    fn ascii(self, raw: &[u8]) -> Vec<u8> {
        let head = raw.get(..HEAD).unwrap_or(raw);
        let body = head.get(self.length()..).unwrap_or_default();
        let Self::Utf16 { little } = self else {
            return body.to_vec();
        };
        let unit = |pair: &[u8]| match pair {
            [byte, 0] if little => *byte,
            [0, byte] if !little => *byte,
            _ => 0xFF,
        };
        body.chunks_exact(2).map(unit).collect()
    }
}

/// Whether [`detect`] needs no more bytes than these.
pub(super) fn is_settled(raw: &[u8]) -> bool {
    let mark = Mark::of(raw);
    if raw.len() >= HEAD {
        return true;
    }
    if raw.len() < mark.length() + 4 {
        return false;
    }
    let text = mark.ascii(raw);
    if text.len() < 6 {
        return !b"<?xml".starts_with(text.get(..5).unwrap_or(&text));
    }
    !declaration::starts(&text) || memmem::find(&text, b"?>").is_some()
}

/// The encoding by byte order mark, then by XML declaration, then UTF-8.
pub(super) fn detect(raw: &[u8]) -> Result<Detected, Error> {
    refuse_signatures(raw)?;
    let mark = Mark::of(raw);
    let length = mark.length();
    let twice = raw.get(length..).is_some_and(|rest| Mark::of(rest) == mark);
    if mark != Mark::None && twice {
        return Err(refuse("a second byte order mark"));
    }
    let text = mark.ascii(raw);
    let decoder = match declared(&text, raw.len() >= HEAD)? {
        Some(label) => by_label(mark, &label)?,
        None => by_mark(mark),
    };
    Ok(Detected {
        decoder,
        mark: length,
    })
}

fn by_mark(mark: Mark) -> Decoder {
    match mark {
        Mark::None | Mark::Utf8 => Decoder::Utf8,
        Mark::Utf16 { little } => Decoder::Utf16 { little },
    }
}

/// What the first four bytes of encodings look like that are refused.
fn refuse_signatures(raw: &[u8]) -> Result<(), Error> {
    match raw {
        [0, 0, 0xFE, 0xFF, ..]
        | [0xFF, 0xFE, 0, 0, ..]
        | [0, 0, 0, b'<', ..]
        | [b'<', 0, 0, 0, ..] => Err(refuse("UTF-32 is not read")),
        [0, b'<', ..] | [b'<', 0, ..] => Err(refuse("UTF-16 without a byte order mark")),
        [0x4C, 0x6F, 0xA7, 0x94, ..] => Err(refuse("EBCDIC is not read")),
        _ => Ok(()),
    }
}

/// The encoding that the XML declaration names, if it stands there whole.
fn declared(text: &[u8], cut: bool) -> Result<Option<String>, Error> {
    if !declaration::starts(text) {
        return Ok(None);
    }
    let Some(end) = memmem::find(text, b"?>") else {
        // At the end of the input the tokenizer says what is missing.
        return if cut {
            Err(Error::xml(format!(
                "the XML declaration does not end within {HEAD} bytes"
            )))
        } else {
            Ok(None)
        };
    };
    let content = text.get(5..end).unwrap_or_default();
    let declaration = declaration::parse(content).map_err(Error::xml)?;
    Ok(declaration
        .encoding
        .map(|name| String::from_utf8_lossy(name).into_owned()))
}

fn by_label(mark: Mark, label: &str) -> Result<Decoder, Error> {
    let lower = label.to_ascii_lowercase();
    let agrees = match (mark, lower.as_str()) {
        (Mark::None | Mark::Utf8, "utf-8" | "utf8") | (Mark::Utf16 { .. }, "utf-16") => true,
        (Mark::Utf16 { little }, "utf-16le") => little,
        (Mark::Utf16 { little }, "utf-16be") => !little,
        (Mark::None, name) if !name.starts_with("utf-16") => return other(label, &lower),
        _ => false,
    };
    if agrees {
        return Ok(by_mark(mark));
    }
    Err(refuse(match mark {
        Mark::None => format!("declared as {label}, but without a byte order mark"),
        Mark::Utf8 => format!("declared as {label}, but with the byte order mark of UTF-8"),
        Mark::Utf16 { .. } => format!("declared as {label}, but with a byte order mark of UTF-16"),
    }))
}

fn other(label: &str, lower: &str) -> Result<Decoder, Error> {
    if lower == "utf-7" || lower.contains("ebcdic") {
        return Err(refuse(format!("the encoding {label} is not read")));
    }
    #[cfg(feature = "encoding")]
    let found =
        Decoder::by_label(lower).ok_or_else(|| refuse(format!("the encoding {label} is unknown")));
    #[cfg(not(feature = "encoding"))]
    let found = Err(refuse(format!(
        "the encoding {label} needs the feature `encoding`"
    )));
    found
}

#[cold]
fn refuse(message: impl Into<Box<str>>) -> Error {
    Error::new(ErrorKind::Encoding(message.into()))
}
