//! Two states of one incident made one.

mod levels;
mod union;

use crate::codec::node::{Element, Node, Slot};
use crate::model::{AlternativeIds, History, Incident, IndicatorExpression, Observable};
use crate::relate::ids;
use crate::relate::merge::levels::Levels;
use crate::relate::same;
use crate::relate::{Change, ChangeKind, diff};
use crate::value::{MarkBox, Spelling, Timestamp, Vocabulary};
use crate::{Error, Result};

/// What became of two states of an incident that were [merged](Incident::merge).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Merged {
    /// How the merged state differs from the older one: what is new, and what
    /// was replaced, with what stood there before.
    pub changes: Vec<Change>,
    /// What the newer state says otherwise than the merged one: restrictions
    /// that it relaxed, and attributes in place of which it says nothing.
    pub overruled: Vec<Change>,
}

impl Merged {
    /// What the older state said and the merged one does not.
    pub fn replaced(&self) -> impl Iterator<Item = &Change> {
        let gone = [ChangeKind::Changed, ChangeKind::Removed];
        self.changes
            .iter()
            .filter(move |change| gone.contains(&change.kind))
    }
}

impl Incident {
    /// Takes in a newer state of the same incident: what is known of it grows
    /// during the handling, and all that was done stays known (RFC 3067,
    /// sections 6.4 and 6.11).
    ///
    /// Elements that may be repeated are united, and one goes if another says
    /// all that it does. Elements with one identifier are one. Where the states
    /// contradict each other in a value that there can be only one of, the
    /// newer counts, and the older is told. The stricter restriction counts.
    /// History is ordered by time. Merging is associative, and merging equal
    /// states changes nothing; see the [notes](crate::docs::relating).
    ///
    /// ```
    /// use iodef::{Incident, IncidentId, Purpose, Restriction, Status};
    ///
    /// let id = IncidentId::new("csirt.example.com", "189493");
    /// let first = Incident::new(id, Purpose::Handling, Restriction::Private);
    /// let mut incident = first.clone().with_status(Status::New);
    /// let later = first
    ///     .with_status(Status::Resolved)
    ///     .with_description("A worm");
    /// let merged = incident.merge(&later)?;
    /// let told: Vec<String> = merged.changes.iter().map(ToString::to_string).collect();
    /// assert_eq!(
    ///     told,
    ///     [
    ///         r#"changed /Incident/@status from "new" to "resolved""#,
    ///         r#"added /Incident/Description "A worm""#,
    ///     ]
    /// );
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// If the identifiers are not the same, and neither state names the other's
    /// among its alternative identifiers. Nothing has changed then.
    pub fn merge(&mut self, newer: &Self) -> Result<Merged> {
        let same_id = ids::same(&self.id, &newer.id);
        if !same_id && !ids::names(self, &newer.id) && !ids::names(newer, &self.id) {
            let found = newer.id.to_string();
            return Err(Error::value("another state of the same incident", &found));
        }
        if same::same(self, newer) {
            return Ok(Merged::default());
        }
        let mut older = self.clone();
        let mut merged = newer.clone();
        speak_for_themselves(&mut older, &mut merged)?;
        if !same_id {
            rename(&mut older, &mut merged);
        }
        absorb(&mut merged, &mut older, &Levels::outside())?;
        let report = Merged {
            changes: diff(self, &merged),
            overruled: otherwise(newer, &merged),
        };
        *self = merged;
        Ok(report)
    }
}

fn otherwise(newer: &Incident, merged: &Incident) -> Vec<Change> {
    let mut changes = diff(newer, merged);
    changes.retain(|change| change.kind == ChangeKind::Changed);
    changes
}

/// Keeps the older state's identifier, and the newer's as another one.
fn rename(older: &mut Incident, newer: &mut Incident) {
    let other = std::mem::replace(&mut newer.id, older.id.clone());
    let list = newer
        .alternative_ids
        .get_or_insert_with(|| AlternativeIds::default().into());
    list.ids.retain(|id| !ids::same(id, &older.id));
    let earlier = older.alternative_ids.iter().flat_map(|list| &list.ids);
    if !list.ids.iter().chain(earlier).any(|id| **id == *other) {
        list.ids.push(other);
    }
}

/// Texts that leave their language to an incident say it themselves where the
/// states are in different languages.
fn speak_for_themselves(older: &mut Incident, newer: &mut Incident) -> Result<()> {
    let (Some(before), Some(after)) = (older.lang.clone(), newer.lang.clone()) else {
        return Ok(());
    };
    if before != after {
        union::say_language(older, &before)?;
        union::say_language(newer, &after)?;
    }
    Ok(())
}

