//! Cycles of counts that can change together.
//!
//! Rows and columns are the vertices of a graph and counts its edges. Along a
//! cycle, counts that are walked from row to column grow and the others shrink;
//! a total of one line does the opposite, as it stands on the other side of its
//! equation. So all sums stay true.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use crate::stats::suppress::grid::{Grid, Place};

/// A row or a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Line {
    Row(usize),
    Column(usize),
}

/// At what cost and from which line a line was reached, and whether it was left.
#[derive(Clone, Copy, Debug, Default)]
struct Reached {
    by: Option<(u64, Line)>,
    left: bool,
}

/// The counts of a cycle, and which of them grow.
type Cycle = Vec<(Place, bool)>;

impl Grid {
    /// The counts of the cycle through a count that hides the fewest incidents more.
    pub(super) fn cheapest(&self, place: Place) -> Option<Vec<Place>> {
        let (row, column) = (Line::Row(place.0), Line::Column(place.1));
        let mut cheapest: Option<(u64, Cycle)> = None;
        for (from, to) in [(row, column), (column, row)] {
            let most = cheapest.as_ref().map_or(u64::MAX, |(cost, _)| *cost);
            let found = self.cycle(place, from, to);
            cheapest = found.filter(|(cost, _)| *cost < most).or(cheapest);
            if cheapest.as_ref().is_some_and(|(cost, _)| *cost == 0) {
                break;
            }
        }
        let (_, cycle) = cheapest?;
        Some(cycle.into_iter().map(|(place, _)| place).collect())
    }

    /// The cycle that leaves a line over a count to another line, and its cost.
    fn cycle(&self, place: Place, from: Line, to: Line) -> Option<(u64, Cycle)> {
        let grows = self.grows(place, from);
        if !self.may(place, grows) {
            return None;
        }
        let (cost, mut cycle) = self.path(to, from, place)?;
        cycle.push((place, grows));
        self.holds(&cycle).then_some((cost, cycle))
    }

    /// Whether a count grows on the way that leaves this line.
    fn grows(&self, place: Place, from: Line) -> bool {
        matches!(from, Line::Row(_)) != self.is_total(place)
    }

    /// Whether a count can change so; it is known not to be zero.
    fn may(&self, place: Place, grows: bool) -> bool {
        self.count(place) >= if grows { 1 } else { 2 }
    }

    /// The way from a line to another that does not lead over a count, and how
    /// many incidents it hides (Dijkstra).
    fn path(&self, from: Line, to: Line, without: Place) -> Option<(u64, Cycle)> {
        let mut reached = vec![Reached::default(); self.height + self.width];
        let mut open = BinaryHeap::from([(Reverse(0), from)]);
        while let Some((Reverse(cost), line)) = open.pop() {
            if line == to {
                return Some((cost, self.way_back(&reached, from, to)));
            }
            let seen = reached.get_mut(self.number(line))?;
            if std::mem::replace(&mut seen.left, true) {
                continue;
            }
            for (place, next) in self.leaving(line) {
                if place == without || !self.may(place, self.grows(place, line)) {
                    continue;
                }
                let more = if self.is_hidden(place) {
                    0
                } else {
                    self.count(place)
                };
                let cost = cost.saturating_add(more);
                let number = self.number(next);
                let before = reached.get_mut(number)?;
                if next != from && before.by.is_none_or(|(before, _)| cost < before) {
                    before.by = Some((cost, line));
                    open.push((Reverse(cost), next));
                }
            }
        }
        None
    }

    fn number(&self, line: Line) -> usize {
        match line {
            Line::Row(row) => row,
            Line::Column(column) => self.height + column,
        }
    }

    fn leaving(&self, line: Line) -> impl Iterator<Item = (Place, Line)> {
        let count = match line {
            Line::Row(_) => self.width,
            Line::Column(_) => self.height,
        };
        (0..count).map(move |at| match line {
            Line::Row(row) => ((row, at), Line::Column(at)),
            Line::Column(column) => ((at, column), Line::Row(at)),
        })
    }

    fn way_back(&self, reached: &[Reached], from: Line, to: Line) -> Cycle {
        let mut cycle = Vec::new();
        let mut line = to;
        while line != from {
            let by = reached.get(self.number(line)).and_then(|line| line.by);
            let Some((_, before)) = by else { break };
            let place = match (before, line) {
                (Line::Row(row), Line::Column(column)) | (Line::Column(column), Line::Row(row)) => {
                    (row, column)
                }
                _ => break,
            };
            cycle.push((place, self.grows(place, before)));
            line = before;
        }
        cycle
    }

    /// Whether no count exceeds its totals once those of a cycle have changed.
    fn holds(&self, cycle: &Cycle) -> bool {
        let changed: BTreeMap<Place, bool> = cycle.iter().copied().collect();
        let after = |place: Place| {
            let count = self.count(place);
            match changed.get(&place) {
                Some(true) => count.saturating_add(1),
                Some(false) => count.saturating_sub(1),
                None => count,
            }
        };
        let (last_row, last_column) = (self.height - 1, self.width - 1);
        changed.keys().all(|(row, column)| {
            let mut in_row = (0..=last_column).map(|column| after((*row, column)));
            let mut in_column = (0..=last_row).map(|row| after((row, *column)));
            let (of_row, of_column) = (after((*row, last_column)), after((last_row, *column)));
            in_row.all(|count| count <= of_row) && in_column.all(|count| count <= of_column)
        })
    }
}
