use crate::model::Incident;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 7,
    id: "impact",
    text: "an incident says what it may mean for its target",
    source: "RFC 3067, section 6.9",
    scope: Scope::ADVICE,
};

pub(super) fn check(case: &mut Case<'_>, incident: &Incident) {
    let mut of_attacks = incident.all_attacks();
    if incident.assessments.is_empty() && !of_attacks.any(|attack| attack.assessment.is_some()) {
        case.report(&RULE, "no impact is assessed");
    }
}
