//! Paths of elements, a small part of XPath over the names of the own vocabulary.

use crate::mark::Tree;

/// Which elements of an incident: `/` leads to children, `//` to whatever is
/// inside, `*` is any name, and `(A|B)` one of several.
#[derive(Debug)]
pub(super) struct Pattern {
    steps: Vec<Step>,
}

#[derive(Debug)]
struct Step {
    names: Vec<&'static str>,
    /// Whether other elements may stand between it and the step before.
    deep: bool,
}

impl Pattern {
    pub(super) fn new(path: &'static str) -> Self {
        let mut steps = Vec::new();
        let mut deep = false;
        for step in path.split('/').skip(1) {
            if !step.is_empty() {
                let names = alternatives(step).collect();
                steps.push(Step { names, deep });
            }
            deep = step.is_empty();
        }
        Self { steps }
    }

    pub(super) fn matches(&self, tree: &Tree<'_>, index: usize) -> bool {
        ends_at(&self.steps, tree, index)
    }
}

fn ends_at(steps: &[Step], tree: &Tree<'_>, index: usize) -> bool {
    let (Some((step, before)), Some(item)) = (steps.split_last(), tree.get(index)) else {
        return false;
    };
    if !step
        .names
        .iter()
        .any(|name| ["*", item.name].contains(name))
    {
        return false;
    }
    let mut around = ancestors(tree, index);
    if before.is_empty() {
        return around.next().is_none();
    }
    let reach = if step.deep { usize::MAX } else { 1 };
    around
        .take(reach)
        .any(|parent| ends_at(before, tree, parent))
}

/// The elements around one, the nearest first.
pub(super) fn ancestors(tree: &Tree<'_>, index: usize) -> impl Iterator<Item = usize> {
    std::iter::successors(tree.parent(index), |parent| tree.parent(*parent))
}

/// What a value stands in, seen from an element: a child by its name, `..` what
/// is around it, `.` itself, `@` an attribute, `(A|B)` whichever is there.
#[derive(Debug)]
pub(super) struct Way {
    ways: Vec<(Vec<&'static str>, Option<&'static str>)>,
}

/// Where a way leads: an element, or an attribute of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Goal {
    pub(super) element: usize,
    pub(super) attribute: Option<&'static str>,
}

impl Way {
    pub(super) fn new(path: &'static str) -> Self {
        let ways = alternatives(path).map(|path| {
            let (elements, attribute) = match path.rsplit_once('@') {
                Some((elements, attribute)) => (elements, Some(attribute)),
                None => (path, None),
            };
            let steps = elements.split('/').filter(|step| !["", "."].contains(step));
            (steps.collect(), attribute)
        });
        Self {
            ways: ways.collect(),
        }
    }

    /// Where it leads from an element, as far as there is anything.
    pub(super) fn goals(&self, tree: &Tree<'_>, from: usize) -> impl Iterator<Item = Goal> {
        self.ways.iter().filter_map(move |(steps, attribute)| {
            let element = steps.iter().try_fold(from, |at, step| match *step {
                ".." => tree.parent(at),
                name => tree
                    .children(at)
                    .find(|child| tree.get(*child).is_some_and(|item| item.name == name)),
            });
            Some(Goal {
                element: element?,
                attribute: *attribute,
            })
        })
    }

    /// Whether it leads to an element inside.
    #[cfg(test)]
    pub(super) fn descends(&self) -> bool {
        let mut steps = self.ways.iter().flat_map(|(steps, _)| steps);
        steps.any(|step| *step != "..")
    }
}

fn alternatives(step: &'static str) -> impl Iterator<Item = &'static str> {
    let inside = step
        .strip_prefix('(')
        .and_then(|step| step.strip_suffix(')'));
    inside.unwrap_or(step).split('|')
}
