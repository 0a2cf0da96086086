use std::fmt::{self, Write as _};

use super::{Offset, SECOND, SEPARATORS, Timestamp};
use crate::value::Padded;

impl fmt::Display for Timestamp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(text) = self.padded() {
            return f.write_str(text.as_str());
        }
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

/// The same, as bytes.
fn digits(number: impl TryInto<u8>) -> [u8; 2] {
    let number = number.try_into().unwrap_or(0);
    [b'0' + number / 10, b'0' + number % 10]
}

impl Timestamp {
    /// A time to the second, in one piece: nearly all are such.
    pub(crate) fn padded(&self) -> Option<Padded<25>> {
        let (SECOND, None, Ok(year @ 0..=9999)) =
            (self.level, &self.written, u16::try_from(self.year))
        else {
            return None;
        };
        let [c, y] = [year / 100, year % 100].map(digits);
        let fields = [self.month, self.day, self.hour, self.minute, self.second];
        let [month, day, hour, minute, second] = fields.map(digits);
        let Padded {
            bytes: [o0, o1, o2, o3, o4, o5],
            length,
        } = self.offset().padded();
        let bytes = [
            c[0], c[1], y[0], y[1], b'-', month[0], month[1], b'-', day[0], day[1], b'T', hour[0],
            hour[1], b':', minute[0], minute[1], b':', second[0], second[1], o0, o1, o2, o3, o4,
            o5,
        ];
        let length = 19 + length;
        Some(Padded { bytes, length })
    }

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

impl Offset {
    /// Nothing, `-00:00`, `Z`, or `+hh:mm`.
    fn padded(self) -> Padded<6> {
        match self {
            Self::Absent => Padded {
                bytes: [0; 6],
                length: 0,
            },
            Self::Unknown => Padded {
                bytes: *b"-00:00",
                length: 6,
            },
            Self::Utc => Padded {
                bytes: *b"Z\0\0\0\0\0",
                length: 1,
            },
            Self::Minutes(minutes) => {
                let sign = if minutes < 0 { b'-' } else { b'+' };
                let minutes = minutes.unsigned_abs();
                let [[h, hour], [m, minute]] = [minutes / 60, minutes % 60].map(digits);
                Padded {
                    bytes: [sign, h, hour, b':', m, minute],
                    length: 6,
                }
            }
        }
    }
}

/// As it is written behind a time: nothing, `-00:00`, `Z`, or `+hh:mm`.
impl fmt::Display for Offset {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.padded().as_str())
    }
}
