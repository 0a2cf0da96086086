use std::net::IpAddr;

use crate::value::AddressView;

/// An IP network, or a host as the smallest of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Network {
    /// The bits of the address, from the left; those behind the prefix are zero.
    bits: u128,
    prefix: u8,
    is_ipv4: bool,
}

impl Network {
    /// The network or host of an address, if it is one. Where `x` hides all
    /// behind some octet or group, it is the network of what is shown.
    pub(super) fn of(view: &AddressView) -> Option<Self> {
        match view {
            AddressView::Ipv4(_) | AddressView::Ipv6 { .. } => view.canonical_ip().map(Self::host),
            AddressView::Ipv4Net { address, prefix } => {
                Some(Self::new(IpAddr::V4(*address), *prefix))
            }
            AddressView::Ipv6Net { address, prefix } => Some(Self::of_ipv6(*address, *prefix)),
            AddressView::Ipv4Masked { octets, .. } => {
                let (shown, prefix) = shown(octets)?;
                Some(Self::new(
                    IpAddr::V4(shown.map(|o| o.unwrap_or(0)).into()),
                    prefix,
                ))
            }
            AddressView::Ipv6Masked { groups, .. } => {
                let (shown, prefix) = shown(groups)?;
                let groups = shown.map(|group| group.unwrap_or(0));
                Some(Self::new(IpAddr::V6(groups.into()), prefix))
            }
            _ => None,
        }
    }

    pub(super) fn host(address: IpAddr) -> Self {
        Self::new(address.to_canonical(), 128)
    }

    /// A network of IPv6, or the one of IPv4 that is mapped into it.
    fn of_ipv6(address: std::net::Ipv6Addr, prefix: u8) -> Self {
        match (address.to_ipv4_mapped(), prefix.checked_sub(96)) {
            (Some(ipv4), Some(prefix)) => Self::new(IpAddr::V4(ipv4), prefix),
            _ => Self::new(IpAddr::V6(address), prefix),
        }
    }

    fn new(address: IpAddr, prefix: u8) -> Self {
        let (bits, longest, is_ipv4) = match address {
            IpAddr::V4(address) => (u128::from(address.to_bits()) << 96, 32, true),
            IpAddr::V6(address) => (address.to_bits(), 128, false),
        };
        let prefix = prefix.min(longest);
        Self {
            bits: bits & mask(prefix),
            prefix,
            is_ipv4,
        }
    }

    /// Whether it lies in another one; unknown if only a part of it does.
    pub(super) fn lies_in(self, other: Self) -> Option<bool> {
        let shared = mask(self.prefix.min(other.prefix));
        if self.is_ipv4 != other.is_ipv4 || self.bits & shared != other.bits & shared {
            return Some(false);
        }
        (self.prefix >= other.prefix).then_some(true)
    }
}

fn mask(prefix: u8) -> u128 {
    let hidden = 128_u32.saturating_sub(prefix.into());
    u128::MAX.checked_shl(hidden).unwrap_or(0)
}

/// What of an address is shown in front of all that is hidden, and the length
/// of it in bits; none if something is shown behind.
fn shown<T: Copy, const N: usize>(parts: &[Option<T>; N]) -> Option<([Option<T>; N], u8)> {
    let leading = parts.iter().take_while(|part| part.is_some()).count();
    let ends = parts.iter().skip(leading).all(Option::is_none);
    let bits = leading.checked_mul(size_of::<T>())?.checked_mul(8)?;
    let prefix = u8::try_from(bits).ok().filter(|_| ends)?;
    Some((*parts, prefix))
}
