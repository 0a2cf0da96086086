use crate::model::MonetaryImpact;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 51,
    id: "currency",
    text: "a currency is a code of ISO 4217: three capital letters",
    source: "RFC 7970, section 3.12.4; RFC 5070, sections 3.10.3 and 4.3",
    scope: Scope::IODEF,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let currency = value::<MonetaryImpact>(element).and_then(|impact| impact.currency.as_deref());
    let Some(currency) = currency else {
        return;
    };
    if currency.len() != 3 || !currency.bytes().all(|b| b.is_ascii_uppercase()) {
        case.report(&RULE, format!("{currency:?} is no code of a currency"));
    }
}
