//! Repeated elements of two states united.

use std::collections::HashMap;

use crate::Result;
use crate::codec::node::{Element, Node, Slot};
use crate::relate::having::Having;
use crate::relate::merge::levels::Levels;
use crate::relate::merge::{absorb, exchange};
use crate::relate::same::{self, features, hash, same, within};
use crate::value::{Language, MarkBox, Text};

/// An element of either state, the older's first.
struct Entry {
    newer: bool,
    index: usize,
    fate: Fate,
}

/// What becomes of an element.
#[derive(Clone, PartialEq, Eq)]
enum Fate {
    Stays,
    /// An equal one stays.
    Goes,
    /// It becomes part of another one that is known by the same.
    Joins(usize),
    /// These say all that it says.
    Within(Vec<usize>),
}

/// Unites the elements of a newer and an older state: those of the older that
/// nothing stands for come first. Says whether anything changed.
pub(super) fn unite(slot: &mut dyn Slot, source: &mut dyn Slot, levels: &Levels) -> Result<bool> {
    if same::same_slots(slot, source) {
        return Ok(false);
    }
    let entries = plan(slot, source);
    let (mut places, mut positions) = (HashMap::new(), 0);
    for (number, entry) in entries.iter().enumerate() {
        let stays = entry.fate == Fate::Stays;
        let place = match (entry.newer, stays) {
            (true, true) => Place::slot(entry.index),
            (false, false) => Place::source(entry.index),
            (false, true) => {
                positions += 1;
                Place::slot(append(slot, source, entry.index)?)
            }
            (true, false) => Place::source(append(source, slot, entry.index)?),
        };
        places.insert(number, place);
    }
    settle_fates(&entries, &places, (slot, source), levels)?;
    let mut gone = vec![false; slot.len()];
    let unwanted = entries
        .iter()
        .filter(|entry| entry.newer && entry.fate != Fate::Stays);
    for entry in unwanted {
        if let Some(gone) = gone.get_mut(entry.index) {
            *gone = true;
        }
    }
    slot.weed(&gone);
    slot.settle(&(0..positions).collect::<Vec<_>>());
    Ok(true)
}

/// Where an element is while its fate is settled.
#[derive(Clone, Copy)]
struct Place {
    in_slot: bool,
    index: usize,
}

impl Place {
    fn slot(index: usize) -> Self {
        Self {
            in_slot: true,
            index,
        }
    }

    fn source(index: usize) -> Self {
        Self {
            in_slot: false,
            index,
        }
    }
}

/// Moves an element behind those of another slot, and leaves a blank.
fn append(slot: &mut dyn Slot, source: &mut dyn Slot, index: usize) -> Result<usize> {
    let position = slot.len();
    if let Some(element) = source.get_mut(index)
        && let Some(blank) = slot.add(element.variant())
    {
        exchange(blank, element)?;
    }
    Ok(position)
}

fn settle_fates(
    entries: &[Entry],
    places: &HashMap<usize, Place>,
    (slot, source): (&mut dyn Slot, &mut dyn Slot),
    levels: &Levels,
) -> Result<()> {
    // The latest first: what it joins takes of older ones only what it lacks.
    for (number, entry) in entries.iter().enumerate().rev() {
        let targets = match &entry.fate {
            Fate::Stays | Fate::Goes => continue,
            Fate::Joins(target) => std::slice::from_ref(target),
            Fate::Within(targets) => targets,
        };
        let own = places.get(&number).filter(|place| !place.in_slot);
        let Some(element) = own.and_then(|place| source.get_mut(place.index)) else {
            continue;
        };
        for target in targets {
            let newer = entries.get(*target).is_some_and(|entry| entry.newer);
            let levels = levels.between(entry.newer, newer);
            let place = places.get(target).filter(|place| place.in_slot);
            let Some(target) = place.and_then(|place| slot.get_mut(place.index)) else {
                continue;
            };
            match entry.fate {
                Fate::Joins(_) => absorb(target, element, &levels)?,
                _ => raise(target, element, &levels)?,
            }
        }
    }
    Ok(())
}

fn plan(slot: &dyn Slot, source: &dyn Slot) -> Vec<Entry> {
    let elements: Vec<&dyn Element> = elements(source).chain(elements(slot)).collect();
    let before = source.len();
    let mut fates = vec![Fate::Stays; elements.len()];
    join_by_key(&elements, &mut fates);
    let unkeyed: Vec<usize> = (0..elements.len())
        .filter(|number| {
            elements
                .get(*number)
                .is_some_and(|e| same::key(*e).is_none())
        })
        .collect();
    let features: HashMap<usize, Vec<u64>> = unkeyed
        .iter()
        .filter_map(|number| Some((*number, features(*elements.get(*number)?))))
        .collect();
    drop_equals(&elements, &features, &unkeyed, &mut fates);
    drop_parts(&elements, &features, &unkeyed, &mut fates);
    let entry = |(number, fate)| Entry {
        newer: number >= before,
        index: if number >= before {
            number - before
        } else {
            number
        },
        fate,
    };
    fates.into_iter().enumerate().map(entry).collect()
}

