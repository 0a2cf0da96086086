use std::iter;
use std::str::FromStr;

use chrono::{DateTime, NaiveDateTime, TimeDelta};

use super::{NANOSECONDS, Offset, SECOND, Timestamp, Written};
use crate::{Error, Result};

const EXPECTED: &str = "a date and time";
/// Seconds from 1900, where era 0 of NTP starts, to 1970.
const NTP_TO_UNIX: i64 = 2_208_988_800;
/// The separators in front of month, day, hour, minute and second.
const SEPARATORS: [char; 5] = ['-', '-', 'T', ':', ':'];

/// A time in the form of RFC 1902, and whether its century had to be supplied.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Rfc1902Time {
    /// The time, to the minute.
    pub time: Timestamp,
    /// Whether only two digits of the year were written.
    pub two_digit_year: bool,
}

impl FromStr for Timestamp {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        parse(text.trim_ascii()).ok_or_else(|| Error::value(EXPECTED, text))
    }
}

impl Timestamp {
    /// Reads the `YYMMDDHHMMZ` or `YYYYMMDDHHMMZ` of RFC 1902, to which RFC 3067,
    /// section 6.13, points. Two digits stand for a year from 1970 to 2069.
    ///
    /// ```
    /// use iodef::Timestamp;
    ///
    /// let read = Timestamp::from_rfc1902("9502192015Z")?;
    /// assert_eq!(read.time.to_string(), "1995-02-19T20:15Z");
    /// assert!(read.two_digit_year);
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Value`](crate::ErrorKind::Value) for any other text.
    pub fn from_rfc1902(text: &str) -> Result<Rfc1902Time> {
        parse_rfc1902(text.trim_ascii()).ok_or_else(|| Error::value("a time of RFC 1902", text))
    }

    /// Reads an NTP timestamp as IDMEF writes it, `0xbc723b45.0xef449129` (RFC
    /// 4765, section 3.2.7), in this era: 0 from 1900, 1 from
    /// 2036-02-07T06:28:16Z, and so on every 2^32 seconds.
    ///
    /// ```
    /// use iodef::Timestamp;
    ///
    /// let time = Timestamp::from_ntp("0x00000000.0x80000000", 1)?;
    /// assert_eq!(time.to_string(), "2036-02-07T06:28:16.5Z");
    /// # Ok::<(), iodef::Error>(())
    /// ```
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Value`](crate::ErrorKind::Value) for any other text.
    pub fn from_ntp(text: &str, era: u8) -> Result<Self> {
        parse_ntp(text.trim_ascii(), era).ok_or_else(|| Error::value("an NTP timestamp", text))
    }
}

fn parse(text: &str) -> Option<Timestamp> {
    parse_usual(text).or_else(|| parse_any(text))
}

/// A time as nearly all are written: to the second, in a year of four digits.
pub(super) fn parse_usual(text: &str) -> Option<Timestamp> {
    let (written, offset) = text.as_bytes().split_first_chunk::<19>()?;
    let [c1, c2, y1, y2, b'-', m1, m2, b'-', d1, d2, b'T', time @ ..] = *written else {
        return None;
    };
    let [h1, h2, b':', n1, n2, b':', s1, s2] = time else {
        return None;
    };
    let year = 100 * i32::from(number(c1, c2)?) + i32::from(number(y1, y2)?);
    let timestamp = Timestamp {
        year,
        nanosecond: 0,
        month: number(m1, m2)?,
        day: number(d1, d2)?,
        hour: number(h1, h2)?,
        minute: number(n1, n2)?,
        second: number(s1, s2)?,
        level: SECOND,
        offset: parse_offset(text.get(text.len() - offset.len()..)?)?.pack(),
        written: None,
    };
    timestamp.is_valid(year % 400).then_some(timestamp)
}

/// The number that two digits make.
fn number(tens: u8, ones: u8) -> Option<u8> {
    let both = tens.is_ascii_digit() && ones.is_ascii_digit();
    both.then(|| (tens - b'0') * 10 + (ones - b'0'))
}

pub(super) fn parse_any(text: &str) -> Option<Timestamp> {
    let (year, mut rest) = split_year(text)?;
    let mut fields = [1, 1, 0, 0, 0];
    let mut level = 0;
    let mut offset = parse_offset(rest);
    for (separator, field) in SEPARATORS.into_iter().zip(&mut fields) {
        if offset.is_some() {
            break;
        }
        (*field, rest) = two_digits(rest.strip_prefix(separator)?)?;
        level += 1;
        offset = parse_offset(rest);
    }
    let mut fraction = "";
    if offset.is_none() {
        (fraction, rest) = split_fraction(rest)?;
        offset = parse_offset(rest);
    }
    if level == 0 && is_run_together(year) {
        return None;
    }
    let [month, day, hour, minute, second] = fields;
    let timestamp = Timestamp {
        year: saturating_year(year),
        nanosecond: nanoseconds(fraction),
        month,
        day,
        hour,
        minute,
        second,
        level: level + u8::try_from(fraction.len()).unwrap_or(9).min(9),
        offset: offset?.pack(),
        written: Written::keep(year, fraction),
    };
    timestamp
        .is_valid(year_of_cycle(year)?)
        .then_some(timestamp)
}

/// Splits off a year: at least four digits, no zero before more than four, and
/// a plus sign only before more than four.
fn split_year(text: &str) -> Option<(&str, &str)> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let count = digits(unsigned);
    let (year, rest) = text.split_at_checked(text.len() - unsigned.len() + count)?;
    let valid = match count {
        0..4 => false,
        4 => !year.starts_with('+'),
        _ => !unsigned.starts_with('0'),
    };
    valid.then_some((year, rest))
}

/// Whether a year that stands alone may be a date without separators.
fn is_run_together(year: &str) -> bool {
    year.len() > 5 && !year.starts_with(['-', '+'])
}

fn saturating_year(year: &str) -> i32 {
    year.parse().unwrap_or(if year.starts_with('-') {
        i32::MIN
    } else {
        i32::MAX
    })
}

/// The place of a year in the cycle of 400 years, by its last four digits.
fn year_of_cycle(year: &str) -> Option<i32> {
    let last: i32 = year.get(year.len().checked_sub(4)?..)?.parse().ok()?;
    let last = if year.starts_with('-') { -last } else { last };
    Some(last.rem_euclid(400))
}

fn two_digits(text: &str) -> Option<(u8, &str)> {
    match *text.as_bytes() {
        [tens, ones, ..] => Some((number(tens, ones)?, text.get(2..)?)),
        _ => None,
    }
}

fn split_fraction(text: &str) -> Option<(&str, &str)> {
    let text = text.strip_prefix('.')?;
    let parts = text.split_at_checked(digits(text))?;
    (!parts.0.is_empty()).then_some(parts)
}

fn nanoseconds(fraction: &str) -> u32 {
    fraction
        .bytes()
        .chain(iter::repeat(b'0'))
        .take(9)
        .fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'))
}

/// How many ASCII digits a text starts with.
fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

fn parse_offset(text: &str) -> Option<Offset> {
    // Most of what is asked is the rest of a date, and too long.
    if text.len() > "+00:00".len() {
        return None;
    }
    match text {
        "" => return Some(Offset::Absent),
        "Z" => return Some(Offset::Utc),
        "-00:00" => return Some(Offset::Unknown),
        _ => {}
    }
    let (hours, rest) = two_digits(text.strip_prefix(['+', '-'])?)?;
    let (minutes, rest) = two_digits(rest.strip_prefix(':')?)?;
    let total = i16::from(hours) * 60 + i16::from(minutes);
    let valid = minutes < 60 && total <= 840 && rest.is_empty();
    let total = if text.starts_with('-') { -total } else { total };
    valid.then_some(Offset::Minutes(total))
}

fn parse_rfc1902(text: &str) -> Option<Rfc1902Time> {
    let written = text.strip_suffix('Z')?;
    let century = match written.len() {
        12 => "",
        10 if written < "70" => "20",
        10 => "19",
        _ => return None,
    };
    if digits(written) != written.len() {
        return None;
    }
    let time = NaiveDateTime::parse_from_str(&format!("{century}{written}"), "%Y%m%d%H%M").ok()?;
    let time = Timestamp {
        level: SECOND - 1,
        ..Timestamp::from_naive(time, Offset::Utc)
    };
    Some(Rfc1902Time {
        time,
        two_digit_year: !century.is_empty(),
    })
}

fn parse_ntp(text: &str, era: u8) -> Option<Timestamp> {
    let (seconds, fraction) = text.split_once('.')?;
    let (seconds, fraction) = (hexadecimal(seconds)?, hexadecimal(fraction)?);
    let unix = i64::from(seconds) + (i64::from(era) << 32) - NTP_TO_UNIX;
    let nanoseconds = (i64::from(fraction) * i64::from(NANOSECONDS)) >> 32;
    let start = DateTime::from_timestamp(unix, 0)?;
    start
        .checked_add_signed(TimeDelta::nanoseconds(nanoseconds))
        .map(Timestamp::from)
}

fn hexadecimal(text: &str) -> Option<u32> {
    let number = text.strip_prefix("0x")?;
    let valid = number.bytes().all(|digit| digit.is_ascii_hexdigit());
    valid.then(|| u32::from_str_radix(number, 16).ok())?
}
