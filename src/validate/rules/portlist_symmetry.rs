use crate::model::{Flow, Party, System};
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::forms::ports;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 67,
    id: "portlist-symmetry",
    text: "the sources and targets of a flow list equally many ports",
    source: "RFC 7970, section 3.20; RFC 5070, sections 3.17 and 4.3",
    scope: Scope::IODEF,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let Some(flow) = value::<Flow>(element) else {
        return;
    };
    let (sources, targets) = listed(flow);
    let pairs = sources
        .iter()
        .flat_map(|n| targets.iter().map(move |m| (n, m)));
    if let Some((n, m)) = pairs.into_iter().find(|(n, m)| n != m) {
        case.report(&RULE, format!("a source lists {n} ports, and a target {m}"));
    }
}

/// How many ports each source and each target lists, of those that list any.
pub(super) fn listed(flow: &Flow) -> (Vec<u64>, Vec<u64>) {
    let mut counts = (Vec::new(), Vec::new());
    for party in &flow.parties {
        let side = match &**party {
            Party::Attacker(_) => &mut counts.0,
            Party::Victim(_) => &mut counts.1,
            Party::Other(_) => continue,
        };
        side.extend(ports_of(party.system()));
    }
    counts
}

fn ports_of(system: &System) -> Option<u64> {
    let lists = system.services.iter().filter_map(|s| s.portlist.as_ref());
    lists
        .filter_map(|list| ports(list))
        .reduce(u64::saturating_add)
}
