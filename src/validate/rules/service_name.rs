use crate::model::ServiceName;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, is_empty, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 69,
    id: "service-name",
    text: "the name of a service is one of the registry, a URL or a description",
    source: "RFC 7970, section 3.20.1",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<ServiceName>(element).is_some() && is_empty(element, case.vocabulary) {
        case.report(&RULE, "the name of the service is empty");
    }
}
