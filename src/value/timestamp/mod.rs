//! Time as it was written (RFC 3067, sections 6.12 to 6.15).

mod format;
mod interval;
mod parse;
#[cfg(test)]
mod tests;

use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveDateTime, Timelike, Utc};

pub use interval::Interval;
pub use parse::Rfc1902Time;

const DAY: u8 = 2;
const SECOND: u8 = 5;
const NANOSECONDS: u32 = 1_000_000_000;
/// Offsets that are no number, packed where no number of minutes reaches.
const ABSENT: i16 = i16::MAX;
const UNKNOWN: i16 = i16::MAX - 1;
const UTC: i16 = i16::MAX - 2;

/// A date or a date and time, as coarse or as fine as it was written
/// (RFC 3067, sections 6.13 to 6.15; RFC 7970, section 2.7; RFC 3339).
///
/// It keeps the local fields, the granularity from a year down to any number of
/// fraction digits, and the [`Offset`]. Whatever [`FromStr`](std::str::FromStr)
/// accepts, [`Display`](std::fmt::Display) writes again to the letter; only white
/// space around it is dropped. `24:00:00` and the leap second `:60` are kept, and
/// years before 0001 and after 9999. Years are those of XML Schema 1.1 and ISO
/// 8601, where `0000` precedes `0001`. A year that stands alone has at most five
/// digits unless it bears a sign, so that `20010913` is not taken for one.
///
/// Equality is of what was written: `2001-09-13T23:19:24Z` and
/// `2001-09-13T23:19:24+00:00` differ. What is meant is compared by
/// [`same_instant`](Self::same_instant) and [`compare`](Self::compare), which may
/// leave the order undecided, so there is no `PartialOrd`.
///
/// ```
/// use iodef::{Granularity, Offset, Timestamp};
///
/// let time: Timestamp = "2001-09-13T23:19:24.10+05:30".parse()?;
/// assert_eq!(time.granularity(), Granularity::Fraction(2));
/// assert_eq!(time.offset(), Offset::Minutes(330));
/// assert_eq!(time.to_string(), "2001-09-13T23:19:24.10+05:30");
///
/// let month: Timestamp = "2001-09".parse()?;
/// assert_eq!(month.granularity(), Granularity::Month);
/// assert_eq!(month.day(), None);
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Timestamp {
    year: i32,
    nanosecond: u32,
    month: u8,
    day: u8,
    hour: u8,
    minute: u8,
    second: u8,
    /// 0 for a year to 5 for a second; 6 to 14 for one to nine digits or more.
    level: u8,
    offset: i16,
    written: Option<Box<Written>>,
}

/// The digits of a year or a fraction that the fields cannot hold.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Written {
    year: Box<str>,
    fraction: Box<str>,
}

/// How fine a [`Timestamp`] is (RFC 3067, section 6.15); the order is from
/// coarse to fine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Granularity {
    /// `2001`
    Year,
    /// `2001-09`
    Month,
    /// `2001-09-13`
    Day,
    /// `2001-09-13T23`
    Hour,
    /// `2001-09-13T23:19`
    Minute,
    /// `2001-09-13T23:19:24`
    Second,
    /// `2001-09-13T23:19:24.100`, with the number of digits.
    Fraction(usize),
}

/// What a [`Timestamp`] says about its distance from UTC (RFC 3067, section 6.13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Offset {
    /// Nothing is written: local time, no one knows where.
    Absent,
    /// `-00:00`: the offset is unknown (RFC 3339, section 4.3).
    Unknown,
    /// `Z`.
    Utc,
    /// Minutes east of UTC, at most 840 either way; `+00:00` is `Minutes(0)`.
    Minutes(i16),
}

impl Offset {
    /// The minutes east of UTC, where they are known.
    #[must_use]
    pub fn minutes(self) -> Option<i16> {
        match self {
            Self::Absent | Self::Unknown => None,
            Self::Utc => Some(0),
            Self::Minutes(minutes) => Some(minutes),
        }
    }

    fn pack(self) -> i16 {
        match self {
            Self::Absent => ABSENT,
            Self::Unknown => UNKNOWN,
            Self::Utc => UTC,
            Self::Minutes(minutes) => minutes,
        }
    }

