//! IP addresses in a text, in every spelling.

use memchr::memmem;

use super::colons::{REVERSE_V6, colons, nibbles};
use super::nets::{Mention, from_v4};

const REVERSE_V4: &[u8] = b".in-addr.arpa";
/// No spelling of one address is longer: the reverse name of an IPv6 address, or a zone id.
const LONGEST: usize = 120;

/// The addresses that a folded text names.
pub(super) fn mentions(text: &str, mut tell: impl FnMut(Mention)) {
    let bytes = text.as_bytes();
    if memchr::memchr(b':', bytes).is_some() {
        colons(text, &mut tell);
    }
    if !bytes.iter().any(u8::is_ascii_digit) {
        return;
    }
    if memchr::memchr3(b'.', b'-', b'_', bytes).is_some() {
        dotted(bytes, &mut tell);
    }
    words(bytes, &mut tell);
    if memmem::find(bytes, REVERSE_V6).is_some() {
        nibbles(bytes, &mut tell);
    }
}

/// The addresses or nets that the whole of a folded text may be.
pub(super) fn whole(text: &str) -> Vec<Mention> {
    let text = text.trim().trim_end_matches('.');
    let inner = text.strip_prefix('[').unwrap_or(text);
    let skipped = text.len() - inner.len();
    let mut found = Vec::new();
    if text.len() > LONGEST {
        return found;
    }
    mentions(text, |mention| {
        let rest = text.get(mention.end..);
        if mention.start == skipped && rest.is_some_and(is_decoration) {
            found.push(mention);
        }
    });
    found
}

/// A port, a zone, a closing bracket.
fn is_decoration(rest: &str) -> bool {
    let rest = match rest.strip_prefix('%') {
        Some(zone) => zone.trim_start_matches(|c: char| c.is_alphanumeric() || "-_.~".contains(c)),
        None => rest,
    };
    let rest = rest.strip_prefix(']').unwrap_or(rest);
    let rest = rest.strip_prefix(':').unwrap_or(rest);
    rest.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn at(bytes: &[u8], index: usize) -> u8 {
    bytes.get(index).copied().unwrap_or_default()
}

pub(super) fn before(bytes: &[u8], index: usize) -> u8 {
    index.checked_sub(1).map_or(0, |index| at(bytes, index))
}

/// A part of a dotted address, read in decimal and as C reads it.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) decimal: Option<u32>,
    c: Option<u32>,
    pub(super) end: usize,
}

fn radix(digits: &[u8], radix: u32) -> Option<u32> {
    digits.iter().try_fold(0_u32, |sum, byte| {
        let digit = char::from(*byte).to_digit(radix)?;
        sum.checked_mul(radix)?.checked_add(digit)
    })
}

pub(super) fn part(bytes: &[u8], start: usize) -> Option<Part> {
    let rest = bytes.get(start..bytes.len().min(start + 16))?;
    if let [b'0', b'x', hex @ ..] = rest {
        let length = hex.iter().take_while(|b| b.is_ascii_hexdigit()).count();
        let c = radix(hex.get(..length)?, 16).filter(|_| length > 0);
        let end = start + 2 + length;
        return c.map(|_| Part {
            decimal: None,
            c,
            end,
        });
    }
    let length = rest.iter().take_while(|b| b.is_ascii_digit()).count();
    let digits = rest.get(..length).filter(|digits| !digits.is_empty())?;
    let decimal = radix(digits, 10);
    let octal = digits.len() > 1 && digits.starts_with(b"0");
    let c = if octal { radix(digits, 8) } else { decimal };
    let end = start + length;
    Some(Part { decimal, c, end })
}

/// Numbers between dots, dashes or underscores.
fn dotted(bytes: &[u8], tell: &mut impl FnMut(Mention)) {
    let mut from = 0;
    while let Some(rest) = bytes.get(from..) {
        let Some(gap) = rest.iter().position(u8::is_ascii_digit) else {
            return;
        };
        let start = from + gap;
        let Some(first) = part(bytes, start) else {
            let long = rest
                .iter()
                .skip(gap)
                .take_while(|b| b.is_ascii_alphanumeric())
                .count();
            from = start + long.max(1);
            continue;
        };
        numbers(bytes, start, first, tell);
        from = first.end;
        while at(bytes, from).is_ascii_digit() {
            from += 1;
        }
    }
}

fn numbers(bytes: &[u8], start: usize, first: Part, tell: &mut impl FnMut(Mention)) {
    let separator = at(bytes, first.end);
    if !matches!(separator, b'.' | b'-' | b'_') {
        return;
    }
    let mut parts = vec_of(first);
    let mut count = 1;
    let mut end = first.end;
    for slot in parts.iter_mut().skip(1) {
        let next = (at(bytes, end) == separator).then(|| part(bytes, end + 1));
        let Some(next) = next.flatten() else { break };
        *slot = next;
        end = next.end;
        count += 1;
    }
    let Some(parts) = parts.get(..count) else {
        return;
    };
    let place = Place {
        bytes,
        start,
        end,
        separator,
    };
    match parts {
        [a, b, c, d] => place.four([a, b, c, d], tell),
        _ if separator == b'.' => place.fewer(parts, tell),
        _ => {}
    }
}

fn vec_of(first: Part) -> [Part; 4] {
    [first; 4]
}

/// Where a row of numbers stands.
struct Place<'a> {
    bytes: &'a [u8],
    start: usize,
    end: usize,
    separator: u8,
}

fn octets(parts: &[Option<u32>]) -> Option<u32> {
    parts.iter().try_fold(0_u32, |sum, part| {
        let octet = part.filter(|octet| *octet < 256)?;
        Some((sum << 8) | octet)
    })
}

