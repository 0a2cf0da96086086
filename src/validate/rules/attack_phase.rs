use crate::model::AttackPhase;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, is_empty, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 96,
    id: "attack-phase",
    text: "a phase of an attack is named, referred to or described",
    source: "RFC 7970, section 3.29.8",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<AttackPhase>(element).is_some() && is_empty(element, case.vocabulary) {
        case.report(&RULE, "nothing says which phase it is");
    }
}
