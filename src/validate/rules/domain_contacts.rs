use crate::model::DomainContacts;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, count, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 63,
    id: "domain-contacts",
    text: "the contacts of a domain are one or more, or those of one other domain",
    source: "RFC 7970, section 3.19.2",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<DomainContacts>(element).is_none() {
        return;
    }
    let same = count(element, &["SameDomainContact"]);
    let given = count(element, &["Contact"]);
    match (same, given) {
        (0, 0) => case.report(&RULE, "there are no contacts"),
        (0, _) | (1, 0) => {}
        (1, _) => case.report(&RULE, "there are both contacts and those of another domain"),
        _ => case.report(&RULE, "there is more than one other domain"),
    }
}
