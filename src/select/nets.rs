use std::fmt;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use crate::value::AddressView;

/// Addresses from the first to the last, those of IPv4 as mapped into IPv6.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Net {
    first: u128,
    last: u128,
}

impl Net {
    /// The addresses that one may be, none if it is no IP address. Of a masked
    /// one these are all from the first to the last that it may be.
    pub(crate) fn of(view: &AddressView) -> Option<Self> {
        match view {
            AddressView::Ipv4(_) | AddressView::Ipv6 { .. } => {
                let address = number(view.canonical_ip()?);
                Some(Self {
                    first: address,
                    last: address,
                })
            }
            AddressView::Ipv4Net { address, prefix } => {
                Some(Self::around(mapped(*address), 96 + u32::from(*prefix)))
            }
            AddressView::Ipv6Net { address, prefix } => {
                Some(Self::around(u128::from(*address), u32::from(*prefix)))
            }
            AddressView::Ipv4Masked { octets, .. } => {
                let with = |hidden: u8| Ipv4Addr::from(octets.map(|o| o.unwrap_or(hidden)));
                Some(Self {
                    first: mapped(with(0)),
                    last: mapped(with(u8::MAX)),
                })
            }
            AddressView::Ipv6Masked { groups, .. } => {
                let with = |hidden: u16| Ipv6Addr::from(groups.map(|g| g.unwrap_or(hidden)));
                Some(Self {
                    first: u128::from(with(0)),
                    last: u128::from(with(u16::MAX)),
                })
            }
            _ => None,
        }
    }

    /// The net of so many bits in which an address lies.
    pub(crate) fn within(address: IpAddr, prefix: u8) -> Self {
        let prefix = match address {
            IpAddr::V4(_) => 96 + prefix.min(32),
            IpAddr::V6(_) => prefix,
        };
        Self::around(number(address), u32::from(prefix))
    }

    /// The net of a prefix around an address.
    fn around(address: u128, prefix: u32) -> Self {
        let hosts = u128::MAX.checked_shr(prefix).unwrap_or(0);
        Self {
            first: address & !hosts,
            last: address | hosts,
        }
    }

    /// From the first address of this to the last of another.
    pub(super) fn up_to(self, other: Self) -> Self {
        Self {
            first: self.first,
            last: other.last,
        }
    }

    /// The one address, if it is of IPv4.
    pub(super) fn ipv4(self) -> Option<Ipv4Addr> {
        let one = self.first == self.last;
        Ipv6Addr::from(self.first).to_ipv4_mapped().filter(|_| one)
    }

    /// Whether an address that lies in this lies in another: undecided if it
    /// may or may not.
    pub(super) fn is_in(self, other: Self) -> Option<bool> {
        if other.first <= self.first && self.last <= other.last {
            return Some(true);
        }
        let apart = self.last < other.first || other.last < self.first;
        apart.then_some(false)
    }
}

/// The first address, and the bits that all have in common.
impl fmt::Display for Net {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = (self.first ^ self.last).leading_zeros();
        let first = Ipv6Addr::from(self.first);
        match first.to_ipv4_mapped() {
            Some(first) if prefix >= 96 => write!(f, "{first}/{}", prefix - 96),
            _ => write!(f, "{first}/{prefix}"),
        }
    }
}

fn mapped(address: Ipv4Addr) -> u128 {
    u128::from(address.to_ipv6_mapped())
}

fn number(address: IpAddr) -> u128 {
    match address {
        IpAddr::V4(address) => mapped(address),
        IpAddr::V6(address) => u128::from(address),
    }
}
