use std::collections::HashSet;
use std::fmt;
use std::hash::BuildHasher as _;

/// What an identifier is of.
#[derive(Clone, Copy)]
pub(super) enum IdOf {
    Incident,
    Element,
    Indicator,
}

/// The identifiers of a document: of all of it up to a number, and beyond that
/// of one incident at a time.
///
/// They are kept as fingerprints of 62 bits under a key by chance, so that nobody
/// can write two that are taken for one, and of 25,000 two are once in 10^10.
pub(super) struct Ids {
    most: usize,
    held: HashSet<u64>,
    /// What there is more in the current incident.
    within: HashSet<u64>,
    /// What references are to that nothing was called so far.
    awaited: HashSet<u64>,
    /// Whether there are more than are kept.
    more: bool,
    /// Whether there were before the current incident.
    passed: bool,
}

impl Ids {
    pub(super) fn new(most: usize) -> Self {
        Self {
            most,
            held: HashSet::new(),
            within: HashSet::new(),
            awaited: HashSet::new(),
            more: false,
            passed: false,
        }
    }

    pub(super) fn most(&self) -> usize {
        self.most
    }

    /// Goes on to the next incident, or what stands around them.
    pub(super) fn go_on(&mut self) {
        self.passed = self.more;
        self.within.clear();
    }

    /// Whether there are more than are kept.
    pub(super) fn has_more(&self) -> bool {
        self.more
    }

    /// Whether there may have been any before the current incident that are not kept.
    pub(super) fn has_passed(&self) -> bool {
        self.passed
    }

    /// Notes an identifier; says whether another one that is kept is the same.
    pub(super) fn note(&mut self, id: &str, of: IdOf) -> bool {
        let print = self.print(id);
        let is_known = match of {
            IdOf::Incident => self.has(print, of),
            _ => self.has(print, IdOf::Element) || self.has(print, IdOf::Indicator),
        };
        let key = print | bits(of);
        if self.held.len() < self.most || self.awaited.contains(&print) {
            self.held.insert(key);
        } else if !self.held.contains(&key) {
            self.within.insert(key);
            self.more = true;
        }
        is_known
    }

    /// Whether something of this name is an indicator; the one that is if two have it.
    pub(super) fn find(&self, id: &str, is_indicator: bool) -> Option<bool> {
        let print = self.print(id);
        let has = |is_indicator: &bool| {
            let of = if *is_indicator {
                IdOf::Indicator
            } else {
                IdOf::Element
            };
            self.has(print, of)
        };
        [is_indicator, !is_indicator].into_iter().find(has)
    }

    /// Keeps what is called so, or comes to be, whatever the number.
    pub(super) fn keep(&mut self, id: &str) {
        let print = self.print(id);
        self.awaited.insert(print);
        for of in [IdOf::Element, IdOf::Indicator] {
            if self.within.remove(&(print | bits(of))) {
                self.held.insert(print | bits(of));
            }
        }
    }

    fn has(&self, print: u64, of: IdOf) -> bool {
        let key = print | bits(of);
        self.held.contains(&key) || self.within.contains(&key)
    }

    fn print(&self, id: &str) -> u64 {
        self.held.hasher().hash_one(id) & !3
    }
}

fn bits(of: IdOf) -> u64 {
    match of {
        IdOf::Incident => 0,
        IdOf::Element => 1,
        IdOf::Indicator => 2,
    }
}

impl fmt::Debug for Ids {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ids")
            .field("most", &self.most)
            .field("held", &self.held.len())
            .finish_non_exhaustive()
    }
}