/// Makes the newer state of an element hold all that the older does.
fn absorb(newer: &mut dyn Element, older: &mut dyn Element, around: &Levels) -> Result<()> {
    newer.change(&mut |node, mark| {
        older.change(&mut |from, their| join((node, mark), (from, their), around))
    })
}

type Parts<'a> = (&'a mut dyn Node, &'a mut MarkBox);

fn join((node, mark): Parts<'_>, (from, their): Parts<'_>, around: &Levels) -> Result<()> {
    let levels = around.inside(their.get(), mark.get());
    around.tighten(their.get(), mark);
    join_marks(mark, their);
    if is_whole(node) {
        if same::nodes_within(from, node) {
            union::raise_children(node, from, &levels)?;
        }
        return Ok(());
    }
    join_attributes(node, from)?;
    for row in 0..node.children() {
        let many = node
            .child(row)
            .is_some_and(|info| info.is_many(Vocabulary::Incident));
        let (Some(slot), Some(source)) = (node.slot_mut(row), from.slot_mut(row)) else {
            continue;
        };
        let changed = if many {
            union::unite(slot, source, &levels)?
        } else {
            join_single(slot, source, &levels)?
        };
        if let Some(history) = node
            .as_any_mut()
            .downcast_mut::<History>()
            .filter(|_| changed)
        {
            sort(history);
        }
    }
    Ok(())
}

/// Parts of an expression mean nothing without the others, so it is not
/// united with another one.
fn is_whole(node: &dyn Node) -> bool {
    let any = node.as_any();
    any.is::<IndicatorExpression>() || any.is::<Observable>()
}

fn join_single(slot: &mut dyn Slot, source: &mut dyn Slot, levels: &Levels) -> Result<bool> {
    let Some(older) = source.get_mut(0) else {
        return Ok(false);
    };
    let variant = older.variant();
    match slot.get_mut(0) {
        Some(newer) if newer.variant() == variant => absorb(newer, older, levels)?,
        Some(_) => {}
        None => {
            if let Some(blank) = slot.add(variant) {
                exchange(blank, older)?;
            }
        }
    }
    Ok(false)
}

/// Exchanges value and mark of two elements of one class.
fn exchange(one: &mut dyn Element, other: &mut dyn Element) -> Result<()> {
    one.change(&mut |node, mark| {
        other.change(&mut |from, their| {
            node.swap(from);
            std::mem::swap(mark, their);
            Ok(())
        })
    })
}

/// Takes over the attributes that the newer state does not have.
fn join_attributes(node: &mut dyn Node, from: &dyn Node) -> Result<()> {
    for row in 0..node.attributes() {
        if same::attribute(node, row).is_some() {
            continue;
        }
        let (Some(spelling), Some(value)) = (same::attribute(from, row), node.attribute_mut(row))
        else {
            continue;
        };
        match spelling {
            Spelling::Extension(text) => value.set_extension(text, Vocabulary::Incident)?,
            spelling => value.set(spelling.words(), Vocabulary::Incident)?,
        }
    }
    Ok(())
}

fn join_marks(mark: &mut MarkBox, their: &mut MarkBox) {
    if same::same_marks(mark.get(), their.get()) {
        return;
    }
    let order = |mark: &MarkBox| mark.get().and_then(|mark| mark.order.clone());
    if order(mark) != order(their) && order(mark).is_some() {
        mark.get_mut().order = None;
    }
    if their.get().is_none() {
        return;
    }
    let (own, theirs) = (mark.get_mut(), std::mem::take(their.get_mut()));
    own.id = own.id.take().or(theirs.id);
    for kept in theirs.attributes {
        let name = &kept.attribute.name;
        if !own.attributes.iter().any(|a| a.attribute.name == *name) {
            own.attributes.push(kept);
        }
    }
    if own.kept != theirs.kept {
        let newer = std::mem::replace(&mut own.kept, theirs.kept);
        own.kept.retain(|kept| !newer.contains(kept));
        own.kept.extend(newer);
        own.kept.sort_by_key(|kept| kept.anchor);
    }
}

/// What lies in the same interval stays in its order; what has none comes last.
fn sort(history: &mut History) {
    let when = |time: &Timestamp| {
        time.to_utc()
            .map(|interval| (interval.start(), interval.end()))
    };
    history
        .items
        .sort_by_cached_key(|item| (when(&item.time).is_none(), when(&item.time)));
}
