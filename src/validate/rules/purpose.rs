use crate::model::Incident;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 3,
    id: "purpose",
    text: "an incident says why the document was made",
    source: "RFC 3067, section 6.1; RFC 7970, section 3.2",
    scope: Scope::ALL,
};

pub(super) fn check(case: &mut Case<'_>, incident: &Incident) {
    if incident.purpose.token().is_empty() {
        case.report(&RULE, "the purpose is empty");
    }
}
