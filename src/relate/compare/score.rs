//! From clues to likelihoods: each group of clues is a noisy "or" of them, and
//! has a ceiling, since one side alone never suffices.

use crate::relate::compare::clue::{Clue, ClueKind, Group};
use crate::relate::compare::signature::Signature;

const DAY: i64 = 24 * 60 * 60;

/// What each group comes to by itself.
pub(super) struct Tally {
    attackers: f64,
    victims: f64,
    circumstances: f64,
    techniques: f64,
    names: f64,
}

impl Tally {
    pub(super) fn new(clues: &[Clue]) -> Self {
        let of = |group: Group| {
            let weights = clues.iter().filter(|clue| clue.kind.group() == group);
            either(weights.map(|clue| clue.weight))
        };
        // Networks are of the same, so many of them are not much more than one.
        let nets = |group: Group| 0.35 * of(group);
        Self {
            attackers: either([of(Group::Attackers), nets(Group::AttackerNets)]),
            victims: either([of(Group::Victims), nets(Group::VictimNets)]),
            circumstances: of(Group::Circumstances),
            techniques: of(Group::Techniques),
            names: of(Group::Names),
        }
    }

    /// Attackers, victims and the rest, none of which suffices alone.
    pub(super) fn same_incident(
        &self,
        one: &Signature,
        other: &Signature,
        gap: Option<i64>,
    ) -> f64 {
        let rest = either([self.circumstances, self.techniques]);
        let score = either([
            0.69 * self.attackers,
            0.69 * self.victims,
            0.6 * rest,
            0.3 * self.names,
        ]);
        let apart = match gap {
            None => 0.9,
            Some(0) => 1.0,
            Some(..=DAY) => 0.95,
            Some(gap) if gap <= 7 * DAY => 0.7,
            Some(_) => 0.4,
        };
        let has = |of: &Signature, kinds: &[ClueKind]| {
            kinds.iter().any(|kind| !of.of_kind(*kind).is_empty())
        };
        let apart_from = |kinds: &[ClueKind], common: f64, factors: (f64, f64)| match (
            has(one, kinds),
            has(other, kinds),
        ) {
            _ if common > 0.0 => 1.0,
            (true, true) => factors.0,
            _ => factors.1,
        };
        let other_victims = apart_from(&VICTIMS, self.victims, (0.5, 1.0));
        let other_attackers = apart_from(&ATTACKERS, self.attackers, (0.7, 0.9));
        score * apart * other_victims * other_attackers
    }

    /// What attackers use, or who they are; victims and circumstances tell nothing.
    pub(super) fn same_campaign(&self, gap: Option<i64>) -> f64 {
        let apart = match gap {
            None => 0.9,
            Some(gap) if gap <= 90 * DAY => 1.0,
            Some(gap) if gap <= 365 * DAY => 0.8,
            Some(_) => 0.6,
        };
        either([
            0.9 * self.attackers * apart,
            0.9 * self.names,
            0.3 * self.techniques,
        ])
    }
}

const VICTIMS: [ClueKind; 3] = [
    ClueKind::VictimAddress,
    ClueKind::VictimDomain,
    ClueKind::VictimOrganisation,
];

const ATTACKERS: [ClueKind; 3] = [
    ClueKind::AttackerAddress,
    ClueKind::AttackerDomain,
    ClueKind::AttackerOrganisation,
];

/// How likely any of several independent things is.
fn either(likelihoods: impl IntoIterator<Item = f64>) -> f64 {
    let neither = likelihoods.into_iter().map(|likelihood| 1.0 - likelihood);
    1.0 - neither.product::<f64>()
}
