use std::cmp::Ordering;

use chrono::{DateTime, Days, FixedOffset, Months, NaiveDate, NaiveDateTime, TimeDelta};
use chrono::{Timelike, Utc};

use super::{DAY, NANOSECONDS, SECOND, Timestamp};

/// The widest offset that `xs:dateTime` has.
const WIDEST_OFFSET: TimeDelta = TimeDelta::hours(14);
const NANOSECOND: TimeDelta = TimeDelta::nanoseconds(1);

/// The stretch of UTC in which a [`Timestamp`] lies (RFC 3067, section 6.13).
///
/// As chrono does, it shows a leap second as the second before with more than
/// 10^9 nanoseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Interval {
    start: DateTime<Utc>,
    end: DateTime<Utc>,
    /// The last nanosecond inside; in a leap second, if it may end in one.
    last: DateTime<Utc>,
}

impl Interval {
    /// The first instant.
    #[must_use]
    pub fn start(&self) -> DateTime<Utc> {
        self.start
    }

    /// The first instant behind it.
    #[must_use]
    pub fn end(&self) -> DateTime<Utc> {
        self.end
    }

    /// Whether an instant lies in it.
    #[must_use]
    pub fn contains(&self, instant: DateTime<Utc>) -> bool {
        self.start <= instant && instant <= self.last
    }

    /// Whether the two have an instant in common.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.start <= other.last && other.start <= self.last
    }
}

impl Timestamp {
    /// When it is in UTC: an interval as wide as the granularity, but no finer
    /// than a nanosecond, and 14 hours wider at either end where the offset is
    /// absent or unknown. `None` beyond the calendar of chrono, which ends some
    /// 262,000 years from now.
    ///
    /// RFC 3339, section 4.3, lets `-00:00` follow a time known in UTC. Many
    /// write it without knowing, so it is widened as well; a caller who trusts
    /// the writer says so by [`with_offset`](Self::with_offset).
    ///
    /// ```
    /// use iodef::Timestamp;
    ///
    /// let day: Timestamp = "2001-09-13+02:00".parse()?;
    /// let interval = day.to_utc().unwrap();
    /// assert_eq!(interval.start().to_rfc3339(), "2001-09-12T22:00:00+00:00");
    /// assert_eq!(interval.end().to_rfc3339(), "2001-09-13T22:00:00+00:00");
    /// # Ok::<(), iodef::Error>(())
    /// ```
    #[must_use]
    pub fn to_utc(&self) -> Option<Interval> {
        let minutes = self.offset().minutes();
        let slack = minutes.map_or(WIDEST_OFFSET, |_| TimeDelta::zero());
        let offset = FixedOffset::east_opt(i32::from(minutes.unwrap_or(0)) * 60)?;
        let utc = |local: NaiveDateTime| Some(local.checked_sub_offset(offset)?.and_utc());

        let local = self.local_start()?;
        let end = utc(self.local_end(local)?)?.checked_add_signed(slack)?;
        Some(Interval {
            start: utc(local)?.checked_sub_signed(slack)?,
            end,
            last: self.last_before(end)?,
        })
    }

    fn local_start(&self) -> Option<NaiveDateTime> {
        let date = NaiveDate::from_ymd_opt(self.year, self.month.into(), self.day.into())?;
        if self.hour == 24 {
            return date.succ_opt()?.and_hms_opt(0, 0, 0);
        }
        let leap = u32::from(self.second == 60);
        date.and_hms_nano_opt(
            self.hour.into(),
            self.minute.into(),
            u32::from(self.second) - leap,
            self.nanosecond + leap * NANOSECONDS,
        )
    }

    fn local_end(&self, start: NaiveDateTime) -> Option<NaiveDateTime> {
        let width = match self.level {
            0 => return start.checked_add_months(Months::new(12)),
            1 => return start.checked_add_months(Months::new(1)),
            DAY => return start.checked_add_days(Days::new(1)),
            3 => TimeDelta::hours(1),
            4 => TimeDelta::minutes(1),
            level => TimeDelta::nanoseconds(10_i64.pow(u32::from(9 + SECOND - level))),
        };
        start.checked_add_signed(width)
    }

    /// The last nanosecond before the end. A minute or more may end in a leap
    /// second that chrono does not count; a second may be one.
    fn last_before(&self, end: DateTime<Utc>) -> Option<DateTime<Utc>> {
        let last = end.checked_sub_signed(NANOSECOND)?;
        if self.level < SECOND || self.second == 60 {
            return last.with_nanosecond(last.nanosecond() % NANOSECONDS + NANOSECONDS);
        }
        Some(last)
    }

    /// Whether both are known to mean the same: their offsets are known, and
    /// their intervals in UTC are one and the same.
    ///
    /// Where an offset is absent or unknown nothing is known to be the same, not
    /// even two times written alike.
    ///
    /// ```
    /// use iodef::Timestamp;
    ///
    /// let here: Timestamp = "2001-09-13T23:19:24+05:30".parse()?;
    /// let there: Timestamp = "2001-09-13T17:49:24Z".parse()?;
    /// assert_ne!(here, there);
    /// assert!(here.same_instant(&there));
    /// # Ok::<(), iodef::Error>(())
    /// ```
    #[must_use]
    pub fn same_instant(&self, other: &Self) -> bool {
        if !self.has_offset() || !other.has_offset() {
            return false;
        }
        match (self.to_utc(), other.to_utc()) {
            (Some(mine), Some(theirs)) => mine == theirs && self.tail() == other.tail(),
            _ => self == other,
        }
    }

    /// Which of two times is earlier: `Equal` if they are the
    /// [same instant](Self::same_instant), `None` if their intervals overlap
    /// otherwise, so that either may be the earlier (RFC 3067, section 6.15).
    ///
    /// ```
    /// use std::cmp::Ordering;
    /// use iodef::Timestamp;
    ///
    /// let day: Timestamp = "2001-09-13Z".parse()?;
    /// let within: Timestamp = "2001-09-13T23:19:24Z".parse()?;
    /// let after: Timestamp = "2001-09-14T00:19:24Z".parse()?;
    /// assert_eq!(day.compare(&within), None);
    /// assert_eq!(day.compare(&after), Some(Ordering::Less));
    /// # Ok::<(), iodef::Error>(())
    /// ```
    #[must_use]
    pub fn compare(&self, other: &Self) -> Option<Ordering> {
        if self.same_instant(other) {
            return Some(Ordering::Equal);
        }
        let (mine, theirs) = (self.to_utc()?, other.to_utc()?);
        if !mine.overlaps(&theirs) {
            return Some(mine.start.cmp(&theirs.start));
        }
        let exact = self.has_offset() && other.has_offset() && mine.start == theirs.start;
        exact.then(|| self.compare_tails(other))?
    }

    fn has_offset(&self) -> bool {
        self.offset().minutes().is_some()
    }

    /// The fraction behind its ninth digit.
    fn tail(&self) -> &str {
        let written = self.written.as_ref();
        written.and_then(|w| w.fraction.get(9..)).unwrap_or("")
    }

    /// Orders two times in the same nanosecond by the digits that both have.
    fn compare_tails(&self, other: &Self) -> Option<Ordering> {
        let mut pairs = self.tail().bytes().zip(other.tail().bytes());
        let (mine, theirs) = pairs.find(|(mine, theirs)| mine != theirs)?;
        Some(mine.cmp(&theirs))
    }
}
