use super::network::Network;
use crate::model::{Address, Node, System};
use crate::value::{AddressCategory, AddressView, YesNoUnknown};
use crate::{Error, Result};

/// For whom a CSIRT works: networks, domains and autonomous systems (RFC 2350,
/// section 3.3.2).
///
/// Whether something belongs to it is answered by yes, no, or not at all: of
/// a kind of address that the constituency does not list, nothing is known.
///
/// ```
/// use iodef::Constituency;
///
/// let university = Constituency::new()
///     .with_network("192.0.2.0/24")?
///     .with_domain("univ.example")?;
/// assert_eq!(university.contains("192.0.2.17"), Some(true));
/// assert_eq!(university.contains("www.univ.example"), Some(true));
/// assert_eq!(university.contains("198.51.100.1"), Some(false));
/// // Half of it does, half of it does not.
/// assert_eq!(university.contains("192.0.2.0/23"), None);
/// // No autonomous system is listed.
/// assert_eq!(university.contains("AS64496"), None);
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Constituency {
    networks: Vec<Network>,
    /// As A-labels in lower case, without the last dot.
    domains: Vec<Box<str>>,
    systems: Vec<u32>,
}

impl Constituency {
    /// One of which nothing is known yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a network, such as `192.0.2.0/24`, or a host. Bits behind the
    /// prefix do not count.
    ///
    /// # Errors
    ///
    /// If the text is no network or host of IPv4 or IPv6.
    pub fn with_network(mut self, network: &str) -> Result<Self> {
        let expected = "an IP network, such as 192.0.2.0/24";
        let view = AddressView::guess(network);
        let known = Network::of(&view).ok_or_else(|| Error::value(expected, network))?;
        self.networks.push(known);
        Ok(self)
    }

    /// Adds a domain with all below it, in A-labels or U-labels.
    ///
    /// # Errors
    ///
    /// If the text is no domain name.
    pub fn with_domain(mut self, domain: &str) -> Result<Self> {
        let name = domain_name(domain);
        let name = name.ok_or_else(|| Error::value("a domain name", domain))?;
        self.domains.push(name);
        Ok(self)
    }

    /// Adds an autonomous system by its number.
    #[must_use]
    pub fn with_asn(mut self, number: u32) -> Self {
        self.systems.push(number);
        self
    }

    /// Whether an address or domain name belongs to it, where that is known.
    /// An e-mail address and a URI belong where their hosts do.
    #[must_use]
    pub fn contains(&self, address: &str) -> Option<bool> {
        self.view(&AddressView::guess(address), address)
    }

    /// The same for an address of a category.
    #[must_use]
    pub fn contains_address(&self, address: &Address) -> Option<bool> {
        // Whoever leaves the category out seldom means an address of IPv6, as RFC 7970 has it.
        let category = address.category.as_ref();
        let known = category.filter(|c| !matches!(c, AddressCategory::Ext(_)));
        let view = AddressView::parse(known, &address.value);
        self.view(&view, &address.value)
    }

    /// Whether a system belongs to it, by its addresses and domain names: one
    /// inside is enough, and with none inside one outside. Where the address
    /// is said to be forged, nothing is known.
    #[must_use]
    pub fn contains_system(&self, system: &System) -> Option<bool> {
        if system.spoofed == Some(YesNoUnknown::Yes) {
            return None;
        }
        self.node(system.node.as_deref()?)
    }

    fn node(&self, node: &Node) -> Option<bool> {
        let addresses = node.addresses.iter();
        let addresses = addresses.map(|address| self.contains_address(address));
        let names = node.domains.iter().map(|domain| self.name(&domain.name));
        any(addresses.chain(names))
    }

    fn view(&self, view: &AddressView, text: &str) -> Option<bool> {
        match view {
            AddressView::Asn(number) => {
                let listed = !self.systems.is_empty();
                listed.then(|| self.systems.contains(number))
            }
            AddressView::Name => self.name(text),
            AddressView::Email => self.host(text.rsplit_once('@')?.1.trim_ascii()),
            AddressView::Uri => self.host(authority(text)?),
            view => self.network(Network::of(view)?),
        }
    }

    fn network(&self, network: Network) -> Option<bool> {
        if self.networks.is_empty() {
            return None;
        }
        let mut places = self.networks.iter().map(|ours| network.lies_in(*ours));
        // Of a network, one part outside does not make the rest of it known.
        let mut partly = false;
        let inside = places.any(|place| {
            partly |= place.is_none();
            place == Some(true)
        });
        (inside || !partly).then_some(inside)
    }

    fn name(&self, name: &str) -> Option<bool> {
        let name = domain_name(name).filter(|_| !self.domains.is_empty())?;
        Some(self.domains.iter().any(|domain| is_below(&name, domain)))
    }

    /// A domain name, or an address in brackets or without.
    fn host(&self, host: &str) -> Option<bool> {
        let literal = host.strip_prefix('[').and_then(|h| h.strip_suffix(']'));
        let host = literal.unwrap_or(host);
        let host = host.strip_prefix("IPv6:").unwrap_or(host);
        match host.parse() {
            Ok(address) => self.network(Network::host(address)),
            Err(_) => self.name(host),
        }
    }
}

/// One yes is enough, and without it one no.
fn any(answers: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    answers.flatten().reduce(|a, b| a || b)
}

/// The host of a URI, if it has one (RFC 3986, section 3.2).
fn authority(uri: &str) -> Option<&str> {
    let (_, rest) = uri.trim_ascii().split_once("://")?;
    let authority = rest.split(['/', '?', '#']).next()?;
    let host = authority.rsplit_once('@').map_or(authority, |(_, h)| h);
    match host.find(']') {
        Some(end) => host.get(..=end),
        None => host.split(':').next(),
    }
}

/// A domain name as A-labels in lower case, without the last dot.
fn domain_name(text: &str) -> Option<Box<str>> {
    let category = Some(&AddressCategory::DomainName);
    let known = AddressView::parse(category, text) == AddressView::Name;
    let text = text.trim_ascii().trim_end_matches('.');
    let name = idna::domain_to_ascii(text).ok().filter(|_| known)?;
    Some(name.to_ascii_lowercase().into())
}

fn is_below(name: &str, domain: &str) -> bool {
    let above = name.strip_suffix(domain);
    above.is_some_and(|labels| labels.is_empty() || labels.ends_with('.'))
}
