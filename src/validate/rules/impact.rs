use crate::validate::Rule;
use crate::validate::validator::Case;

pub(super) const RULE: Rule = Rule {
    id: "impact",
    text: "an incident says what it may mean for its target",
    source: "RFC 3067, section 6.9",
};

pub(super) fn check(case: &mut Case<'_>) {
    let incident = case.incident;
    let mut of_attacks = incident.all_attacks();
    if incident.assessments.is_empty() && !of_attacks.any(|attack| attack.assessment.is_some()) {
        case.warn(&RULE, "no impact is assessed");
    }
}
