//! Addresses of hosts, networks and interfaces.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use ipcrypt_rs::IpcryptPfx;

use super::Disguise;
use super::spelling::refanged;
use crate::mark::IdentityKind;
use crate::value::{AddressCategory, AddressView};

/// `240.0.0.0/4`, which nobody has (RFC 1112, section 4), without the broadcast
/// address (RFC 8190).
const IPV4: u32 = 0xF000_0000;
const IPV4_HOSTS: u128 = 0x0FFF_FFFF;
/// `2001:db8::/32` (RFC 3849).
const IPV6: u128 = 0x2001_0db8 << 96;
/// `3fff::/20` (RFC 9637), which leaves networks twelve bits more.
const IPV6_NETWORKS: u128 = 0x3fff << 112;
const IPV6_NETWORK_BITS: u128 = (1 << 108) - 1;
/// The first private number of 32 bits, and how many there are (RFC 6996, section 5).
const ASN: u32 = 4_200_000_000;
const ASNS: u128 = 94_967_295;

impl Disguise {
    /// The pseudonym of an IP address, of the same family; one mapped from IPv4
    /// is that of the IPv4 address, mapped again.
    ///
    /// IPv6 addresses get one of `2001:db8::/32`, with 96 bits of their own. IPv4
    /// addresses get one of `240.0.0.0/4`, which nobody uses: of 1,000 addresses two
    /// get the same one once in 537 times, of 100,000 addresses some 19 pairs do.
    ///
    /// ```
    /// use iodef::Disguise;
    ///
    /// let disguise = Disguise::new(&[7; 32]); // use 32 random bytes
    /// let pseudonym = disguise.ip("192.0.2.166".parse()?);
    /// assert!(pseudonym.to_string().starts_with("24") || pseudonym.to_string().starts_with("25"));
    /// assert_eq!(pseudonym, disguise.ip("192.0.2.166".parse()?));
    /// # Ok::<(), std::net::AddrParseError>(())
    /// ```
    #[must_use]
    pub fn ip(&self, address: IpAddr) -> IpAddr {
        match address {
            IpAddr::V4(address) => self.ipv4(address).into(),
            IpAddr::V6(address) => match address.to_ipv4_mapped() {
                Some(address) => self.ipv4(address).to_ipv6_mapped().into(),
                None => self.ipv6(address).into(),
            },
        }
    }

    /// The pseudonym of a network, by any address in it; the length of the prefix
    /// stays.
    ///
    /// IPv4 networks get one of `240.0.0.0/4`, IPv6 networks one of `3fff::/20` (RFC
    /// 9637), so a network of prefix length *n* has *n* − 4 or *n* − 20 bits of its
    /// own: short prefixes often get the same pseudonym.
    #[must_use]
    pub fn network(&self, address: IpAddr, prefix: u8) -> IpAddr {
        match address {
            IpAddr::V4(address) => self.ipv4_network(address, prefix).into(),
            IpAddr::V6(address) => match address.to_ipv4_mapped().filter(|_| prefix >= 96) {
                Some(mapped) => {
                    let network = self.ipv4_network(mapped, prefix - 96);
                    network.to_ipv6_mapped().into()
                }
                None => self.ipv6_network(address, prefix).into(),
            },
        }
    }

    /// The pseudonym of a MAC address: locally administered, with 46 bits of its own.
    #[must_use]
    pub fn mac(&self, address: [u8; 6]) -> [u8; 6] {
        hardware(self.keyed.number("mac", &address))
    }

    /// The pseudonym of the number of an autonomous system: a private one of 32 bits
    /// (RFC 6996). There are 94,967,295; of 100 numbers, two get the same one once
    /// in 19,000 times.
    #[must_use]
    pub fn asn(&self, number: u32) -> u32 {
        let number = self.keyed.number("asn", &number.to_be_bytes()) % ASNS;
        ASN + u32::try_from(number).unwrap_or(0)
    }

