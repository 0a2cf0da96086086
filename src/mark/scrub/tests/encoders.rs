//! Ways to disguise a text.

use std::fmt::Write;

use data_encoding::{BASE64, BASE64_NOPAD, BASE64URL, BASE64URL_NOPAD, HEXLOWER, HEXUPPER};

pub(super) type Encoder = fn(&str) -> String;

fn each(text: &str, spell: impl Fn(char) -> String) -> String {
    text.chars().map(spell).collect()
}

fn each_byte(bytes: &[u8], before: &str, between: &str) -> String {
    let pairs: Vec<_> = bytes
        .iter()
        .map(|byte| format!("{before}{byte:02x}"))
        .collect();
    pairs.join(between)
}

fn wide(text: &str, order: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(order).collect()
}

fn wrapped(text: &str, width: usize, end: &str) -> String {
    let lines: Vec<_> = text
        .as_bytes()
        .chunks(width)
        .map(String::from_utf8_lossy)
        .collect();
    lines.join(end)
}

fn quoted(text: &str) -> String {
    let mut out = String::new();
    for (at, byte) in text.bytes().enumerate() {
        write!(out, "={byte:02X}").unwrap();
        if at % 9 == 8 {
            out.push_str("=\r\n");
        }
    }
    out
}

/// Encodings, each of which hides any text and may lie around another.
pub(super) const ENCODERS: &[(&str, Encoder)] = &[
    ("base64", |text| BASE64.encode(text.as_bytes())),
    ("base64, unpadded", |text| {
        BASE64_NOPAD.encode(text.as_bytes())
    }),
    ("base64url", |text| BASE64URL.encode(text.as_bytes())),
    ("base64url, unpadded", |text| {
        BASE64URL_NOPAD.encode(text.as_bytes())
    }),
    ("base64, wrapped", |text| {
        wrapped(&BASE64.encode(text.as_bytes()), 12, "\r\n")
    }),
    ("base64, wrapped by blanks", |text| {
        wrapped(&BASE64.encode(text.as_bytes()), 10, " ")
    }),
    ("base64 of UTF-16LE", |text| {
        BASE64.encode(&wide(text, u16::to_le_bytes))
    }),
    ("base64 of UTF-16BE", |text| {
        BASE64.encode(&wide(text, u16::to_be_bytes))
    }),
    ("hex", |text| HEXLOWER.encode(text.as_bytes())),
    ("HEX", |text| HEXUPPER.encode(text.as_bytes())),
    ("0x hex", |text| {
        format!("0x{}", HEXLOWER.encode(text.as_bytes()))
    }),
    ("hex, spaced", |text| each_byte(text.as_bytes(), "", " ")),
    ("hex, colons", |text| each_byte(text.as_bytes(), "", ":")),
    ("hex, bytes of C", |text| {
        each_byte(text.as_bytes(), "0x", ", ")
    }),
    ("hex of UTF-16LE", |text| {
        HEXLOWER.encode(&wide(text, u16::to_le_bytes))
    }),
    ("percent", |text| each_byte(text.as_bytes(), "%", "")),
    ("%u", |text| {
        each(text, |c| format!("%u{:04x}", u32::from(c)))
    }),
    ("decimal entities", |text| {
        each(text, |c| format!("&#{};", u32::from(c)))
    }),
    ("hexadecimal entities", |text| {
        each(text, |c| format!("&#x{:X};", u32::from(c)))
    }),
    ("\\x", |text| each_byte(text.as_bytes(), "\\x", "")),
    ("\\u", |text| {
        each(text, |c| format!("\\u{:04x}", u32::from(c)))
    }),
    ("\\u{}", |text| {
        each(text, |c| format!("\\u{{{:x}}}", u32::from(c)))
    }),
    ("quoted-printable", quoted),
];

/// Spellings that are the last step before an encoding.
pub(super) const SPELLINGS: &[(&str, Encoder)] = &[
    ("plain", str::to_owned),
    ("upper case", str::to_uppercase),
    ("[.]", |text| text.replace('.', "[.]")),
    ("(dot)", |text| text.replace('.', "(dot)")),
    (" dot ", |text| text.replace('.', " dot ")),
    ("\\.", |text| text.replace('.', "\\.")),
    ("zero-width", |text| each(text, |c| format!("{c}\u{200B}"))),
    ("soft hyphens", |text| each(text, |c| format!("{c}\u{AD}"))),
    ("full-width", |text| {
        each(text, |c| {
            let wide = u32::from(c) + 0xFEE0;
            let c = if c.is_ascii_graphic() {
                char::from_u32(wide).unwrap()
            } else {
                c
            };
            c.to_string()
        })
    }),
];
