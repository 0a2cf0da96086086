mod compare;

use std::cmp::Ordering;

use proptest::prelude::*;

use self::compare::compare;
use super::*;

fn time(text: &str) -> Timestamp {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

fn assert_kept(text: &str) {
    assert_eq!(time(text).to_string(), text);
    assert_eq!(time(&format!(" \t\r\n{text}\n")), time(text));
}

fn assert_refused(text: &str) {
    let error = text.parse::<Timestamp>().expect_err(text);
    assert_eq!(
        error.to_string(),
        format!("expected a date and time, found {text:?}")
    );
}

#[test]
fn it_is_small() {
    assert_eq!(size_of::<Timestamp>(), 24);
    assert_eq!(size_of::<Option<Timestamp>>(), 32);
}

#[test]
fn r086_local_time_and_offset_are_kept() {
    let local = time("2001-09-13T23:19:24+05:30");
    assert_eq!(local.offset(), Offset::Minutes(330));
    assert_eq!(
        (local.hour(), local.minute(), local.second()),
        (Some(23), Some(19), Some(24))
    );
    assert_eq!(local.to_string(), "2001-09-13T23:19:24+05:30");

    let offsets = [
        ("", Offset::Absent, None),
        ("Z", Offset::Utc, Some(0)),
        ("+00:00", Offset::Minutes(0), Some(0)),
        ("-00:00", Offset::Unknown, None),
        ("+14:00", Offset::Minutes(840), Some(840)),
        ("-14:00", Offset::Minutes(-840), Some(-840)),
        ("-00:30", Offset::Minutes(-30), Some(-30)),
    ];
    for day in ["2001", "2001-09", "2001-09-13", "2001-09-13T23:19:24.5"] {
        for (written, offset, minutes) in offsets {
            let text = format!("{day}{written}");
            assert_kept(&text);
            assert_eq!(time(&text).offset(), offset);
            assert_eq!(offset.minutes(), minutes);
            assert_eq!(offset.to_string(), written);
        }
    }
    let all: std::collections::HashSet<_> = offsets
        .iter()
        .map(|o| time(&format!("2001{}", o.0)))
        .collect();
    assert_eq!(all.len(), offsets.len());
    for text in [
        "2001+14:01",
        "2001-15:00",
        "2001+00:60",
        "2001+0530",
        "2001+05",
        "2001z",
        "2001ZZ",
    ] {
        assert_refused(text);
    }
}

#[test]
fn r087_rfc_1902() {
    for (text, expected, two_digit_year) in [
        ("200109132319Z", "2001-09-13T23:19Z", false),
        ("0109132319Z", "2001-09-13T23:19Z", true),
        ("7001010000Z", "1970-01-01T00:00Z", true),
        (" 6912312359Z ", "2069-12-31T23:59Z", true),
        ("0002290000Z", "2000-02-29T00:00Z", true),
        ("190002280000Z", "1900-02-28T00:00Z", false),
    ] {
        let read = Timestamp::from_rfc1902(text).unwrap();
        assert_eq!(read.time, time(expected));
        assert_eq!(read.two_digit_year, two_digit_year);
    }
    for text in [
        "",
        "Z",
        "0109132319",
        "01091323Z",
        "+109132319Z",
        "190002290000Z",
        "0109132460Z",
        "010913231905Z",
        "010913231éZ",
    ] {
        let error = Timestamp::from_rfc1902(text).expect_err(text).to_string();
        assert_eq!(
            error,
            format!("expected a time of RFC 1902, found {text:?}")
        );
    }
}

#[test]
fn r089_the_calendar_is_right() {
    for text in [
        "2000-02-29",
        "2004-02-29",
        "-0004-02-29",
        "0000-02-29",
        "12000-02-29",
        "1999-12-31T23:59:59Z",
        "1234567890123456789200-02-29",
    ] {
        assert_kept(text);
    }
    for text in [
        "1900-02-29",
        "2001-02-29",
        "2100-02-29",
        "-0001-02-29",
        "1234567890123456789100-02-29",
        "2001-00-01",
        "2001-13",
        "2001-04-31",
        "2001-09-00",
        "2001-09-13T25",
        "2001-09-13T24:01",
        "2001-09-13T24:00:00.01",
        "2001-09-13T23:60",
        "2001-09-13T23:19:61",
    ] {
        assert_refused(text);
    }
    assert_eq!(
        compare("1999-12-31T23:59:59Z", "2000-01-01T00:00:00Z"),
        Some(Ordering::Less)
    );
    let new_year = time("1999-12-31T23:59:59Z").to_utc().unwrap().end();
    assert_eq!(Timestamp::from(new_year), time("2000-01-01T00:00:00Z"));
}

#[test]
fn r090_no_year_is_the_last() {
    let ascending = [
        "-12001-01-01T00:00:00Z",
        "-0044-03-15T12:00:00Z",
        "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00Z",
        "2038-01-19T03:14:07Z",
        "2038-01-19T03:14:08Z",
        "2106-02-07T06:28:16Z",
        "9999-12-31T23:59:59Z",
        "12001-01-01T00:00:00Z",
        "+12002-01-01T00:00:00Z",
    ];
    for pair in ascending.windows(2) {
        assert_kept(pair[0]);
        assert_kept(pair[1]);
        assert_eq!(compare(pair[0], pair[1]), Some(Ordering::Less));
    }
    for text in [
        "-0000-01-01",
        "2147483647-01",
        "2147483648-01",
        "-99999999999999999999-12-31T24:00:00.000Z",
        "12001",
        "+20010913",
    ] {
        assert_kept(text);
    }
    assert_eq!(time("99999999999-01").year(), i32::MAX);
    assert_ne!(time("99999999999-01"), time("99999999998-01"));
    for text in [
        "20010913",
        "200109",
        "1000424364",
        "02001",
        "201",
        "+2001",
        "−2001",
        "--09",
        "2001W37",
    ] {
        assert_refused(text);
    }
}

#[test]
fn r091_ntp_eras() {
    let ntp = |text, era| Timestamp::from_ntp(text, era).unwrap().to_string();
    assert_eq!(ntp("0x00000000.0x00000000", 0), "1900-01-01T00:00:00Z");
    assert_eq!(ntp("0x83aa7e80.0x00000000", 0), "1970-01-01T00:00:00Z");
    assert_eq!(ntp("0xbc722ebe.0x00000000", 0), "2000-03-09T14:07:58Z");
    assert_eq!(ntp("0xffffffff.0x40000000", 0), "2036-02-07T06:28:15.25Z");
    assert_eq!(ntp("0x00000000.0x0", 1), "2036-02-07T06:28:16Z");
    assert_eq!(
        ntp("0x00000000.0xffffffff", 255),
        "36606-01-13T18:08:00.999999999Z"
    );
    for text in ["", "0x1", "1.1", "0x100000000.0x0", "0x.0x", "0x+1.0x0"] {
        assert!(Timestamp::from_ntp(text, 0).is_err(), "{text}");
    }
}

#[test]
fn r092_every_granularity_is_kept() {
    let granularities = [
        ("2001", Granularity::Year),
        ("2001-09", Granularity::Month),
        ("2001-09-13", Granularity::Day),
        ("2001-09-13T23", Granularity::Hour),
        ("2001-09-13T23:19", Granularity::Minute),
        ("2001-09-13T23:19:24", Granularity::Second),
        ("2001-09-13T23:19:24.1", Granularity::Fraction(1)),
        ("2001-09-13T23:19:24.10", Granularity::Fraction(2)),
        ("2001-09-13T23:19:24.100", Granularity::Fraction(3)),
        ("2001-09-13T23:19:24.000000000", Granularity::Fraction(9)),
        (
            "2001-09-13T23:19:24.123456789012345678",
            Granularity::Fraction(18),
        ),
        (
            "2001-09-13T23:19:24.00000000000000000000000000000000000000001",
            Granularity::Fraction(41),
        ),
    ];
    for pair in granularities.windows(2) {
        assert!(pair[0].1 < pair[1].1);
        assert_ne!(time(pair[0].0), time(pair[1].0));
    }
    for (text, granularity) in granularities {
        assert_kept(text);
        assert_eq!(time(text).granularity(), granularity);
    }
    assert_eq!(
        time("2001-09-13T23:19:24.5").nanosecond(),
        Some(500_000_000)
    );
    assert_eq!(time("2001").month(), None);
    for text in [
        "",
        " ",
        "2001-9-13",
        "2001-09-13 23:19:24",
        "2001-09-13t23:19:24Z",
        "2001-09-13T23:19:24z",
        "2001-09-13T23:19:24,1",
        "2001-09-13T23:19:24.",
        "2001-09-13T",
        "2001-",
        "2001-09-13T23.5",
        "2001-+9",
        "T23:19",
        "yesterday",
        "2001-09-13T23:19:24.1 Z",
        "2001-09-13T23:19:24.1é",
    ] {
        assert_refused(text);
    }
}

#[test]
fn r092_what_iodef_cannot_say_is_padded() {
    for (text, padded) in [
        ("2001", "2001-01-01T00:00:00"),
        ("2001-09-13-00:00", "2001-09-13T00:00:00-00:00"),
        ("2001-09-13T24Z", "2001-09-13T24:00:00Z"),
        ("1998-12-31T23:59:60.50Z", "1998-12-31T23:59:59.50Z"),
        ("+12001-01Z", "12001-01-01T00:00:00Z"),
        (
            "+12001-01-01T00:00:00.1234567891",
            "12001-01-01T00:00:00.1234567891",
        ),
    ] {
        assert_kept(text);
        assert!(!time(text).is_date_time());
        assert_eq!(time(text).to_date_time(), time(padded));
        assert_eq!(time(text).to_date_time().to_string(), padded);
        assert!(time(padded).is_date_time());
        assert_eq!(time(padded).to_date_time(), time(padded));
    }
}

#[test]
fn constructors_and_chrono() {
    let day = Timestamp::date(2001, 9, 13).unwrap();
    assert_eq!(day, time("2001-09-13"));
    assert_eq!(
        day.clone().with_time(24, 0, 0),
        Some(time("2001-09-13T24:00:00"))
    );
    assert_eq!(day.clone().with_time(24, 0, 1), None);
    assert_eq!(time("2001-09").with_time(0, 0, 0), None);
    assert_eq!(
        time("+12001-01-01T00:00:00.12").with_time(1, 2, 3),
        Some(time("+12001-01-01T01:02:03"))
    );
    assert_eq!(day.clone().with_offset(Offset::Minutes(841)), None);
    assert_eq!(day.clone().with_offset(Offset::Minutes(i16::MAX)), None);
    assert_eq!(
        day.with_offset(Offset::Unknown),
        Some(time("2001-09-13-00:00"))
    );
    assert_eq!(Timestamp::now().granularity(), Granularity::Second);
    assert_eq!(Timestamp::now().offset(), Offset::Utc);

    let chrono = |text| DateTime::parse_from_rfc3339(text).unwrap();
    for text in [
        "2001-09-13T23:19:24+05:30",
        "2001-09-13T23:19:24.05-14:00",
        "1998-12-31T23:59:60.5+00:00",
    ] {
        assert_eq!(Timestamp::from(chrono(text)), time(text));
    }
    assert_eq!(
        Timestamp::from(chrono("2001-09-13T23:19:24+15:00")),
        time("2001-09-13T08:19:24Z")
    );
    let mean_time = FixedOffset::east_opt(1172).unwrap();
    assert_eq!(
        Timestamp::from(chrono("1900-01-01T00:00:00Z").with_timezone(&mean_time)),
        time("1900-01-01T00:00:00Z")
    );
    assert_eq!(format!("{:?}", time("2001-09Z")), "Timestamp(2001-09Z)");
}

/// What `parse` accepts, mostly.
const WRITTEN: &str = "-?(00|19|20|1[0-9]{3})[0-9]{2}(-(0[1-9]|1[0-2])(-([01][0-9]|2[0-9]|3[01])(T([01][0-9]|2[0-4])(:[0-5][0-9](:([0-5][0-9]|60)(\\.[0-9]{1,20})?)?)?)?)?)?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])?";

proptest! {
    #[test]
    fn r092_what_is_accepted_is_written_again(text in WRITTEN) {
        if let Ok(time) = text.parse::<Timestamp>() {
            prop_assert_eq!(time.to_string(), &*text);
            prop_assert_eq!(time.to_date_time().is_date_time(), time.year() != 0);
            prop_assert_eq!(time.to_date_time().to_string().parse::<Timestamp>().unwrap(), time.to_date_time());
        }
    }

    #[test]
    fn the_usual_form_is_read_as_any_other(
        text in WRITTEN,
        usual in "[0-9]{4}-[0-3][0-9]-[0-3][0-9]T[0-2][0-9]:[0-6][0-9]:[0-6][0-9](Z|[+-][01][0-9]:[0-6][0-9]|\\PC{0,6})",
    ) {
        prop_assert_eq!(parse::parse_usual(&usual), parse::parse_any(&usual));
        prop_assert!(parse::parse_usual(&text).is_none_or(|time| Some(time) == parse::parse_any(&text)));
    }

    #[test]
    fn any_text_is_kept_or_refused(text in "\\PC{0,30}|[-+0-9TZ:.]{0,30}") {
        if let Ok(time) = text.parse::<Timestamp>() {
            prop_assert_eq!(time.to_string(), text.trim_ascii());
        }
    }

    #[test]
    fn chrono_comes_back(seconds in -60_000_000_000_i64..200_000_000_000, nanoseconds in 0_u32..1_000_000_000, minutes in -840_i32..=840) {
        let utc = DateTime::from_timestamp(seconds, nanoseconds).unwrap();
        let local = utc.with_timezone(&FixedOffset::east_opt(minutes * 60).unwrap());
        for time in [Timestamp::from(utc), Timestamp::from(local)] {
            prop_assert_eq!(time.to_utc().unwrap().start(), utc);
            prop_assert!(time.to_utc().unwrap().contains(utc));
            prop_assert_eq!(time.to_string().parse::<Timestamp>().unwrap(), time);
        }
    }
}
