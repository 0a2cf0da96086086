use crate::model::{DomainData, PostalAddress};
use crate::value::{
    AddressCategory, AddressView, CounterType, CounterUnit, DurationUnit, Marked, NodeRoleCategory,
    Number, Text, Timestamp,
};

/// A place in a network (RFC 7970, section 3.18).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Node {
    /// Its domain names.
    pub domains: Vec<Marked<DomainData>>,
    /// Its addresses.
    pub addresses: Vec<Marked<Address>>,
    /// Where mail to it goes.
    pub postal_address: Option<Box<Marked<PostalAddress>>>,
    /// Where it stands.
    pub locations: Vec<Marked<Text>>,
    /// When its names and addresses were looked up; RFC 5070 has a place for it.
    pub checked: Option<Marked<Timestamp>>,
    /// The roles of the system, while it has the shape of RFC 5070.
    pub(crate) roles: Vec<Marked<NodeRole>>,
    /// How often something occurred there.
    pub counters: Vec<Marked<Counter>>,
}

impl Node {
    /// A node of which nothing is said yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A node at an address.
    pub fn at(address: impl Into<Address>) -> Self {
        Self {
            addresses: vec![address.into().into()],
            ..Self::default()
        }
    }
}

crate::model::setters! { Node {
    set with_postal_address: postal_address, Marked<PostalAddress>;
    set with_checked: checked, Marked<Timestamp>;
    push with_domain: domains, Marked<DomainData>;
    push with_address: addresses, Marked<Address>;
    push with_location: locations, Marked<Text>;
    push with_counter: counters, Marked<Counter>;
} }

/// An address of a node in a network, of any layer (RFC 3067, section 6.7;
/// RFC 7970, section 3.18.1).
///
/// The text is kept as written; [`view`](Self::view) interprets it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Address {
    /// The address.
    pub value: String,
    /// What kind of address it is. Where unspecified, RFC 7970 means an IPv6 address.
    pub category: Option<AddressCategory>,
    /// The name of the virtual LAN that it belongs to.
    pub vlan_name: Option<String>,
    /// The number of the virtual LAN that it belongs to.
    pub vlan_number: Option<Number>,
}

impl Address {
    /// An address of a category.
    pub fn new(category: AddressCategory, value: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            category: Some(category),
            ..Self::default()
        }
    }
}

crate::model::setters! { Address {
    set with_vlan_name: vlan_name, String;
    set with_vlan_number: vlan_number, Number;
} }

/// What a node is for (RFC 7970, section 3.18.2).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NodeRole {
    /// What it is for.
    pub category: NodeRoleCategory,
    /// The same in words.
    pub descriptions: Vec<Marked<Text>>,
}

impl NodeRole {
    /// A role.
    #[must_use]
    pub fn new(category: NodeRoleCategory) -> Self {
        Self {
            category,
            descriptions: Vec::new(),
        }
    }
}

crate::model::setters! { NodeRole {
    push with_description: descriptions, Marked<Text>;
} }

/// How often something occurred, or how fast (RFC 7970, section 3.18.3).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counter {
    /// The number.
    pub value: Number,
    /// Whether it is a count, a rate, or an average.
    pub kind: CounterType,
    /// What is counted.
    pub unit: CounterUnit,
    /// What the number means.
    pub meaning: Option<String>,
    /// For how long it was counted, or per what time the rate is.
    pub duration: Option<DurationUnit>,
}

impl Counter {
    /// A count of something.
    pub fn new(value: impl Into<Number>, unit: CounterUnit) -> Self {
        Self {
            value: value.into(),
            kind: CounterType::Counter,
            unit,
            meaning: None,
            duration: None,
        }
    }

    /// Says whether it is a count, a rate, or an average.
    #[must_use]
    pub fn with_type(mut self, kind: CounterType) -> Self {
        self.kind = kind;
        self
    }
}

crate::model::setters! { Counter {
    set with_meaning: meaning, String;
    set with_duration: duration, DurationUnit;
} }
impl Address {
    /// The address as a value, as far as it is one of its category.
    #[must_use]
    pub fn view(&self) -> AddressView {
        AddressView::parse(self.category.as_ref(), &self.value)
    }
}

/// An address whose category is found out from how it is written (RFC 3067, section 6.7).
impl From<&str> for Address {
    fn from(text: &str) -> Self {
        let category = match AddressView::guess(text) {
            AddressView::Ipv4(_) => AddressCategory::Ipv4Addr,
            AddressView::Ipv6 { .. } => AddressCategory::Ipv6Addr,
            AddressView::Ipv4Net { .. } => AddressCategory::Ipv4Net,
            AddressView::Ipv6Net { .. } => AddressCategory::Ipv6Net,
            AddressView::Ipv4Masked { .. } => AddressCategory::Ipv4NetMasked,
            AddressView::Ipv6Masked { .. } => AddressCategory::Ipv6NetMasked,
            AddressView::Mac(_) | AddressView::Eui64(_) => AddressCategory::Mac,
            AddressView::Asn(_) => AddressCategory::Asn,
            AddressView::Email => AddressCategory::EMail,
            AddressView::Uri => AddressCategory::SiteUri,
            AddressView::Atm => AddressCategory::Atm,
            AddressView::Name => AddressCategory::DomainName,
            AddressView::Opaque => AddressCategory::Ext("unknown".into()),
        };
        Self::new(category, text)
    }
}
