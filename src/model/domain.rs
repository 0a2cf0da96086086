use crate::model::{Address, Contact, Extension};
use crate::value::{DomainStatus, DomainSystemStatus, Language, Marked, Timestamp};

/// A domain name and what is known of its registration (RFC 7970, section 3.19).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct DomainData {
    /// What part the domain had.
    pub system_status: Option<DomainSystemStatus>,
    /// How it stands with its registry.
    pub domain_status: Option<DomainStatus>,
    /// The language of the name, where RFC 5070 says it.
    pub lang: Option<Language>,
    /// The name.
    pub name: Marked<String>,
    /// When the name was looked up.
    pub checked: Option<Marked<Timestamp>>,
    /// When the domain was registered.
    pub registered: Option<Marked<Timestamp>>,
    /// When the registration ends.
    pub expires: Option<Marked<Timestamp>>,
    /// Further records of the DNS.
    pub related_dns: Vec<Marked<Extension>>,
    /// Its name servers.
    pub nameservers: Vec<Marked<Nameservers>>,
    /// Whom the registry names for it.
    pub contacts: Option<Marked<DomainContacts>>,
}

impl DomainData {
    /// A domain by its name.
    pub fn new(name: impl Into<String>) -> Self {
        Self {
            name: Marked::new(name.into()),
            ..Self::default()
        }
    }
}

crate::model::setters! { DomainData {
    set with_system_status: system_status, DomainSystemStatus;
    set with_domain_status: domain_status, DomainStatus;
    set with_checked: checked, Marked<Timestamp>;
    set with_registered: registered, Marked<Timestamp>;
    set with_expires: expires, Marked<Timestamp>;
    set with_contacts: contacts, Marked<DomainContacts>;
    push with_related_dns: related_dns, Marked<Extension>;
    push with_nameservers: nameservers, Marked<Nameservers>;
} }

/// A name server of a domain, with its addresses (RFC 7970, section 3.19.1).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Nameservers {
    /// The name of the server.
    pub server: Marked<String>,
    /// Its addresses, at least one.
    pub addresses: Vec<Marked<Address>>,
}

impl Nameservers {
    /// A server at an address.
    pub fn new(server: impl Into<String>, address: impl Into<Address>) -> Self {
        Self {
            server: Marked::new(server.into()),
            addresses: vec![Marked::new(address.into())],
        }
    }
}

crate::model::setters! { Nameservers {
    push with_address: addresses, Marked<Address>;
} }

/// Whom the registry of a domain names for it (RFC 7970, section 3.19.2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct DomainContacts {
    /// Either contacts, or another domain that has the same ones.
    pub contacts: Vec<Marked<DomainContact>>,
}

impl DomainContacts {
    /// The same contacts as those of another domain.
    pub fn same_as(domain: impl Into<String>) -> Self {
        Self {
            contacts: vec![DomainContact::SameAs(domain.into()).into()],
        }
    }

    /// A contact.
    pub fn new(contact: impl Into<DomainContact>) -> Self {
        Self::default().with_contact(contact)
    }

    /// Adds to [`contacts`](Self::contacts).
    #[must_use]
    pub fn with_contact(mut self, contact: impl Into<DomainContact>) -> Self {
        self.contacts.push(Marked::new(contact.into()));
        self
    }
}

/// A contact of a domain, or the domain whose contacts are the same (RFC 7970,
/// section 3.19.2).
#[derive(Clone, Debug, PartialEq, Eq)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "snake_case"))]
#[non_exhaustive]
pub enum DomainContact {
    /// The name of the domain whose contacts are the same: `SameDomainContact`.
    SameAs(String),
    /// A contact.
    Contact(Box<Contact>),
}

impl From<Contact> for DomainContact {
    fn from(contact: Contact) -> Self {
        Self::Contact(Box::new(contact))
    }
}
