use crate::model::Incident;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 4,
    id: "restriction",
    text: "an incident says to whom all that has no restriction of its own may be disclosed",
    source: "RFC 3067, section 6.1",
    scope: Scope::OWN_ONLY,
};

pub(super) fn check(case: &mut Case<'_>, incident: &Incident) {
    // IODEF lets it out, and then means private.
    if incident.restriction().is_none() {
        case.report(&RULE, "the incident has no restriction");
    }
}
