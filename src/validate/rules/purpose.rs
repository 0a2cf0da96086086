use crate::validate::Rule;
use crate::validate::validator::Case;

pub(super) const RULE: Rule = Rule {
    id: "purpose",
    text: "an incident says why the document was made",
    source: "RFC 3067, section 6.1; RFC 7970, section 3.2",
};

pub(super) fn check(case: &mut Case<'_>) {
    if case.incident.purpose.token().is_empty() {
        case.error(&RULE, "the purpose is empty");
    }
}
