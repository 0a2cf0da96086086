//! Identities in their place: pseudonyms for them, and what would give them away.

use std::collections::BTreeSet;

use super::Disguise;
use super::names::IdentityKind;
use super::spelling::Host;
use super::treatment::Naming;
use crate::codec::node::Element;
use crate::mark::scrub::indicators;
use crate::mark::tree::Tree;
use crate::model::{Address, BulkObservable, Contact, IncidentId};
use crate::value::{AddressCategory, AddressView, BulkObservableType, ContactType, ElementId};

/// Words of a person's name that are shorter stand in other words, too.
const TELLING_WORD: usize = 4;

impl Disguise {
    /// The pseudonym of what an element says; none for what is no identity.
    pub(super) fn pseudonym(
        &self,
        naming: Naming,
        text: &str,
        (tree, index): (&Tree<'_>, usize),
    ) -> Option<String> {
        if text.trim().is_empty() {
            return None;
        }
        Some(match naming {
            Naming::Address => {
                let address = value::<Address>(tree, Some(index));
                let category = address.and_then(|address| address.category.as_ref());
                self.address(category, text)
            }
            Naming::IncidentNumber => {
                let id = value::<IncidentId>(tree, Some(index));
                let team = id.map_or_else(String::new, |id| self.csirt(&id.csirt));
                self.name(IdentityKind::Incident, &format!("{team} {text}"))
            }
            Naming::Bulk => {
                let bulk = value::<BulkObservable>(tree, tree.parent(index));
                let lines = text.lines().map(|line| self.line(bulk, line));
                lines.collect::<Vec<_>>().join("\n")
            }
            Naming::Csirt => self.csirt(text),
            Naming::Email => self.emails(text),
            Naming::Host => self.host(text),
            Naming::Url => self.url(text),
            Naming::ElementId => {
                let id = ElementId::from_written(text);
                self.element_id(&id).as_str().to_owned()
            }
            Naming::Contact => self.name(IdentityKind::Party, text),
            Naming::Kind(kind) => self.name(kind, text),
        })
    }

    /// A team is called by its domain (RFC 7970, section 3.4), or else by a name.
    fn csirt(&self, text: &str) -> String {
        let view = AddressView::parse(Some(&AddressCategory::DomainName), text);
        if view == AddressView::Name && text.contains('.') {
            self.host(text)
        } else {
            self.name(IdentityKind::Organisation, text)
        }
    }

    /// One address or several.
    fn emails(&self, text: &str) -> String {
        if text.contains(',') && text.split(',').all(|address| address.contains('@')) {
            let addresses = text.split(',').map(|address| self.email(address));
            return addresses.collect::<Vec<_>>().join(", ");
        }
        self.email(text)
    }

    /// A line of a list (RFC 7970, section 3.29.4.1).
    fn line(&self, bulk: Option<&BulkObservable>, line: &str) -> String {
        let line = line.trim();
        if line.is_empty() {
            return String::new();
        }
        let kind = bulk.map(|bulk| &bulk.kind);
        let category = match kind {
            Some(BulkObservableType::Asn) => AddressCategory::Asn,
            Some(BulkObservableType::Atm) => AddressCategory::Atm,
            Some(BulkObservableType::EMail) => AddressCategory::EMail,
            Some(BulkObservableType::Ipv4Addr) => AddressCategory::Ipv4Addr,
            Some(BulkObservableType::Ipv4Net) => AddressCategory::Ipv4Net,
            Some(BulkObservableType::Ipv4NetMask) => AddressCategory::Ipv4NetMask,
            Some(BulkObservableType::Ipv6Addr) => AddressCategory::Ipv6Addr,
            Some(BulkObservableType::Ipv6Net) => AddressCategory::Ipv6Net,
            Some(BulkObservableType::Ipv6NetMask) => AddressCategory::Ipv6NetMask,
            Some(BulkObservableType::Mac) => AddressCategory::Mac,
            Some(BulkObservableType::SiteUri) => AddressCategory::SiteUri,
            Some(BulkObservableType::DomainName) => AddressCategory::DomainName,
            Some(BulkObservableType::UserName) => return self.name(IdentityKind::User, line),
            _ => return self.name(IdentityKind::Other, line),
        };
        self.address(Some(&category), line)
    }
}

impl Naming {
    /// The same, where it depends on what is around an element.
    pub(super) fn resolved(self, tree: &Tree<'_>, index: usize) -> Self {
        match self {
            Self::Contact => Self::Kind(contact(tree, index)),
            other => other,
        }
    }
}

/// What kind of contact a name is of.
fn contact(tree: &Tree<'_>, index: usize) -> IdentityKind {
    let contact = value::<Contact>(tree, tree.parent(index));
    match contact.map(|contact| &contact.kind) {
        Some(ContactType::Person) => IdentityKind::Person,
        Some(ContactType::Organization) => IdentityKind::Organisation,
        _ => IdentityKind::Party,
    }
}

fn value<'t, T: 'static>(tree: &'t Tree<'_>, index: Option<usize>) -> Option<&'t T> {
    let element: &dyn Element = tree.get(index?)?.element;
    element.node().as_any().downcast_ref()
}

/// Adds what a text may not name if an identity is to stay hidden.
pub(super) fn add_telling(telling: &mut BTreeSet<String>, naming: Naming, text: &str) {
    let is_person = match naming {
        Naming::Contact | Naming::Kind(IdentityKind::Person | IdentityKind::Party) => true,
        Naming::Address | Naming::Email | Naming::Host | Naming::Url | Naming::Csirt => {
            add_parts(telling, text);
            false
        }
        Naming::Bulk => {
            text.lines().for_each(|line| add_parts(telling, line));
            false
        }
        _ => false,
    };
    if is_person {
        let words = text.split(|c: char| !c.is_alphanumeric());
        let words = words.filter(|word| word.chars().count() >= TELLING_WORD);
        telling.extend(words.map(str::to_lowercase));
    }
    telling.extend(indicators(text));
    let text = text.trim().to_lowercase();
    if !text.is_empty() && naming != Naming::Bulk {
        telling.insert(text);
    }
}

/// The user, the host, and the domains that the host is in.
fn add_parts(telling: &mut BTreeSet<String>, text: &str) {
    let text = super::spelling::refanged(text).to_lowercase();
    let (before, behind) = text.split_once("://").unwrap_or(("", &text));
    let (authority, _) = behind.split_once('/').unwrap_or((behind, ""));
    let (user, host) = authority.rsplit_once('@').unwrap_or(("", authority));
    if before.is_empty() {
        telling.insert(text.clone());
    }
    telling.insert(user.trim_start_matches("mailto:").to_owned());
    let Host::Name(mut name) = Host::read(host) else {
        return;
    };
    while name.contains('.') {
        telling.insert(name.clone());
        name = name.split_once('.').map_or("", |(_, rest)| rest).to_owned();
    }
}
