//! How long it took from one stage to another.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use chrono::{DateTime, TimeDelta, Utc};
use serde::{Deserialize, Serialize};
use sketches_ddsketch::{Config, DDSketch};

use crate::model::Incident;
use crate::select::{Fact, Field};
use crate::stats::dimension::stage;
use crate::value::Stage;
use crate::{Error, Result};

/// How uncertain a duration may be, in seconds, where nothing else is said.
const TOLERANCE: u32 = 3600;

/// From one stage of the life-time to another (RFC 3067, section 6.12).
///
/// A duration is measured where the two times together leave it uncertain by no
/// more than the tolerance, an hour unless something else is said; between two
/// times to the second that is the difference. Of several attacks the earliest
/// time of a stage counts.
///
/// ```
/// use iodef::{Span, Stage};
///
/// let span: Span = "started..detected".parse()?;
/// assert_eq!(span, Span::new(Stage::Start, Stage::Detect));
/// assert_eq!(span.to_string(), "started..detected");
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Span {
    /// Where it begins.
    pub from: Stage,
    /// Where it ends.
    pub to: Stage,
    /// How uncertain it may be, in seconds.
    pub tolerance: u32,
}

impl Span {
    /// From one stage to another, to the hour.
    #[must_use]
    pub fn new(from: Stage, to: Stage) -> Self {
        Self {
            from,
            to,
            tolerance: TOLERANCE,
        }
    }

    /// Measures what is no more uncertain than so many seconds.
    #[must_use]
    pub fn with_tolerance(mut self, seconds: u32) -> Self {
        self.tolerance = seconds;
        self
    }

    fn measure(&self, incident: &Incident) -> Measure {
        let [from, to] = [&self.from, &self.to].map(|stage| earliest(incident, stage));
        match (from, to) {
            (Reached::When(a, b), Reached::When(c, d)) => self.between((a, b), (c, d)),
            (Reached::Never, _) | (_, Reached::Never) => Measure::Unstated,
            _ => Measure::Undecided,
        }
    }

    fn between(&self, from: Stretch, to: Stretch) -> Measure {
        let (least, most) = (to.0 - from.1, to.1 - from.0);
        if most <= TimeDelta::zero() {
            return Measure::Negative;
        }
        let middle = (least + most) / 2;
        let precise = most - least <= TimeDelta::seconds(self.tolerance.into());
        let seconds = u64::try_from(middle.num_seconds()).ok();
        match seconds.filter(|_| precise && middle >= TimeDelta::zero()) {
            Some(seconds) => Measure::Seconds(seconds),
            None => Measure::Undecided,
        }
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |stage: &Stage| Field::Time(stage.clone());
        write!(f, "{}..{}", name(&self.from), name(&self.to))
    }
}

impl FromStr for Span {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let wrong = || Error::value("two stages such as started..detected", text);
        let (from, to) = text.split_once("..").ok_or_else(wrong)?;
        Ok(Self::new(stage(from.trim())?, stage(to.trim())?))
    }
}

/// From the first instant to the first one behind.
type Stretch = (DateTime<Utc>, DateTime<Utc>);

enum Reached {
    Never,
    /// At a time that cannot be placed.
    Somewhen,
    When(DateTime<Utc>, DateTime<Utc>),
}

fn earliest(incident: &Incident, stage: &Stage) -> Reached {
    let field = Field::Time(stage.clone());
    let mut reached = Reached::Never;
    for fact in field.facts(incident) {
        let Fact::Time(time) = fact else { continue };
        let Some(interval) = time.to_utc() else {
            return Reached::Somewhen;
        };
        let (start, end) = (interval.start(), interval.end());
        reached = match reached {
            Reached::When(first, behind) => Reached::When(first.min(start), behind.min(end)),
            _ => Reached::When(start, end),
        };
    }
    reached
}

enum Measure {
    Seconds(u64),
    Negative,
    Undecided,
    Unstated,
}

/// Durations in memory of the bins of a sketch: whole seconds, so that sums are
/// exact and no order of adding matters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Durations {
    /// How many there are in each bin of the sketch.
    bins: BTreeMap<i32, u64>,
    /// How many are no second long.
    zero: u64,
    sum: u64,
    least: Option<u64>,
    most: Option<u64>,
    negative: u64,
    undecided: u64,
    unstated: u64,
}

