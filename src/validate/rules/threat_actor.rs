use crate::model::ThreatActor;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, is_empty, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 42,
    id: "threat-actor",
    text: "a threat actor is named, referred to or described",
    source: "RFC 7970, section 3.7",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<ThreatActor>(element).is_some() && is_empty(element, case.vocabulary) {
        case.report(&RULE, "nothing says who the threat actor is");
    }
}
