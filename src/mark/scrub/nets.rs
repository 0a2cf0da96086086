//! Addresses and nets as numbers, IPv4 among IPv6.

use std::collections::HashMap;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

/// `::ffff:0:0/96`, where IPv4 lives among IPv6.
const MAPPED: u128 = 0xFFFF_0000_0000;
/// Nets smaller than this are also found in spellings that may be mere numbers.
const LONG_PREFIX: u8 = 112;

/// An address found in a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Mention {
    pub(super) address: u128,
    /// The bits of its net that the text states.
    pub(super) prefix: u8,
    /// Whether it may as well be a mere number.
    pub(super) is_loose: bool,
    pub(super) start: usize,
    pub(super) end: usize,
}

pub(super) fn from_v4(address: u32) -> u128 {
    MAPPED | u128::from(address)
}

pub(super) fn to_ip(address: u128) -> IpAddr {
    match v4(address) {
        Some(v4) => IpAddr::V4(Ipv4Addr::from(v4)),
        None => IpAddr::V6(Ipv6Addr::from(address)),
    }
}

fn v4(address: u128) -> Option<u32> {
    (address >> 32 == MAPPED >> 32).then(|| low(address))
}

fn low(address: u128) -> u32 {
    u32::try_from(address & 0xFFFF_FFFF).unwrap_or_default()
}

fn mask(prefix: u8) -> u128 {
    let shift = 128 - u32::from(prefix.min(128));
    u128::MAX.checked_shl(shift).unwrap_or_default()
}

/// The IPv4 address that an IPv6 address stands for: NAT64 or 6to4.
pub(super) fn translated(address: u128) -> Option<u128> {
    if address >> 32 == 0x0064_FF9B << 64 {
        return Some(from_v4(low(address)));
    }
    (address >> 112 == 0x2002).then(|| from_v4(low(address >> 80)))
}

/// IPv4 addresses that may be hidden in an IPv6 address, and rarely are.
fn hidden(address: u128) -> impl Iterator<Item = u128> {
    let client = (address >> 96 == 0x2001_0000).then(|| !low(address));
    let last = Some(low(address)).filter(|last| *last >= 1 << 24);
    [client, last].into_iter().flatten().map(from_v4)
}

/// Addresses and nets, each of a value.
#[derive(Debug, Default)]
pub(super) struct Nets {
    by_prefix: Vec<(u8, HashMap<u128, Vec<usize>>)>,
}

impl Nets {
    pub(super) fn is_empty(&self) -> bool {
        self.by_prefix.is_empty()
    }

    pub(super) fn add(&mut self, mention: &Mention, value: usize) {
        self.insert(mention.address, mention.prefix, value);
        if let Some(inner) = translated(mention.address) {
            self.insert(inner, 128, value);
        }
    }

    fn insert(&mut self, address: u128, prefix: u8, value: usize) {
        let key = address & mask(prefix);
        let known = self
            .by_prefix
            .iter_mut()
            .find(|(known, _)| *known == prefix);
        if let Some((_, nets)) = known {
            nets.entry(key).or_default().push(value);
        } else {
            let nets = HashMap::from([(key, vec![value])]);
            self.by_prefix.push((prefix, nets));
        }
    }

    /// The values that an address names.
    pub(super) fn named_by(&self, mention: &Mention, mut tell: impl FnMut(usize)) {
        self.at(mention.address, mention.is_loose, &mut tell);
        if let Some(inner) = translated(mention.address) {
            self.at(inner, mention.is_loose, &mut tell);
        }
        if v4(mention.address).is_none() {
            hidden(mention.address).for_each(|inner| self.at(inner, true, &mut tell));
        }
    }

    fn at(&self, address: u128, is_loose: bool, tell: &mut impl FnMut(usize)) {
        for (prefix, nets) in &self.by_prefix {
            if is_loose && *prefix < LONG_PREFIX {
                continue;
            }
            let values = nets.get(&(address & mask(*prefix)));
            values.into_iter().flatten().for_each(|value| tell(*value));
        }
    }
}
