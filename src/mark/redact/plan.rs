//! What of an incident is copied.

use std::collections::{BTreeMap, BTreeSet};

use crate::mark::purpose::{counts_only, needs};
use crate::mark::redact::report::{Reason, Removal};
use crate::mark::rules::{Keep, Sort, sort_of};
use crate::mark::tree::{Item, Tree};
use crate::value::{Purpose, Rank, Vocabulary};

const OWN: Vocabulary = Vocabulary::Incident;

/// On what terms an incident is copied.
#[derive(Clone, Copy)]
pub(crate) struct Terms<'t> {
    pub(crate) clearance: &'t dyn Fn(&Tree<'_>, usize) -> Clearance,
    pub(crate) keep: &'t BTreeSet<Keep>,
    pub(crate) purpose: Option<&'t Purpose>,
}

/// Whether an element may be copied.
pub(crate) struct Clearance {
    /// How strict it is: a text may not name what is stricter.
    pub(crate) level: Rank,
    pub(crate) refusal: Option<Reason>,
}

/// What becomes of an element.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Verdict {
    /// It is copied, and so is what is inside it unless that has another verdict.
    Whole,
    /// It only holds others: of itself it tells nothing.
    Frame,
    Out(Reason),
}

pub(crate) struct Ruling {
    pub(crate) level: Rank,
    /// The same, whatever it translates: it may name nothing that is stricter.
    pub(crate) own_level: Rank,
    pub(crate) sort: Option<Sort>,
    /// Whether it is left out whoever asks, with all inside it.
    unwanted: bool,
    pub(super) refusal: Option<Reason>,
    pub(crate) verdict: Verdict,
}

impl Ruling {
    /// Whether elements of others are copied with it: only of what was asked for.
    pub(crate) fn keeps_elements(&self) -> bool {
        matches!(self.sort, Some(Sort::Asked(_)))
    }

    /// Whether it tells how what is inside it is restricted, and no more.
    pub(crate) fn keeps_restriction(&self) -> bool {
        self.verdict == Verdict::Frame && matches!(self.refusal, Some(Reason::Withheld(_)))
    }
}

/// What becomes of each element, by its index in the tree.
pub(crate) struct Plan<'p, 'a> {
    pub(crate) tree: &'p Tree<'a>,
    pub(crate) keep: &'p BTreeSet<Keep>,
    rulings: Vec<Ruling>,
    /// Attributes that are not copied, by element and row.
    dropped: BTreeMap<(usize, usize), Reason>,
    /// Elements without what this crate has no type for.
    plain: BTreeSet<usize>,
}

impl<'p, 'a> Plan<'p, 'a> {
    pub(crate) fn new(tree: &'p Tree<'a>, terms: Terms<'p>) -> Self {
        let mut plan = Self {
            tree,
            keep: terms.keep,
            rulings: Vec::with_capacity(tree.items.len()),
            dropped: BTreeMap::new(),
            plain: BTreeSet::new(),
        };
        for (index, item) in tree.items.iter().enumerate() {
            let ruling = plan.first_ruling(index, item, terms);
            plan.rulings.push(ruling);
        }
        plan.rule_translations();
        plan.enclose();
        if let Some(purpose) = terms.purpose.filter(|purpose| counts_only(purpose)) {
            plan.drop_strings(purpose);
        }
        loop {
            while plan.settle() | plan.drop_dangling() | plan.rule_translations() {}
            if !plan.drop_what_names_withheld() {
                return plan;
            }
        }
    }

    pub(crate) fn ruling(&self, index: usize) -> Option<&Ruling> {
        self.rulings.get(index)
    }

    /// All elements with what becomes of them.
    pub(crate) fn items(&self) -> impl Iterator<Item = (usize, &Item<'a>, &Ruling)> {
        let items = self.tree.items.iter().zip(&self.rulings).enumerate();
        items.map(|(index, (item, ruling))| (index, item, ruling))
    }

    pub(crate) fn is_whole(&self, index: usize) -> bool {
        self.ruling(index)
            .is_some_and(|ruling| ruling.verdict == Verdict::Whole)
    }

    pub(crate) fn is_copied(&self, index: usize) -> bool {
        self.ruling(index)
            .is_some_and(|ruling| !matches!(ruling.verdict, Verdict::Out(_)))
    }

    pub(crate) fn keeps_attribute(&self, index: usize, row: usize) -> bool {
        self.is_whole(index) && !self.dropped.contains_key(&(index, row))
    }

    /// Whether it is copied with what this crate has no type for.
    pub(crate) fn keeps_unknown(&self, index: usize) -> bool {
        self.is_whole(index) && self.keep.contains(&Keep::Unknown) && !self.plain.contains(&index)
    }

