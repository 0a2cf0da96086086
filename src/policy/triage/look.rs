//! How the rules of a list are held against an incident.

use super::constituency::Constituency;
use super::extent::Extent;
use super::list::{Pattern, PriorityList, Rank};
use super::rule::Locality;
use crate::codec::node::Element;
use crate::model::{Attack, Attacker, Incident, IndicatorData, Victim};
use crate::value::Vocabulary;

/// The first rule that applies, and by what.
pub(super) fn judge<'l>(
    list: &'l PriorityList,
    incident: &Incident,
    constituency: &Constituency,
) -> Option<(&'l Rank, String)> {
    let mut look = Look {
        list,
        constituency,
        extent: Extent::of(incident),
        best: list.ranks.len(),
        reason: String::new(),
    };
    look.incident(incident);
    Some((list.ranks.get(look.best)?, look.reason))
}

struct Look<'l> {
    list: &'l PriorityList,
    constituency: &'l Constituency,
    extent: Extent,
    /// The index of the first rule that applies so far.
    best: usize,
    reason: String,
}

/// What holds in some part of an incident.
#[derive(Clone)]
struct Held<'a> {
    /// The value by which each condition of the list holds.
    values: Vec<Option<&'a str>>,
    /// Whether an attacker is known to be in the constituency.
    from_here: bool,
}

/// An element that is looked at on its own, with its path.
struct Apart<'a> {
    path: Vec<&'static str>,
    element: &'a dyn Element,
}

impl<'a> Apart<'a> {
    fn as_class<T: 'static>(&self) -> Option<&'a T> {
        value(self.element)
    }
}

/// The victims and attacks inside an element.
#[derive(Default)]
struct Parts<'a> {
    victims: Vec<Apart<'a>>,
    attacks: Vec<Apart<'a>>,
}

fn value<T: 'static>(element: &dyn Element) -> Option<&T> {
    element.node().as_any().downcast_ref()
}

/// The elements inside another one, with their names.
pub(super) fn children(
    element: &dyn Element,
) -> impl Iterator<Item = (&'static str, &dyn Element)> {
    let node = element.node();
    let rows = (0..node.children()).filter_map(|row| Some((node.child(row)?, node.slot(row)?)));
    rows.flat_map(|(info, slot)| {
        let elements = (0..slot.len()).filter_map(|index| slot.get(index));
        elements.map(|child| (info.name(child.variant(), Vocabulary::Incident), child))
    })
}

/// Whether an element says what to look for, and not what happened.
pub(super) fn is_hint(element: &dyn Element) -> bool {
    value::<IndicatorData>(element).is_some()
}