    /// The pseudonym of an address of any category, written as the category wants it
    /// (RFC 7970, section 3.18.1). What is written so that nobody clicks on it, as in
    /// `192.0.2[.]1`, is understood; what is no address becomes a token.
    ///
    /// ```
    /// use iodef::{AddressCategory, Disguise};
    ///
    /// let disguise = Disguise::new(&[7; 32]);
    /// let written = |text| disguise.address(Some(&AddressCategory::Ipv6Addr), text);
    /// assert_eq!(written("2001:DB8:0:0::1"), written("2001:db8::1"));
    /// assert!(written("2001:db8::1").starts_with("2001:db8:"));
    /// ```
    #[must_use]
    pub fn address(&self, category: Option<&AddressCategory>, text: &str) -> String {
        let text = refanged(text);
        let view = match AddressView::parse(category, &text) {
            AddressView::Opaque => AddressView::guess(&text),
            view => view,
        };
        match view {
            AddressView::Ipv4(address) => self.ipv4(address).to_string(),
            AddressView::Ipv6 { address, .. } => self.ip(address.into()).to_string(),
            AddressView::Ipv4Net { address, prefix } => {
                self.network_text(category, address.into(), prefix)
            }
            AddressView::Ipv6Net { address, prefix } => {
                self.network_text(category, address.into(), prefix)
            }
            AddressView::Ipv4Masked { octets, prefix } => self.ipv4_masked(octets, prefix),
            AddressView::Ipv6Masked { groups, prefix } => self.ipv6_masked(groups, prefix),
            AddressView::Mac(address) => hexadecimal(&self.mac(address)),
            AddressView::Eui64(address) => hexadecimal(&self.eui64(address)),
            AddressView::Asn(number) => format!("AS{}", self.asn(number)),
            AddressView::Email => self.email(&text),
            AddressView::Uri => self.url(&text),
            AddressView::Atm => self.atm(&text),
            AddressView::Name => self.host(&text),
            AddressView::Opaque => self.opaque(category, &text),
        }
    }

    fn opaque(&self, category: Option<&AddressCategory>, text: &str) -> String {
        match category {
            Some(AddressCategory::EMail) => self.email(text),
            Some(AddressCategory::SiteUri) => self.url(text),
            Some(AddressCategory::DomainName) => self.host(text),
            _ => self.name(IdentityKind::Address, text),
        }
    }

    fn ipv4(&self, address: Ipv4Addr) -> Ipv4Addr {
        if let Some(IpAddr::V4(encrypted)) = self.preserving(address.into()) {
            return encrypted;
        }
        let number = self.keyed.number("ipv4", &address.octets()) % IPV4_HOSTS;
        Ipv4Addr::from(IPV4 | u32::try_from(number).unwrap_or(0))
    }

    fn ipv6(&self, address: Ipv6Addr) -> Ipv6Addr {
        match self.preserving(address.into()) {
            Some(IpAddr::V6(encrypted)) => encrypted,
            Some(IpAddr::V4(encrypted)) => encrypted.to_ipv6_mapped(),
            None => {
                let number = self.keyed.number("ipv6", &address.octets());
                Ipv6Addr::from(IPV6 | number >> 32)
            }
        }
    }

    fn ipv4_network(&self, address: Ipv4Addr, prefix: u8) -> Ipv4Addr {
        let mask = ipv4_mask(prefix);
        let address = Ipv4Addr::from(u32::from(address) & mask);
        if prefix >= 32 || self.prefix.is_some() {
            return Ipv4Addr::from(u32::from(self.ipv4(address)) & mask);
        }
        let [a, b, c, d] = address.octets();
        let number = self.keyed.number("ipv4-net", &[a, b, c, d, prefix]) & IPV4_HOSTS;
        Ipv4Addr::from((IPV4 | u32::try_from(number).unwrap_or(0)) & mask)
    }

    fn ipv6_network(&self, address: Ipv6Addr, prefix: u8) -> Ipv6Addr {
        let mask = ipv6_mask(prefix);
        let address = Ipv6Addr::from(u128::from(address) & mask);
        if prefix >= 128 || self.prefix.is_some() {
            return Ipv6Addr::from(u128::from(self.ipv6(address)) & mask);
        }
        let value: Vec<u8> = address.octets().into_iter().chain([prefix]).collect();
        let number = self.keyed.number("ipv6-net", &value) & IPV6_NETWORK_BITS;
        Ipv6Addr::from((IPV6_NETWORKS | number) & mask)
    }

