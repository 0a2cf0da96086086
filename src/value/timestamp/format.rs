use std::fmt;

use super::{Offset, SECOND, SEPARATORS, Timestamp};

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_year(f)?;
        let fields = [self.month, self.day, self.hour, self.minute, self.second];
        let shown = usize::from(self.level.min(SECOND));
        for (separator, field) in SEPARATORS.into_iter().zip(fields).take(shown) {
            write!(f, "{separator}{field:02}")?;
        }
        self.write_fraction(f)?;
        self.offset().fmt(f)
    }
}

impl Timestamp {
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

/// As it is written behind a time: nothing, `-00:00`, `Z`, or `+hh:mm`.
impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => Ok(()),
            Self::Unknown => f.write_str("-00:00"),
            Self::Utc => f.write_str("Z"),
            Self::Minutes(minutes) => {
                let sign = if *minutes < 0 { '-' } else { '+' };
                let minutes = minutes.unsigned_abs();
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}
