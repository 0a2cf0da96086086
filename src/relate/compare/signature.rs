use std::collections::BTreeSet;

use crate::model::Incident;
use crate::relate::compare::clue::ClueKind;
use crate::relate::compare::place::{self, place};
use crate::relate::ids;
use crate::select::{Fact, Field};
use crate::value::Stage;

/// How many things of one kind are compared.
const MOST: usize = 256;

/// What of an incident is compared with others.
#[derive(Clone, Debug)]
pub(crate) struct Signature {
    pub(crate) id: String,
    pub(crate) csirt: String,
    /// The identifier as it is compared.
    pub(crate) own: String,
    pub(crate) alternatives: BTreeSet<String>,
    pub(crate) related: BTreeSet<String>,
    /// By kind, and each kind in order.
    pub(crate) keys: Vec<Key>,
    pub(crate) times: Vec<Span>,
}

/// Something that others may have, too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key {
    pub(crate) kind: ClueKind,
    pub(crate) value: Box<str>,
}

/// When something may have been, in seconds of UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: i64,
    pub(crate) end: i64,
}

impl Signature {
    pub(crate) fn of(incident: &Incident) -> Self {
        let mut keys = BTreeSet::new();
        places(incident, &mut keys);
        names(incident, &mut keys);
        let facts = |field: Field| field.facts(incident);
        Self {
            id: incident.id.to_string(),
            csirt: ids::folded(&incident.id.csirt),
            own: ids::compared(&incident.id.to_string()),
            alternatives: identifiers(&facts(Field::AlternativeId)),
            related: identifiers(&facts(Field::RelatedId)),
            keys: at_most(MOST, keys),
            times: times(incident),
        }
    }

    pub(crate) fn has(&self, kind: ClueKind, value: &str) -> bool {
        let sought = |key: &Key| (key.kind, &*key.value).cmp(&(kind, value));
        self.keys.binary_search_by(sought).is_ok()
    }

    pub(crate) fn of_kind(&self, kind: ClueKind) -> &[Key] {
        let from = self.keys.partition_point(|key| key.kind < kind);
        let to = self.keys.partition_point(|key| key.kind <= kind);
        self.keys.get(from..to).unwrap_or_default()
    }
}

fn at_most(most: usize, keys: BTreeSet<Key>) -> Vec<Key> {
    let (mut kept, mut count): (Vec<Key>, usize) = (Vec::new(), 0);
    for key in keys {
        let first = kept.last().is_none_or(|last| last.kind != key.kind);
        count = if first { 1 } else { count + 1 };
        if count <= most {
            kept.push(key);
        }
    }
    kept
}

fn identifiers(facts: &[Fact<'_>]) -> BTreeSet<String> {
    let ids = facts.iter().map(|fact| ids::compared(&fact.label()));
    ids.take(MOST).collect()
}

fn places(incident: &Incident, keys: &mut BTreeSet<Key>) {
    use ClueKind::{AttackerAddress, AttackerDomain, AttackerNet};
    use ClueKind::{VictimAddress, VictimDomain, VictimNet};

    let attacker = (AttackerAddress, AttackerDomain, AttackerNet);
    let victim = (VictimAddress, VictimDomain, VictimNet);
    for (field, (address, domain, net)) in [
        (Field::AttackerAddress, attacker),
        (Field::VictimAddress, victim),
    ] {
        for fact in field.facts(incident) {
            if let Fact::Address(found) = fact {
                let place = place(found);
                add(keys, address, place.address);
                add(keys, domain, place.domain);
                add(keys, net, place.net);
            }
        }
    }
}

/// A value as it is compared, if it tells anything.
type Compared = fn(&str) -> Option<String>;

fn names(incident: &Incident, keys: &mut BTreeSet<Key>) {
    let fields: [(Field, ClueKind, Compared); 11] = [
        (
            Field::AttackerDomain,
            ClueKind::AttackerDomain,
            place::domain,
        ),
        (Field::VictimDomain, ClueKind::VictimDomain, place::domain),
        (
            Field::AttackerOrganisation,
            ClueKind::AttackerOrganisation,
            place::name,
        ),
        (
            Field::VictimOrganisation,
            ClueKind::VictimOrganisation,
            place::name,
        ),
        (Field::Campaign, ClueKind::Campaign, place::name),
        (Field::ThreatActor, ClueKind::ThreatActor, place::name),
        (Field::Cve, ClueKind::Cve, place::name),
        (Field::Method, ClueKind::Method, place::name),
        (Field::AttackType, ClueKind::AttackType, place::name),
        (Field::Category, ClueKind::AttackType, place::name),
        (Field::VictimTarget, ClueKind::Target, place::name),
    ];
    for (field, kind, compared) in fields {
        for fact in field.facts(incident) {
            add(keys, kind, compared(&fact.label()));
        }
    }
}

fn add(keys: &mut BTreeSet<Key>, kind: ClueKind, value: Option<String>) {
    keys.extend(value.map(|value| Key {
        kind,
        value: value.into(),
    }));
}

/// When it was; else when it was reported.
fn times(incident: &Incident) -> Vec<Span> {
    let of = |stages: &[Stage]| -> Vec<Span> {
        let fields = stages.iter().map(|stage| Field::Time(stage.clone()));
        fields
            .flat_map(|field| spans(&field.facts(incident)))
            .collect()
    };
    let mut times = of(&[Stage::Start, Stage::Detect, Stage::End]);
    if times.is_empty() {
        times = of(&[Stage::Report]);
    }
    let start = times.iter().map(|span| span.start).min();
    let end = times.iter().map(|span| span.end).max();
    times.extend(start.zip(end).map(|(start, end)| Span { start, end }));
    times.sort_unstable_by_key(|span| (span.start, span.end));
    times.dedup();
    times.truncate(MOST);
    times
}

fn spans(facts: &[Fact<'_>]) -> Vec<Span> {
    let span = |fact: &Fact<'_>| match fact {
        Fact::Time(time) => time.to_utc().map(|interval| Span {
            start: interval.start().timestamp(),
            end: interval.end().timestamp(),
        }),
        _ => None,
    };
    facts.iter().filter_map(span).collect()
}
