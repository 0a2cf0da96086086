//! What differs between two states of an incident.

mod change;
mod pair;
mod said;

pub use change::{Change, ChangeKind};

use crate::codec::node::{Body, Element, Node, Slot};
use crate::codec::table::ChildInfo;
use crate::mark::ElementPath;
use crate::model::Incident;
use crate::relate::same;
use crate::value::{Mark, Spelling, Vocabulary};
use said::said;

const OWN: Vocabulary = Vocabulary::Incident;

/// What differs between two states of an incident, or between any two
/// incidents: nothing if and only if they are equal.
///
/// Elements that may be repeated are matched by what they are known by, or by
/// what they have in common. What was removed comes first in each list, then
/// the rest in the order of the later state.
///
/// ```
/// use iodef::{Attack, Attacker, Flow, Incident, IncidentId, Purpose, Restriction, diff};
///
/// let id = IncidentId::new("csirt.example.com", "189493");
/// let earlier = Incident::new(id, Purpose::Handling, Restriction::Private);
/// let attack = Attack::new().with_flow(Flow::new().with_party(Attacker::at("192.0.2.166")));
/// let later = earlier.clone().with_attack(attack);
/// let [change] = &diff(&earlier, &later)[..] else {
///     panic!("one attack is new");
/// };
/// assert_eq!(change.path.to_string(), "/Incident/Attack");
/// assert!(change.after.as_ref().unwrap().contains("192.0.2.166"));
/// assert!(diff(&later, &later).is_empty());
/// ```
#[must_use]
pub fn diff(earlier: &Incident, later: &Incident) -> Vec<Change> {
    let mut differ = Differ {
        trail: Vec::new(),
        changes: Vec::new(),
    };
    differ.at("Incident", 1, |differ| differ.element(earlier, later));
    differ.changes
}

struct Differ {
    trail: Vec<(&'static str, usize)>,
    changes: Vec<Change>,
}

impl Differ {
    fn at(&mut self, name: &'static str, ordinal: usize, act: impl FnOnce(&mut Self)) {
        self.trail.push((name, ordinal));
        act(self);
        self.trail.pop();
    }

    fn tell(
        &mut self,
        kind: ChangeKind,
        attribute: Option<&str>,
        (before, after): (Option<String>, Option<String>),
    ) {
        let steps = self.trail.iter();
        let path = steps.fold(ElementPath::default(), |path, (name, ordinal)| {
            path.nth(name, *ordinal)
        });
        self.changes.push(Change {
            kind,
            path,
            attribute: attribute.map(Into::into),
            before,
            after,
        });
    }

    fn value(&mut self, attribute: Option<&str>, before: Option<String>, after: Option<String>) {
        let kind = match (&before, &after) {
            (None, Some(_)) => ChangeKind::Added,
            (Some(_), None) => ChangeKind::Removed,
            _ => ChangeKind::Changed,
        };
        if before != after {
            self.tell(kind, attribute, (before, after));
        }
    }

    fn element(&mut self, before: &dyn Element, after: &dyn Element) {
        if same::same(before, after) {
            return;
        }
        let told = self.changes.len();
        self.marks(before.mark(), after.mark());
        let (earlier, later) = (before.node(), after.node());
        self.attributes(earlier, later);
        match (earlier.body(), later.body()) {
            (Body::Any(before), Body::Any(after)) if before != after => {
                self.tell(
                    ChangeKind::Changed,
                    None,
                    (Some(said::forest(before)), Some(said::forest(after))),
                );
            }
            _ => self.value(None, same::text(earlier), same::text(later)),
        }
        self.children(earlier, later);
        if self.changes.len() == told {
            // They say the same, but were written in another way.
            self.tell(ChangeKind::Changed, None, (None, None));
        }
    }

    fn attributes(&mut self, before: &dyn Node, after: &dyn Node) {
        for row in 0..before.attributes() {
            let (earlier, later) = (same::attribute(before, row), same::attribute(after, row));
            let name = before.attribute(row).map(|(info, _)| info.name.within(OWN));
            if earlier != later {
                let words = |spelling: Spelling<'_>| spelling.words().to_owned();
                let kind = match (&earlier, &later) {
                    (None, _) => ChangeKind::Added,
                    (_, None) => ChangeKind::Removed,
                    _ => ChangeKind::Changed,
                };
                self.tell(kind, name, (earlier.map(words), later.map(words)));
            }
        }
    }

