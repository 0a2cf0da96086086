use std::collections::{BTreeSet, HashMap};

use crate::stats::durations::float;
use crate::stats::names::{ALL, OTHER};
use crate::stats::{Aggregate, Dimension, DurationSummary, Key};

/// How many incidents there are in a group.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Count {
    /// So many.
    Exact(u64),
    /// One or more, but how many is not said.
    Suppressed,
}

impl Count {
    /// The number, where it is said.
    #[must_use]
    pub fn value(self) -> Option<u64> {
        match self {
            Self::Exact(count) => Some(count),
            Self::Suppressed => None,
        }
    }
}

/// What an [`Aggregate`] has counted, in rows and columns.
///
/// The last of several dimensions runs along the columns, the others along the
/// rows. An incident with two keys counts in both their cells, but once in each
/// total, so that totals may be less than sums. Keys stand in one order: those
/// that a dimension [lists](Dimension::listed), even without incidents, then all
/// others by name, then what is unknown or not stated.
///
/// ```
/// use iodef::{Aggregate, Dimension, Purpose};
/// # let id = iodef::IncidentId::new("csirt.example.com", "1");
/// # let incident = iodef::Incident::new(id, Purpose::Alert, iodef::Restriction::Private);
///
/// let mut aggregate = Aggregate::new(Dimension::list("purpose,status")?)?;
/// aggregate.add(&incident);
/// let table = aggregate.table();
/// assert_eq!(table.count(&["alert", "new"]).value(), Some(0));
/// assert_eq!(table.count(&["alert", "not stated"]).value(), Some(1));
/// assert_eq!(table.known(), Some(0));
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    pub(super) dimensions: Vec<Dimension>,
    pub(super) rows: Vec<Row>,
    /// The keys of the last of several dimensions, and their totals.
    pub(super) columns: Vec<(Key, Count)>,
    pub(super) total: Count,
    pub(super) known: Option<u64>,
    pub(super) min_count: Option<u64>,
    pub(super) left_out: bool,
    pub(super) past_limit: bool,
    pub(super) durations: Vec<DurationSummary>,
}

/// A row: its keys, its total, and its cells.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Row {
    pub(super) keys: Vec<Key>,
    pub(super) total: Count,
    pub(super) cells: Vec<Count>,
}

impl Aggregate {
    /// What was counted, in rows and columns.
    #[must_use]
    pub fn table(&self) -> Table {
        let (rows, columns) = self.counted();
        let crossed = self.dimensions.len() > 1;
        let totals = |keys: &Vec<Key>| rows.get(keys).copied().unwrap_or(0);
        let mut table = Table {
            rows: Vec::new(),
            columns: Vec::new(),
            total: Count::Exact(self.incidents),
            known: Some(self.known),
            min_count: None,
            left_out: false,
            past_limit: self.cells.keys().any(|cell| cell.contains(&OTHER)),
            durations: Vec::new(),
            dimensions: self.dimensions.clone(),
        };
        let listed =
            |dimension: Option<&Dimension>| dimension.map(Dimension::listed).unwrap_or_default();
        let mut keys: BTreeSet<Vec<Key>> = rows.keys().cloned().collect();
        if self.dimensions.len() < 3 {
            keys.extend(
                listed(self.dimensions.first())
                    .into_iter()
                    .map(|key| vec![key]),
            );
        }
        if crossed {
            let last = self.dimensions.last();
            let axis: BTreeSet<Key> = columns.keys().cloned().chain(listed(last)).collect();
            let total = |key: &Key| Count::Exact(columns.get(key).copied().unwrap_or(0));
            table.columns = axis
                .into_iter()
                .map(|key| (key.clone(), total(&key)))
                .collect();
        }
        table.rows = keys
            .into_iter()
            .map(|keys| Row {
                total: Count::Exact(totals(&keys)),
                cells: Vec::new(),
                keys,
            })
            .collect();
        table.sort();
        self.fill(&mut table);
        let durations = self.durations.iter();
        table.durations = durations
            .map(|(span, counts)| counts.summary(span))
            .collect();
        table
    }

