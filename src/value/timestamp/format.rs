use std::fmt::{self, Write as _};

use super::{Offset, SECOND, SEPARATORS, Timestamp};

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_year(f)?;
        let fields = [self.month, self.day, self.hour, self.minute, self.second];
        let shown = usize::from(self.level.min(SECOND));
        for (separator, field) in SEPARATORS.into_iter().zip(fields).take(shown) {
            f.write_char(separator)?;
            f.write_str(two_digits(field))?;
        }
        self.write_fraction(f)?;
        self.offset().fmt(f)
    }
}

/// All numbers of two digits, one behind the other: a time is mostly such numbers,
/// and the general way of writing one costs ten times as much.
const TWO_DIGITS: &str = "\
    00010203040506070809101112131415161718192021222324252627282930313233343536373839404142434445464748\
    4950515253545556575859606162636465666768697071727374757677787980818283848586878889909192939495969798\
    99";

/// A number below 100.
fn two_digits(number: impl Into<usize>) -> &'static str {
    let start = 2 * number.into();
    TWO_DIGITS.get(start..start + 2).unwrap_or_default()
}

impl Timestamp {
    fn write_year(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(written) = &self.written {
            return f.write_str(&written.year);
        }
        if let Ok(year @ 0..=9999) = u16::try_from(self.year) {
            f.write_str(two_digits(year / 100))?;
            return f.write_str(two_digits(year % 100));
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

/// As it is written behind a time: nothing, `-00:00`, `Z`, or `+hh:mm`.
impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => Ok(()),
            Self::Unknown => f.write_str("-00:00"),
            Self::Utc => f.write_str("Z"),
            Self::Minutes(minutes) => {
                f.write_char(if *minutes < 0 { '-' } else { '+' })?;
                let minutes = minutes.unsigned_abs();
                f.write_str(two_digits(minutes / 60))?;
                f.write_char(':')?;
                f.write_str(two_digits(minutes % 60))
            }
        }
    }
}
