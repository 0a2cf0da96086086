use crate::validate::Rule;
use crate::validate::validator::Case;
use crate::value::Vocabulary;

pub(super) const RULE: Rule = Rule {
    id: "restriction",
    text: "an incident says to whom all that has no restriction of its own may be disclosed",
    source: "RFC 3067, section 6.1",
};

pub(super) fn check(case: &mut Case<'_>) {
    // IODEF lets it out, and then means private.
    if case.vocabulary == Vocabulary::Incident && case.incident.restriction().is_none() {
        case.error(&RULE, "the incident has no restriction");
    }
}
