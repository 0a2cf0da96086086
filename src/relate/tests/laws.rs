use crate::codec::node::{Body, Element};
use crate::codec::tests::generate::{Chance, document};
use crate::mark::Tree;
use crate::model::{Document, Incident, IncidentId};
use crate::relate::same::{same, within};
use crate::relate::{Merged, diff};
use crate::value::{Restriction, Vocabulary};

fn cases(usual: u64) -> u64 {
    let asked = std::env::var("IODEF_CASES").ok();
    asked.map_or(usual, |cases| cases.parse().unwrap())
}

/// An incident of which all states are: identifier, language and level are fixed.
fn random(chance: &mut Chance) -> Incident {
    let mut found: Document = document(chance);
    while found.incidents.is_empty() {
        found = document(chance);
    }
    let mut incident = found.incidents.swap_remove(0);
    incident.id = IncidentId::new("csirt.example.com", "1").into();
    incident.lang = None;
    incident
}

/// The same with some of its elements left out, as it may have been known before.
fn stage(whole: &Incident, chance: &mut Chance) -> Incident {
    let mut incident = whole.clone();
    thin(&mut incident, chance);
    incident
}

fn thin(element: &mut dyn Element, chance: &mut Chance) {
    element
        .change(&mut |node, _| {
            for row in 0..node.children() {
                let Some(slot) = node.slot_mut(row) else {
                    continue;
                };
                for index in (0..slot.len()).rev() {
                    if chance.once_in(4) {
                        slot.remove(index);
                    } else if let Some(child) = slot.get_mut(index) {
                        thin(child, chance);
                    }
                }
            }
            Ok(())
        })
        .unwrap();
}

fn merged(older: &Incident, newer: &Incident) -> Incident {
    let mut incident = older.clone();
    incident.merge(newer).unwrap();
    incident
}

/// The same without restrictions.
fn bare(incident: &Incident) -> Incident {
    fn strip(element: &mut dyn Element) {
        element
            .change(&mut |node, mark| {
                if mark.get().is_some() {
                    mark.get_mut().restriction = None;
                }
                for row in 0..node.children() {
                    let slot = node.slot_mut(row).unwrap();
                    for index in 0..slot.len() {
                        strip(slot.get_mut(index).unwrap());
                    }
                }
                Ok(())
            })
            .unwrap();
    }
    let mut bare = incident.clone();
    strip(&mut bare);
    bare
}

fn told(older: &Incident, newer: &Incident) -> String {
    let changes: Vec<_> = diff(older, newer).iter().map(ToString::to_string).collect();
    changes.join("\n")
}

#[test]
fn r067_merging_equal_states_changes_nothing() {
    for seed in 0..cases(40) {
        let incident = random(&mut Chance(seed));
        let mut twice = incident.clone();
        assert_eq!(twice.merge(&incident).unwrap(), Merged::default());
        assert!(twice == incident, "{seed}");
        let other = random(&mut Chance(seed + 1_000_000));
        let both = merged(&incident, &other);
        let again = merged(&both, &other);
        assert!(
            bare(&again) == bare(&both),
            "{seed}: {}",
            told(&both, &again)
        );
        assert!(merged(&both, &both) == both, "{seed}");
    }
}

/// Of states that differ in restrictions inside, one way may be stricter than
/// the other: a part that several elements may have grown from restricts all.
#[test]
fn r067_merging_is_associative() {
    for seed in 0..cases(40) {
        let chance = &mut Chance(seed);
        let whole = random(chance);
        let mut states: [Incident; 3] = match seed % 2 {
            0 => std::array::from_fn(|_| stage(&whole, chance)),
            _ => std::array::from_fn(|_| random(chance)),
        };
        let both_ways = |[a, b, c]: &[Incident; 3]| {
            let left = merged(&merged(a, b), c);
            (left, merged(a, &merged(b, c)))
        };
        let (left, right) = both_ways(&states);
        assert!(
            bare(&left) == bare(&right),
            "{seed}: {}",
            told(&left, &right)
        );
        for state in &mut states {
            *state = bare(state);
            let level = chance.pick(&[0, 1, 2]);
            let levels = [Restriction::Public, Restriction::Amber, Restriction::Red];
            state.set_restriction(levels[level].clone());
        }
        let (left, right) = both_ways(&states);
        assert!(left == right, "{seed}: {}", told(&left, &right));
    }
}