    /// The totals of rows and of columns.
    fn counted(&self) -> (HashMap<Vec<Key>, u64>, HashMap<Key, u64>) {
        let (mut rows, mut columns) = (HashMap::new(), HashMap::new());
        let crossed = self.dimensions.len() > 1;
        for (cell, count) in &self.cells {
            let Some((last, leading)) = cell.split_last() else {
                continue;
            };
            let names = self.names.iter();
            let mut keys: Vec<_> = names
                .zip(cell)
                .filter_map(|(names, number)| names.key(*number))
                .collect();
            match (crossed, *last, leading.first()) {
                (true, ALL, _) | (false, ..) => {
                    rows.insert(keys, *count);
                }
                (true, _, Some(&ALL)) => {
                    columns.extend(keys.pop().map(|key| (key, *count)));
                }
                _ => {}
            }
        }
        (rows, columns)
    }

    fn fill(&self, table: &mut Table) {
        if self.dimensions.len() < 2 {
            return;
        }
        let width = table.columns.len();
        let place: HashMap<Key, usize> = table
            .columns
            .iter()
            .map(|(key, _)| key.clone())
            .zip(0..)
            .collect();
        let mut rows: HashMap<Vec<Key>, &mut Row> = HashMap::new();
        for row in &mut table.rows {
            row.cells = vec![Count::Exact(0); width];
            rows.insert(row.keys.clone(), row);
        }
        for (cell, count) in &self.cells {
            if cell.contains(&ALL) {
                continue;
            }
            let names = self.names.iter();
            let mut keys: Vec<_> = names
                .zip(cell)
                .filter_map(|(names, number)| names.key(*number))
                .collect();
            let column = keys.pop().and_then(|key| place.get(&key));
            let slot = rows
                .get_mut(&keys)
                .zip(column)
                .and_then(|(row, column)| row.cells.get_mut(*column));
            if let Some(slot) = slot {
                *slot = Count::Exact(*count);
            }
        }
    }
}

impl Table {
    /// Puts keys in their order: the listed ones first.
    fn sort(&mut self) {
        let ranks: Vec<HashMap<Key, usize>> = self
            .dimensions
            .iter()
            .map(|dimension| dimension.listed().into_iter().zip(0..).collect())
            .collect();
        let rank = |at: usize, key: &Key| {
            let rank = ranks.get(at).and_then(|ranks| ranks.get(key));
            (rank.copied().unwrap_or(usize::MAX), key.clone())
        };
        let of_row = |row: &Row| -> Vec<_> {
            let keys = row.keys.iter().enumerate();
            keys.map(|(at, key)| rank(at, key)).collect()
        };
        self.rows.sort_by_cached_key(of_row);
        let last = self.dimensions.len().saturating_sub(1);
        let mut order: Vec<usize> = (0..self.columns.len()).collect();
        let columns = &self.columns;
        order.sort_by_cached_key(|at| columns.get(*at).map(|(key, _)| rank(last, key)));
        self.columns = order
            .iter()
            .filter_map(|at| columns.get(*at).cloned())
            .collect();
        for row in &mut self.rows {
            row.cells = order
                .iter()
                .filter_map(|at| row.cells.get(*at).copied())
                .collect();
        }
    }

    /// Lists keys of a dimension, the first being 0, even if no incident has
    /// them. Of three or more dimensions only the last can list keys: rows are
    /// then those that occur.
    #[must_use]
    pub fn with_keys<K: Into<Key>>(
        mut self,
        dimension: usize,
        keys: impl IntoIterator<Item = K>,
    ) -> Self {
        let count = self.dimensions.len();
        for key in keys.into_iter().map(Into::into) {
            if count > 1 && dimension + 1 == count {
                self.list_column(key);
            } else if count < 3 && dimension == 0 {
                self.list_row(key);
            }
        }
        self.sort();
        self
    }

    fn list_column(&mut self, key: Key) {
        if self.columns.iter().all(|(column, _)| *column != key) {
            self.columns.push((key, Count::Exact(0)));
            for row in &mut self.rows {
                row.cells.push(Count::Exact(0));
            }
        }
    }

