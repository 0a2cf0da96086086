use crate::model::Email;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::value::{AddressCategory, AddressView};

pub(super) const RULE: Rule = Rule {
    number: 26,
    id: "email",
    text: "an e-mail address has a local part and a domain",
    source: "RFC 7970, section 2.12; RFC 5070, sections 2.14 and 4.3",
    scope: Scope::ADVICE,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let Some(email) = value::<Email>(element) else {
        return;
    };
    let address = &**email.address;
    if AddressView::parse(Some(&AddressCategory::EMail), address) != AddressView::Email {
        case.report(&RULE, format!("{address:?} is no e-mail address"));
    }
}
