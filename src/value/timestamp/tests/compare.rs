use std::cmp::Ordering;

use proptest::prelude::*;

use super::{WRITTEN, time};
use crate::value::timestamp::*;

pub(super) fn compare(a: &str, b: &str) -> Option<Ordering> {
    let order = time(a).compare(&time(b));
    assert_eq!(
        time(b).compare(&time(a)),
        order.map(Ordering::reverse),
        "{a} {b}"
    );
    assert_eq!(
        time(a).same_instant(&time(b)),
        order == Some(Ordering::Equal),
        "{a} {b}"
    );
    order
}

#[test]
fn r088_an_unknown_offset_widens() {
    let bounds = |text: &str| {
        let utc = time(text).to_utc().unwrap();
        (utc.start().to_rfc3339(), utc.end().to_rfc3339())
    };
    let pair = |start: &str, end: &str| (format!("{start}+00:00"), format!("{end}+00:00"));
    assert_eq!(
        bounds("2001-09-13T23:19:24+05:30"),
        pair("2001-09-13T17:49:24", "2001-09-13T17:49:25")
    );
    for unknown in ["2001-09-13T12:00:00", "2001-09-13T12:00:00-00:00"] {
        assert_eq!(
            bounds(unknown),
            pair("2001-09-12T22:00:00", "2001-09-14T02:00:01")
        );
    }
    assert_eq!(
        bounds("2000Z"),
        pair("2000-01-01T00:00:00", "2001-01-01T00:00:00")
    );
    assert_eq!(
        bounds("2000-02Z"),
        pair("2000-02-01T00:00:00", "2000-03-01T00:00:00")
    );
    assert_eq!(
        bounds("2001-12-31T23Z"),
        pair("2001-12-31T23:00:00", "2002-01-01T00:00:00")
    );
    assert_eq!(
        bounds("2001-12-31T24:00:00Z"),
        pair("2002-01-01T00:00:00", "2002-01-01T00:00:01")
    );
    assert_eq!(
        bounds("2001-09-13T00:00:00.10Z"),
        pair("2001-09-13T00:00:00.100", "2001-09-13T00:00:00.110")
    );
    for text in ["300000-01-01T00:00:00Z", "-300000Z", "99999999999-01Z"] {
        assert_eq!(time(text).to_utc(), None);
        assert!(time(text).same_instant(&time(text)));
    }
}

#[test]
fn r093_overlapping_times_are_undecided() {
    let less = Some(Ordering::Less);
    assert_eq!(compare("2001-09-13Z", "2001-09-13T23:19:24Z"), None);
    assert_eq!(compare("2001-09-13Z", "2001-09-14T00:00:00Z"), less);
    assert_eq!(compare("2001-09-13T23:59:59.9Z", "2001-09-14Z"), less);
    assert_eq!(
        compare("2001-09-13T23:19:24.1Z", "2001-09-13T23:19:24.10Z"),
        None
    );
    assert_eq!(
        compare("2001-09-13T23:19:24.10Z", "2001-09-13T23:19:24.11Z"),
        less
    );
    assert_eq!(compare("2001-09-13T23:19:24", "2001-09-13T23:19:24"), None);
    assert_eq!(compare("2001-09-13", "2001-09-15"), None);
    assert_eq!(compare("2001-09-13", "2001-09-17"), less);
    assert_eq!(
        compare("2001-09-13T12:00:00-00:00", "2001-09-13T13:00:00Z"),
        None
    );
    let equal = Some(Ordering::Equal);
    assert_eq!(
        compare("2001-09-13T23:19:24Z", "2001-09-14T04:49:24+05:30"),
        equal
    );
    assert_eq!(compare("2001-09-13Z", "2001-09-13+00:00"), equal);
    assert_eq!(
        compare("2001-09-13T24:00:00Z", "2001-09-14T00:00:00Z"),
        equal
    );
    assert_eq!(compare("+12001Z", "12001Z"), equal);
    let tenth = "2001-09-13T23:19:24.1234567891Z";
    assert_eq!(compare(tenth, "2001-09-14T00:19:24.1234567892+01:00"), less);
    assert_eq!(
        compare(tenth, "2001-09-14T00:19:24.1234567891+01:00"),
        equal
    );
    assert_eq!(compare(tenth, "2001-09-13T23:19:24.12345678912Z"), None);
    assert_eq!(compare(tenth, "2001-09-13T23:19:24.123456789Z"), None);
}

