//! Typed views of addresses, whose text is kept elsewhere.

#[cfg(test)]
mod tests;

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::value::AddressCategory;

/// What the text of an address says, by its category (RFC 7970, section 3.18.1;
/// RFC 3067, section 6.7).
///
/// It is only a view: the text itself stays as written. What is not clearly of
/// its category is [`Opaque`](Self::Opaque), so reading never fails. White space
/// around the text is ignored.
///
/// ```
/// use std::net::Ipv4Addr;
/// use iodef::{AddressCategory, AddressView};
///
/// let net = AddressView::parse(
///     Some(&AddressCategory::Ipv4NetMask),
///     "192.0.2.0/255.255.255.0",
/// );
/// let address = Ipv4Addr::new(192, 0, 2, 0);
/// assert_eq!(net, AddressView::Ipv4Net { address, prefix: 24 });
///
/// // Some read a leading zero as octal.
/// let unclear = AddressView::parse(Some(&AddressCategory::Ipv4Addr), "192.0.2.010");
/// assert_eq!(unclear, AddressView::Opaque);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum AddressView {
    /// An IPv4 host.
    Ipv4(Ipv4Addr),
    /// An IPv6 host; one mapped from IPv4 stays IPv6.
    Ipv6 {
        /// The address.
        address: Ipv6Addr,
        /// The zone behind `%` (RFC 4007, section 11).
        zone: Option<Box<str>>,
    },
    /// An IPv4 network, by prefix length or by mask. Host bits stay as written.
    Ipv4Net {
        /// The address in front of the slash.
        address: Ipv4Addr,
        /// The length of the prefix in bits, 0 to 32.
        prefix: u8,
    },
    /// An IPv6 network, by prefix length or by mask. Host bits stay as written.
    Ipv6Net {
        /// The address in front of the slash.
        address: Ipv6Addr,
        /// The length of the prefix in bits, 0 to 128.
        prefix: u8,
    },
    /// An IPv4 address or network in which `x` hides digits.
    Ipv4Masked {
        /// The octets; `None` where any digit is hidden.
        octets: [Option<u8>; 4],
        /// The length of the prefix, if it is written and not hidden.
        prefix: Option<u8>,
    },
    /// An IPv6 address or network in which `x` hides digits.
    Ipv6Masked {
        /// The groups of 16 bits; `None` where any digit is hidden.
        groups: [Option<u16>; 8],
        /// The length of the prefix, if it is written and not hidden.
        prefix: Option<u8>,
    },
    /// A MAC address of 48 bits.
    Mac([u8; 6]),
    /// A MAC address of 64 bits.
    Eui64([u8; 8]),
    /// The number of an autonomous system, `AS64496` or `64496`.
    Asn(u32),
    /// An e-mail address.
    Email,
    /// A URI, with its scheme.
    Uri,
    /// An ATM address: an NSAP of 20 octets in hexadecimal, or an E.164 number.
    Atm,
    /// An Internet name, as A-labels or U-labels.
    Name,
    /// Anything else.
    Opaque,
}

type Reading = fn(&str) -> Option<AddressView>;

/// The ways to read an address of which no category is known.
const READINGS: [Reading; 11] = [
    ipv4,
    ipv4_net,
    ipv4_masked,
    ipv6,
    ipv6_net,
    ipv6_masked,
    hardware,
    prefixed_asn,
    email,
    url,
    dotted_name,
];

impl AddressView {
    /// Reads a text by its category, and [guesses](Self::guess) without one.
    #[must_use]
    pub fn parse(category: Option<&AddressCategory>, text: &str) -> Self {
        category.map_or_else(
            || Self::guess(text),
            |category| read(category, text.trim_ascii()).unwrap_or(Self::Opaque),
        )
    }

    /// Reads a bare address (RFC 3067, section 6.7), if there is one way only to
    /// read it. A number alone is none: an ASN needs `AS` here, a URI `://`, and
    /// an Internet name a dot.
    ///
    /// ```
    /// use iodef::AddressView;
    ///
    /// assert_eq!(AddressView::guess("AS64496"), AddressView::Asn(64496));
    /// assert_eq!(AddressView::guess("www.example.com"), AddressView::Name);
    /// assert_eq!(AddressView::guess("64496"), AddressView::Opaque);
    /// ```
    #[must_use]
    pub fn guess(text: &str) -> Self {
        let text = text.trim_ascii();
        let mut readings = READINGS.iter().filter_map(|read| read(text));
        match (readings.next(), readings.next()) {
            (Some(view), None) => view,
            _ => Self::Opaque,
        }
    }

