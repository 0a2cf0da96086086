use std::collections::HashMap;
use std::io::BufRead;

use crate::codec::decode::Projection;
use crate::model::Incident;
use crate::read::Reader;
use crate::select::Field;
use crate::stats::durations::Durations;
use crate::stats::names::{ALL, Names, Number};
use crate::stats::{Dimension, Key, Span};
use crate::{Error, ErrorKind, Result};

/// The number of keys that one dimension alone may have.
const KEYS: usize = 100_000;
/// The greatest number of dimensions, the smallest limit of which is 31 keys.
const DIMENSIONS: usize = 4;

/// Counts of incidents by what they say, in memory of the groups (RFC 3067,
/// section 4.2; RFC 2350, section 3.4.2).
///
/// Partial results of parts of an archive [merge](Self::merge) into that of all
/// of it, whatever the parts; they can be written as JSON in between.
///
/// ```
/// use iodef::{Aggregate, Dimension, Reader};
///
/// let file = &include_bytes!("../../examples/data/phishing.xml")[..];
/// let mut aggregate = Aggregate::new([Dimension::Type])?;
/// aggregate.read(Reader::from_reader(file))?;
/// let table = aggregate.table();
/// assert_eq!(table.total().value(), Some(1));
/// assert_eq!(table.count(&["ddos"]).value(), Some(0));
/// # Ok::<(), iodef::Error>(())
/// ```
///
/// So that no archive can use up the memory, a dimension has no more keys than a
/// [limit](Self::limit); those that come later count as [`Key::Other`]. Until
/// then all counts are exact. Past it, an incident of which several keys fell
/// behind the limit counts in that group once where it was added, but may count
/// again where partial results merge.
#[derive(Clone, Debug)]
pub struct Aggregate {
    pub(super) dimensions: Vec<Dimension>,
    pub(super) limit: usize,
    pub(super) names: Vec<Names>,
    /// Counts by the keys of all dimensions, of all but the last, and of the last.
    pub(super) cells: HashMap<Box<[Number]>, u64>,
    pub(super) incidents: u64,
    /// Incidents with a known key in every dimension.
    pub(super) known: u64,
    pub(super) durations: Vec<(Span, Durations)>,
}

impl Aggregate {
    /// Counts by one dimension, or by several at once: a cross table.
    ///
    /// # Errors
    ///
    /// If there is no dimension, or more than four.
    pub fn new(dimensions: impl IntoIterator<Item = Dimension>) -> Result<Self> {
        let dimensions: Vec<_> = dimensions.into_iter().collect();
        let limit = match dimensions.len() {
            1 => KEYS,
            2 => 1000,
            3 => 100,
            DIMENSIONS => 31,
            count => return Err(Error::value("one to four dimensions", &count.to_string())),
        };
        Ok(Self::limited(dimensions, limit))
    }

    pub(super) fn limited(dimensions: Vec<Dimension>, limit: usize) -> Self {
        Self {
            names: vec![Names::new(limit); dimensions.len()],
            dimensions,
            limit,
            cells: HashMap::new(),
            incidents: 0,
            known: 0,
            durations: Vec::new(),
        }
    }

    /// Allows each dimension fewer keys than usual, before anything is added.
    #[must_use]
    pub fn with_limit(mut self, keys: usize) -> Self {
        self.limit = self.limit.min(keys);
        self.names = vec![Names::new(self.limit); self.dimensions.len()];
        self
    }

    /// Measures a duration as well, before anything is added.
    #[must_use]
    pub fn with_duration(mut self, span: Span) -> Self {
        self.durations.push((span, Durations::default()));
        self
    }

    /// By what it counts.
    #[must_use]
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// How many keys each dimension may have: 100,000 for one dimension, and for
    /// several so many that there are about a million groups at most.
    #[must_use]
    pub fn limit(&self) -> usize {
        self.limit
    }

    /// How many incidents were added.
    #[must_use]
    pub fn incidents(&self) -> u64 {
        self.incidents
    }

    /// Counts an incident, once for each of its keys.
    pub fn add(&mut self, incident: &Incident) {
        let dimensions = self.dimensions.iter();
        let keys: Vec<_> = dimensions.map(|one| one.keys(incident)).collect();
        let known = keys.iter().all(|keys| keys.iter().any(Key::is_known));
        let named = self.names.iter_mut().zip(&keys);
        let numbers: Vec<Vec<Number>> = named
            .map(|(names, keys)| {
                let mut numbers: Vec<_> = keys.iter().map(|key| names.number(key)).collect();
                numbers.sort_unstable();
                numbers.dedup();
                numbers
            })
            .collect();
        self.incidents = self.incidents.saturating_add(1);
        self.known = self.known.saturating_add(u64::from(known));
        self.count(&numbers);
        for (span, durations) in &mut self.durations {
            durations.add(span, incident);
        }
    }

