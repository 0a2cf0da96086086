//! What elements, attributes and tokens there are, by the tables.

use std::any::TypeId;
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::codec::node::Node;
use crate::model::{Incident, IncidentId};
use crate::value::{Purpose, Restriction, Vocabulary};

const WORDS: Vocabulary = Vocabulary::Incident;

static PLACES: LazyLock<Places> = LazyLock::new(Places::find);

/// What is known of an attribute of an element.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Known {
    pub(super) attribute: bool,
    /// Whether the attribute can have the value.
    pub(super) value: bool,
}

/// Whether each name of a path can stand inside the one before it.
pub(super) fn is_path(path: &[&str]) -> bool {
    let stands = |pair: &[&str]| match pair {
        [around, name] => PLACES.inside.contains(&(*around, *name)),
        _ => false,
    };
    let known = path.iter().all(|name| PLACES.steps.contains_key(name));
    known && !path.is_empty() && path.windows(2).all(stands)
}

/// Looks for an attribute of an element, and tries a value on it.
pub(super) fn look_up(element: &str, attribute: &str, value: &str) -> Known {
    let mut known = Known::default();
    for steps in PLACES.steps.get(element).into_iter().flatten() {
        follow(&mut blank(), steps, &mut |node| {
            try_on(node, attribute, value, &mut known);
        });
    }
    known
}

/// How many names at the ends of two paths are the same.
pub(super) fn ends(path: &[&str], end: &[&str]) -> usize {
    let pairs = path.iter().rev().zip(end.iter().rev());
    pairs.take_while(|(a, b)| a == b).count()
}

fn try_on(node: &mut dyn Node, attribute: &str, value: &str, known: &mut Known) {
    for row in 0..node.attributes() {
        let named = node
            .attribute(row)
            .is_some_and(|(info, _)| info.name.within(WORDS) == attribute);
        let Some(attribute) = node.attribute_mut(row).filter(|_| named) else {
            continue;
        };
        let set = attribute.set(value, WORDS);
        known.attribute = true;
        known.value |= set.is_ok() && !attribute.is_unknown();
    }
}

fn blank() -> Incident {
    let id = IncidentId::new("", "");
    Incident::new(id, Purpose::Other("".into()), Restriction::Private)
}

/// The row of a child, and which variant of it.
type Step = (usize, usize);

/// Goes to an element inside a blank one.
fn follow(node: &mut dyn Node, steps: &[Step], visit: &mut dyn FnMut(&mut dyn Node)) {
    let Some(((row, variant), rest)) = steps.split_first() else {
        return visit(node);
    };
    let child = node.slot_mut(*row).and_then(|slot| slot.add(*variant));
    let followed = child.map(|child| {
        child.change(&mut |node, _| {
            follow(node, rest, visit);
            Ok(())
        })
    });
    debug_assert!(followed.is_none_or(|f| f.is_ok()), "a visit cannot fail");
}

/// Where in an incident elements can stand.
#[derive(Default)]
struct Places {
    /// Each element by its name, behind the one that it stands in.
    inside: HashSet<(&'static str, &'static str)>,
    /// How to get from an incident to each class of element of a name.
    steps: HashMap<&'static str, Vec<Vec<Step>>>,
    seen: HashSet<(TypeId, &'static str)>,
}

impl Places {
    fn find() -> Self {
        let mut places = Self::default();
        places.enter("Incident", &mut blank(), &mut Vec::new());
        places
    }

    fn enter(&mut self, name: &'static str, node: &mut dyn Node, steps: &mut Vec<Step>) {
        if !self.seen.insert((node.as_any().type_id(), name)) {
            return;
        }
        self.steps.entry(name).or_default().push(steps.clone());
        for row in 0..node.children() {
            let Some(info) = node.child(row).filter(|i| i.vocabularies.contains(WORDS)) else {
                continue;
            };
            for variant in 0..info.names.len() {
                let inner = info.name(variant, WORDS);
                self.inside.insert((name, inner));
                steps.push((row, variant));
                let step = [(row, variant)];
                follow(node, &step, &mut |node| self.enter(inner, node, steps));
                steps.pop();
            }
        }
    }
}
