use crate::stats::{Count, Table};

/// A table with its totals: the last row and column are the totals of the others.
///
/// A table of one dimension is a single column, whose cells are its totals of rows.
pub(super) struct Grid {
    pub(super) height: usize,
    pub(super) width: usize,
    counts: Vec<u64>,
    hidden: Vec<bool>,
}

/// A row and a column.
pub(super) type Place = (usize, usize);

/// Up to how many cells the cheapest protection is looked for.
const SEARCHED: usize = 10_000;

impl Grid {
    pub(super) fn of(table: &Table) -> Self {
        let columns = table.columns.len().max(1);
        let rows = table.rows.len();
        let mut grid = Self {
            height: rows + 1,
            width: columns + 1,
            counts: vec![0; (rows + 1) * (columns + 1)],
            hidden: vec![false; (rows + 1) * (columns + 1)],
        };
        for (at, row) in table.rows.iter().enumerate() {
            grid.put((at, columns), row.total);
            for (column, count) in row.cells.iter().enumerate() {
                grid.put((at, column), *count);
            }
            if table.columns.is_empty() {
                grid.put((at, 0), row.total);
            }
        }
        for (column, (_, total)) in table.columns.iter().enumerate() {
            grid.put((rows, column), *total);
        }
        if table.columns.is_empty() {
            grid.put((rows, 0), table.total);
        }
        grid.put((rows, columns), table.total);
        grid
    }

    /// What is suppressed already stays so; of how many it was is not known.
    fn put(&mut self, place: Place, count: Count) {
        let at = self.at(place);
        if let (Some(own), Some(hidden)) = (self.counts.get_mut(at), self.hidden.get_mut(at)) {
            *own = count.value().unwrap_or(1);
            *hidden = count == Count::Suppressed;
        }
    }

    fn at(&self, (row, column): Place) -> usize {
        row * self.width + column
    }

    pub(super) fn count(&self, place: Place) -> u64 {
        self.counts.get(self.at(place)).copied().unwrap_or(0)
    }

    pub(super) fn is_hidden(&self, place: Place) -> bool {
        self.hidden.get(self.at(place)).copied().unwrap_or(false)
    }

    pub(super) fn hide(&mut self, place: Place) {
        let at = self.at(place);
        if let Some(hidden) = self.hidden.get_mut(at) {
            *hidden = true;
        }
    }

    /// Whether a place is a total of one line: a row or a column, not both.
    pub(super) fn is_total(&self, (row, column): Place) -> bool {
        (row + 1 == self.height) != (column + 1 == self.width)
    }

    pub(super) fn places(&self) -> impl Iterator<Item = Place> + use<> {
        let (height, width) = (self.height, self.width);
        (0..height).flat_map(move |row| (0..width).map(move |column| (row, column)))
    }

    pub(super) fn hide_below(&mut self, k: u64) {
        for place in self.places() {
            if (1..k).contains(&self.count(place)) {
                self.hide(place);
            }
        }
    }

    pub(super) fn any_hidden(&self) -> bool {
        self.hidden.contains(&true)
    }

    /// Hides more, until each hidden count lies on a cycle of hidden counts along
    /// which it can change and all that is published stay.
    pub(super) fn protect(&mut self) {
        if self.width == 2 {
            self.protect_column();
        } else {
            self.protect_cells();
        }
    }

    /// In a single column, two hidden counts that are not both 1 can change
    /// against each other, and any of them with a hidden total.
    fn protect_column(&mut self) {
        let last = self.height - 1;
        let rows: Vec<_> = (0..last)
            .map(|row| ((row, 0), self.count((row, 0))))
            .collect();
        let (hidden, open): (Vec<_>, Vec<_>) = rows
            .into_iter()
            .partition(|(place, _)| self.is_hidden(*place));
        let movable = hidden.len() > 1 && hidden.iter().any(|(_, count)| *count > 1);
        if movable || self.is_hidden((last, 0)) {
            return;
        }
        let cheapest = open
            .iter()
            .filter(|(_, count)| *count > 0)
            .min_by_key(|(_, count)| *count);
        let row = cheapest.map_or(last, |((row, _), _)| *row);
        self.hide((row, 0));
        self.hide((row, 1));
    }

    fn protect_cells(&mut self) {
        let mut safe = vec![false; self.counts.len()];
        for place in self.places() {
            if !self.is_hidden(place) || safe.get(self.at(place)) == Some(&true) {
                continue;
            }
            let searched = self.counts.len() <= SEARCHED;
            let found = searched.then(|| self.cheapest(place)).flatten();
            for place in found.unwrap_or_else(|| self.upward(place)) {
                self.hide(place);
                let at = self.at(place);
                if let Some(safe) = safe.get_mut(at) {
                    *safe = true;
                }
            }
        }
    }

    /// A count, its totals, and the total of all: they can grow together.
    fn upward(&self, (row, column): Place) -> Vec<Place> {
        let (last_row, last_column) = (self.height - 1, self.width - 1);
        let range = |at: usize, last: usize| if at == last { 0..last } else { at..at + 1 };
        let inner = range(row, last_row).flat_map(|row| {
            let columns = range(column, last_column);
            columns.map(move |column| (row, column))
        });
        let some = inner.filter(|place| self.count(*place) > 0);
        let Some((row, column)) = some.min_by_key(|place| self.count(*place)) else {
            return vec![(row, column)];
        };
        vec![
            (row, column),
            (row, last_column),
            (last_row, column),
            (last_row, last_column),
        ]
    }

    pub(super) fn apply(&self, table: &mut Table) {
        let hide = |place: Place, count: &mut Count| {
            if self.is_hidden(place) {
                *count = Count::Suppressed;
            }
        };
        let (last_row, last_column) = (self.height - 1, self.width - 1);
        for (at, row) in table.rows.iter_mut().enumerate() {
            hide((at, last_column), &mut row.total);
            for (column, count) in row.cells.iter_mut().enumerate() {
                hide((at, column), count);
            }
        }
        for (column, (_, total)) in table.columns.iter_mut().enumerate() {
            hide((last_row, column), total);
        }
        hide((last_row, last_column), &mut table.total);
    }
}
