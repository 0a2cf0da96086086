//! IPv6 addresses with colons, and their reverse names.

use std::net::Ipv6Addr;

use memchr::memmem;

use super::addresses::{at, before, part};
use super::nets::Mention;

pub(super) const REVERSE_V6: &[u8] = b".ip6.arpa";

/// IPv6 with colons.
pub(super) fn colons(text: &str, tell: &mut impl FnMut(Mention)) {
    let is_part = |b: u8| b.is_ascii_hexdigit() || matches!(b, b':' | b'.');
    let mut start = 0;
    for run in text.as_bytes().split(|b| !is_part(*b)) {
        let mut from = start;
        let end = start + run.len();
        start = end + 1;
        if run.len() < 3 {
            continue;
        }
        let Some(run) = text.get(from..end) else {
            continue;
        };
        let colons = run.bytes().filter(|b| *b == b':').count();
        if !(run.contains("::") || colons >= 6) {
            continue;
        }
        if before(text.as_bytes(), from).is_ascii_alphanumeric() {
            from += run.find(':').unwrap_or_default();
        }
        while let Some(rest) = text.get(from..end).filter(|rest| rest.len() > 1) {
            from += colon_address(text, from, rest, tell);
        }
    }
}

/// Tells the address that begins here; gives the length that need not be looked at again.
fn colon_address(text: &str, start: usize, rest: &str, tell: &mut impl FnMut(Mention)) -> usize {
    let mut said = 0;
    let pieces = pieces(rest).into_iter().flatten();
    for piece in pieces.filter(|piece| piece.len() > 2) {
        let Ok(address) = piece.parse::<Ipv6Addr>() else {
            continue;
        };
        let end = start + piece.len();
        said = said.max(piece.len());
        let (prefix, end) = v6_prefix(text.as_bytes(), end).unwrap_or((128, end));
        tell(Mention {
            address: address.to_bits(),
            prefix,
            is_loose: false,
            start,
            end,
        });
    }
    if said > 0 {
        return said;
    }
    rest.find(':').map_or(rest.len(), |colon| colon + 1)
}

/// The longest that may be an address, and the same without what may be a port.
fn pieces(rest: &str) -> [Option<&str>; 2] {
    let mut ends = rest.match_indices(':').map(|(at, _)| at);
    let longest = ends.nth(7).unwrap_or(rest.len()).min(46);
    let longest = rest.get(..longest).unwrap_or_default();
    let end = longest.trim_end_matches('.');
    let end = match end.strip_suffix(':') {
        Some(open) if !open.ends_with(':') => open,
        _ => end,
    };
    let port = end.rfind(['.', ':']).and_then(|at| end.get(..at));
    [Some(end), port.filter(|port| !port.ends_with(':'))]
}

fn v6_prefix(bytes: &[u8], end: usize) -> Option<(u8, usize)> {
    let bits = part(bytes, end + 1).filter(|_| at(bytes, end) == b'/')?;
    let prefix = u8::try_from(bits.decimal?).ok()?;
    (1..=128).contains(&prefix).then_some((prefix, bits.end))
}

/// `1.0.0.…8.b.d.0.1.0.0.2.ip6.arpa`.
pub(super) fn nibbles(bytes: &[u8], tell: &mut impl FnMut(Mention)) {
    for found in memmem::find_iter(bytes, REVERSE_V6) {
        let (mut address, mut count, mut start) = (0_u128, 0_u8, found);
        while count < 32 {
            let Some(digit) = char::from(before(bytes, start)).to_digit(16) else {
                break;
            };
            address |= u128::from(digit) << (124 - 4 * count.min(31));
            start -= 1;
            count += 1;
            if before(bytes, start) != b'.' {
                break;
            }
            start -= 1;
        }
        if count > 0 {
            tell(Mention {
                address,
                prefix: count * 4,
                is_loose: false,
                start,
                end: found + REVERSE_V6.len(),
            });
        }
    }
}
