//! Values that stand nowhere else, and other ways to spell them.

use data_encoding::{BASE64, BASE64URL_NOPAD, HEXLOWER};

use crate::codec::tests::generate::Chance;

/// A value: a token of 16 digits, alone or in the name of a host, or an address.
#[derive(Clone, Debug)]
pub(super) struct Secret {
    pub(super) text: String,
    /// What it is known by, in lower case.
    known_by: String,
    /// The same for what takes numbers only.
    digits: String,
}

impl Secret {
    /// A token.
    pub(super) fn token(chance: &mut Chance) -> Self {
        // A letter and letters in it, so that it is never taken for a number.
        let token = format!("c{:015x}", chance.next() >> 4);
        let digits = 1_000_000_000_000_000 + chance.next() % 8_999_999_999_999_999;
        Self {
            text: token.clone(),
            known_by: token,
            digits: digits.to_string(),
        }
    }

    /// The one that such a text is.
    pub(super) fn of(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            known_by: text.to_owned(),
            digits: text.to_owned(),
        }
    }

    /// A token, mostly; else a host or an address.
    pub(super) fn any(chance: &mut Chance) -> Self {
        let secret = Self::token(chance);
        match chance.below(8) {
            0 => Self {
                text: format!("{}.example.org", secret.text),
                ..secret
            },
            1 => {
                let mut part = |from: usize, n: usize| from + chance.below(n);
                let (a, b) = (part(100, 27), part(100, 156));
                let (c, d) = (part(100, 156), part(100, 156));
                let text = format!("{a}.{b}.{c}.{d}");
                Self {
                    known_by: text.clone(),
                    text,
                    ..secret
                }
            }
            _ => secret,
        }
    }

    /// Whether it is found in a sentence.
    pub(super) fn is_indicator(&self) -> bool {
        self.text.contains('.')
    }

    pub(super) fn number(&self) -> String {
        self.digits.clone()
    }

    pub(super) fn time(&self) -> String {
        format!("2031-05-06T07:08:09.{}Z", self.digits)
    }

    pub(super) fn in_base64(&self) -> String {
        BASE64.encode(self.text.as_bytes())
    }

    pub(super) fn in_hex(&self) -> String {
        HEXLOWER.encode(self.text.as_bytes())
    }

    /// Whether it is an address of four numbers.
    fn octets(&self) -> Option<[u8; 4]> {
        let parts: Vec<u8> = self
            .text
            .split('.')
            .map_while(|part| part.parse().ok())
            .collect();
        parts.try_into().ok()
    }

    /// What shows that it was said.
    pub(super) fn patterns(&self) -> Vec<String> {
        let mut patterns = vec![self.known_by.clone(), self.digits.clone()];
        if let Some([a, b, c, d]) = self.octets() {
            let number = u32::from_be_bytes([a, b, c, d]);
            patterns.push(format!("0x{number:08x}"));
            patterns.push(format!(":{a:02x}{b:02x}:{c:02x}{d:02x}"));
            patterns.push(format!("//{number}/"));
        }
        patterns.dedup();
        patterns
    }

    /// It, spelt in some way that readers understand.
    pub(super) fn spelt(&self, chance: &mut Chance) -> String {
        let text = &self.text;
        if let Some([a, b, c, d]) = self.octets() {
            let number = u32::from_be_bytes([a, b, c, d]);
            return match chance.below(9) {
                0 => text.replace('.', "[.]"),
                1 => text.replace('.', "(.)"),
                2 => format!("{a}.{b}.{c}[.]{d}"),
                3 => format!("::ffff:{text}"),
                4 => format!("::ffff:{a:02x}{b:02x}:{c:02x}{d:02x}"),
                5 => format!("http://{number}/"),
                6 => format!("0x{number:08x}"),
                7 => text.replace('.', "[dot]"),
                _ => text.clone(),
            };
        }
        let each = |spell: fn(u8) -> String| text.bytes().map(spell).collect::<String>();
        match chance.below(13) {
            0 => text.to_uppercase(),
            1 => self.in_base64(),
            2 => BASE64URL_NOPAD.encode(text.as_bytes()),
            3 => self.in_hex(),
            4 => each(|byte| format!("%{byte:02X}")),
            5 => each(|byte| format!("&#{byte};")),
            6 => each(|byte| format!("&#x{byte:X};")),
            7 => each(|byte| format!("\\x{byte:02x}")),
            8 => text.replacen('c', "%63", 1),
            9 => text.replace('.', "[.]"),
            10 => format!("hxxp://{}/x", text.replace('.', "[.]")),
            11 => BASE64.encode(
                &text
                    .encode_utf16()
                    .flat_map(u16::to_le_bytes)
                    .collect::<Vec<_>>(),
            ),
            _ => text.clone(),
        }
    }
}
