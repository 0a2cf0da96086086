//! Names of hosts, persons and things.

use super::Disguise;
use super::spelling::{Host, Url, folded, refanged, telephone};
use crate::value::ElementId;

/// What an identity is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum IdentityKind {
    /// A human being.
    Person,
    /// A company, an authority, a team or the like.
    Organisation,
    /// A person or an organisation, nobody says which.
    Party,
    /// What somebody is called for what they do.
    Title,
    /// A town, a country, a room.
    Place,
    /// A postal address.
    PostalAddress,
    /// The number of a telephone or fax.
    Telephone,
    /// What a registry calls somebody.
    Handle,
    /// Whom a system knows by a name.
    User,
    /// What an inventory calls a thing.
    Asset,
    /// A part of a network or an interface to it.
    Network,
    /// The number of an incident with its team.
    Incident,
    /// One of several documents about one incident.
    Instance,
    /// An attacker that has a name.
    ThreatActor,
    /// A series of attacks that has a name.
    Campaign,
    /// A key or what identifies it.
    Key,
    /// An address of no known form.
    Address,
    /// Any other text that tells who somebody is.
    Other,
}

impl IdentityKind {
    /// What stands before the token.
    fn prefix(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organisation => "organisation",
            Self::Party => "party",
            Self::Title => "title",
            Self::Place => "place",
            Self::PostalAddress => "postal",
            Self::Telephone => "telephone",
            Self::Handle => "handle",
            Self::User => "user",
            Self::Asset => "asset",
            Self::Network => "network",
            Self::Incident => "incident",
            Self::Instance => "instance",
            Self::ThreatActor => "actor",
            Self::Campaign => "campaign",
            Self::Key => "key",
            Self::Address => "address",
            Self::Other => "identity",
        }
    }

    /// Which key it has: one for all who can be meant by one name.
    fn key(self) -> &'static str {
        match self {
            Self::Person | Self::Organisation | Self::Party => "party",
            other => other.prefix(),
        }
    }
}

/// How many levels of a name get a label of their own where suffixes are kept;
/// with more, the name would be too long (RFC 1035, section 2.3.4).
const LEVELS: usize = 10;

impl Disguise {
    /// The pseudonym of a name: the kind and a token of sixteen letters and digits,
    /// whatever the name (RFC 2350, appendix E). Case, white space and the form of
    /// accents do not count.
    ///
    /// One name of a person, an organisation, or one of both has one token.
    ///
    /// ```
    /// use iodef::{Disguise, IdentityKind};
    ///
    /// let disguise = Disguise::new(&[7; 32]);
    /// let pseudonym = disguise.name(IdentityKind::Person, "Alice Liddell");
    /// assert_eq!(pseudonym, disguise.name(IdentityKind::Person, "ALICE  LIDDELL"));
    /// assert_eq!(pseudonym.len(), "person-".len() + 16);
    /// ```
    #[must_use]
    pub fn name(&self, kind: IdentityKind, text: &str) -> String {
        let spelt = match kind {
            IdentityKind::Telephone => telephone(text),
            _ => folded(text),
        };
        format!("{}-{}", kind.prefix(), self.keyed.token(kind.key(), &spelt))
    }

    /// The pseudonym of an element's identifier, itself an XML name without a colon.
    #[must_use]
    pub fn element_id(&self, id: &ElementId) -> ElementId {
        let token = self.keyed.token("id", id.as_str().trim());
        ElementId::from_written(&format!("id-{token}"))
    }

    /// The pseudonym of a host or domain: a name below `invalid`, which never exists
    /// (RFC 6761, section 6.4), or that of an IP address.
    ///
    /// Case, a dot at the end, and whether labels are A-labels or U-labels (RFC 5890)
    /// do not count. Where [prefixes are kept](Self::prefix_preserving), so are
    /// suffixes: names of one domain get names of one domain.
    ///
    /// ```
    /// use iodef::Disguise;
    ///
    /// let disguise = Disguise::new(&[7; 32]);
    /// let pseudonym = disguise.host("bücher.example");
    /// assert_eq!(pseudonym, disguise.host("XN--BCHER-KVA.example."));
    /// assert!(pseudonym.starts_with("h-") && pseudonym.ends_with(".invalid"));
    /// ```
    #[must_use]
    pub fn host(&self, text: &str) -> String {
        self.host_text(&Host::read(&refanged(text)))
    }

