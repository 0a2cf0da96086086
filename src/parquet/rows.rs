//! The rows of an incident, and their values.

use std::borrow::Cow;

use chrono::{DateTime, Utc};

use crate::Incident;
use crate::codec::node::Element;
use crate::mark::{Inheritance, Tree};
use crate::model::{Address, IncidentId, ReferenceName, StageTime};
use crate::select::{attribute_of, text_of};
use crate::value::{Granularity, Number, Timestamp, Vocabulary};

use super::column::Source;
use super::path::{Goal, ancestors};
use super::plan::{Plan, Planned};
use super::tables::TABLES;

/// A value of a field.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell<'a> {
    Absent,
    Text(Cow<'a, str>),
    Whole(i32),
    Long(i64),
    Real(f64),
    Time(i64),
    Level(u8),
}

/// An incident with the elements that are rows of each table.
pub(super) struct Found<'a> {
    tree: Tree<'a>,
    /// The number of the incident, from 1.
    number: i64,
    rows: Vec<Vec<usize>>,
}

impl<'a> Found<'a> {
    pub(super) fn new<'p>(
        incident: &'a Incident,
        number: i64,
        plans: impl Iterator<Item = &'p Plan>,
    ) -> Self {
        let tree = Tree::new(incident, Vocabulary::Incident);
        let all = 0..tree.items.len();
        let rows = plans.map(|plan| {
            let is_row = |index: &usize| plan.patterns.iter().any(|p| p.matches(&tree, *index));
            all.clone().filter(is_row).collect()
        });
        Self {
            rows: rows.collect(),
            tree,
            number,
        }
    }

    /// How many rows there are of a table.
    pub(super) fn len(&self, table: usize) -> usize {
        self.rows.get(table).map_or(0, Vec::len)
    }

    /// The values of a row, each followed by its level where that has a field.
    pub(super) fn row(
        &self,
        plan: &Plan,
        table: usize,
        row: usize,
        told: &mut dyn FnMut(Cell<'_>),
    ) {
        let rows = self.rows.get(table);
        let Some(element) = rows.and_then(|rows| rows.get(row).copied()) else {
            return;
        };
        for column in &plan.columns {
            self.column(column, if column.keyed { 0 } else { element }, row, told);
        }
        told(self.level(element));
    }

    fn column(&self, column: &Planned, from: usize, row: usize, told: &mut dyn FnMut(Cell<'_>)) {
        let mut goals = column.way.goals(&self.tree, from).peekable();
        let level = goals.peek().map(|goal| self.level(goal.element));
        match column.source {
            Source::Incident => told(Cell::Long(self.number)),
            Source::Own => told(whole(row)),
            Source::Around(table) => {
                let around = self.around(table, from);
                told(around.map_or(Cell::Absent, |(row, _)| whole(row)));
            }
            Source::KindAround(table) => {
                let around = self.around(table, from);
                told(around.map_or(Cell::Absent, |(_, element)| self.kind(element)));
            }
            Source::Time => {
                let time = goals.next().and_then(|goal| self.time(goal.element));
                of_time(time).into_iter().for_each(&mut *told);
            }
            Source::Number => {
                let number = goals.find_map(|goal| self.number(goal.element));
                told(number.map_or(Cell::Absent, |number| Cell::Real(number.to_f64())));
                told(number.map_or(Cell::Absent, |number| Cell::Text(number.as_str().into())));
            }
            source => {
                let value = goals.find_map(|goal| self.text(source, goal));
                told(value.map_or(Cell::Absent, Cell::Text));
            }
        }
        if column.levelled {
            told(level.unwrap_or(Cell::Absent));
        }
    }

    fn level(&self, element: usize) -> Cell<'static> {
        let item = self.tree.get(element);
        item.map_or(Cell::Absent, |item| {
            let strictest = item.levels.effective(Inheritance::Strictest);
            Cell::Level(strictest.rank().number())
        })
    }

    fn element(&self, index: usize) -> Option<&'a dyn Element> {
        Some(self.tree.get(index)?.element)
    }

    /// The nearest row of a table around an element: its number from 0, and its element.
    fn around(&self, table: &str, from: usize) -> Option<(usize, usize)> {
        let table = TABLES.iter().position(|one| one.name == table)?;
        let rows = self.rows.get(table)?;
        ancestors(&self.tree, from)
            .find_map(|element| Some((rows.binary_search(&element).ok()?, element)))
    }

    fn kind(&self, element: usize) -> Cell<'static> {
        let item = self.tree.get(element);
        item.map_or(Cell::Absent, |item| Cell::Text(kebab(item.name).into()))
    }

    fn time(&self, index: usize) -> Option<&'a Timestamp> {
        let node = self.element(index)?.node().as_any();
        let stage = || Some(&node.downcast_ref::<StageTime>()?.time);
        node.downcast_ref().or_else(stage)
    }

    fn number(&self, index: usize) -> Option<&'a Number> {
        let node = self.element(index)?.node();
        number_of(node.as_any())
    }

    fn text(&self, source: Source, goal: Goal) -> Option<Cow<'a, str>> {
        let element = self.element(goal.element)?;
        let node = element.node();
        if let Some(name) = goal.attribute {
            return Some(trimmed(attribute_of(element, name)?));
        }
        match source {
            Source::Text => text_of(node),
            Source::Kind => Some(kebab(self.tree.get(goal.element)?.name).into()),
            Source::Ip => {
                let address = node.as_any().downcast_ref::<Address>()?;
                Some(address.view().canonical_ip()?.to_string().into())
            }
            Source::Cve => {
                let around = self.element(self.tree.parent(goal.element)?)?.node();
                let name = around.as_any().downcast_ref::<ReferenceName>()?;
                name.cve_id().map(Cow::Borrowed)
            }
            Source::Identifier => match node.as_any().downcast_ref::<IncidentId>() {
                Some(id) => Some(id.to_string().into()),
                None => text_of(node).map(trimmed),
            },
            _ => text_of(node).map(trimmed),
        }
    }
}