impl Look<'_> {
    fn incident(&mut self, incident: &Incident) {
        let mut held = Held {
            values: vec![None; self.list.conditions.len()],
            from_here: false,
        };
        let parts = self.gather(incident, &mut vec!["Incident"], &mut held);
        if parts.attacks.is_empty() {
            self.hold(&held, None);
        }
        for attack in &parts.attacks {
            if !self.attack(attack, &held) {
                // Nobody says whom it hit.
                let mut whole = held.clone();
                self.fold(attack, &mut whole);
                self.hold(&whole, None);
            }
        }
    }

    /// Holds the rules against the victims of an attack and of those inside it.
    /// Returns whether there are any.
    fn attack<'a>(&mut self, attack: &Apart<'a>, around: &Held<'a>) -> bool {
        let mut own = around.clone();
        let parts = self.gather(attack.element, &mut attack.path.clone(), &mut own);
        let mut any = !parts.victims.is_empty();
        if any {
            let mut whole = own.clone();
            for inner in &parts.attacks {
                self.fold(inner, &mut whole);
            }
            for victim in &parts.victims {
                self.victim(victim, &whole);
            }
        }
        for inner in &parts.attacks {
            any |= self.attack(inner, &own);
        }
        any
    }

    /// Adds what an attack says that names no victim.
    fn fold<'a>(&self, attack: &Apart<'a>, whole: &mut Held<'a>) {
        let named = attack.as_class::<Attack>();
        if named.is_some_and(|attack| attack.victims().next().is_some()) {
            return;
        }
        let parts = self.gather(attack.element, &mut attack.path.clone(), whole);
        for inner in &parts.attacks {
            self.fold(inner, whole);
        }
    }

    fn victim<'a>(&mut self, victim: &Apart<'a>, whole: &Held<'a>) {
        let mut held = whole.clone();
        self.gather(victim.element, &mut victim.path.clone(), &mut held);
        let known = victim.as_class::<Victim>().filter(|victim| !victim.unknown);
        let place = known.and_then(|victim| self.constituency.contains_system(&victim.system));
        self.hold(&held, place);
    }

    /// Notes what an element says, but for the victims and attacks inside it.
    fn gather<'a>(
        &self,
        element: &'a dyn Element,
        path: &mut Vec<&'static str>,
        held: &mut Held<'a>,
    ) -> Parts<'a> {
        let mut parts = Parts::default();
        self.note(element, path, held);
        for (name, element) in children(element) {
            path.push(name);
            if value::<Victim>(element).is_some() {
                let path = path.clone();
                parts.victims.push(Apart { path, element });
            } else if value::<Attack>(element).is_some() {
                let path = path.clone();
                parts.attacks.push(Apart { path, element });
            } else if !is_hint(element) {
                let inner = self.gather(element, path, held);
                parts.victims.extend(inner.victims);
                parts.attacks.extend(inner.attacks);
            }
            path.pop();
        }
        parts
    }

    fn note<'a>(&self, element: &'a dyn Element, path: &[&str], held: &mut Held<'a>) {
        let conditions = self.list.conditions.iter();
        let unmet = conditions
            .zip(&mut held.values)
            .filter(|(_, v)| v.is_none());
        for (condition, value) in unmet {
            *value = condition.holds(element, path);
        }
        if let Some(attacker) = value::<Attacker>(element).filter(|a| !a.unknown) {
            held.from_here |= self.constituency.contains_system(&attacker.system) == Some(true);
        }
    }

    /// Holds against what is known the rules that are more urgent than the one
    /// found so far.
    fn hold(&mut self, held: &Held<'_>, place: Option<bool>) {
        let urgent = self.list.ranks.iter().enumerate().take(self.best);
        for (index, rank) in urgent {
            let locality = rank.rule.locality;
            if !is_there(locality, place, held.from_here) {
                continue;
            }
            let mut patterns = rank.patterns.iter();
            if let Some(mut reasons) = patterns.find_map(|pattern| self.reasons(pattern, held)) {
                reasons.extend(locality.map(|locality| whereabouts(locality, place)));
                self.reason = reasons.join(", ");
                self.best = index;
                return;
            }
        }
    }

    /// By what a pattern applies, if it does.
    fn reasons(&self, pattern: &Pattern, held: &Held<'_>) -> Option<Vec<String>> {
        let holds = |index: &usize| self.reason(*index, held).is_some();
        if pattern.unless.iter().any(holds) {
            return None;
        }
        let mut reasons = Vec::new();
        for list in [&pattern.kind, &pattern.asset] {
            if !list.is_empty() {
                reasons.push(list.iter().find_map(|index| self.reason(*index, held))?);
            }
        }
        if let Some(scale) = &pattern.scale {
            reasons.push(self.extent.reaches(scale)?);
        }
        Some(reasons)
    }

    fn reason(&self, index: usize, held: &Held<'_>) -> Option<String> {
        let condition = self.list.conditions.get(index)?;
        let value = (*held.values.get(index)?)?;
        Some(format!("{condition} is {value}"))
    }
}

/// Whether a victim is where a rule wants it; one of unknown place is here.
fn is_there(locality: Option<Locality>, place: Option<bool>, from_here: bool) -> bool {
    match locality {
        None => true,
        Some(Locality::Here) => place != Some(false),
        Some(Locality::FromHere) => from_here && place == Some(false),
    }
}

fn whereabouts(locality: Locality, place: Option<bool>) -> String {
    let text = match (locality, place) {
        (Locality::FromHere, _) => "from the constituency to elsewhere",
        (Locality::Here, Some(_)) => "in the constituency",
        (Locality::Here, None) => "in the constituency as far as is known",
    };
    text.to_owned()
}
