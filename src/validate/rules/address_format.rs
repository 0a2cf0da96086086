use crate::model::Address;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::value::{AddressCategory, AddressView};

pub(super) const RULE: Rule = Rule {
    number: 61,
    id: "address-format",
    text: "an address is written as its category says",
    source: "RFC 7970, section 3.18.1; RFC 5070, sections 3.16.2 and 4.3",
    scope: Scope::ADVICE,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let Some(address) = value::<Address>(element) else {
        return;
    };
    let category = match &address.category {
        Some(AddressCategory::Ext(_) | AddressCategory::Other(_)) => return,
        Some(category) => category,
        None => &AddressCategory::Ipv6Addr,
    };
    if AddressView::parse(Some(category), &address.value) == AddressView::Opaque {
        let text = address.value.trim();
        case.report(&RULE, format!("{text:?} is not of the category {category}"));
    }
}