    fn unpack(packed: i16) -> Self {
        match packed {
            ABSENT => Self::Absent,
            UNKNOWN => Self::Unknown,
            UTC => Self::Utc,
            minutes => Self::Minutes(minutes),
        }
    }
}

impl Timestamp {
    /// A day of the calendar, without offset; `None` where there is no such day.
    ///
    /// ```
    /// use iodef::{Offset, Timestamp};
    ///
    /// let day = Timestamp::date(2001, 9, 13).unwrap();
    /// assert_eq!(day.to_string(), "2001-09-13");
    /// let time = day.with_time(23, 19, 24).and_then(|t| t.with_offset(Offset::Minutes(-120)));
    /// assert_eq!(time.unwrap().to_string(), "2001-09-13T23:19:24-02:00");
    /// assert_eq!(Timestamp::date(1900, 2, 29), None);
    /// ```
    #[must_use]
    pub fn date(year: i32, month: u8, day: u8) -> Option<Self> {
        let date = Self {
            year,
            nanosecond: 0,
            month,
            day,
            hour: 0,
            minute: 0,
            second: 0,
            level: DAY,
            offset: Offset::Absent.pack(),
            written: None,
        };
        date.is_valid(year.rem_euclid(400)).then_some(date)
    }

    /// The present second, in UTC.
    #[must_use]
    pub fn now() -> Self {
        let now = Utc::now().naive_utc();
        Self::from_naive(now.with_nanosecond(0).unwrap_or(now), Offset::Utc)
    }

    /// The same day at this time, to the second; `None` where the day is not
    /// known or there is no such time. `24:00:00` and a second of 60 are times.
    #[must_use]
    pub fn with_time(mut self, hour: u8, minute: u8, second: u8) -> Option<Self> {
        if self.level < DAY {
            return None;
        }
        self.written = self.written.and_then(|w| Written::keep(&w.year, ""));
        (self.hour, self.minute, self.second) = (hour, minute, second);
        self.nanosecond = 0;
        self.level = SECOND;
        self.is_valid_time().then_some(self)
    }

    /// The same local time at this offset; `None` beyond 14 hours.
    #[must_use]
    pub fn with_offset(mut self, offset: Offset) -> Option<Self> {
        self.offset = offset.pack();
        matches!(offset.minutes().unwrap_or(0), -840..=840).then_some(self)
    }

    /// How fine it is.
    #[must_use]
    pub fn granularity(&self) -> Granularity {
        match self.level {
            0 => Granularity::Year,
            1 => Granularity::Month,
            DAY => Granularity::Day,
            3 => Granularity::Hour,
            4 => Granularity::Minute,
            SECOND => Granularity::Second,
            level => Granularity::Fraction(
                self.written
                    .as_ref()
                    .map_or(usize::from(level - SECOND), |w| w.fraction.len()),
            ),
        }
    }

    /// What it says about its distance from UTC.
    #[must_use]
    pub fn offset(&self) -> Offset {
        Offset::unpack(self.offset)
    }

    /// The year. One that 32 bits cannot hold is written and compared for equality
    /// in full, and given here as the nearest that they can.
    #[must_use]
    pub fn year(&self) -> i32 {
        self.year
    }

    /// The month, from 1.
    #[must_use]
    pub fn month(&self) -> Option<u8> {
        (self.level > 0).then_some(self.month)
    }

    /// The day of the month, from 1.
    #[must_use]
    pub fn day(&self) -> Option<u8> {
        (self.level >= DAY).then_some(self.day)
    }

    /// The hour, 0 to 24.
    #[must_use]
    pub fn hour(&self) -> Option<u8> {
        (self.level > DAY).then_some(self.hour)
    }

    /// The minute, 0 to 59.
    #[must_use]
    pub fn minute(&self) -> Option<u8> {
        (self.level >= 4).then_some(self.minute)
    }

    /// The second, 0 to 60.
    #[must_use]
    pub fn second(&self) -> Option<u8> {
        (self.level >= SECOND).then_some(self.second)
    }

    /// The fraction of the second in nanoseconds, cut behind the ninth digit.
    #[must_use]
    pub fn nanosecond(&self) -> Option<u32> {
        (self.level > SECOND).then_some(self.nanosecond)
    }

