//! The laws of one document: what must not be in its copies, and what has to be.

use std::collections::BTreeSet;

use super::canary::{Canary, Ledger, Place};
use super::markup::marked_up;
use super::mentions::mention;
use super::planter::{OWN, Step, Style, elements, planted};
use super::scan::Scanner;
use super::terms::{Terms, some_keep, written};
use super::{LEVELS, cases};
use crate::codec::tests::generate::Chance;
use crate::mark::Keep;
use crate::model::Document;
use crate::value::Vocabulary;

const CASES: usize = 40;

/// A document as it was read, with what is known of it.
pub(super) struct Case {
    pub(super) document: Document,
    pub(super) ledger: Ledger,
    pub(super) scanner: Scanner,
    keep: BTreeSet<Keep>,
}

impl Case {
    pub(super) fn new(seed: u64, ways: &[Vec<Step>]) -> Self {
        let mut chance = Chance(seed);
        let style = Style {
            linked: true,
            budget: 10 + chance.below(50),
        };
        let way = &ways[usize::try_from(seed).unwrap() % ways.len()];
        let (mut made, mut ledger) = planted(&mut chance, way, style);
        mention(&mut made, &mut ledger, &mut chance);
        let xml = written(&made, OWN).unwrap();
        let xml = marked_up(&xml, &mut ledger, &mut chance);
        let document = Document::from_slice(xml.as_bytes()).unwrap();
        let difference = difference(&made, &document).filter(|_| document != made);
        assert_eq!(difference, None, "document {seed} is read as another");
        Self {
            document,
            scanner: Scanner::new(&ledger),
            ledger,
            keep: some_keep(&mut chance),
        }
    }

    fn describe(&self, found: &BTreeSet<usize>) -> Vec<String> {
        let describe = |index: &usize| {
            let canary = &self.ledger.canaries[*index];
            let element = &self.ledger.elements[canary.element];
            let (name, levels) = (element.name, element.levels);
            let Canary { text, place, .. } = canary;
            format!("{text}: {place:?} of {name} {levels:?}")
        };
        found.iter().map(describe).collect()
    }

    /// A canary with what stands around it.
    fn shown(&self, canary: usize, said: &str) -> String {
        let of = self.describe(&BTreeSet::from([canary]));
        let lower = said.to_lowercase();
        let patterns = self.ledger.canaries[canary].patterns.iter();
        let around = patterns.filter_map(|pattern| {
            let at = lower.find(pattern)?;
            lower.get(at.saturating_sub(250)..at + 60)
        });
        format!("{of:?}: {:?}", around.collect::<Vec<_>>())
    }

    /// The canaries for which something holds.
    fn those(&self, holds: impl Fn(&Canary) -> bool) -> BTreeSet<usize> {
        let canaries = self.ledger.canaries.iter().enumerate();
        canaries
            .filter(|(_, c)| holds(c))
            .map(|(index, _)| index)
            .collect()
    }
}

/// Holds documents, each on some terms, against a law; it says what breaks it.
fn all(mut law: impl FnMut(&Case, &Terms) -> Option<String>) {
    let ways: Vec<_> = elements().into_values().collect();
    let mut broken = Vec::new();
    for seed in cases(CASES) {
        let case = Case::new(seed, &ways);
        for terms in Terms::some(&case.keep, &mut Chance(seed)) {
            let fault = law(&case, &terms);
            broken.extend(fault.map(|fault| format!("document {seed}, {terms:?}: {fault}")));
        }
    }
    let first = broken.iter().take(8).map(|fault| format!("{fault}\n"));
    let first: String = first.collect();
    assert!(broken.is_empty(), "{} times:\n{first}", broken.len());
}

