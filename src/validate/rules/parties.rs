use crate::model::Incident;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 5,
    id: "parties",
    text: "an incident describes attacker and victim, or says that they are unknown",
    source: "RFC 3067, section 6.6",
    scope: Scope::OWN,
};

pub(super) fn check(case: &mut Case<'_>, incident: &Incident) {
    let attacked = |attack: &crate::Attack| attack.attackers().next().is_some();
    let suffered = |attack: &crate::Attack| attack.victims().next().is_some();
    if !incident.all_attacks().any(attacked) {
        case.report(&RULE, "no attacker is described, nor said to be unknown");
    }
    if !incident.all_attacks().any(suffered) {
        case.report(&RULE, "no victim is described, nor said to be unknown");
    }
}
