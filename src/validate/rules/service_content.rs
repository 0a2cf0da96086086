use crate::model::Service;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, is_empty, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 64,
    id: "service-content",
    text: "a service has a name, a port, a header or an application",
    source: "RFC 7970, section 3.20",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<Service>(element).is_some() && is_empty(element, case.vocabulary) {
        case.report(&RULE, "the service is empty");
    }
}
