use std::fmt;

use super::{Offset, SECOND, Timestamp};
use crate::value::Padded;

/// What the fields of a time fill in, eight characters at once.
const DATE: u64 = u64::from_le_bytes(*b"0000-00-");
const CLOCK: u64 = u64::from_le_bytes(*b"00T00:00");
const SECONDS: u64 = u64::from_le_bytes(*b":00\0\0\0\0\0");

/// The values of two digits, the first in the lower byte.
fn digits(number: impl Into<u64>) -> u64 {
    let number = number.into();
    (number / 10) | ((number % 10) << 8)
}

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(text) = self.padded() {
            return f.write_str(text.as_str());
        }
        self.write_year(f)?;
        let shown = 4 + 3 * usize::from(self.level.min(SECOND));
        let fields = Padded::<24>::of_words(self.words(0), shown);
        f.write_str(fields.as_str().get(4..).unwrap_or_default())?;
        self.write_fraction(f)?;
        self.offset().fmt(f)
    }
}

impl Timestamp {
    /// A time to the second, in one piece: nearly all are such.
    #[expect(
        clippy::inline_always,
        reason = "handed over in registers; through memory it takes twice as long"
    )]
    #[inline(always)]
    pub(crate) fn padded(&self) -> Option<Padded<32>> {
        let (SECOND, None, Ok(year @ 0..=9999)) =
            (self.level, &self.written, u16::try_from(self.year))
        else {
            return None;
        };
        let [date, clock, seconds] = self.words(year);
        let (offset, length) = self.offset().packed();
        let words = [date, clock, seconds | (offset << 24), offset >> 40];
        Some(Padded::of_words(words, 19 + length))
    }

    /// `YYYY-MM-`, `DDThh:mm` and `:ss`.
    #[inline]
    fn words(&self, year: u16) -> [u64; 3] {
        let fields = [self.month, self.day, self.hour, self.minute, self.second];
        let [month, day, hour, minute, second] = fields.map(digits);
        [
            DATE | digits(year / 100) | (digits(year % 100) << 16) | (month << 40),
            CLOCK | day | (hour << 24) | (minute << 48),
            SECONDS | (second << 8),
        ]
    }

    fn write_year(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(written) = &self.written {
            return f.write_str(&written.year);
        }
        let sign = if self.year < 0 { "-" } else { "" };
        write!(f, "{sign}{:04}", self.year.unsigned_abs())
    }

    fn write_fraction(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(digits @ 1..) = self.level.checked_sub(SECOND) else {
            return Ok(());
        };
        if let Some(written) = &self.written {
            return write!(f, ".{}", written.fraction);
        }
        let leading = self.nanosecond / 10_u32.pow(9 - u32::from(digits));
        write!(f, ".{leading:0width$}", width = usize::from(digits))
    }
}

impl fmt::Debug for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Timestamp({self})")
    }
}

impl Offset {
    /// Nothing, `-00:00`, `Z`, or `+hh:mm`, and how long that is.
    #[inline]
    fn packed(self) -> (u64, usize) {
        const EAST: u64 = u64::from_le_bytes(*b"+00:00\0\0");
        const WEST: u64 = u64::from_le_bytes(*b"-00:00\0\0");
        match self {
            Self::Absent => (0, 0),
            Self::Unknown => (WEST, 6),
            Self::Utc => (u64::from(b'Z'), 1),
            Self::Minutes(minutes) => {
                let sign = if minutes < 0 { WEST } else { EAST };
                let minutes = minutes.unsigned_abs();
                let [hour, minute] = [minutes / 60, minutes % 60].map(digits);
                (sign | (hour << 8) | (minute << 32), 6)
            }
        }
    }
}

/// As it is written behind a time: nothing, `-00:00`, `Z`, or `+hh:mm`.
impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (text, length) = self.packed();
        f.write_str(Padded::<8>::of_words([text], length).as_str())
    }
}