#[test]
fn r093_leap_seconds_have_their_place() {
    let less = Some(Ordering::Less);
    assert_eq!(
        compare("1998-12-31T23:59:59Z", "1998-12-31T23:59:60Z"),
        less
    );
    assert_eq!(
        compare("1998-12-31T23:59:59.9Z", "1998-12-31T23:59:60.0Z"),
        less
    );
    assert_eq!(
        compare("1998-12-31T23:59:60Z", "1999-01-01T00:00:00Z"),
        less
    );
    assert_eq!(
        compare("1998-12-31T23:59:60.4Z", "1998-12-31T23:59:60.5Z"),
        less
    );
    assert_eq!(
        compare("1998-12-31T23:59:60.9Z", "1999-01-01T00:00:00.0Z"),
        less
    );
    assert_eq!(
        compare("1998-12-31T23:59:60Z", "1998-12-31T23:59:60.5Z"),
        None
    );
    assert_eq!(compare("1998-12-31T23:59Z", "1998-12-31T23:59:60Z"), None);
    assert_eq!(compare("1998Z", "1998-12-31T23:59:60.9Z"), None);
    assert_eq!(
        compare("1998-12-31T23:59:60Z", "1999-01-01T05:29:60+05:30"),
        Some(Ordering::Equal)
    );
    assert_eq!(
        compare("1998-12-31T23:59:60", "1999-01-01T13:59:59.9Z"),
        None
    );
}

/// Nanoseconds since year 0, first and last: a calendar of its own, by counting.
fn naive(time: &Timestamp) -> Option<(i128, i128)> {
    let leap = |y: i128| i128::from(y % 4 == 0 && (y % 100 != 0 || y % 400 == 0));
    let lengths = |y| [31, 28 + leap(y), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let year = i128::from(time.year());
    let days_before = (0..year).map(|y| 365 + leap(y)).sum::<i128>()
        - (year..0).map(|y| 365 + leap(y)).sum::<i128>();
    let month = time.month().map_or(0, |m| usize::from(m) - 1);
    let days = days_before
        + lengths(year)[..month].iter().sum::<i128>()
        + i128::from(time.day().unwrap_or(1))
        - 1;
    let hours = days * 24 + i128::from(time.hour().unwrap_or(0));
    let minutes = hours * 60 + i128::from(time.minute().unwrap_or(0));
    let start = (minutes * 60 + i128::from(time.second().unwrap_or(0))) * 1_000_000_000
        + i128::from(time.nanosecond().unwrap_or(0));
    let width = match time.granularity() {
        Granularity::Year => (365 + leap(year)) * 86_400_000_000_000,
        Granularity::Month => lengths(year)[month] * 86_400_000_000_000,
        Granularity::Day => 86_400_000_000_000,
        Granularity::Hour => 3_600_000_000_000,
        Granularity::Minute => 60_000_000_000,
        Granularity::Second => 1_000_000_000,
        Granularity::Fraction(digits) => 10_i128.pow(9_u32.checked_sub(digits.try_into().ok()?)?),
    };
    let (east, slack) = time
        .offset()
        .minutes()
        .map_or((0, 14 * 60), |m| (i128::from(m), 0));
    let minute = 60_000_000_000;
    Some((
        start - (east + slack) * minute,
        start + width - (east - slack) * minute - 1,
    ))
}

/// So that random times are close enough to be undecided.
fn on_the_day_of(other: &Timestamp, time: &Timestamp) -> Timestamp {
    Timestamp {
        year: other.year,
        month: time.month().map_or(1, |_| other.month),
        day: time.day().map_or(1, |_| other.day.min(28)),
        written: None,
        ..time.clone()
    }
}

proptest! {
    #[test]
    fn r093_compare_agrees_with_counting(a in WRITTEN, b in WRITTEN, near: bool) {
        let (Ok(a), Ok(b)) = (a.parse::<Timestamp>(), b.parse::<Timestamp>()) else { return Ok(()) };
        let b = if near { on_the_day_of(&a, &b) } else { b };
        prop_assume!(a.second != 60 && b.second != 60);
        let (Some(mine), Some(theirs)) = (naive(&a), naive(&b)) else { return Ok(()) };
        let known = a.offset().minutes().is_some() && b.offset().minutes().is_some();
        let expected = match () {
            () if known && mine == theirs => Some(Ordering::Equal),
            () if mine.1 < theirs.0 => Some(Ordering::Less),
            () if theirs.1 < mine.0 => Some(Ordering::Greater),
            () => None,
        };
        prop_assert_eq!(a.compare(&b), expected, "{:?} {:?}", a, b);
    }
}