    /// Whether it is an `xs:dateTime` of XML Schema 1.0, the only form that IODEF
    /// has: at least to the second, and without leap second, plus sign or year 0.
    #[must_use]
    pub fn is_date_time(&self) -> bool {
        let has_year = self.year != 0 && self.unsigned_year().is_none();
        has_year && self.level >= SECOND && self.second < 60
    }

    /// The start of the interval as an `xs:dateTime`: missing fields at their
    /// lowest, `:60` as `:59`. The offset stays what it is, and so does a year 0.
    ///
    /// ```
    /// use iodef::Timestamp;
    ///
    /// let day: Timestamp = "2001-09-13+02:00".parse()?;
    /// assert_eq!(day.to_date_time().to_string(), "2001-09-13T00:00:00+02:00");
    /// # Ok::<(), iodef::Error>(())
    /// ```
    #[must_use]
    pub fn to_date_time(&self) -> Self {
        let mut padded = self.clone();
        padded.level = self.level.max(SECOND);
        padded.second = self.second.min(59);
        if let Some((year, fraction)) = self.unsigned_year() {
            padded.written = Written::keep(year, fraction);
        }
        padded
    }

    /// The year behind a plus sign, which only ISO 8601 has, and the fraction.
    fn unsigned_year(&self) -> Option<(&str, &str)> {
        let written = self.written.as_ref()?;
        Some((written.year.strip_prefix('+')?, &written.fraction))
    }

    /// The Gregorian calendar repeats after 400 years, so that chrono can judge
    /// a day of any year by a year of the same place in that cycle.
    fn is_valid(&self, year_of_cycle: i32) -> bool {
        let (month, day) = (self.month.into(), self.day.into());
        NaiveDate::from_ymd_opt(2000 + year_of_cycle, month, day).is_some() && self.is_valid_time()
    }

    fn is_valid_time(&self) -> bool {
        let rest_is_zero = self.minute == 0 && self.second == 0 && !self.has_fraction();
        self.minute < 60 && self.second <= 60 && (self.hour < 24 || self.hour == 24 && rest_is_zero)
    }

    fn has_fraction(&self) -> bool {
        let zero = |w: &Written| w.fraction.bytes().all(|digit| digit == b'0');
        self.nanosecond != 0 || !self.written.as_deref().is_none_or(zero)
    }

    fn from_naive(time: NaiveDateTime, offset: Offset) -> Self {
        // chrono writes a leap second as a second with more than 10^9 nanoseconds.
        let nanosecond = time.nanosecond() % NANOSECONDS;
        let digits = (0..9)
            .find(|digits| nanosecond.is_multiple_of(10_u32.pow(9 - digits)))
            .unwrap_or(9);
        Self {
            year: time.year(),
            nanosecond,
            month: small(time.month()),
            day: small(time.day()),
            hour: small(time.hour()),
            minute: small(time.minute()),
            second: small(time.second() + time.nanosecond() / NANOSECONDS),
            level: SECOND + small(digits),
            offset: offset.pack(),
            written: None,
        }
    }
}

impl Written {
    /// Keeps digits that the fields do not give back.
    fn keep(year: &str, fraction: &str) -> Option<Box<Self>> {
        let fits = fraction.len() <= 9
            && !year.starts_with('+')
            && year != "-0000"
            && year.parse::<i32>().is_ok();
        (!fits).then(|| {
            Box::new(Self {
                year: year.into(),
                fraction: fraction.into(),
            })
        })
    }
}

/// To the second, or with as many fraction digits as are not zero.
impl From<DateTime<Utc>> for Timestamp {
    fn from(time: DateTime<Utc>) -> Self {
        Self::from_naive(time.naive_utc(), Offset::Utc)
    }
}

/// To the second, or with as many fraction digits as are not zero. An offset
/// that is beyond 14 hours, or not in whole minutes, is written as `Z`.
impl From<DateTime<FixedOffset>> for Timestamp {
    fn from(time: DateTime<FixedOffset>) -> Self {
        let seconds = time.offset().local_minus_utc();
        let minutes = i16::try_from(seconds / 60).ok();
        minutes
            .filter(|minutes| seconds % 60 == 0 && minutes.abs() <= 840)
            .map_or_else(
                || time.to_utc().into(),
                |minutes| Self::from_naive(time.naive_local(), Offset::Minutes(minutes)),
            )
    }
}

fn small(field: u32) -> u8 {
    u8::try_from(field).unwrap_or(u8::MAX)
}
