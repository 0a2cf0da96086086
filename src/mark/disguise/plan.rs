//! What of an incident is said in its disguise, and how.

use std::collections::{BTreeMap, BTreeSet};

use super::Disguise;
use super::identities::add_telling;
use super::treatment::{Treatment, attribute_treatment, treatment};
use crate::codec::node::{Body, Node, Written};
use crate::mark::path::ElementPath;
use crate::mark::scrub::Unsaid;
use crate::mark::tree::Tree;
use crate::model::Incident;
use crate::value::{Text, Vocabulary};

pub(super) const OWN: Vocabulary = Vocabulary::Incident;
/// What stands for a text that cannot be left out.
pub(super) const WITHHELD: &str = "withheld";

/// What becomes of an element or attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    Kept,
    /// This stands in the place of what it says.
    Said(String),
    Out,
}

/// Whether what an element tells is to be disguised.
pub(crate) type Wanted<'w> = &'w dyn Fn(&Tree<'_>, usize) -> bool;

/// What becomes of each element, by its index in the tree.
pub(super) struct Plan<'d, 'a> {
    disguise: &'d Disguise,
    wanted: Wanted<'d>,
    pub(super) tree: Tree<'a>,
    fates: Vec<Fate>,
    /// By element and row; the others are kept.
    pub(super) attributes: BTreeMap<(usize, usize), Fate>,
    /// Elements whose restriction is one of somebody else's words.
    pub(super) reworded: BTreeSet<usize>,
}

impl<'d, 'a> Plan<'d, 'a> {
    pub(super) fn new(disguise: &'d Disguise, incident: &'a Incident, wanted: Wanted<'d>) -> Self {
        let mut plan = Self {
            disguise,
            wanted,
            tree: Tree::new(incident, OWN),
            fates: Vec::new(),
            attributes: BTreeMap::new(),
            reworded: BTreeSet::new(),
        };
        let mut telling = BTreeSet::new();
        plan.disguise_all(&mut telling);
        plan.check_all(&Unsaid::new(telling.iter().map(|value| &**value)));
        plan.withhold_translations();
        plan.settle();
        plan
    }

    pub(super) fn fate(&self, index: usize) -> &Fate {
        self.fates.get(index).unwrap_or(&Fate::Out)
    }

    pub(super) fn attribute(&self, index: usize, row: usize) -> &Fate {
        self.attributes.get(&(index, row)).unwrap_or(&Fate::Kept)
    }

    /// Whether a restriction is left as it is.
    pub(super) fn keeps_restriction(&self, index: usize) -> bool {
        !self.reworded.contains(&index)
    }

    /// Whether any word may be the element's text.
    pub(super) fn is_text(&self, index: usize) -> bool {
        let Some(item) = self.tree.get(index) else {
            return false;
        };
        let class = item.element.node().as_any();
        class.is::<Text>() || class.is::<String>()
    }

    pub(super) fn set(&mut self, index: usize, fate: Fate) {
        if let Some(old) = self.fates.get_mut(index) {
            *old = fate;
        }
    }

    /// An element that is required keeps its place.
    pub(super) fn left_out(&self, index: usize) -> Fate {
        let place = self.tree.get(index).and_then(|item| item.place);
        let required = place.is_some_and(|place| place.info.is_required(OWN));
        if required && self.is_text(index) {
            Fate::Said(WITHHELD.to_owned())
        } else {
            Fate::Out
        }
    }

    pub(super) fn is_withheld(&self, index: usize) -> bool {
        is_lost(self.fate(index))
    }

    pub(super) fn is_out(&self, index: usize) -> bool {
        *self.fate(index) == Fate::Out
    }

    /// How many identities have a pseudonym.
    pub(super) fn replaced(&self) -> usize {
        let attributes = self.attributes.iter();
        let attributes = attributes.filter(|((index, _), _)| !self.is_out(*index));
        let fates = attributes.map(|(_, fate)| fate).chain(&self.fates);
        let said = fates.filter(|fate| matches!(fate, Fate::Said(_)) && !is_lost(fate));
        said.count()
    }

    /// The elements that are left out, or of which something is.
    pub(super) fn withheld(&self) -> Vec<ElementPath> {
        let all = 0..self.tree.items.len();
        all.filter(|index| self.loses(*index))
            .map(|index| self.tree.path(index))
            .collect()
    }

    fn loses(&self, index: usize) -> bool {
        if self
            .tree
            .parent(index)
            .is_some_and(|parent| self.is_out(parent))
        {
            return false;
        }
        let mark = self.tree.get(index).and_then(|item| item.element.mark());
        let unknown = mark.is_some_and(|mark| {
            mark.attributes().next().is_some() || mark.children().next().is_some()
        });
        let mut attributes = self.attributes.range((index, 0)..(index + 1, 0));
        unknown
            || self.reworded.contains(&index)
            || self.is_withheld(index)
            || attributes.any(|(_, fate)| is_lost(fate))
    }

    /// Finds the pseudonyms, and what may not be named any more.
    fn disguise_all(&mut self, telling: &mut BTreeSet<String>) {
        for index in 0..self.tree.items.len() {
            // What is left out may not be named either.
            let fate = self.first_fate(index, telling);
            let parent = self.tree.parent(index);
            let encloses = parent.is_none_or(|parent| !self.is_out(parent));
            self.fates.push(if encloses { fate } else { Fate::Out });
        }
        for index in 0..self.tree.items.len() {
            self.disguise_attributes(index, telling);
        }
    }

    pub(super) fn treatment(&self, index: usize, name: &str) -> Treatment {
        if (self.wanted)(&self.tree, index) {
            treatment(name)
        } else {
            Treatment::Checked
        }
    }

    fn first_fate(&self, index: usize, telling: &mut BTreeSet<String>) -> Fate {
        let Some(item) = self.tree.get(index) else {
            return Fate::Out;
        };
        let id = item.element.mark().and_then(|mark| mark.id.as_ref());
        telling.extend(id.map(|id| id.as_str().to_lowercase()));
        match self.treatment(index, item.name) {
            Treatment::Out => Fate::Out,
            Treatment::Withheld => Fate::Said(WITHHELD.to_owned()),
            Treatment::Checked | Treatment::Prose => Fate::Kept,
            Treatment::Disguised(naming) => {
                let naming = naming.resolved(&self.tree, index);
                let text = body_text(item.element.node());
                add_telling(telling, naming, &text);
                let place = (&self.tree, index);
                let pseudonym = self.disguise.pseudonym(naming, &text, place);
                pseudonym.map_or(Fate::Kept, Fate::Said)
            }
        }
    }

    fn disguise_attributes(&mut self, index: usize, telling: &mut BTreeSet<String>) {
        let Some(item) = self.tree.get(index) else {
            return;
        };
        let node = item.element.node();
        let wanted = (self.wanted)(&self.tree, index);
        if self.treatment(index, item.name) == Treatment::Withheld {
            let rows = (0..node.attributes()).map(|row| (row, withheld_attribute(node, row)));
            let rows = rows.map(|(row, fate)| ((index, row), fate));
            self.attributes.extend(rows);
            return;
        }
        for row in (0..node.attributes()).filter(|_| wanted) {
            let Some((name, text)) = free_attribute(node, row) else {
                continue;
            };
            let fate = match attribute_treatment(item.name, name) {
                Treatment::Disguised(naming) => {
                    add_telling(telling, naming, text);
                    let place = (&self.tree, index);
                    self.disguise.pseudonym(naming, text, place).map(Fate::Said)
                }
                Treatment::Out | Treatment::Withheld => Some(Fate::Out),
                Treatment::Checked | Treatment::Prose => None,
            };
            if let Some(fate) = fate {
                self.attributes.insert((index, row), fate);
            }
        }
    }
}

pub(super) fn body_text(node: &dyn Node) -> String {
    match node.body() {
        Body::Text(_, scalar) => match scalar.text(OWN) {
            Written::Exactly(text) | Written::Nearly(text) => text.into_owned(),
        },
        Body::Elements | Body::Any(_) => String::new(),
    }
}

/// The name and text of an attribute that is no token of a list.
pub(super) fn free_attribute(node: &dyn Node, row: usize) -> Option<(&'static str, &str)> {
    let (info, value) = node.attribute(row)?;
    let text = value.spelling(OWN)?.words();
    (!value.lists(text)).then_some((info.name.within(OWN), text))
}

/// What is withheld is a text.
fn withheld_attribute(node: &dyn Node, row: usize) -> Fate {
    let info = node.attribute(row).map(|(info, _)| info);
    let is_type = info.is_some_and(|info| info.name.within(OWN) == "dtype");
    if is_type {
        Fate::Said("string".to_owned())
    } else {
        Fate::Out
    }
}

fn is_lost(fate: &Fate) -> bool {
    match fate {
        Fate::Out => true,
        Fate::Said(text) => text == WITHHELD,
        Fate::Kept => false,
    }
}
