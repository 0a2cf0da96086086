//! Addresses and names that tell where something was, as they are compared.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use unicode_normalization::UnicodeNormalization;

use crate::model::Address;
use crate::select::Net;
use crate::value::AddressView;

/// What an address is compared by.
#[derive(Default)]
pub(super) struct Place {
    pub(super) address: Option<String>,
    pub(super) domain: Option<String>,
    pub(super) net: Option<String>,
}

/// The shortest prefixes that tell something.
const SHORTEST: (u8, u8) = (16, 32);
/// The prefixes of networks that hosts are taken to share.
const USUAL: (u8, u8) = (24, 48);

/// Nothing for an address that means another one to everybody, or is nobody's.
pub(super) fn place(address: &Address) -> Place {
    let text = address.value.trim();
    let view = AddressView::parse(address.category.as_ref(), text);
    if let Some(host) = view.canonical_ip() {
        return host_place(host);
    }
    match view {
        AddressView::Ipv4Net { address, prefix } => net_place(address.into(), prefix),
        AddressView::Ipv6Net { address, prefix } => net_place(address.into(), prefix),
        AddressView::Asn(number) if !is_private_asn(number) => Place {
            net: Some(format!("AS{number}")),
            ..Place::default()
        },
        AddressView::Name => Place {
            domain: domain(text),
            ..Place::default()
        },
        AddressView::Email | AddressView::Mac(_) | AddressView::Eui64(_) => Place {
            address: Some(text.to_lowercase()),
            ..Place::default()
        },
        AddressView::Uri | AddressView::Atm => Place {
            address: Some(text.to_owned()),
            ..Place::default()
        },
        _ => Place::default(),
    }
}

fn host_place(host: IpAddr) -> Place {
    if is_anybodys(host) {
        return Place::default();
    }
    let prefix = if host.is_ipv4() { USUAL.0 } else { USUAL.1 };
    Place {
        address: Some(host.to_string()),
        net: Some(Net::within(host, prefix).to_string()),
        ..Place::default()
    }
}

fn net_place(address: IpAddr, prefix: u8) -> Place {
    let shortest = if address.is_ipv4() {
        SHORTEST.0
    } else {
        SHORTEST.1
    };
    let tells = prefix >= shortest && !is_anybodys(address);
    Place {
        net: tells.then(|| Net::within(address, prefix).to_string()),
        ..Place::default()
    }
}

/// Whether an address is in use in many places.
fn is_anybodys(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_anybodys_v4(address),
        IpAddr::V6(address) => is_anybodys_v6(address),
    }
}

fn is_anybodys_v4(address: Ipv4Addr) -> bool {
    let [a, b, ..] = address.octets();
    address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_multicast()
        || address.is_broadcast()
        || a == 0
        || (a == 100 && (64..128).contains(&b))
        || (a == 198 && (18..20).contains(&b))
}

fn is_anybodys_v6(address: Ipv6Addr) -> bool {
    address.is_loopback()
        || address.is_unspecified()
        || address.is_multicast()
        || address.is_unicast_link_local()
        || address.is_unique_local()
}

/// Private numbers, and those that are none.
fn is_private_asn(number: u32) -> bool {
    matches!(number, 0 | 23456 | 64512..=65535 | 4_200_000_000..)
}

/// A domain name, unless it means another one to everybody.
pub(super) fn domain(name: &str) -> Option<String> {
    let name = name.trim().trim_end_matches('.');
    let name = name.nfc().collect::<String>().to_lowercase();
    let mut labels = name.rsplit('.');
    let (last, second) = (labels.next()?, labels.next());
    let anybodys = matches!(
        (last, second),
        ("localhost" | "local" | "localdomain" | "arpa", _) | (_, None)
    );
    (!anybodys).then_some(name)
}

/// A name as it is compared: case and white space do not count.
pub(super) fn name(text: &str) -> Option<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let name = words.join(" ").nfc().collect::<String>().to_lowercase();
    (!name.is_empty()).then_some(name)
}