fn number_of(node: &dyn std::any::Any) -> Option<&Number> {
    use crate::model::{Confidence, MonetaryImpact, TimeImpact};
    let confidence = || node.downcast_ref::<Confidence>()?.value.as_ref();
    let time = || Some(&node.downcast_ref::<TimeImpact>()?.value);
    let money = || Some(&node.downcast_ref::<MonetaryImpact>()?.amount);
    confidence().or_else(time).or_else(money)
}

fn whole(row: usize) -> Cell<'static> {
    i32::try_from(row + 1).map_or(Cell::Absent, Cell::Whole)
}

/// Start and end of the interval, the offset, and the granularity.
fn of_time(time: Option<&Timestamp>) -> [Cell<'_>; 4] {
    let Some(time) = time else {
        return [const { Cell::Absent }; 4];
    };
    let interval = time.to_utc();
    let instant = |instant: DateTime<Utc>| Cell::Time(instant.timestamp_micros());
    let offset = time.offset().minutes();
    [
        interval.map_or(Cell::Absent, |interval| instant(interval.start())),
        interval.map_or(Cell::Absent, |interval| instant(interval.end())),
        offset.map_or(Cell::Absent, |minutes| Cell::Whole(minutes.into())),
        Cell::Text(precision(time.granularity()).into()),
    ]
}

fn precision(granularity: Granularity) -> &'static str {
    match granularity {
        Granularity::Year => "year",
        Granularity::Month => "month",
        Granularity::Day => "day",
        Granularity::Hour => "hour",
        Granularity::Minute => "minute",
        Granularity::Second => "second",
        Granularity::Fraction(_) => "fraction",
    }
}

fn trimmed(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => text.trim().into(),
        Cow::Owned(text) => text.trim().to_owned().into(),
    }
}

/// The name of an element as a token: `SystemImpact` is `system-impact`.
fn kebab(name: &str) -> String {
    let mut token = String::new();
    let mut lower = false;
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && lower {
            token.push('-');
        }
        lower = letter.is_ascii_lowercase();
        token.push(letter.to_ascii_lowercase());
    }
    token
}