    fn marks(&mut self, before: Option<&Mark>, after: Option<&Mark>) {
        let blank = Mark::default();
        let (before, after) = (before.unwrap_or(&blank), after.unwrap_or(&blank));
        let restriction = |mark: &Mark| mark.restriction.as_ref().map(|r| r.token().to_owned());
        self.value(Some("restriction"), restriction(before), restriction(after));
        let id = |mark: &Mark| mark.id.as_ref().map(ToString::to_string);
        self.value(Some("id"), id(before), id(after));
        for attribute in before.attributes() {
            let name = &attribute.name;
            let later = after.attributes().find(|a| a.name == *name);
            let later = later.map(|a| a.value.to_string());
            self.value(Some(&name.local), Some(attribute.value.to_string()), later);
        }
        for attribute in after.attributes() {
            if !before.attributes().any(|a| a.name == attribute.name) {
                self.value(
                    Some(&attribute.name.local),
                    None,
                    Some(attribute.value.to_string()),
                );
            }
        }
        for gone in before
            .children()
            .filter(|child| !after.children().any(|c| c == *child))
        {
            self.tell(ChangeKind::Removed, None, (Some(said::foreign(gone)), None));
        }
        for new in after
            .children()
            .filter(|child| !before.children().any(|c| c == *child))
        {
            self.tell(ChangeKind::Added, None, (None, Some(said::foreign(new))));
        }
    }

    fn children(&mut self, before: &dyn Node, after: &dyn Node) {
        for row in 0..before.children().max(after.children()) {
            if let (Some(info), Some(before), Some(after)) =
                (after.child(row), before.slot(row), after.slot(row))
            {
                self.row(info, before, after);
            }
        }
    }

    fn row(&mut self, info: &'static ChildInfo, before: &dyn Slot, after: &dyn Slot) {
        let many = info.is_many(OWN);
        let alike = |before: &dyn Element, after: &dyn Element| before.variant() == after.variant();
        let pairs = match (before.get(0), after.get(0)) {
            (Some(before), Some(after)) if !many && alike(before, after) => vec![Some(0)],
            (Some(_), Some(_)) if many => pair::pairs(before, after),
            _ => vec![None; after.len()],
        };
        let mut names = Names::default();
        for (index, element) in elements(before) {
            let (name, ordinal) = names.next(info, element);
            if !pairs.contains(&Some(index)) {
                self.at(name, ordinal, |differ| {
                    differ.tell(ChangeKind::Removed, None, (Some(said(element)), None));
                });
            }
        }
        let (mut names, mut reached) = (Names::default(), None);
        for ((_, element), pair) in elements(after).zip(pairs) {
            let (name, ordinal) = names.next(info, element);
            let earlier = pair.and_then(|index| before.get(index));
            self.at(name, ordinal, |differ| match earlier {
                Some(earlier) => {
                    if pair < reached {
                        differ.tell(ChangeKind::Moved, None, (None, Some(said(element))));
                    }
                    differ.element(earlier, element);
                }
                None => differ.tell(ChangeKind::Added, None, (None, Some(said(element)))),
            });
            reached = reached.max(pair);
        }
    }
}

fn elements(slot: &dyn Slot) -> impl Iterator<Item = (usize, &dyn Element)> {
    (0..slot.len()).filter_map(|index| Some((index, slot.get(index)?)))
}

/// Numbers elements among siblings of one name.
#[derive(Default)]
struct Names(Vec<(&'static str, usize)>);

impl Names {
    fn next(&mut self, info: &'static ChildInfo, element: &dyn Element) -> (&'static str, usize) {
        let name = info.name(element.variant(), OWN);
        if let Some((_, count)) = self.0.iter_mut().find(|(known, _)| *known == name) {
            *count += 1;
            return (name, *count);
        }
        self.0.push((name, 1));
        (name, 1)
    }
}
