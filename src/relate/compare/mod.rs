//! How much speaks for it that two incidents are related.

mod clue;
mod place;
mod score;
mod signature;

use std::fmt;

pub use clue::{Clue, ClueKind};
pub(crate) use signature::{Key, Signature};

use crate::model::Incident;
use score::Tally;
use signature::Span;

/// The score from which on two incidents are taken to be related.
///
/// See the [notes](crate::docs::relating) for how it was chosen, and what
/// precision and recall it has on incidents made by a generator.
pub const RELATED: f64 = 0.7;

/// How two incidents are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RelationKind {
    /// They are reports of one incident (RFC 3067, section 6.8).
    SameIncident,
    /// They are different incidents with the same behind them (RFC 7970, section 3.8).
    SameCampaign,
}

impl fmt::Display for RelationKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SameIncident => "same incident",
            Self::SameCampaign => "same campaign",
        })
    }
}

/// How much speaks for it that two incidents are related, and what: see [`relate`].
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Relation {
    /// How likely they are reports of one incident, from 0 to 1.
    pub same_incident: f64,
    /// How likely the same is behind both, from 0 to 1.
    pub same_campaign: f64,
    /// What they have in common, what tells most first.
    pub clues: Vec<Clue>,
}

impl Relation {
    /// The higher of both likelihoods.
    #[must_use]
    pub fn score(&self) -> f64 {
        self.same_incident.max(self.same_campaign)
    }

    /// How they are related, if any likelihood reaches a threshold, such as [`RELATED`].
    #[must_use]
    pub fn kind(&self, threshold: f64) -> Option<RelationKind> {
        if self.same_incident >= threshold {
            return Some(RelationKind::SameIncident);
        }
        (self.same_campaign >= threshold).then_some(RelationKind::SameCampaign)
    }
}

/// Compares two incidents that different teams may have reported: by
/// identifiers, time, addresses, names, methods and targets (RFC 3067,
/// sections 6.8 and 6.13).
///
/// An identifier that one gives for the other decides. One team's incidents
/// with different identifiers are different incidents, unless it says
/// otherwise. Types, targets, times and vulnerabilities never suffice together;
/// purposes and countries are not compared at all. More in common never lowers
/// the [score](Relation::score). Addresses that are another thing
/// everywhere (RFC 1918) tell nothing.
///
/// ```
/// use iodef::{
///     Attack, Attacker, Flow, Incident, IncidentId, Purpose, RELATED, RelationKind,
///     Restriction, Stage, Victim, relate,
/// };
///
/// let report = |team: &str, number: &str, detected: &str| {
///     let flow = Flow::new()
///         .with_party(Attacker::at("192.0.2.166"))
///         .with_party(Victim::at("198.51.100.7"));
///     let incident = Incident::new(
///         IncidentId::new(team, number),
///         Purpose::Reporting,
///         Restriction::NeedToKnow,
///     );
///     let attack = Attack::new().with_flow(flow);
///     Ok::<_, iodef::Error>(incident.with_attack(attack).with_time(Stage::Detect, detected.parse()?))
/// };
/// let here = report("csirt.example.com", "189493", "2025-03-01T23:10:00Z")?;
/// let there = report("cert.example.net", "R-17", "2025-03-02+02:00")?;
/// let relation = relate(&here, &there);
/// assert_eq!(relation.kind(RELATED), Some(RelationKind::SameIncident));
/// assert_eq!(relation.clues[0].to_string(), "attacker's address 192.0.2.166 (0.75)");
/// # Ok::<(), iodef::Error>(())
/// ```
#[must_use]
pub fn relate(one: &Incident, other: &Incident) -> Relation {
    compare(&Signature::of(one), &Signature::of(other), &|_| 1.0)
}