    fn count(&mut self, numbers: &[Vec<Number>]) {
        let Some((columns, rows)) = numbers.split_last() else {
            return;
        };
        let mut cell = vec![ALL; numbers.len()];
        if !rows.is_empty() {
            self.along(&mut cell, rows.len(), columns);
        }
        let mut place = vec![0; rows.len()];
        loop {
            for (slot, (row, place)) in cell.iter_mut().zip(rows.iter().zip(&place)) {
                *slot = row.get(*place).copied().unwrap_or(ALL);
            }
            if !rows.is_empty() {
                self.along(&mut cell, rows.len(), &[ALL]);
            }
            self.along(&mut cell, rows.len(), columns);
            if !advance(&mut place, rows) {
                return;
            }
        }
    }

    fn along(&mut self, cell: &mut [Number], at: usize, columns: &[Number]) {
        for column in columns {
            if let Some(slot) = cell.get_mut(at) {
                *slot = *column;
            }
            self.bump(cell, 1);
        }
    }

    pub(super) fn bump(&mut self, cell: &[Number], by: u64) {
        match self.cells.get_mut(cell) {
            Some(count) => *count = count.saturating_add(by),
            None => {
                self.cells.insert(cell.into(), by);
            }
        }
    }

    /// Adds all incidents of a reader.
    ///
    /// # Errors
    ///
    /// If one cannot be read; those before it are counted.
    pub fn read<R: BufRead>(&mut self, mut reader: Reader<R>) -> Result<()> {
        for incident in reader.incidents() {
            self.add(&incident?);
        }
        Ok(())
    }

    /// Adds what another has counted.
    ///
    /// # Errors
    ///
    /// If it counts by other dimensions, measures other durations, or has another
    /// limit; nothing is added then.
    pub fn merge(&mut self, other: Self) -> Result<()> {
        let spans = |of: &Self| {
            of.durations
                .iter()
                .map(|(span, _)| span.clone())
                .collect::<Vec<_>>()
        };
        if self.dimensions != other.dimensions
            || self.limit != other.limit
            || spans(self) != spans(&other)
        {
            let why =
                "an aggregate merges only with one of the same dimensions, durations and limit";
            return Err(Error::new(ErrorKind::State(why)));
        }
        let numbers: Vec<HashMap<Number, Number>> = self
            .names
            .iter_mut()
            .zip(&other.names)
            .map(|(own, names)| renumber(own, names))
            .collect();
        for (cell, count) in other.cells {
            let cell: Vec<_> = cell
                .iter()
                .zip(&numbers)
                .map(|(number, numbers)| numbers.get(number).copied().unwrap_or(*number))
                .collect();
            self.bump(&cell, count);
        }
        self.incidents = self.incidents.saturating_add(other.incidents);
        self.known = self.known.saturating_add(other.known);
        for ((_, own), (_, other)) in self.durations.iter_mut().zip(other.durations) {
            own.merge(other);
        }
        Ok(())
    }

    /// What has to be read of incidents to count them.
    ///
    /// ```
    /// use iodef::{Aggregate, Dimension, ReaderBuilder};
    ///
    /// let mut aggregate = Aggregate::new([Dimension::Type])?;
    /// let file = &include_bytes!("../../examples/data/archive.xml")[..];
    /// let mut builder = ReaderBuilder::new();
    /// let reader = builder.projection(aggregate.projection()).from_reader(file);
    /// aggregate.read(reader)?;
    /// assert_eq!(aggregate.incidents(), 5);
    /// # Ok::<(), iodef::Error>(())
    /// ```
    #[must_use]
    pub fn projection(&self) -> Projection {
        let dimensions = self.dimensions.iter().flat_map(Dimension::fields);
        let spans = self.durations.iter().map(|(span, _)| span);
        let times = spans.flat_map(|span| [&span.from, &span.to].map(|s| Field::Time(s.clone())));
        Projection::of(dimensions.chain(times))
    }
}

/// The next combination; false behind the last.
fn advance(place: &mut [usize], rows: &[Vec<Number>]) -> bool {
    for (place, row) in place.iter_mut().zip(rows).rev() {
        *place += 1;
        if *place < row.len() {
            return true;
        }
        *place = 0;
    }
    false
}

/// What the numbers of others are here; in the order of the names, so that what
/// falls behind the limit does not hang on the order in which they came.
fn renumber(own: &mut Names, other: &Names) -> HashMap<Number, Number> {
    let mut names: Vec<_> = (super::names::FIRST..).zip(other.names()).collect();
    names.sort_unstable_by_key(|(_, name)| *name);
    let pairs = names.into_iter();
    pairs
        .map(|(number, name)| (number, own.of_name(name)))
        .collect()
}