    /// The IP address of a host: IPv4 if it is mapped into IPv6, and without zone.
    ///
    /// ```
    /// use iodef::AddressView;
    ///
    /// let mapped = AddressView::guess("::ffff:192.0.2.1").canonical_ip();
    /// assert_eq!(mapped, AddressView::guess("192.0.2.1").canonical_ip());
    /// ```
    #[must_use]
    pub fn canonical_ip(&self) -> Option<IpAddr> {
        match self {
            Self::Ipv4(address) => Some(IpAddr::V4(*address)),
            Self::Ipv6 { address, .. } => Some(address.to_canonical()),
            _ => None,
        }
    }
}

fn read(category: &AddressCategory, text: &str) -> Option<AddressView> {
    match category {
        AddressCategory::Asn => prefixed_asn(text).or_else(|| asn(text)),
        AddressCategory::Atm => atm(text),
        AddressCategory::EMail => email(text),
        AddressCategory::Mac => hardware(text),
        AddressCategory::Ipv4Addr | AddressCategory::Ipv4Unstated => ipv4(text),
        AddressCategory::Ipv4Net | AddressCategory::Ipv4NetMask => ipv4_net(text),
        AddressCategory::Ipv4NetMasked => ipv4_masked(text).or_else(|| ipv4_net(text)),
        AddressCategory::Ipv6Addr => ipv6(text),
        AddressCategory::Ipv6Net | AddressCategory::Ipv6NetMask => ipv6_net(text),
        AddressCategory::Ipv6NetMasked => ipv6_masked(text).or_else(|| ipv6_net(text)),
        AddressCategory::SiteUri => uri(text),
        AddressCategory::DomainName => name(text),
        _ => None,
    }
}

fn ipv4(text: &str) -> Option<AddressView> {
    text.parse().ok().map(AddressView::Ipv4)
}

fn ipv6(text: &str) -> Option<AddressView> {
    let (address, zone) = match text.split_once('%') {
        Some((address, zone)) => (address, Some(zone)),
        None => (text, None),
    };
    let blank = |zone: &str| zone.is_empty() || zone.contains(|c| c == '%' || is_gap(c));
    if zone.is_some_and(blank) {
        return None;
    }
    Some(AddressView::Ipv6 {
        address: address.parse().ok()?,
        zone: zone.map(Box::from),
    })
}

fn ipv4_net(text: &str) -> Option<AddressView> {
    let (address, length) = text.split_once('/')?;
    let mask = || Some(u128::from(u32::from(length.parse::<Ipv4Addr>().ok()?)) << 96);
    Some(AddressView::Ipv4Net {
        address: address.parse().ok()?,
        prefix: prefix(length, 32).or_else(|| mask_length(mask()?))?,
    })
}

fn ipv6_net(text: &str) -> Option<AddressView> {
    let (address, length) = text.split_once('/')?;
    let mask = || Some(u128::from(length.parse::<Ipv6Addr>().ok()?));
    Some(AddressView::Ipv6Net {
        address: address.parse().ok()?,
        prefix: prefix(length, 128).or_else(|| mask_length(mask()?))?,
    })
}

/// The length of a prefix in decimal, without sign or leading zero.
fn prefix(text: &str, longest: u8) -> Option<u8> {
    let plain = is_digits(text) && (text == "0" || !text.starts_with('0'));
    let length = text.parse().ok().filter(|_| plain)?;
    (length <= longest).then_some(length)
}

/// The length of a mask, whose ones must all come first.
fn mask_length(mask: u128) -> Option<u8> {
    let ones = mask.leading_ones();
    u8::try_from(ones)
        .ok()
        .filter(|_| mask.count_ones() == ones)
}

fn ipv4_masked(text: &str) -> Option<AddressView> {
    let (address, prefix) = masked(text, 32)?;
    let mut octets = fill(address, "1")
        .parse::<Ipv4Addr>()
        .ok()?
        .octets()
        .map(Some);
    for (octet, written) in octets.iter_mut().zip(address.split('.')) {
        octet.take_if(|_| hides(written));
    }
    Some(AddressView::Ipv4Masked { octets, prefix })
}

fn ipv6_masked(text: &str) -> Option<AddressView> {
    let (address, prefix) = masked(text, 128)?;
    let filled = |digit| fill(address, digit).parse::<Ipv6Addr>().ok();
    let mut groups = filled("1")?.segments().map(Some);
    for (group, other) in groups.iter_mut().zip(filled("2")?.segments()) {
        group.take_if(|group| *group != other);
    }
    Some(AddressView::Ipv6Masked { groups, prefix })
}

