use crate::model::Reference;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, is_empty, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 47,
    id: "reference-content",
    text: "a reference has a name, a URL or a description",
    source: "RFC 7970, section 3.11.1",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<Reference>(element).is_some() && is_empty(element, case.vocabulary) {
        case.report(&RULE, "the reference is empty");
    }
}
