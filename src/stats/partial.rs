//! Partial results as data, so that processes can share the work.

use std::collections::HashMap;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::stats::durations::Durations;
use crate::stats::names::{FIRST, Number};
use crate::stats::{Aggregate, Span};
use crate::{Error, ErrorKind, Result};

const VERSION: u32 = 1;

/// What a partial result holds, in one order whatever the order of incidents.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Partial {
    /// The version of this form.
    iodef_aggregate: u32,
    dimensions: Vec<String>,
    limit: usize,
    incidents: u64,
    known: u64,
    /// For each dimension the names, sorted; the first has the number 4.
    names: Vec<Vec<Box<str>>>,
    /// Counts by the numbers of names: 0 all, 1 unknown, 2 not stated, 3 other.
    cells: Vec<(Box<[Number]>, u64)>,
    durations: Vec<PartialDurations>,
}

#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct PartialDurations {
    span: String,
    tolerance: u32,
    counts: Durations,
}

impl From<&Aggregate> for Partial {
    fn from(aggregate: &Aggregate) -> Self {
        let sorted = |names: &[Box<str>]| {
            let mut order: Vec<_> = (FIRST..).zip(names.to_vec()).collect();
            order.sort_unstable_by(|(_, one), (_, other)| one.cmp(other));
            order
        };
        let names: Vec<_> = aggregate
            .names
            .iter()
            .map(|names| sorted(names.names()))
            .collect();
        let numbers: Vec<HashMap<Number, Number>> = names
            .iter()
            .map(|names| {
                names
                    .iter()
                    .map(|(number, _)| *number)
                    .zip(FIRST..)
                    .collect()
            })
            .collect();
        let renumbered = |cell: &[Number]| -> Box<[Number]> {
            let slots = cell.iter().zip(&numbers);
            slots
                .map(|(slot, numbers)| numbers.get(slot).copied().unwrap_or(*slot))
                .collect()
        };
        let cells = aggregate.cells.iter();
        let mut cells: Vec<_> = cells
            .map(|(cell, count)| (renumbered(cell), *count))
            .collect();
        cells.sort_unstable();
        Self {
            iodef_aggregate: VERSION,
            dimensions: aggregate
                .dimensions
                .iter()
                .map(ToString::to_string)
                .collect(),
            limit: aggregate.limit,
            incidents: aggregate.incidents,
            known: aggregate.known,
            names: names
                .into_iter()
                .map(|names| names.into_iter().map(|(_, name)| name).collect())
                .collect(),
            cells,
            durations: aggregate
                .durations
                .iter()
                .map(|(span, counts)| PartialDurations {
                    span: span.to_string(),
                    tolerance: span.tolerance,
                    counts: counts.clone(),
                })
                .collect(),
        }
    }
}

impl TryFrom<Partial> for Aggregate {
    type Error = Error;

    fn try_from(partial: Partial) -> Result<Self> {
        let wrong = |what: &'static str| Error::new(ErrorKind::Json(what.into()));
        if partial.iodef_aggregate != VERSION {
            return Err(wrong("a partial result of another version"));
        }
        let dimensions = partial.dimensions.iter().map(|text| text.parse());
        let mut aggregate =
            Self::new(dimensions.collect::<Result<Vec<_>>>()?)?.with_limit(partial.limit);
        let many = partial
            .names
            .iter()
            .any(|names| names.len() > aggregate.limit);
        if many
            || partial.names.len() != aggregate.dimensions.len()
            || partial.limit != aggregate.limit
        {
            return Err(wrong("a partial result past its limit"));
        }
        for (own, names) in aggregate.names.iter_mut().zip(&partial.names) {
            if !names.is_sorted_by(|one, next| one < next) {
                return Err(wrong("a partial result whose names are not in order"));
            }
            for name in names {
                own.of_name(name);
            }
        }
        for (cell, count) in partial.cells {
            let mut known = cell.iter().zip(&aggregate.names);
            let good = cell.len() == aggregate.names.len()
                && known.all(|(number, names)| *number == 0 || names.key(*number).is_some())
                && count <= partial.incidents;
            if !good || aggregate.cells.insert(cell, count).is_some() {
                return Err(wrong("a partial result with a wrong cell"));
            }
        }
        (aggregate.incidents, aggregate.known) = (partial.incidents, partial.known);
        for duration in partial.durations {
            let span: Span = duration.span.parse()?;
            if !duration.counts.are_sound() {
                return Err(wrong("a partial result with a wrong duration"));
            }
            let span = span.with_tolerance(duration.tolerance);
            aggregate.durations.push((span, duration.counts));
        }
        Ok(aggregate)
    }
}

impl Serialize for Aggregate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Partial::from(self).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Aggregate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::try_from(Partial::deserialize(deserializer)?).map_err(D::Error::custom)
    }
}

/// Equal is what counts the same, whatever the order in which it came.
impl PartialEq for Aggregate {
    fn eq(&self, other: &Self) -> bool {
        Partial::from(self) == Partial::from(other)
    }
}

impl Eq for Aggregate {}

impl Aggregate {
    /// The partial result as JSON, the same for equal counts.
    ///
    /// It holds what an incident says where that is a key, unsuppressed: it is
    /// for the house, as the incidents are.
    #[must_use]
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// A partial result that [`to_json`](Self::to_json) wrote.
    ///
    /// # Errors
    ///
    /// If it is none, or of another version.
    pub fn from_json(text: &str) -> Result<Self> {
        let wrong =
            |error: serde_json::Error| Error::new(ErrorKind::Json(error.to_string().into()));
        serde_json::from_str(text).map_err(wrong)
    }
}