/// Splits what hides digits into address and prefix.
fn masked(text: &str, longest: u8) -> Option<(&str, Option<u8>)> {
    if !hides(text) {
        return None;
    }
    let Some((address, length)) = text.split_once('/') else {
        return Some((text, None));
    };
    let shown = prefix(&fill(length, "1"), longest)?;
    Some((address, (!hides(length)).then_some(shown)))
}

fn hides(text: &str) -> bool {
    text.contains(['x', 'X'])
}

fn fill(text: &str, digit: &str) -> String {
    text.replace(['x', 'X'], digit)
}

/// Groups of two hexadecimal digits between `:`, `-` or `.`, or of four between `.`.
fn hardware(text: &str) -> Option<AddressView> {
    let separator = text.chars().find(|c| matches!(c, ':' | '-' | '.'))?;
    let mut groups = text.split(separator);
    let size = if separator == '.' && text.find('.') == Some(4) {
        4
    } else {
        2
    };
    if !groups.all(|group| group.len() == size && is_hexadecimal(group)) {
        return None;
    }
    let digits = text.replace(separator, "");
    let octets = u64::from_str_radix(&digits, 16).ok()?.to_be_bytes();
    match digits.len() {
        12 => octets.last_chunk().copied().map(AddressView::Mac),
        16 => Some(AddressView::Eui64(octets)),
        _ => None,
    }
}

fn prefixed_asn(text: &str) -> Option<AddressView> {
    let (prefix, number) = text.split_at_checked(2)?;
    prefix.eq_ignore_ascii_case("AS").then(|| asn(number))?
}

fn asn(text: &str) -> Option<AddressView> {
    let number = text.parse().ok().filter(|_| is_digits(text))?;
    Some(AddressView::Asn(number))
}

fn atm(text: &str) -> Option<AddressView> {
    let nsap = text.replace(['.', '-', ':', ' '], "");
    let number = nsap.strip_prefix('+').unwrap_or(&nsap);
    let valid =
        nsap.len() == 40 && is_hexadecimal(&nsap) || number.len() <= 15 && is_digits(number);
    valid.then_some(AddressView::Atm)
}

fn email(text: &str) -> Option<AddressView> {
    let (local, domain) = text.rsplit_once('@')?;
    let stray = |c| is_gap(c) || "@:;,<>".contains(c);
    let literal = domain.strip_prefix('[').and_then(|d| d.strip_suffix(']'));
    let host = literal.map_or_else(
        || name(domain),
        |literal| ipv4(literal).or_else(|| tagged_ipv6(literal)),
    );
    let valid = !local.is_empty() && !local.contains(stray) && host.is_some();
    valid.then_some(AddressView::Email)
}

/// An IPv6 host as mail writes it (RFC 5321, section 4.1.3).
fn tagged_ipv6(text: &str) -> Option<AddressView> {
    text.strip_prefix("IPv6:").and_then(ipv6)
}

fn uri(text: &str) -> Option<AddressView> {
    let (scheme, rest) = text.split_once(':')?;
    let scheme_char = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let valid = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(scheme_char)
        && !rest.is_empty()
        && !rest.contains(is_gap);
    valid.then_some(AddressView::Uri)
}

fn url(text: &str) -> Option<AddressView> {
    text.contains("://").then(|| uri(text))?
}

/// A name of the DNS: labels of letters, digits, hyphens and underscores, in any
/// script, the last of them not a number (RFC 1123, section 2.1; RFC 5890).
fn name(text: &str) -> Option<AddressView> {
    let relative = text.strip_suffix('.').unwrap_or(text);
    let top = relative.rsplit('.').next()?;
    let valid =
        relative.chars().count() <= 253 && relative.split('.').all(is_label) && !is_digits(top);
    valid.then_some(AddressView::Name)
}

fn dotted_name(text: &str) -> Option<AddressView> {
    let dotted = text.trim_end_matches('.').contains('.') && ipv4_masked(text).is_none();
    dotted.then(|| name(text))?
}

fn is_label(label: &str) -> bool {
    let inside =
        |c: char| c.is_ascii_alphanumeric() || "-_".contains(c) || !c.is_ascii() && !is_gap(c);
    !label.is_empty()
        && label.chars().count() <= 63
        && label.chars().all(inside)
        && !label.starts_with('-')
        && !label.ends_with('-')
}

fn is_gap(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

fn is_hexadecimal(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_hexdigit())
}
