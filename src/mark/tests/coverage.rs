//! Every element of the tables has a rule, and was planted with canaries.

use std::collections::BTreeSet;

use super::canary::Place;
use super::planter::{OWN, Step, Style, at, elements, planted};
use crate::codec::node::Body;
use crate::codec::tests::generate::Chance;
use crate::mark::rules::SORTS;
use crate::model::Document;

/// Law 10: a class without a rule fails, and so does a rule without a class.
#[test]
fn every_element_has_a_rule_and_every_rule_an_element() {
    let elements = elements();
    let named: BTreeSet<&str> = elements.keys().copied().collect();
    let ruled: BTreeSet<&str> = SORTS.iter().map(|(name, _)| *name).collect();
    let unruled: Vec<_> = named.difference(&ruled).collect();
    let unknown: Vec<_> = ruled.difference(&named).collect();
    assert!(unruled.is_empty(), "elements without a rule: {unruled:?}");
    assert!(unknown.is_empty(), "rules without an element: {unknown:?}");
    println!("{} elements, {} rules", named.len(), ruled.len());
}

/// Law 10: every element that says something was made to say something.
#[test]
fn every_element_is_planted() {
    let elements = elements();
    let mut said = BTreeSet::new();
    let mut unknown = BTreeSet::new();
    for (seed, (name, way)) in elements.iter().enumerate() {
        for turn in 0..20 {
            let mut chance = Chance(u64::try_from(seed * 20 + turn).unwrap());
            let style = Style {
                linked: false,
                budget: 10,
            };
            let (_, ledger) = planted(&mut chance, way, style);
            assert!(ledger.elements.iter().any(|e| e.name == *name), "{name}");
            for canary in &ledger.canaries {
                let name = ledger.elements[canary.element].name;
                match canary.place {
                    Place::Unknown | Place::Restriction | Place::Identifier => {
                        unknown.insert(name);
                    }
                    _ => {
                        said.insert(name);
                    }
                }
            }
        }
    }
    let all: BTreeSet<&str> = elements.keys().copied().collect();
    let never: Vec<_> = all.difference(&unknown).collect();
    assert!(never.is_empty(), "no canary in what is unknown: {never:?}");
    let silent = all
        .difference(&said)
        .filter(|name| says_something(&elements[*name]));
    assert_eq!(silent.collect::<Vec<_>>(), Vec::<&&str>::new());
    println!("{} of {} say something themselves", said.len(), all.len());
}

/// Whether there is something else than elements in an element, and references.
fn says_something(way: &[Step]) -> bool {
    let mut says = false;
    at(&mut Document::default(), way, &mut |node, _| {
        let mut names = (0..node.attributes()).map(|row| node.attribute(row).unwrap().0.name);
        says = !matches!(node.body(), Body::Elements) || names.any(|n| n.within(OWN) != "uid-ref");
        Ok(())
    });
    says
}
