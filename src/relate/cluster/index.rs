use std::collections::{BTreeMap, HashMap, VecDeque};

use crate::relate::compare::{ClueKind, Key, Signature};

/// How many incidents are compared with one that comes.
const MOST: usize = 256;

/// Which incidents have what.
#[derive(Debug, Default)]
pub(super) struct Index {
    postings: HashMap<Key, Posting>,
}

/// Incidents that have one thing.
#[derive(Debug, Default)]
struct Posting {
    /// The latest.
    numbers: VecDeque<u64>,
    /// How many of those that are held have it.
    count: usize,
}

impl Index {
    /// Adds an incident; of those that have one thing only the latest are kept.
    pub(super) fn add(&mut self, number: u64, signature: &Signature, most: usize) {
        for key in searched(signature) {
            let posting = self.postings.entry(key).or_default();
            posting.count += 1;
            posting.numbers.push_back(number);
            if posting.numbers.len() > most {
                posting.numbers.pop_front();
            }
        }
    }

    pub(super) fn remove(&mut self, number: u64, signature: &Signature) {
        for key in searched(signature) {
            let Some(posting) = self.postings.get_mut(&key) else {
                continue;
            };
            posting.count = posting.count.saturating_sub(1);
            posting.numbers.retain(|other| *other != number);
            if posting.count == 0 {
                self.postings.remove(&key);
            }
        }
    }

    /// Incidents that share something, those that share most things first.
    pub(super) fn candidates(&self, signature: &Signature) -> Vec<u64> {
        let mut shared: BTreeMap<u64, usize> = BTreeMap::new();
        for posting in searched(signature).filter_map(|key| self.postings.get(&key)) {
            for number in &posting.numbers {
                *shared.entry(*number).or_default() += 1;
            }
        }
        let mut candidates: Vec<_> = shared.into_iter().collect();
        candidates.sort_by(|(a, shares), (b, more)| more.cmp(shares).then(b.cmp(a)));
        candidates.truncate(MOST);
        candidates.into_iter().map(|(number, _)| number).collect()
    }

    /// How many incidents have a thing.
    pub(super) fn count(&self, key: &Key) -> usize {
        self.postings
            .get(&by_place(key))
            .map_or(0, |posting| posting.count)
    }
}

/// What others are found by: identifiers, addresses, domains and names. What
/// is left never suffices without any of these.
fn searched(signature: &Signature) -> impl Iterator<Item = Key> {
    let ids = std::iter::once(&signature.own).chain(&signature.alternatives);
    let ids = ids.chain(&signature.related).map(|id| Key {
        kind: ClueKind::SameId,
        value: id.as_str().into(),
    });
    let places = signature.keys.iter().filter(|key| is_searched(key.kind));
    let mut keys: Vec<Key> = places.map(by_place).chain(ids).collect();
    keys.sort_unstable();
    keys.dedup();
    keys.into_iter()
}

fn is_searched(kind: ClueKind) -> bool {
    use ClueKind::{AttackerAddress, AttackerDomain, AttackerOrganisation};
    use ClueKind::{Campaign, ThreatActor, VictimAddress, VictimDomain, VictimOrganisation};

    matches!(
        kind,
        AttackerAddress
            | AttackerDomain
            | AttackerOrganisation
            | VictimAddress
            | VictimDomain
            | VictimOrganisation
            | Campaign
            | ThreatActor
    )
}

/// An address is the same whoever has it.
fn by_place(key: &Key) -> Key {
    let kind = match key.kind {
        ClueKind::VictimAddress => ClueKind::AttackerAddress,
        kind => kind,
    };
    Key {
        kind,
        value: key.value.clone(),
    }
}
