use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::forms::ranges;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 21,
    id: "port-list",
    text: "a list of ports is numbers and ranges with commas between them",
    source: "RFC 7970, section 2.9; RFC 5070, section 2.10",
    scope: Scope::IODEF,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let text = value::<String>(element).filter(|_| case.name() == "Portlist");
    if let Some(list) = text.filter(|list| ranges(list).is_none()) {
        case.report(&RULE, format!("{list:?} is no list of ports"));
    }
}