/// Every element that may be repeated, of either state, is in what they become,
/// unless another stands for it that says all that it does.
fn assert_holds(merged: &dyn Element, state: &dyn Element, seed: u64) {
    let (whole, part) = (merged.node(), state.node());
    for row in 0..part.children() {
        let many = part.child(row).unwrap().is_many(Vocabulary::Incident);
        let (whole, part) = (whole.slot(row).unwrap(), part.slot(row).unwrap());
        for element in (0..part.len()).filter_map(|index| part.get(index)) {
            let mut there = (0..whole.len()).filter_map(|index| whole.get(index));
            if many && element.mark().is_none_or(|mark| mark.id.is_none()) {
                let keyed = crate::relate::same::key(element).is_some();
                assert!(keyed || there.any(|other| within(element, other)), "{seed}");
            } else if !many {
                assert!(there.next().is_some(), "{seed}");
            }
        }
    }
}

#[test]
fn r083_nothing_of_either_history_is_missing() {
    let mut items = 0;
    for seed in 0..cases(40) {
        let chance = &mut Chance(seed);
        let (older, newer) = (random(chance), random(chance));
        let both = merged(&older, &newer);
        assert_holds(&both, &older, seed);
        assert_holds(&both, &newer, seed);
        let histories = [&older, &newer].map(|state| state.history.as_ref());
        for item in histories
            .into_iter()
            .flatten()
            .flat_map(|history| &history.items)
        {
            let history = both.history.as_ref().unwrap();
            let keyed = item.id().is_some();
            let there = history.items.iter().any(|other| within(item, other));
            assert!(keyed || there, "{seed}");
            items += 1;
        }
    }
    println!("{items} items of histories are there");
}

#[test]
fn r083_histories_are_ordered_by_time() {
    for seed in 0..cases(40) {
        let chance = &mut Chance(seed);
        let (older, newer) = (random(chance), random(chance));
        if older.history == newer.history || older.history.is_none() || newer.history.is_none() {
            continue;
        }
        let both = merged(&older, &newer);
        let items = &both.history.as_ref().unwrap().items;
        let starts = items
            .iter()
            .filter_map(|item| Some(item.time.to_utc()?.start()));
        assert!(starts.is_sorted(), "{seed}");
    }
}

/// Gives the elements of an incident other restrictions.
fn marked_anew(incident: &Incident, chance: &mut Chance) -> Incident {
    fn mark(element: &mut dyn Element, chance: &mut Chance) {
        element
            .change(&mut |node, mark_box| {
                if chance.once_in(3) {
                    let level = chance.pick(&[0, 1, 2, 3]);
                    mark_box.get_mut().restriction = match level {
                        0 => None,
                        1 => Some(Restriction::Public),
                        2 => Some(Restriction::NeedToKnow),
                        _ => Some(Restriction::Private),
                    };
                }
                for row in 0..node.children() {
                    let slot = node.slot_mut(row).unwrap();
                    for index in 0..slot.len() {
                        mark(slot.get_mut(index).unwrap(), chance);
                    }
                }
                Ok(())
            })
            .unwrap();
    }
    let mut other = incident.clone();
    mark(&mut other, chance);
    other
}

#[test]
fn r067_the_stricter_restriction_wins() {
    let (mut alike, mut elements) = (0, 0);
    for seed in 0..cases(40) {
        let chance = &mut Chance(seed);
        let mut older = random(chance);
        if let Some(history) = &mut older.history {
            history.items.truncate(1);
        }
        let newer = marked_anew(&older, chance);
        let both = merged(&older, &newer);
        let trees = [&older, &newer, &both].map(|of| Tree::new(of, Vocabulary::Incident));
        let [before, after, both] = &trees;
        if both.items.len() != before.items.len() {
            continue;
        }
        alike += 1;
        for ((before, after), both) in before.items.iter().zip(&after.items).zip(&both.items) {
            let ranks = [before, after].map(|item| item.levels.nearest.rank());
            let texts = matches!(before.element.node().body(), Body::Text(..));
            assert!(!texts || within(before.element, both.element), "{seed}");
            assert!(
                both.levels.nearest.rank() >= ranks[0].max(ranks[1]),
                "{seed}"
            );
            elements += 1;
        }
    }
    println!("{elements} elements of {alike} incidents");
    assert!(alike > 10);
}

#[test]
fn r067_a_difference_is_told_if_there_is_one() {
    for seed in 0..cases(40) {
        let chance = &mut Chance(seed);
        let whole = random(chance);
        let part = stage(&whole, chance);
        for (one, other) in [(&whole, &part), (&part, &whole)] {
            assert_eq!(diff(one, other).is_empty(), one == other, "{seed}");
        }
        assert!(diff(&whole, &whole.clone()).is_empty());
        let other = random(chance);
        assert_eq!(
            diff(&whole, &other).is_empty(),
            same(&whole, &other),
            "{seed}"
        );
    }
}
