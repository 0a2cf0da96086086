//! The forms of data types that the model keeps as text.

use crate::value::{AddressCategory, AddressView};

/// `Z`, or an offset from UTC of up to 14 hours (RFC 7970, section 2.8).
pub(super) fn is_time_zone(text: &str) -> bool {
    let offset = text
        .strip_prefix(['+', '-'])
        .and_then(|o| o.split_once(':'));
    let below = |digits: &str, limit: u8| {
        let plain = digits.len() == 2 && digits.bytes().all(|b| b.is_ascii_digit());
        plain && digits.parse().is_ok_and(|n: u8| n < limit)
    };
    text == "Z" || offset.is_some_and(|(hours, minutes)| below(hours, 15) && below(minutes, 60))
}

/// The ranges of a list of ports, if it is one (RFC 7970, section 2.9).
///
/// A number beyond counting counts as the greatest.
pub(super) fn ranges(text: &str) -> Option<Vec<(u64, u64)>> {
    let number = |digits: &str| {
        let is_number = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| digits.parse().unwrap_or(u64::MAX))
    };
    let range = |item: &str| {
        let (first, last) = item.split_once('-').unwrap_or((item, item));
        Some((number(first)?, number(last)?))
    };
    text.split(',').map(range).collect()
}

/// How many ports a list has, if it is one.
pub(super) fn ports(text: &str) -> Option<u64> {
    let lengths = ranges(text)?;
    let lengths = lengths
        .iter()
        .map(|(first, last)| last.saturating_sub(*first).saturating_add(1));
    lengths.reduce(u64::saturating_add)
}

/// A fully qualified domain name.
pub(super) fn is_domain(text: &str) -> bool {
    let view = AddressView::parse(Some(&AddressCategory::DomainName), text);
    let inner = text.strip_suffix('.').unwrap_or(text);
    view == AddressView::Name && inner.contains('.')
}

/// A URI with its scheme, without what RFC 3986 does not allow in one; letters
/// beyond ASCII may stand unescaped, as XML Schema has it.
pub(super) fn is_url(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else {
        return false;
    };
    let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b));
    let forbidden = |c: char| c.is_whitespace() || c.is_control() || "<>\"{}|\\^`".contains(c);
    let mut escapes = rest.split('%').skip(1);
    let is_octet = |behind: &str| {
        let digits = behind.as_bytes().get(..2);
        digits.is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit))
    };
    named && !rest.is_empty() && !rest.contains(forbidden) && escapes.all(is_octet)
}

/// `true` or `false`, or a digit for it (XML Schema, part 2, section 3.2.2).
pub(super) fn is_boolean(text: &str) -> bool {
    matches!(text, "true" | "false" | "1" | "0")
}

/// Pairs of hexadecimal digits (RFC 7970, section 2.5.2).
pub(super) fn is_hexadecimal(text: &str) -> bool {
    text.len().is_multiple_of(2) && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// Groups of four characters of base 64, the last one filled up (RFC 7970,
/// section 2.5.1). White space may stand anywhere.
pub(super) fn is_base64(text: &str) -> bool {
    let packed: Vec<u8> = text.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
    let data = packed.strip_suffix(b"==").or(packed.strip_suffix(b"="));
    let data = data.unwrap_or(&packed);
    packed.len().is_multiple_of(4)
        && data
            .iter()
            .all(|b| b.is_ascii_alphanumeric() || b"+/".contains(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_zones_are_offsets() {
        for zone in ["Z", "+05:30", "-14:59", "+00:00"] {
            assert!(is_time_zone(zone), "{zone}");
        }
        for other in [
            "", "z", "UTC", "05:30", "+5:30", "+15:00", "+05:60", "+0530", "+٠5:30",
        ] {
            assert!(!is_time_zone(other), "{other}");
        }
    }

    #[test]
    fn lists_of_ports_are_counted() {
        assert_eq!(ports("2,5-15,30"), Some(13));
        assert_eq!(ports("80"), Some(1));
        assert_eq!(ports("0-99999999999999999999"), Some(u64::MAX));
        for other in ["", ",", "80,", "80, 81", "a", "1-2-3", "-1"] {
            assert_eq!(ports(other), None, "{other}");
        }
    }

    #[test]
    fn urls_have_a_scheme_and_are_escaped() {
        for url in [
            "https://example.com/a%20b?c#d",
            "urn:x:y",
            "https://bücher.example/",
        ] {
            assert!(is_url(url), "{url}");
        }
        for other in [
            "",
            "www.example.com",
            "https:",
            "https://a b",
            "1a:b",
            "x:%2",
            "x:\u{85}",
        ] {
            assert!(!is_url(other), "{other:?}");
        }
    }

    #[test]
    fn names_of_csirts_have_a_dot() {
        assert!(is_domain("csirt.example.com") && is_domain("csirt.example.com."));
        assert!(!is_domain("localhost") && !is_domain("localhost.") && !is_domain("Example CSIRT"));
    }

    #[test]
    fn binary_data_are_digits() {
        assert!(is_hexadecimal("00fF") && is_hexadecimal("") && !is_hexadecimal("0"));
        assert!(!is_hexadecimal("0x") && !is_hexadecimal("é"));
        assert!(is_base64("YQ==") && is_base64("YW\nJj") && is_base64("YWI="));
        assert!(!is_base64("YQ") && !is_base64("Y===") && !is_base64("YQ=a") && !is_base64("é"));
    }
}
