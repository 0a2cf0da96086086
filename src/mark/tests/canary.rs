//! What is known of each value that was planted.

use std::collections::BTreeSet;

use super::terms::Terms;
use crate::codec::table::ChildInfo;
use crate::mark::rules::{Sort, sort_of};
use crate::mark::{Inheritance, Keep};
use crate::value::{Rank, Vocabulary};

/// A value that stands nowhere else.
#[derive(Clone, Debug)]
pub(super) struct Canary {
    pub(super) text: String,
    /// What it is known by, in lower case.
    pub(super) patterns: Vec<String>,
    /// The element that says it.
    pub(super) element: usize,
    pub(super) place: Place,
    /// Whether the place says nothing else, or it is found in a sentence: no
    /// less restricted text may name it.
    pub(super) bare: bool,
}

/// Where a canary sits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Place {
    Text,
    Attribute,
    /// A language, which is a tag of letters but may be anything.
    Language,
    /// The value of a restriction that is an extension or unknown.
    Restriction,
    /// An identifier, a reference or the number of a translation: all are given anew.
    Identifier,
    /// The text of data.
    Content,
    /// Elements in data.
    Inside,
    /// What there is no type for.
    Unknown,
    /// A comment or a processing instruction, which no element holds.
    Comment,
}

/// An element that was made.
pub(super) struct Planted {
    pub(super) name: &'static str,
    pub(super) parent: Option<usize>,
    pub(super) info: Option<&'static ChildInfo>,
    pub(super) levels: Stated,
    /// What has to be kept for it to be copied.
    pub(super) asks: BTreeSet<Keep>,
    /// Whether it stands in what a document says besides its incidents.
    pub(super) header: bool,
    /// Whether more than its level decides: it names something, refers to
    /// something or is a translation.
    pub(super) depends: bool,
    /// Whether it says nothing itself.
    pub(super) bare: bool,
}

/// How strict an element is, by each inheritance.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stated {
    pub(super) nearest: Rank,
    pub(super) strictest: Rank,
}

impl Stated {
    pub(super) fn by(self, inheritance: Inheritance) -> Rank {
        match inheritance {
            Inheritance::Nearest => self.nearest,
            Inheritance::Strictest => self.strictest,
        }
    }

    /// Whether it is stricter by each inheritance.
    pub(super) fn is_above(self, other: Self) -> bool {
        self.nearest > other.nearest && self.strictest > other.strictest
    }
}

/// All elements of a document, outermost first, and all canaries in them.
#[derive(Default)]
pub(super) struct Ledger {
    pub(super) elements: Vec<Planted>,
    pub(super) canaries: Vec<Canary>,
}

impl Ledger {
    /// Whether a canary sits where its author could write what he liked: then
    /// elements made for such a value may say it, but no text.
    pub(super) fn is_free(&self, canary: &Canary) -> bool {
        match canary.place {
            Place::Text => is_free(self.elements[canary.element].name),
            Place::Content | Place::Unknown => true,
            _ => false,
        }
    }

    /// Whether a canary must not be in a copy.
    pub(super) fn is_forbidden(&self, canary: &Canary, terms: &Terms) -> bool {
        let element = &self.elements[canary.element];
        let unasked = match canary.place {
            Place::Identifier | Place::Comment => true,
            Place::Unknown => !terms.keep.contains(&Keep::Unknown),
            _ => false,
        };
        unasked || element.header || !self.is_cleared(canary.element, terms)
    }

    fn is_cleared(&self, element: usize, terms: &Terms) -> bool {
        let element = &self.elements[element];
        let level = element.levels.by(terms.inheritance);
        level <= terms.level.rank() && element.asks.is_subset(&terms.keep)
    }

    /// Whether a canary has to be in a copy: nothing that could withhold it does.
    pub(super) fn must_survive(&self, canary: &Canary, terms: &Terms) -> bool {
        let typed = matches!(
            canary.place,
            Place::Text | Place::Attribute | Place::Language | Place::Content
        );
        let mut way = std::iter::successors(Some(canary.element), |element| {
            self.elements[*element].parent
        });
        typed && !self.is_forbidden(canary, terms) && way.all(|at| self.is_solid(at, terms))
    }

    /// Whether an element is cleared, and so is everything that it cannot be without.
    fn is_solid(&self, element: usize, terms: &Terms) -> bool {
        let planted = &self.elements[element];
        if planted.info.is_none() {
            return true;
        }
        if !self.is_cleared(element, terms) || planted.depends {
            return false;
        }
        // What an incident must have has a placeholder.
        if planted.name == "Incident" && planted.parent == Some(0) {
            return true;
        }
        let is_solid = |child: usize| self.is_solid(child, terms);
        let needed = |child: &usize| self.elements[*child].info.is_some_and(is_needed);
        self.children(element).filter(needed).all(is_solid)
            && (!planted.bare || self.children(element).any(is_solid))
    }

    /// The incident of the document that an element is or stands in.
    pub(super) fn incident(&self, element: usize) -> usize {
        match self.elements[element].parent {
            None | Some(0) => element,
            Some(parent) => self.incident(parent),
        }
    }

    pub(super) fn children(&self, parent: usize) -> impl Iterator<Item = usize> {
        let behind = self.elements.iter().enumerate().skip(parent + 1);
        let inside = behind.take_while(move |(_, e)| e.parent.is_some_and(|p| p >= parent));
        inside.filter_map(move |(index, e)| (e.parent == Some(parent)).then_some(index))
    }
}

/// Whether an element may depend on such a child.
fn is_needed(info: &ChildInfo) -> bool {
    let required = [Vocabulary::Incident, Vocabulary::Iodef2].map(|v| info.is_required(v));
    info.whole || required.contains(&true)
}

/// Whether the text of an element may be anything.
pub(super) fn is_free(name: &str) -> bool {
    let sort = sort_of(name);
    matches!(sort, None | Some(Sort::Prose | Sort::Data | Sort::Asked(_)))
}
