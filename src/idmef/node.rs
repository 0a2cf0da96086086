//! A place in a network (RFC 4765, section 4.2.7.2).

use std::net::{Ipv4Addr, Ipv6Addr};

use crate::idmef::service::integer;
use crate::idmef::tree::{Fact, Item};
use crate::model::{Address, Node};
use crate::value::{AddressCategory, Marked, OpenEnum};

const UNKNOWN: &str = "unknown";

pub(super) fn node(item: &Item<'_>) -> Option<Node> {
    let mut node = Node::new();
    for location in item.all("location") {
        let text = location.content().map(|text| location.worded(text));
        node.locations.extend(text);
    }
    let name = item.content_of("name");
    let name = name.map(|name| named(&name.take(), item.attribute("category")));
    let addresses = item.all("Address").filter_map(address);
    let all = name.into_iter().chain(addresses);
    node.addresses = all.map(Marked::new).collect();
    (node != Node::default()).then_some(node)
}

/// A name in the DNS or in another system of names, whose token is its category.
fn named(name: &str, category: Option<&Fact<'_>>) -> Address {
    let dns = || AddressCategory::DomainName;
    match category.map(|category| (category, category.peek())) {
        Some((category, "dns")) => {
            category.take();
            Address::new(dns(), name)
        }
        Some((category, UNKNOWN)) => guessed(name, Some(category)),
        Some((category, _)) => Address::new(AddressCategory::Ext(category.take().into()), name),
        None => guessed(name, None),
    }
}

/// An address whose category is to be seen from how it is written; if it is
/// not, that it is unknown is what the sender says, too.
fn guessed(text: &str, category: Option<&Fact<'_>>) -> Address {
    let address = Address::from(text);
    if let Some(category) = category {
        category.agrees(|_| address.category == Some(AddressCategory::Ext(UNKNOWN.into())));
    }
    address
}

fn address(item: &Item<'_>) -> Option<Address> {
    let text = item.content_of("address")?.take();
    let category = item.attribute("category");
    let mut address = match category.filter(|category| category.peek() != UNKNOWN) {
        Some(category) => categorised(item, text, &category.take()),
        None => guessed(&text, category),
    };
    address.vlan_name = item.attribute("vlan-name").map(Fact::take);
    let number = item.attribute("vlan-num");
    address.vlan_number = number.and_then(|number| number.read(integer));
    Some(address)
}

fn categorised(item: &Item<'_>, text: String, token: &str) -> Address {
    match token {
        "ipv4-addr-hex" => {
            let bits =
                hexadecimal(&text, 8).and_then(|digits| u32::from_str_radix(digits, 16).ok());
            plain(
                bits.map(Ipv4Addr::from),
                AddressCategory::Ipv4Addr,
                token,
                text,
            )
        }
        "ipv6-addr-hex" => {
            let bits = hexadecimal(&text, 32);
            let bits = bits.and_then(|digits| u128::from_str_radix(digits, 16).ok());
            plain(
                bits.map(Ipv6Addr::from),
                AddressCategory::Ipv6Addr,
                token,
                text,
            )
        }
        "ipv4-net-mask" => Address::new(AddressCategory::Ipv4NetMask, masked(item, text)),
        "ipv6-net-mask" => Address::new(AddressCategory::Ipv6NetMask, masked(item, text)),
        _ => match AddressCategory::from_token(token) {
            AddressCategory::Other(token) => Address::new(AddressCategory::Ext(token), text),
            category => Address::new(category, text),
        },
    }
}

/// The address as it is usually written, or the text with its own category.
fn plain(
    address: Option<impl ToString>,
    category: AddressCategory,
    token: &str,
    text: String,
) -> Address {
    match address {
        Some(address) => Address::new(category, address.to_string()),
        None => Address::new(AddressCategory::Ext(token.into()), text),
    }
}

fn hexadecimal(text: &str, most: usize) -> Option<&str> {
    let digits = text
        .strip_prefix("0x")
        .or_else(|| text.strip_prefix("0X"))?;
    let valid = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    (valid && (1..=most).contains(&digits.len())).then_some(digits)
}

/// The network with its mask behind a slash, as IODEF writes it.
fn masked(item: &Item<'_>, address: String) -> String {
    match item
        .content_of("netmask")
        .filter(|_| !address.contains('/'))
    {
        Some(mask) => format!("{address}/{}", mask.take()),
        None => address,
    }
}
