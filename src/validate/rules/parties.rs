use crate::validate::Rule;
use crate::validate::validator::Case;

pub(super) const RULE: Rule = Rule {
    id: "parties",
    text: "an incident describes attacker and victim, or says that they are unknown",
    source: "RFC 3067, section 6.6",
};

pub(super) fn check(case: &mut Case<'_>) {
    let incident = case.incident;
    let attacked = |attack: &crate::Attack| attack.attackers().next().is_some();
    let suffered = |attack: &crate::Attack| attack.victims().next().is_some();
    if !incident.all_attacks().any(attacked) {
        case.error_if_own(&RULE, "no attacker is described, nor said to be unknown");
    }
    if !incident.all_attacks().any(suffered) {
        case.error_if_own(&RULE, "no victim is described, nor said to be unknown");
    }
}