impl Durations {
    pub(super) fn add(&mut self, span: &Span, incident: &Incident) {
        match span.measure(incident) {
            Measure::Seconds(seconds) => self.measured(seconds),
            Measure::Negative => self.negative += 1,
            Measure::Undecided => self.undecided += 1,
            Measure::Unstated => self.unstated += 1,
        }
    }

    fn measured(&mut self, seconds: u64) {
        self.sum = self.sum.saturating_add(seconds);
        self.least = Some(self.least.map_or(seconds, |least| least.min(seconds)));
        self.most = self.most.max(Some(seconds));
        if seconds == 0 {
            self.zero += 1;
        } else {
            let bin = Config::defaults().key(float(seconds));
            *self.bins.entry(bin).or_default() += 1;
        }
    }

    /// Whether all bins are those of a number of seconds.
    pub(super) fn are_sound(&self) -> bool {
        let last = Config::defaults().key(float(u64::MAX));
        self.bins.keys().all(|bin| (0..=last).contains(bin))
    }

    pub(super) fn merge(&mut self, other: Self) {
        for (bin, count) in other.bins {
            let own = self.bins.entry(bin).or_default();
            *own = own.saturating_add(count);
        }
        self.zero = self.zero.saturating_add(other.zero);
        self.sum = self.sum.saturating_add(other.sum);
        self.least = match (self.least, other.least) {
            (Some(own), Some(other)) => Some(own.min(other)),
            (own, other) => own.or(other),
        };
        self.most = self.most.max(other.most);
        self.negative = self.negative.saturating_add(other.negative);
        self.undecided = self.undecided.saturating_add(other.undecided);
        self.unstated = self.unstated.saturating_add(other.unstated);
    }

    pub(super) fn summary(&self, span: &Span) -> DurationSummary {
        let config = Config::defaults();
        let mut sketch = DDSketch::new(config);
        sketch.add_with_count(0.0, self.zero);
        for (bin, count) in &self.bins {
            sketch.add_with_count(config.value(*bin), *count);
        }
        let bins = self.bins.values().copied();
        DurationSummary {
            span: span.clone(),
            measured: bins.fold(self.zero, u64::saturating_add),
            negative: self.negative,
            undecided: self.undecided,
            unstated: self.unstated,
            sum: Some(self.sum),
            least: self.least,
            most: self.most,
            percentiles: PERCENTILES
                .iter()
                .filter_map(|of| Some((*of, sketch.quantile(f64::from(*of) / 100.0).ok()??)))
                .collect(),
        }
    }
}

const PERCENTILES: [u8; 5] = [25, 50, 75, 90, 95];

/// The float of a number: exact below 2^53, and near above.
pub(super) fn float(seconds: u64) -> f64 {
    let high = u32::try_from(seconds >> 32).unwrap_or(u32::MAX);
    let low = u32::try_from(seconds & 0xFFFF_FFFF).unwrap_or(u32::MAX);
    f64::from(high) * 4_294_967_296.0 + f64::from(low)
}

/// What is known of the durations of all incidents together, in seconds.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct DurationSummary {
    /// From what to what.
    pub span: Span,
    /// In how many incidents it was measured.
    pub measured: u64,
    /// In how many the end certainly came before the beginning.
    pub negative: u64,
    /// In how many the times are too coarse to tell.
    pub undecided: u64,
    /// In how many one of the times is not stated.
    pub unstated: u64,
    /// The sum of those measured; not in a table with suppressed counts.
    pub sum: Option<u64>,
    /// The shortest; not in a table with suppressed counts.
    pub least: Option<u64>,
    /// The longest; not in a table with suppressed counts.
    pub most: Option<u64>,
    /// Percentiles, each to one per cent of its value.
    pub percentiles: Vec<(u8, f64)>,
}

impl DurationSummary {
    /// The same without what tells of fewer than `k` incidents; nothing if that
    /// cannot be.
    pub(super) fn suppressed(mut self, k: u64) -> Option<Self> {
        let counts = [self.measured, self.negative, self.undecided, self.unstated];
        if counts.iter().any(|count| (1..k).contains(count)) {
            return None;
        }
        (self.sum, self.least, self.most) = (None, None, None);
        let measured = self.measured;
        self.percentiles.retain(|(of, _)| {
            let beyond = u64::from(*of).min(100 - u64::from(*of));
            u128::from(measured) * u128::from(beyond) >= u128::from(k) * 100
        });
        Some(self)
    }
}
