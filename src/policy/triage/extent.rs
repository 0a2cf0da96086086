use std::collections::{HashMap, HashSet};

use super::look::{children, is_hint};
use super::rule::PriorityScale;
use crate::codec::node::Element;
use crate::model::{Attack, Counter, Incident, Victim};
use crate::value::{CounterType, CounterUnit};

/// How large an incident is.
#[derive(Debug)]
pub(super) struct Extent {
    /// How many victims there are, one at the same addresses and names only once.
    victims: usize,
    /// The largest count in each unit.
    counts: HashMap<CounterUnit, f64>,
}

impl Extent {
    pub(super) fn of(incident: &Incident) -> Self {
        let mut known = HashSet::new();
        let attacks = incident.all_attacks();
        let victims = attacks.flat_map(Attack::victims);
        let victims = victims.filter(|victim| {
            let names = names(victim);
            names.is_empty() || known.insert(names)
        });
        let mut extent = Self {
            victims: victims.count(),
            counts: HashMap::new(),
        };
        extent.count(incident);
        extent
    }

    fn count(&mut self, element: &dyn Element) {
        let counter = element.node().as_any().downcast_ref::<Counter>();
        if let Some(counter) = counter.filter(|c| c.kind == CounterType::Counter) {
            let largest = self.counts.entry(counter.unit.clone()).or_default();
            *largest = largest.max(counter.value.to_f64());
        }
        let inner = children(element).filter(|(_, child)| !is_hint(*child));
        for (_, child) in inner {
            self.count(child);
        }
    }

    /// By what it is as large as a scale, if it is.
    pub(super) fn reaches(&self, scale: &PriorityScale) -> Option<String> {
        if u32::try_from(self.victims).is_ok_and(|victims| victims < scale.at_least) {
            let counted = |unit| Some((unit, self.counts.get(unit)?));
            let mut counts = scale.units.iter().filter_map(counted);
            let (unit, count) = counts.find(|(_, n)| **n >= f64::from(scale.at_least))?;
            return Some(format!("{unit}s counted: {count}"));
        }
        Some(format!("victims: {}", self.victims))
    }
}

/// The addresses and domain names of a victim, in some fixed order.
fn names(victim: &Victim) -> Vec<&str> {
    let nodes = victim.system.node.iter();
    let mut names: Vec<_> = nodes
        .flat_map(|node| {
            let addresses = node.addresses.iter().map(|address| &*address.value);
            addresses.chain(node.domains.iter().map(|domain| domain.name.as_str()))
        })
        .collect();
    names.sort_unstable();
    names
}
