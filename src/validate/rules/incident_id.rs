use crate::model::Incident;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 1,
    id: "incident-id",
    text: "the identifier of an incident holds the name of the CSIRT that gave it, and a number",
    source: "RFC 3067, section 6.1; RFC 7970, section 3.4; RFC 5070, section 3.3",
    scope: Scope::ALL,
};

pub(super) fn check(case: &mut Case<'_>, incident: &Incident) {
    let id = &incident.id;
    let (csirt, number) = (id.csirt.trim().is_empty(), id.number.trim().is_empty());
    if csirt {
        case.report(&RULE, "the identifier names no CSIRT");
    }
    if number {
        case.report(&RULE, "the identifier is empty");
    }
}