    fn preserving(&self, address: IpAddr) -> Option<IpAddr> {
        let cipher = self.prefix.as_ref()?;
        Some(cipher.encrypt_ipaddr(address))
    }

    fn network_text(&self, category: Option<&AddressCategory>, of: IpAddr, prefix: u8) -> String {
        let network = self.network(of, prefix);
        match (category, network) {
            (Some(AddressCategory::Ipv4NetMask), IpAddr::V4(network)) => {
                format!("{network}/{}", Ipv4Addr::from(ipv4_mask(prefix)))
            }
            (Some(AddressCategory::Ipv6NetMask), IpAddr::V6(network)) => {
                format!("{network}/{}", Ipv6Addr::from(ipv6_mask(prefix)))
            }
            _ => format!("{network}/{prefix}"),
        }
    }

    /// The octets in front are those of a network; the others stay hidden.
    fn ipv4_masked(&self, octets: [Option<u8>; 4], prefix: Option<u8>) -> String {
        let shown = octets.iter().take_while(|octet| octet.is_some()).count();
        let length = u8::try_from(shown * 8).unwrap_or(32);
        let network = Ipv4Addr::from(octets.map(Option::unwrap_or_default));
        let network = self.ipv4_network(network, length).octets();
        let octets = network.iter().map(ToString::to_string);
        hidden(octets, shown, ".", prefix)
    }

    fn ipv6_masked(&self, groups: [Option<u16>; 8], prefix: Option<u8>) -> String {
        let shown = groups.iter().take_while(|group| group.is_some()).count();
        let length = u8::try_from(shown * 16).unwrap_or(128);
        let network = Ipv6Addr::from(groups.map(Option::unwrap_or_default));
        let network = self.ipv6_network(network, length).segments();
        let groups = network.iter().map(|group| format!("{group:x}"));
        hidden(groups, shown, ":", prefix)
    }

    fn eui64(&self, address: [u8; 8]) -> [u8; 8] {
        hardware(self.keyed.number("eui64", &address))
    }

    /// An NSAP of the format for private use, 49 (RFC 1629, section 3.1).
    fn atm(&self, text: &str) -> String {
        let digits: String = text.chars().filter(char::is_ascii_alphanumeric).collect();
        let digits = digits.to_ascii_lowercase();
        format!("490000{:034x}", self.keyed.number("atm", digits.as_bytes()))
    }
}

/// The cipher that keeps prefixes; its key has two halves that must differ.
pub(super) fn cipher(mut key: [u8; 32]) -> IpcryptPfx {
    let (first, second) = key.split_at(16);
    if first == second
        && let Some(byte) = key.first_mut()
    {
        *byte ^= 1;
    }
    IpcryptPfx::new(key)
}

/// A locally administered address of one host.
fn hardware<const N: usize>(number: u128) -> [u8; N] {
    let octets = number.to_be_bytes();
    let mut address = octets.last_chunk().copied().unwrap_or([0; N]);
    if let Some(first) = address.first_mut() {
        *first = *first & 0xFC | 0x02;
    }
    address
}

fn ipv4_mask(prefix: u8) -> u32 {
    let host = 32 - u32::from(prefix.min(32));
    u32::MAX.checked_shl(host).unwrap_or(0)
}

fn ipv6_mask(prefix: u8) -> u128 {
    let host = 128 - u32::from(prefix.min(128));
    u128::MAX.checked_shl(host).unwrap_or(0)
}

fn hexadecimal(octets: &[u8]) -> String {
    let octets: Vec<_> = octets.iter().map(|octet| format!("{octet:02x}")).collect();
    octets.join(":")
}

fn hidden(
    parts: impl Iterator<Item = String>,
    shown: usize,
    separator: &str,
    prefix: Option<u8>,
) -> String {
    let parts = parts.enumerate();
    let parts = parts.map(|(at, part)| if at < shown { part } else { "x".to_owned() });
    let parts = parts.collect::<Vec<_>>().join(separator);
    match prefix {
        Some(prefix) => format!("{parts}/{prefix}"),
        None => parts,
    }
}
