use crate::model::Attack;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, is_empty, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 53,
    id: "attack-content",
    text: "an attack (in IODEF: event data) says something",
    source: "RFC 7970, section 3.14; RFC 5070, sections 3.12 and 4.3",
    scope: Scope::IODEF,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<Attack>(element).is_some() && is_empty(element, case.vocabulary) {
        case.report(&RULE, "nothing is said of the attack");
    }
}