/// Law 1: no value above the level is in the bytes, in memory or in the report.
/// The report, which is for the owner, may name a restriction as it is written.
#[test]
fn nothing_above_the_level_is_disclosed() {
    let (mut checked, mut copies) = (0, 0);
    all(|case, terms| {
        let (copy, removals) = terms.redact(&case.document);
        let forbidden = case.those(|canary| case.ledger.is_forbidden(canary, terms));
        let told = removals.iter().map(|r| format!("{r} {r:?}\n"));
        let told: String = told.collect();
        let reported = case.those(|canary| canary.place != Place::Restriction);
        let reported = &case.scanner.found_in(&told) & &reported;
        let mut said = Vocabulary::ALL
            .map(|v| written(&copy, v).unwrap_or_default())
            .to_vec();
        said.push(format!("{copy:?}"));
        let leaks = said.iter().flat_map(|said| {
            let leaked = &case.scanner.found_in(said) & &forbidden;
            leaked.into_iter().map(|canary| case.shown(canary, said))
        });
        let leaks: Vec<_> = leaks.collect();
        checked += forbidden.len();
        copies += 1;
        let sound = leaks.is_empty() && reported.is_empty();
        (!sound).then(|| format!("{leaks:#?}; reported: {:#?}", case.describe(&reported)))
    });
    println!("{checked} values are in none of {copies} copies");
}

/// Law 5: what nothing withholds is there.
#[test]
fn nothing_within_the_level_is_lost() {
    let (mut kept, mut all_of) = (0, 0);
    all(|case, terms| {
        let (copy, removals) = terms.redact(&case.document);
        let bytes = written(&copy, OWN).unwrap_or_default();
        let needed = case.those(|canary| case.ledger.must_survive(canary, terms));
        let lost = &needed - &case.scanner.found_in(&bytes);
        kept += needed.len();
        all_of += case
            .those(|canary| !case.ledger.is_forbidden(canary, terms))
            .len();
        let lost = case.describe(&lost);
        let told = removals.iter().map(ToString::to_string).collect::<Vec<_>>();
        (!lost.is_empty()).then(|| format!("{lost:#?}, {told:#?}"))
    });
    println!("{kept} values have to be there, of {all_of} that may be");
    assert!(kept > 0);
}

/// Law 3: a copy is its own copy, in memory and as it is read.
#[test]
fn a_copy_of_a_copy_is_the_same() {
    all(|case, terms| {
        let (copy, _) = terms.redact(&case.document);
        let xml = written(&copy, OWN).unwrap();
        let read = Document::from_slice(xml.as_bytes()).unwrap();
        let again = written(&terms.redact(&read).0, OWN).unwrap();
        let read = (again != xml).then(|| format!("{again}\n---\n{xml}"));
        difference(&copy, &terms.redact(&copy).0).or(read)
    });
}

/// Law 4: a copy for a lower level is the same whether it is made of the
/// original or of a copy for a higher one, so it says no more than that.
#[test]
fn copies_are_made_of_copies() {
    all(|case, higher| {
        let (copy, _) = higher.redact(&case.document);
        let below = LEVELS
            .iter()
            .filter(|level| level.rank() < higher.level.rank());
        let mut faults = below.filter_map(|level| {
            let lower = higher.with_level(level);
            let (direct, through) = (lower.redact(&case.document).0, lower.redact(&copy).0);
            let fault = difference(&direct, &through)?;
            Some(format!("then {level}: {fault}"))
        });
        faults.next()
    });
}

/// Law 4: what is in a copy is in the copies for all higher levels.
#[test]
fn higher_levels_see_no_less() {
    all(|case, terms| {
        let mut before = BTreeSet::new();
        let mut faults = LEVELS.iter().filter_map(|level| {
            let (copy, _) = terms.with_level(level).redact(&case.document);
            let bytes = written(&copy, OWN).unwrap_or_default();
            let found = case.scanner.plainly(&bytes);
            let lost = case.describe(&(&before - &found));
            before = found;
            (!lost.is_empty()).then(|| format!("{level}: {lost:#?}"))
        });
        faults.next()
    });
}

/// Where two documents differ first, in memory, unless they are the same.
pub(super) fn difference(left: &Document, right: &Document) -> Option<String> {
    if format!("{left:?}") == format!("{right:?}") {
        return None;
    }
    let (left, right) = (format!("{left:#?}"), format!("{right:#?}"));
    let pairs = left.lines().zip(right.lines());
    let same = pairs.take_while(|(left, right)| left == right).count();
    let part = |text: &str| {
        let lines = text.lines().skip(same.saturating_sub(20)).take(40);
        lines.collect::<Vec<_>>().join("\n")
    };
    Some(format!("{}\n---\n{}", part(&left), part(&right)))
}
