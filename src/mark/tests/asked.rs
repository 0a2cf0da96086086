//! Law 11: signatures, and what else is never copied unasked, by a list made by hand.

use std::collections::BTreeSet;

use super::laws::Case;
use super::planter::elements;
use super::terms::{Terms, written};
use crate::mark::{Inheritance, Keep};
use crate::value::{Restriction, Vocabulary};

/// The elements, each with what has to be asked for.
const ASKED: [(&str, Keep); 17] = [
    ("By", Keep::Custody),
    ("Conclusion", Keep::Evidence),
    ("Custody", Keep::Custody),
    ("CustodyEntry", Keep::Custody),
    ("Digest", Keep::Evidence),
    ("Encrypted", Keep::Evidence),
    ("Evidence", Keep::Evidence),
    ("EvidenceItem", Keep::Evidence),
    ("Extension", Keep::Extensions),
    ("ExtensionDecl", Keep::Extensions),
    ("History", Keep::History),
    ("HistoryItem", Keep::History),
    ("RawData", Keep::Extensions),
    ("RecordItem", Keep::Evidence),
    ("Scoring", Keep::Extensions),
    ("Signature", Keep::Signatures),
    ("SignatureData", Keep::Signatures),
];

/// Not even for the recipient alone is any byte of them in a copy, unless they
/// are asked for; and then some are.
#[test]
fn signatures_and_the_like_are_copied_only_if_asked_for() {
    let elements = elements();
    for (name, keep) in ASKED {
        let ways = [elements[name].clone()];
        let mut kept = 0;
        for seed in 0..40 {
            // A few are enough, once there was one that could be kept.
            if seed >= 3 && kept > 0 {
                break;
            }
            let case = Case::new(seed, &ways);
            let others = Keep::ALL.into_iter().filter(|other| *other != keep);
            let unasked = said(&case, name, others.collect());
            assert!(unasked.is_empty(), "{name} unasked");
            kept += said(&case, name, Keep::ALL.into()).len();
        }
        assert!(kept > 0, "{name} asked for");
    }
}

/// The canaries of elements of a name, and of all inside them, that a copy has.
fn said(case: &Case, name: &str, keep: BTreeSet<Keep>) -> Vec<usize> {
    let terms = Terms {
        level: Restriction::Private,
        inheritance: Inheritance::Strictest,
        keep,
    };
    let (copy, _) = terms.redact(&case.document);
    let bytes = Vocabulary::ALL.map(|vocabulary| written(&copy, vocabulary).unwrap_or_default());
    let found = case.scanner.found_in(&bytes.concat());
    let is_inside = |canary: &usize| {
        let element = case.ledger.canaries[*canary].element;
        let parent = |element: &usize| case.ledger.elements[*element].parent;
        let mut way = std::iter::successors(Some(element), parent);
        way.any(|element| case.ledger.elements[element].name == name)
    };
    found.into_iter().filter(is_inside).collect()
}
