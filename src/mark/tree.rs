//! The elements of an incident in document order, each with what decides who may see it.

use std::collections::HashMap;

use crate::codec::node::Element;
use crate::codec::table::ChildInfo;
use crate::mark::levels::Levels;
use crate::mark::path::ElementPath;
use crate::model::Incident;
use crate::value::{Text, Vocabulary};

/// What an incident is called in every vocabulary.
pub(crate) const INCIDENT: &str = "Incident";

/// An element in its place.
pub(crate) struct Item<'a> {
    pub(crate) element: &'a dyn Element,
    pub(crate) name: &'static str,
    /// Its number among siblings of its name, from 1.
    ordinal: usize,
    pub(crate) place: Option<Place>,
    /// The index behind those of all elements inside it.
    pub(crate) end: usize,
    pub(crate) levels: Levels<'a>,
}

/// Where an element stands in its parent.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) parent: usize,
    pub(crate) row: usize,
    pub(crate) info: &'static ChildInfo,
}

/// All elements of an incident, outermost first.
pub(crate) struct Tree<'a> {
    pub(crate) items: Vec<Item<'a>>,
    vocabulary: Vocabulary,
}

impl<'a> Tree<'a> {
    /// The tree of an incident, with the names of a vocabulary.
    pub(crate) fn new(incident: &'a Incident, vocabulary: Vocabulary) -> Self {
        let mut tree = Self {
            items: Vec::new(),
            vocabulary,
        };
        tree.add(incident, (INCIDENT, 1), None);
        tree
    }

    fn add(
        &mut self,
        element: &'a dyn Element,
        (name, ordinal): (&'static str, usize),
        place: Option<Place>,
    ) {
        let around = place.and_then(|place| Some(self.items.get(place.parent)?.levels));
        let index = self.items.len();
        self.items.push(Item {
            element,
            name,
            ordinal,
            place,
            end: index + 1,
            levels: Levels::of(element, around),
        });
        let node = element.node();
        for row in 0..node.children() {
            let (Some(info), Some(slot)) = (node.child(row), node.slot(row)) else {
                continue;
            };
            let mut names = Vec::new();
            let parent = index;
            for child in (0..slot.len()).filter_map(|index| slot.get(index)) {
                let name = info.name(child.variant(), self.vocabulary);
                let ordinal = next_ordinal(&mut names, name);
                self.add(child, (name, ordinal), Some(Place { parent, row, info }));
            }
        }
        let end = self.items.len();
        if let Some(item) = self.items.get_mut(index) {
            item.end = end;
        }
    }

    pub(crate) fn get(&self, index: usize) -> Option<&Item<'a>> {
        self.items.get(index)
    }

    pub(crate) fn parent(&self, index: usize) -> Option<usize> {
        Some(self.items.get(index)?.place?.parent)
    }

    /// The elements directly inside one.
    pub(crate) fn children(&self, index: usize) -> impl Iterator<Item = usize> {
        let end = self.items.get(index).map_or(0, |item| item.end);
        let mut next = index + 1;
        std::iter::from_fn(move || {
            let child = next;
            let item = self.items.get(child).filter(|_| child < end)?;
            next = item.end;
            Some(child)
        })
    }

    /// Texts that translate one another, in document order of the first of each.
    pub(crate) fn translations(&self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut found = HashMap::new();
        for (index, item) in self.items.iter().enumerate() {
            let text = item.element.node().as_any().downcast_ref::<Text>();
            let group = text.and_then(|text| text.translation_id.as_deref());
            let (Some(group), Some(place)) = (group, item.place) else {
                continue;
            };
            let at = *found
                .entry((place.parent, place.row, group))
                .or_insert_with(|| {
                    groups.push(Vec::new());
                    groups.len() - 1
                });
            if let Some(texts) = groups.get_mut(at) {
                texts.push(index);
            }
        }
        groups
    }

    pub(crate) fn path(&self, index: usize) -> ElementPath {
        let mut steps = Vec::new();
        let mut next = self.items.get(index);
        while let Some(item) = next {
            steps.push((item.name, item.ordinal));
            next = item.place.and_then(|place| self.items.get(place.parent));
        }
        let steps = steps.into_iter().rev();
        steps.fold(ElementPath::default(), |path, (name, ordinal)| {
            path.nth(name, ordinal)
        })
    }
}

/// The number of one more sibling of a name.
fn next_ordinal(names: &mut Vec<(&'static str, usize)>, name: &'static str) -> usize {
    if let Some((_, count)) = names.iter_mut().find(|(known, _)| *known == name) {
        *count += 1;
        return *count;
    }
    names.push((name, 1));
    1
}