    fn list_row(&mut self, key: Key) {
        let keys = vec![key];
        if self.rows.iter().all(|row| row.keys != keys) {
            self.rows.push(Row {
                keys,
                total: Count::Exact(0),
                cells: vec![Count::Exact(0); self.columns.len()],
            });
        }
    }

    /// By what was counted.
    #[must_use]
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// The keys of each row, one for each dimension but the last of several.
    pub fn rows(&self) -> impl Iterator<Item = &[Key]> {
        self.rows.iter().map(|row| &*row.keys)
    }

    /// The keys of the columns; none where there is one dimension.
    pub fn columns(&self) -> impl Iterator<Item = &Key> {
        self.columns.iter().map(|(key, _)| key)
    }

    /// The incidents that have all these keys, as they are [labelled](Dimension::label):
    /// of every dimension, or of all but the last for the total of a row. Zero
    /// for keys that no incident has.
    #[must_use]
    pub fn count(&self, keys: &[&str]) -> Count {
        let width = self.dimensions.len().saturating_sub(1).max(1);
        let leading = keys.get(..width).unwrap_or(keys);
        let mut rows = self.rows.iter();
        let row = rows.find(|row| self.labels(&row.keys).eq(leading.iter().copied()));
        let found = match (row, keys.get(width)) {
            (Some(row), None) => Some(row.total),
            (Some(row), Some(text)) => {
                let column = self.column(text);
                column.and_then(|column| row.cells.get(column).copied())
            }
            (None, _) => None,
        };
        found.unwrap_or(self.absent())
    }

    /// The incidents that have a key of the last of several dimensions.
    #[must_use]
    pub fn column_total(&self, key: &str) -> Count {
        let found = self.column(key).and_then(|at| self.columns.get(at));
        found.map_or(self.absent(), |(_, total)| *total)
    }

    /// What stands for the keys of a row.
    pub(super) fn labels<'a>(&'a self, keys: &'a [Key]) -> impl Iterator<Item = &'a str> {
        let dimensions = self.dimensions.iter();
        dimensions
            .zip(keys)
            .map(|(dimension, key)| dimension.label(key))
    }

    /// What stands for the keys of the columns.
    pub(super) fn column_labels(&self) -> impl Iterator<Item = &str> {
        let last = self.dimensions.last();
        last.into_iter()
            .flat_map(|last| self.columns.iter().map(|(key, _)| last.label(key)))
    }

    fn column(&self, label: &str) -> Option<usize> {
        self.column_labels().position(|column| column == label)
    }

    fn absent(&self) -> Count {
        if self.left_out {
            Count::Suppressed
        } else {
            Count::Exact(0)
        }
    }

    /// All incidents, those included of which nothing is known.
    #[must_use]
    pub fn total(&self) -> Count {
        self.total
    }

    /// The incidents that say something in every dimension; not in a table with
    /// suppressed counts.
    #[must_use]
    pub fn known(&self) -> Option<u64> {
        self.known
    }

    /// A count as a share of all incidents, from 0 to 1.
    #[must_use]
    pub fn share_of_all(&self, count: Count) -> Option<f64> {
        share(count, self.total.value()?)
    }

    /// A count as a share of the incidents that say something.
    #[must_use]
    pub fn share_of_known(&self, count: Count) -> Option<f64> {
        share(count, self.known?)
    }

    /// The durations that were measured, in the order in which they were asked for.
    #[must_use]
    pub fn durations(&self) -> &[DurationSummary] {
        &self.durations
    }

    /// Below what counts were suppressed, if they were.
    #[must_use]
    pub fn min_count(&self) -> Option<u64> {
        self.min_count
    }

    /// Whether keys were left out because too few incidents have them.
    #[must_use]
    pub fn left_out(&self) -> bool {
        self.left_out
    }

    /// Whether there were more keys than the [limit](Aggregate::limit).
    #[must_use]
    pub fn past_limit(&self) -> bool {
        self.past_limit
    }
}

fn share(count: Count, of: u64) -> Option<f64> {
    let count = count.value().filter(|_| of > 0)?;
    Some(float(count) / float(of))
}