fn join_by_key(elements: &[&dyn Element], fates: &mut [Fate]) {
    let mut last = HashMap::new();
    for (number, element) in elements.iter().enumerate().rev() {
        let Some(key) = same::key(*element) else {
            continue;
        };
        let target = *last.entry((element.variant(), key)).or_insert(number);
        if let Some(fate) = fates.get_mut(number).filter(|_| target != number) {
            *fate = Fate::Joins(target);
        }
    }
}

/// Of equal elements the last one stays.
fn drop_equals(
    elements: &[&dyn Element],
    features: &HashMap<usize, Vec<u64>>,
    unkeyed: &[usize],
    fates: &mut [Fate],
) {
    let mut known: HashMap<u64, Vec<&dyn Element>> = HashMap::new();
    for number in unkeyed.iter().rev() {
        let (Some(element), Some(features)) = (elements.get(*number), features.get(number)) else {
            continue;
        };
        let alike = known.entry(hash(features)).or_default();
        if !alike.iter().any(|other| same(*other, *element)) {
            alike.push(*element);
        } else if let Some(fate) = fates.get_mut(*number) {
            *fate = Fate::Goes;
        }
    }
}

/// Drops what others say, too.
fn drop_parts(
    elements: &[&dyn Element],
    features: &HashMap<usize, Vec<u64>>,
    unkeyed: &[usize],
    fates: &mut [Fate],
) {
    let left: Vec<usize> = unkeyed
        .iter()
        .copied()
        .filter(|number| fates.get(*number) == Some(&Fate::Stays))
        .collect();
    let of = |number: &usize| Some((*number, features.get(number)?));
    let having = Having::of(left.iter().filter_map(of));
    let mut around: HashMap<usize, Vec<usize>> = HashMap::new();
    for (number, own) in left.iter().filter_map(of) {
        let wholes = having.all_of(own).iter().copied();
        let wholes: Vec<usize> = wholes.filter(|w| is_part(elements, number, *w)).collect();
        if !wholes.is_empty() {
            around.insert(number, wholes);
        }
    }
    for (number, wholes) in &around {
        let staying = wholes
            .iter()
            .copied()
            .filter(|whole| !around.contains_key(whole));
        if let Some(fate) = fates.get_mut(*number) {
            *fate = Fate::Within(staying.collect());
        }
    }
}

/// Whether an element is part of another; of two that say the same, the
/// earlier is of the later.
fn is_part(elements: &[&dyn Element], part: usize, whole: usize) -> bool {
    let (Some(inner), Some(outer)) = (elements.get(part), elements.get(whole)) else {
        return false;
    };
    part != whole && within(*inner, *outer) && (part < whole || !within(*outer, *inner))
}

/// Makes an element as strict as another one that says no more than it.
fn raise(target: &mut dyn Element, source: &dyn Element, around: &Levels) -> Result<()> {
    let theirs = source.mark();
    let inside = around.inside(theirs, target.mark());
    target.change(&mut |node, mark: &mut MarkBox| {
        around.tighten(theirs, mark);
        raise_children(node, source.node(), &inside)
    })
}

/// The same for what is inside them.
pub(super) fn raise_children(
    target: &mut dyn Node,
    source: &dyn Node,
    levels: &Levels,
) -> Result<()> {
    if !is_marked(source) && !is_marked(target) {
        return Ok(());
    }
    for row in 0..target.children() {
        let (Some(slot), Some(source)) = (target.slot_mut(row), source.slot(row)) else {
            continue;
        };
        let wholes: Vec<Vec<u64>> = elements(slot).map(features).collect();
        let having = Having::of(wholes.iter().enumerate());
        for part in elements(source) {
            for whole in having.all_of(&features(part)) {
                match slot.get_mut(*whole) {
                    Some(child) if within(part, child) => raise(child, part, levels)?,
                    _ => {}
                }
            }
        }
    }
    Ok(())
}

fn elements(slot: &dyn Slot) -> impl Iterator<Item = &dyn Element> {
    (0..slot.len()).filter_map(|index| slot.get(index))
}

/// Whether anything inside bears a restriction of its own.
fn is_marked(node: &dyn Node) -> bool {
    let slots = (0..node.children()).filter_map(|row| node.slot(row));
    let mut children = slots.flat_map(elements);
    children.any(|child| {
        let own = child.mark().and_then(|mark| mark.restriction.as_ref());
        own.is_some() || is_marked(child.node())
    })
}

/// Makes texts say the language that they leave to what is around them.
pub(super) fn say_language(element: &mut dyn Element, language: &Language) -> Result<()> {
    element.change(&mut |node, _| {
        if let Some(text) = node.as_any_mut().downcast_mut::<Text>() {
            text.lang.get_or_insert_with(|| language.clone());
        }
        for row in 0..node.children() {
            let Some(slot) = node.slot_mut(row) else {
                continue;
            };
            for index in 0..slot.len() {
                if let Some(child) = slot.get_mut(index) {
                    say_language(child, language)?;
                }
            }
        }
        Ok(())
    })
}
