use crate::validate::Rule;
use crate::validate::validator::Case;

pub(super) const RULE: Rule = Rule {
    id: "incident-id",
    text: "the identifier of an incident holds the name of the CSIRT that gave it, and a number",
    source: "RFC 3067, section 6.1; RFC 7970, section 3.4",
};

pub(super) fn check(case: &mut Case<'_>) {
    let id = &case.incident.id;
    let (csirt, number) = (id.csirt.trim().is_empty(), id.number.trim().is_empty());
    if csirt {
        case.error(&RULE, "the identifier names no CSIRT");
    }
    if number {
        case.error(&RULE, "the identifier is empty");
    }
}