impl Place<'_> {
    fn tell(&self, address: u32, prefix: u8, is_loose: bool, tell: &mut impl FnMut(Mention)) {
        tell(Mention {
            address: from_v4(address),
            prefix,
            is_loose,
            start: self.start,
            end: self.end,
        });
    }

    fn rest(&self) -> &[u8] {
        self.bytes.get(self.end..).unwrap_or_default()
    }

    fn four(mut self, parts: [&Part; 4], tell: &mut impl FnMut(Mention)) {
        let decimal = parts.map(|part| part.decimal);
        let c = octets(&parts.map(|part| part.c));
        if self.separator != b'.' {
            let joined = before(self.bytes, self.start).is_ascii_alphanumeric()
                || at(self.bytes, self.end).is_ascii_alphanumeric();
            if let Some(address) = octets(&decimal).filter(|_| !joined) {
                self.tell(address, 128, true, tell);
            }
            return;
        }
        if self.rest().starts_with(REVERSE_V4) {
            self.end += REVERSE_V4.len();
            if let Some(address) = octets(&decimal) {
                self.tell(address.swap_bytes(), 128, false, tell);
            }
            return;
        }
        let prefix = self.prefix().unwrap_or(128);
        let decimal = octets(&decimal);
        for address in [decimal, c.filter(|c| Some(*c) != decimal)]
            .into_iter()
            .flatten()
        {
            self.tell(address, prefix, false, tell);
        }
    }

    /// `/24` or `/255.255.255.0`.
    fn prefix(&mut self) -> Option<u8> {
        if at(self.bytes, self.end) != b'/' {
            return None;
        }
        let first = part(self.bytes, self.end + 1)?;
        let mut end = first.end;
        let mut mask = vec![first.decimal];
        while mask.len() < 4 && at(self.bytes, end) == b'.' {
            let Some(next) = part(self.bytes, end + 1) else {
                break;
            };
            mask.push(next.decimal);
            end = next.end;
        }
        if mask.len() == 4 {
            let mask = octets(&mask)?;
            let ones = mask.leading_ones();
            if ones + mask.trailing_zeros() == 32 && ones > 0 {
                self.end = end;
                return u8::try_from(96 + ones).ok();
            }
            return None;
        }
        let bits = first.decimal.filter(|bits| (1..=32).contains(bits))?;
        self.end = first.end;
        u8::try_from(96 + bits).ok()
    }

    /// Zones of the reverse tree, `192.0.2/24`, `192.0.2.x`, and `//127.1` as C reads it.
    fn fewer(mut self, parts: &[Part], tell: &mut impl FnMut(Mention)) {
        if matches!(before(self.bytes, self.start), b'.' | b'0'..=b'9') {
            return;
        }
        let decimal: Vec<_> = parts.iter().map(|part| part.decimal).collect();
        let bits = u8::try_from(parts.len() * 8).unwrap_or_default();
        if self.rest().starts_with(REVERSE_V4) {
            self.end += REVERSE_V4.len();
            let reversed: Vec<_> = decimal.into_iter().rev().collect();
            if let Some(base) = octets(&reversed) {
                self.tell(base << (32 - bits), 96 + bits, false, tell);
            }
            return;
        }
        if let [_, _, _] = parts
            && let Some(base) = octets(&decimal)
        {
            if let [b'.', b'x' | b'*', ..] = self.rest() {
                self.end += 2;
                self.tell(base << 8, 120, false, tell);
            } else if let Some(prefix) = self.prefix() {
                self.tell(base << 8, prefix, false, tell);
            }
        }
        let linked = matches!(before(self.bytes, self.start), b'/' | b'@');
        if let Some(address) = short(parts).filter(|_| linked) {
            self.tell(address, 128, true, tell);
        }
    }
}

/// `127.1`: the last part fills what is left.
fn short(parts: &[Part]) -> Option<u32> {
    let (last, first) = parts.split_last()?;
    let first: Vec<_> = first.iter().map(|part| part.c).collect();
    let bits = 8 * u32::try_from(first.len()).ok()?;
    let base = octets(&first)?.checked_shl(32 - bits)?;
    let last = last.c?;
    (u64::from(last) < 1_u64 << (32 - bits)).then_some(base | last)
}

/// Addresses in one number: `3221225985`, `0xc0000201`, `c0000201`, 32 hexadecimal digits.
fn words(bytes: &[u8], tell: &mut impl FnMut(Mention)) {
    let mut start = 0;
    for word in bytes.split(|b| !b.is_ascii_alphanumeric()) {
        let end = start + word.len();
        let may_be = word.len() >= 8 && at(word, 0).is_ascii_hexdigit();
        let addresses = if may_be { number(word) } else { [None; 3] };
        for address in addresses.into_iter().flatten() {
            tell(Mention {
                address,
                prefix: 128,
                is_loose: true,
                start,
                end,
            });
        }
        start = end + 1;
    }
}

/// The readings in base 16, 10 and 8.
fn number(word: &[u8]) -> [Option<u128>; 3] {
    let v4 = |digits: &[u8], base| radix(digits, base).map(from_v4);
    match word {
        [b'0', b'x', digits @ ..] if matches!(digits.len(), 7 | 8) => [v4(digits, 16), None, None],
        [b'0', b'x', digits @ ..] if digits.len() == 32 => [v6(digits), None, None],
        _ => match word.len() {
            8 => [v4(word, 16), v4(word, 10), None],
            9..=12 if word.starts_with(b"0") => [None, v4(word, 10), v4(word, 8)],
            9 | 10 => [None, v4(word, 10), None],
            32 => [v6(word), None, None],
            _ => [None; 3],
        },
    }
}

fn v6(digits: &[u8]) -> Option<u128> {
    u128::from_str_radix(str::from_utf8(digits).ok()?, 16).ok()
}
