//! Keyed pseudonyms for what tells who somebody is.

mod addresses;
mod check;
mod copy;
mod identities;
mod keyed;
mod names;
mod plan;
mod settle;
mod spelling;
#[cfg(test)]
mod tests;
mod treatment;

use std::fmt;

use ipcrypt_rs::IpcryptPfx;

use self::keyed::Keyed;
pub use self::names::IdentityKind;
use crate::mark::path::ElementPath;
use crate::model::Incident;

/// Pseudonyms for identities, the same one for the same person, machine or place
/// (RFC 2350, appendix E, section 4.2: what tells nobody's identity can be released).
///
/// A pseudonym is made by HMAC-SHA256 (RFC 2104) with a key that only its owner has, so
/// nobody else can find out whose it is by trying all addresses or all names. Equal
/// values get equal pseudonyms under one key, in one incident or in many, and however
/// they are spelt: case, the forms of IPv6, an IPv4 address in IPv6, a dot behind a
/// name, composed or decomposed accents. Under another key they get others. Every kind
/// of value has a key of its own, derived from the one given, and nothing in a pseudonym
/// tells how long the value was.
///
/// # The key
///
/// The key is 32 bytes from the operating system's source of randomness, as
/// `openssl rand 32` gives them: never a password, nor a text, nor anything derived from
/// the incident. Whoever has it can find out who is behind each pseudonym, by trying.
/// Keep it apart from what is disguised with it. With one key for each recipient, two
/// recipients cannot put together what they got; with a new key for each release, nobody
/// can put two releases together. [`Debug`](fmt::Debug) does not show it.
///
/// # What it does not hide
///
/// How often somebody is named and beside whom, times, ports, and what happened: who
/// knows the incident already may know who is who. The form tells the kind, `person-…`
/// or `240.…`, and the scheme of a URL stays. Addresses of IPv4, numbers of autonomous
/// systems and short networks have few bits, so that two of them may share a pseudonym:
/// see [`ip`](Self::ip), [`network`](Self::network) and [`asn`](Self::asn).
///
/// ```
/// use iodef::{Disguise, IdentityKind};
///
/// let disguise = Disguise::new(&[7; 32]); // use 32 random bytes
/// let alice = disguise.name(IdentityKind::Person, "Alice Liddell");
/// assert_eq!(alice, disguise.name(IdentityKind::Person, "alice liddell"));
///
/// let other = Disguise::new(&[8; 32]);
/// assert_ne!(alice, other.name(IdentityKind::Person, "Alice Liddell"));
/// ```
pub struct Disguise {
    keyed: Keyed,
    prefix: Option<IpcryptPfx>,
}

impl Disguise {
    /// Pseudonyms by a [key](Self#the-key).
    #[must_use]
    pub fn new(key: &[u8; 32]) -> Self {
        Self {
            keyed: Keyed::new(key),
            prefix: None,
        }
    }

    /// Whether addresses that share a prefix get pseudonyms that share one of the same
    /// length, and names of one domain names of one domain; by default nothing is shared.
    ///
    /// Addresses are encrypted bit by bit (ipcrypt-pfx): no two get the same pseudonym,
    /// and an address in a network gets one in the pseudonym of the network. But it tells
    /// who is in whose network, and whoever knows one address of a network, or finds the
    /// address that scans all others in order, knows the beginning of the others. The
    /// pseudonyms are scattered over all addresses there are: some 85 of 100 could be
    /// somebody's, and must not be taken for theirs. Of names, the most frequent last label is most
    /// likely `com`.
    ///
    /// ```
    /// use iodef::Disguise;
    ///
    /// let disguise = Disguise::new(&[7; 32]).prefix_preserving(true);
    /// let network = disguise.network("192.0.2.0".parse()?, 24);
    /// let [first, second] = [disguise.ip("192.0.2.1".parse()?), disguise.ip("192.0.2.9".parse()?)];
    /// assert_ne!(first, second);
    /// let beginning = |ip: std::net::IpAddr| ip.to_string().rsplit_once('.').unwrap().0.to_owned();
    /// assert_eq!([beginning(first), beginning(second)], [beginning(network), beginning(network)]);
    /// # Ok::<(), std::net::AddrParseError>(())
    /// ```
    #[must_use]
    pub fn prefix_preserving(mut self, preserving: bool) -> Self {
        let cipher = || addresses::cipher(self.keyed.subkey("ipcrypt-pfx"));
        self.prefix = preserving.then(cipher);
        self
    }
}

/// Without the key.
impl fmt::Debug for Disguise {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Disguise")
            .field("prefix_preserving", &self.prefix.is_some())
            .finish_non_exhaustive()
    }
}

/// An incident in which no identity stands as it is, with what its owner may want to know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disguised {
    incident: Incident,
    replaced: usize,
    withheld: Vec<ElementPath>,
}

impl Disguised {
    /// The disguised incident.
    #[must_use]
    pub fn incident(&self) -> &Incident {
        &self.incident
    }

    /// The disguised incident, alone.
    #[must_use]
    pub fn into_incident(self) -> Incident {
        self.incident
    }

    /// How many identities have a pseudonym, each as often as it stands there.
    #[must_use]
    pub fn replaced(&self) -> usize {
        self.replaced
    }

    /// The elements of the original that are left out, or lost an attribute, a text or
    /// content of no known type: for its owner only.
    #[must_use]
    pub fn withheld(&self) -> &[ElementPath] {
        &self.withheld
    }
}