/// The same by signatures, with how much less a thing tells than if it were rare.
pub(crate) fn compare(
    one: &Signature,
    other: &Signature,
    rarity: &dyn Fn(&Key) -> f64,
) -> Relation {
    let mut clues = statements(one, other);
    let stated = clues.first().map(|clue| clue.kind);
    shared(one, other, rarity, &mut clues);
    clues.extend(time(one, other));
    clues.sort_by(|a, b| {
        b.weight
            .total_cmp(&a.weight)
            .then_with(|| a.kind.cmp(&b.kind))
    });
    let tally = Tally::new(&clues);
    let mut relation = Relation {
        same_incident: tally.same_incident(one, other, gap(one, other)),
        same_campaign: tally.same_campaign(gap(one, other)),
        clues,
    };
    match stated {
        Some(ClueKind::RelatedId) => {
            relation.same_incident = 0.0;
            relation.same_campaign = 1.0;
        }
        Some(_) => relation.same_incident = 1.0,
        None if one.csirt == other.csirt => relation.same_incident = 0.0,
        None => {}
    }
    relation
}

/// What the incidents say about each other themselves.
fn statements(one: &Signature, other: &Signature) -> Vec<Clue> {
    let clue = |kind: ClueKind, shared: &str| {
        vec![Clue {
            kind,
            weight: kind.weight(),
            shared: shared.into(),
        }]
    };
    if one.own == other.own {
        return clue(ClueKind::SameId, &one.own);
    }
    let named = [(one, other), (other, one)];
    let common = one.alternatives.intersection(&other.alternatives).next();
    let direct = named
        .iter()
        .find(|(by, of)| by.alternatives.contains(&of.own));
    if let Some(id) = direct.map(|(_, of)| &of.own).or(common) {
        return clue(ClueKind::AlternativeId, id);
    }
    let related = named.iter().find(|(by, of)| by.related.contains(&of.own));
    related.map_or_else(Vec::new, |(_, of)| clue(ClueKind::RelatedId, &of.own))
}

fn shared(one: &Signature, other: &Signature, rarity: &dyn Fn(&Key) -> f64, clues: &mut Vec<Clue>) {
    let mut tell = |kind: ClueKind, key: &Key| {
        clues.push(Clue {
            kind,
            weight: kind.weight() * rarity(key),
            shared: key.value.clone(),
        });
    };
    for key in one
        .keys
        .iter()
        .filter(|key| other.has(key.kind, &key.value))
    {
        tell(key.kind, key);
    }
    for (attackers, victims) in [(one, other), (other, one)] {
        for key in attackers.of_kind(ClueKind::AttackerAddress) {
            let both = attackers.has(ClueKind::VictimAddress, &key.value)
                || victims.has(ClueKind::AttackerAddress, &key.value);
            if !both && victims.has(ClueKind::VictimAddress, &key.value) {
                tell(ClueKind::CommonAddress, key);
            }
        }
    }
}

const DAY: i64 = 24 * 60 * 60;

/// The time that both may have been at or near, if it tells anything: the finest one.
fn time(one: &Signature, other: &Signature) -> Option<Clue> {
    let told = |(a, b): (&Span, &Span)| -> (f64, i64) {
        let fine = match a.end.max(b.end) - a.start.min(b.start) {
            ..=DAY => 1.0,
            width if width <= 4 * DAY => 0.8,
            width if width <= 32 * DAY => 0.3,
            _ => 0.0,
        };
        let near = match distance(a, b) {
            0 => 1.0,
            ..=DAY => 0.8,
            _ => 0.0,
        };
        (fine * near, a.start.max(b.start))
    };
    let best = pairs(one, other)
        .map(told)
        .filter(|(weight, _)| *weight > 0.0);
    let (weight, start) = best.max_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))?;
    let day = chrono::DateTime::from_timestamp(start, 0)?;
    Some(Clue {
        kind: ClueKind::Time,
        weight: ClueKind::Time.weight() * weight,
        shared: day.format("%Y-%m-%d").to_string().into(),
    })
}

/// How many seconds lie between two spans.
fn distance(a: &Span, b: &Span) -> i64 {
    (a.start.max(b.start) - a.end.min(b.end)).max(0)
}

/// How many seconds lie between them, none where a time is not known.
fn gap(one: &Signature, other: &Signature) -> Option<i64> {
    pairs(one, other).map(|(a, b)| distance(a, b)).min()
}

fn pairs<'a>(
    one: &'a Signature,
    other: &'a Signature,
) -> impl Iterator<Item = (&'a Span, &'a Span)> {
    let theirs = &other.times;
    one.times
        .iter()
        .flat_map(move |a| theirs.iter().map(move |b| (a, b)))
}
