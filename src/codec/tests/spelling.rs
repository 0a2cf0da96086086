//! The spellings of attributes, one by one.

use std::collections::BTreeSet;

use crate::codec::node::{Class, Element, Node};
use crate::model::Document;
use crate::value::{Spelling, Vocabulary};

/// Goes into each element that was not seen before by its name.
fn visit(element: &mut dyn Element, seen: &mut BTreeSet<&'static str>) -> usize {
    let mut checked = 0;
    let visited = element.change(&mut |node, _| {
        checked += (0..node.attributes())
            .map(|row| check(node, row))
            .sum::<usize>();
        for row in 0..node.children() {
            let info = node.child(row).unwrap();
            for variant in 0..info.names.len() {
                let is_new = seen.insert(info.name(variant, Vocabulary::Incident));
                let slot = node.slot_mut(row).filter(|_| is_new);
                if let Some(child) = slot.and_then(|slot| slot.add(variant)) {
                    checked += visit(child, seen);
                }
            }
        }
        Ok(())
    });
    visited.unwrap();
    checked
}

/// Fails if a token in which a vocabulary loses nothing is read there as another
/// value; says how many it looked at.
fn check(node: &mut dyn Node, row: usize) -> usize {
    let (info, value) = node.attribute(row).unwrap();
    let samples = value.samples();
    let pairs =
        Vocabulary::ALL.map(|origin| Vocabulary::ALL.map(|vocabulary| (origin, vocabulary)));
    let mut checked = 0;
    for (origin, vocabulary) in pairs.into_iter().flatten() {
        let both = info.vocabularies.contains(origin) && info.vocabularies.contains(vocabulary);
        for sample in samples.iter().filter(|_| both) {
            let value = node.attribute_mut(row).unwrap();
            value.set(sample, origin).unwrap();
            let meant = format!("{:?}", value.spelling(Vocabulary::Incident));
            let Some(Spelling::Registered(token)) = value.spelling(vocabulary) else {
                continue;
            };
            let token = token.to_owned();
            value.set(&token, vocabulary).unwrap();
            let read = format!("{:?}", value.spelling(Vocabulary::Incident));
            let name = info.name.within(Vocabulary::Incident);
            assert_eq!(
                read, meant,
                "@{name}: {sample} of {origin}, in {vocabulary}"
            );
            checked += 1;
        }
    }
    checked
}

#[test]
fn what_a_vocabulary_says_exactly_it_reads_as_the_same() {
    let mut seen = BTreeSet::new();
    let checked = visit(&mut Document::blank(), &mut seen);
    println!("{checked} tokens in {} elements", seen.len());
    assert!(checked > 1000, "{checked}");
}