    fn first_ruling(&self, index: usize, item: &Item<'_>, terms: Terms<'_>) -> Ruling {
        let clearance = (terms.clearance)(self.tree, index);
        let sort = sort_of(item.name);
        let parent = self
            .tree
            .parent(index)
            .and_then(|parent| self.ruling(parent));
        let inherited = parent.and_then(|parent| match &parent.verdict {
            Verdict::Out(reason) if parent.unwanted => Some(reason.clone()),
            _ => None,
        });
        let unwanted = inherited.or_else(|| unwanted(item.name, sort, terms));
        let is_unwanted = unwanted.is_some();
        let reason = unwanted.or_else(|| clearance.refusal.clone());
        Ruling {
            level: clearance.level,
            own_level: clearance.level,
            sort,
            unwanted: is_unwanted,
            refusal: clearance.refusal,
            verdict: reason.map_or(Verdict::Whole, Verdict::Out),
        }
    }

    pub(crate) fn put_out(&mut self, index: usize, reason: Reason) {
        if let Some(ruling) = self.rulings.get_mut(index) {
            ruling.verdict = Verdict::Out(reason);
        }
    }

    pub(crate) fn drop_attribute(&mut self, index: usize, row: usize, reason: Reason) {
        self.dropped.entry((index, row)).or_insert(reason);
    }

    pub(crate) fn drop_unknown(&mut self, index: usize) {
        self.plain.insert(index);
    }

    /// Texts that translate one another are as strict as the strictest of them,
    /// and go together; says whether there were any to go.
    fn rule_translations(&mut self) -> bool {
        let mut changed = false;
        for group in self.tree.translations() {
            changed |= self.rule_group(&group);
        }
        changed
    }

    fn rule_group(&mut self, group: &[usize]) -> bool {
        let levels = group
            .iter()
            .filter_map(|text| Some(self.ruling(*text)?.level));
        let Some(level) = levels.max() else {
            return false;
        };
        let mut changed = false;
        let any_out = group.iter().any(|text| !self.is_copied(*text));
        for text in group {
            if let Some(ruling) = self.rulings.get_mut(*text) {
                ruling.level = level;
                if any_out && ruling.verdict == Verdict::Whole {
                    ruling.verdict = Verdict::Out(Reason::Translation);
                    changed = true;
                }
            }
        }
        changed
    }

    /// Lets what is withheld itself hold what is not.
    fn enclose(&mut self) {
        for index in (0..self.rulings.len()).rev() {
            let holds = self.tree.children(index).any(|child| self.is_copied(child));
            if let Some(ruling) = self.rulings.get_mut(index)
                && ruling.refusal.is_some()
                && !ruling.unwanted
                && holds
            {
                ruling.verdict = Verdict::Frame;
            }
        }
    }

    /// Takes out what is inside of what is out, and what cannot be without
    /// what is out; says whether there was any.
    pub(crate) fn settle(&mut self) -> bool {
        let mut changed = false;
        for index in (0..self.rulings.len()).rev() {
            if let Some(reason) = self.copied_in_vain(index) {
                self.put_out(index, reason);
                changed = true;
            }
        }
        for index in 1..self.rulings.len() {
            let parent = self
                .tree
                .parent(index)
                .and_then(|parent| self.ruling(parent));
            if let Some(Verdict::Out(reason)) = parent.map(|parent| &parent.verdict)
                && self.is_copied(index)
            {
                let reason = reason.clone();
                self.put_out(index, reason);
                changed = true;
            }
        }
        changed
    }

    /// What was removed, each once, in document order.
    pub(crate) fn removals(&self) -> Vec<Removal> {
        let mut removals = Vec::new();
        for (index, _, ruling) in self.items() {
            let removal = |attribute, reason: &Reason| Removal {
                path: self.tree.path(index),
                attribute,
                reason: reason.clone(),
            };
            let topmost = self.tree.parent(index).is_none_or(|p| self.is_copied(p));
            match &ruling.verdict {
                Verdict::Out(reason) if topmost => removals.push(removal(None, reason)),
                Verdict::Whole => {
                    let dropped = self.dropped.range((index, 0)..(index + 1, 0));
                    removals.extend(dropped.map(|((_, row), reason)| {
                        removal(self.attribute_name(index, *row), reason)
                    }));
                }
                Verdict::Frame | Verdict::Out(_) => {}
            }
        }
        removals
    }

    fn attribute_name(&self, index: usize, row: usize) -> Option<&'static str> {
        let (info, _) = self.tree.get(index)?.element.node().attribute(row)?;
        Some(info.name.within(OWN))
    }
}

/// Why an element is left out whoever asks.
fn unwanted(name: &str, sort: Option<Sort>, terms: Terms<'_>) -> Option<Reason> {
    match (sort, terms.purpose) {
        (None, _) => Some(Reason::Undecided),
        (Some(Sort::Asked(keep)), _) if !terms.keep.contains(&keep) => {
            Some(Reason::NotAskedFor(keep))
        }
        (Some(sort), Some(purpose)) if !needs(purpose, name, sort) => {
            Some(Reason::NotForPurpose(purpose.clone()))
        }
        _ => None,
    }
}
