use crate::model::{Flow, Party};
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::validate::rules::portlist_symmetry::listed;

pub(super) const RULE: Rule = Rule {
    number: 68,
    id: "portlist-pair",
    text: "where a source lists several ports to those of a target, the flow has one of each",
    source: "RFC 7970, section 3.20",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let Some(flow) = value::<Flow>(element) else {
        return;
    };
    let (sources, targets) = listed(flow);
    if targets.is_empty() || sources.iter().all(|ports| *ports < 2) {
        return;
    }
    let several =
        |is: fn(&Party) -> bool| flow.parties.iter().filter(|party| is(party)).count() > 1;
    if several(|party| matches!(party, Party::Attacker(_))) {
        case.report(&RULE, "there is more than one source");
    }
    if several(|party| matches!(party, Party::Victim(_))) {
        case.report(&RULE, "there is more than one target");
    }
}
