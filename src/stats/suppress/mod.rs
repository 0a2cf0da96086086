//! Suppression of small counts so that totals do not give them back.

mod cycle;
mod grid;

use crate::stats::suppress::grid::Grid;
use crate::stats::{Count, Table};

impl Table {
    /// Suppresses all counts from 1 to `k` − 1, and as many others as are needed
    /// so that none of them can be computed (RFC 2350, section 3.4.2).
    ///
    /// Zeros stay. Whoever knows that each incident has one key, so that cells
    /// add up to totals, and that what is suppressed is not zero, still finds at
    /// least two values for each suppressed count that agree with all that is
    /// published; so does whoever knows no more than that no cell exceeds its
    /// totals. Of three and more dimensions the totals of rows (all keys but the
    /// last) and of columns (the last) are published, and no others.
    ///
    /// Keys that are neither [listed](crate::Dimension::listed) nor of the
    /// calendar are left out where their total is suppressed; so is the
    /// number of incidents of which something is known, once anything is.
    /// Durations of fewer than `k` incidents are left out, and the shortest and
    /// longest of all. A table of which counts are suppressed already loses all of
    /// them with a greater `k`: suppress it once.
    ///
    /// ```
    /// use iodef::{Aggregate, Count, Dimension, Purpose};
    /// # use iodef::{Incident, IncidentId, Restriction};
    ///
    /// let mut aggregate = Aggregate::new([Dimension::list("purpose")?.remove(0)])?;
    /// for (purpose, count) in [(Purpose::Alert, 2), (Purpose::Watch, 7), (Purpose::Reporting, 9)] {
    ///     let id = IncidentId::new("csirt.example.com", "1");
    ///     let incident = Incident::new(id, purpose, Restriction::Private);
    ///     (0..count).for_each(|_| aggregate.add(&incident));
    /// }
    /// let table = aggregate.table().suppress(5);
    /// assert_eq!(table.count(&["alert"]), Count::Suppressed);
    /// // With it, what the total would betray.
    /// assert_eq!(table.count(&["watch"]), Count::Suppressed);
    /// assert_eq!(table.count(&["reporting"]), Count::Exact(9));
    /// # Ok::<(), iodef::Error>(())
    /// ```
    #[must_use]
    pub fn suppress(mut self, k: u64) -> Self {
        let before = self.min_count.replace(k);
        if before.is_some_and(|before| before >= k) {
            self.min_count = before;
            return self;
        }
        let mut grid = Grid::of(&self);
        // What was hidden before cannot be counted again.
        let again = grid.any_hidden();
        grid.hide_below(if again { u64::MAX } else { k });
        if grid.any_hidden() {
            grid.protect();
            grid.apply(&mut self);
            self.known = None;
            self.leave_out();
        } else if self.known.is_some_and(|known| (1..k).contains(&known)) {
            self.known = None;
        }
        let durations = std::mem::take(&mut self.durations);
        if self.total != Count::Suppressed {
            let kept = durations.into_iter().filter_map(|one| one.suppressed(k));
            self.durations = kept.collect();
        }
        self
    }

    /// Leaves out keys that would tell by themselves what was suppressed.
    fn leave_out(&mut self) {
        let before = (self.rows.len(), self.columns.len());
        let dimensions = &self.dimensions;
        self.rows.retain(|row| {
            let mut keys = dimensions.iter().zip(&row.keys);
            row.total != Count::Suppressed || keys.all(|(dimension, key)| dimension.is_plain(key))
        });
        let last = dimensions.last();
        let plain = |key| last.is_some_and(|last| last.is_plain(key));
        let kept: Vec<bool> = self
            .columns
            .iter()
            .map(|(key, total)| *total != Count::Suppressed || plain(key))
            .collect();
        let mut keep = kept.iter().copied();
        self.columns.retain(|_| keep.next().unwrap_or(true));
        for row in &mut self.rows {
            let mut keep = kept.iter().copied();
            row.cells.retain(|_| keep.next().unwrap_or(true));
        }
        self.left_out |= before != (self.rows.len(), self.columns.len());
    }
}