    /// The pseudonym of an e-mail address: of the user, at that of the
    /// [host](Self::host). Case does not count, nor does a name around it.
    ///
    /// ```
    /// use iodef::Disguise;
    ///
    /// let disguise = Disguise::new(&[7; 32]);
    /// let pseudonym = disguise.email("alice@example.com");
    /// assert_eq!(pseudonym, disguise.email("Alice Liddell <Alice@Example.COM>"));
    /// assert!(pseudonym.ends_with(&format!("@{}", disguise.host("example.com"))));
    /// ```
    #[must_use]
    pub fn email(&self, text: &str) -> String {
        let text = refanged(text);
        let address = mailbox(&text);
        let Some((local, host)) = address.rsplit_once('@') else {
            let token = self.keyed.token("mail", &folded(address));
            return format!("u-{token}@unknown.invalid");
        };
        let host = Host::read(host.trim());
        let spelt = format!("{}@{}", folded(local), host.spelt());
        let token = self.keyed.token("mail", &spelt);
        let domain = match (&host, self.host_text(&host)) {
            (Host::Name(_), name) => name,
            (Host::Address(_), ip) if ip.contains(':') => format!("[IPv6:{ip}]"),
            (Host::Address(_), ip) => format!("[{ip}]"),
        };
        format!("u-{token}@{domain}")
    }

    /// The pseudonym of a URL: its scheme, the pseudonym of its [host](Self::host), and
    /// a token for all of it. What is of no common scheme or has no host becomes a name
    /// of the namespace for examples (RFC 6963).
    ///
    /// ```
    /// use iodef::Disguise;
    ///
    /// let disguise = Disguise::new(&[7; 32]);
    /// let pseudonym = disguise.url("https://alice:secret@www.example.com:8443/~alice?a=1");
    /// let host = disguise.host("www.example.com");
    /// assert!(pseudonym.starts_with(&format!("https://{host}/p-")));
    /// ```
    #[must_use]
    pub fn url(&self, text: &str) -> String {
        let text = refanged(text);
        let Some(url) = Url::read(&text) else {
            return self.uri(&text);
        };
        let host = match self.host_text(&url.host) {
            ip if ip.contains(':') => format!("[{ip}]"),
            host => host,
        };
        let token = self.keyed.token("url", &url.spelt);
        format!("{}://{host}/p-{token}", url.scheme)
    }

    fn uri(&self, text: &str) -> String {
        match text.split_at_checked(7) {
            Some((scheme, address)) if scheme.eq_ignore_ascii_case("mailto:") => {
                let end = address.find('?').unwrap_or(address.len());
                let address = address.get(..end).unwrap_or(address);
                format!("mailto:{}", self.email(address))
            }
            _ => format!("urn:example:u-{}", self.keyed.token("url", &folded(text))),
        }
    }

    fn host_text(&self, host: &Host) -> String {
        match host {
            Host::Address(address) => self.ip(*address).to_string(),
            Host::Name(name) if self.prefix.is_some() => self.by_suffix(name),
            Host::Name(name) => format!("h-{}.invalid", self.keyed.token("host", name)),
        }
    }

    /// A label for each suffix of the name, the longest first.
    fn by_suffix(&self, name: &str) -> String {
        let behind_dots = name.match_indices('.').map(|(dot, _)| dot + 1);
        let mut starts: Vec<usize> = behind_dots.collect();
        let kept = starts.split_off(starts.len().saturating_sub(LEVELS));
        let suffixes = std::iter::once(0).chain(kept);
        let suffixes = suffixes.filter_map(|start| name.get(start..));
        let mut pseudonym = String::new();
        for suffix in suffixes {
            pseudonym.extend(["h-", &self.keyed.token("host", suffix), "."]);
        }
        pseudonym + "invalid"
    }
}

/// The address without the name around it.
fn mailbox(text: &str) -> &str {
    let inner = text.strip_suffix('>').and_then(|t| t.rsplit_once('<'));
    let address = inner.map_or(text, |(_, address)| address);
    match address.split_at_checked(7) {
        Some((scheme, address)) if scheme.eq_ignore_ascii_case("mailto:") => address,
        _ => address,
    }
}
