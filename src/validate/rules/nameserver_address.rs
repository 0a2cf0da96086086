use crate::model::Nameservers;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::value::AddressCategory;

pub(super) const RULE: Rule = Rule {
    number: 62,
    id: "nameserver-address",
    text: "the address of a name server is one of IPv4 or IPv6",
    source: "RFC 7970, section 3.19.1",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let servers = value::<Nameservers>(element);
    let addresses = servers.into_iter().flat_map(|servers| &servers.addresses);
    for category in addresses.filter_map(|address| address.category.as_ref()) {
        if !matches!(
            category,
            AddressCategory::Ipv4Addr | AddressCategory::Ipv6Addr
        ) {
            case.report(&RULE, format!("the category of an address is {category}"));
        }
    }
}
