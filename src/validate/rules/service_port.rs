use crate::model::Service;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, has, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 66,
    id: "service-port",
    text: "a service of IODEF 1 has a port or a list of ports",
    source: "RFC 5070, section 3.17",
    scope: Scope::IODEF1_ONLY,
};

const CONTENT: [&str; 2] = ["Port", "Portlist"];

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<Service>(element).is_some() && !has(element, &CONTENT, case.vocabulary) {
        case.report(&RULE, "the service has neither a port nor a list of ports");
    }
}
