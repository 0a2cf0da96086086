//! Years, centuries and seconds out of the ordinary: RFC 3067, section 6.14.

use std::cmp::Ordering;

use iodef::{Stage, Timestamp, Vocabulary};

use crate::{BOTH, at, comes_back, read, valid, whole, xml};

/// Asserts that times come back from both vocabularies to the letter, as that
/// of detection and as that of a stage; says how many did.
#[track_caller]
fn to_the_letter(what: &str, times: &[&str]) {
    for vocabulary in BOTH {
        let mut kept = 0;
        for time in times {
            let incident = whole()
                .with_time(Stage::Detect, at(time))
                .with_time(Stage::Archive, at(time));
            comes_back(&incident);
            let back = read(xml(&incident, vocabulary));
            for stage in [Stage::Detect, Stage::Archive] {
                let when = back.timeline.when(&stage).map(ToString::to_string);
                assert_eq!(when.as_deref(), Some(*time), "{vocabulary}");
            }
            kept += 1;
        }
        println!(
            "{what} through {}: {kept} of {}",
            vocabulary.token(),
            times.len()
        );
    }
}

/// Four digits at least, whatever was read.
#[test]
fn r089_turn_of_the_century() {
    let times = [
        "1999-12-31T23:59:59Z",
        "2000-01-01T00:00:00Z",
        "2000-02-29T12:00:00Z",
        "2000",
    ];
    to_the_letter("the year 2000", &times);
    let order = at(times[0]).compare(&at(times[1]));
    assert_eq!(order, Some(Ordering::Less));
    let end = at(times[0]).to_utc().unwrap().end();
    assert_eq!(end, at(times[1]).to_utc().unwrap().start());
    for wrong in [
        "1900-02-29",
        "2001-02-29",
        "99-12-31",
        "00-01-01",
        "1999-12-31T23:59:61Z",
    ] {
        assert!(wrong.parse::<Timestamp>().is_err(), "{wrong}");
    }
    for (year, text) in [(7, "0007-02-28"), (476, "0476-02-28")] {
        assert_eq!(Timestamp::date(year, 2, 28).unwrap().to_string(), text);
    }
}

/// Two digits for a year are read where RFC 1902 has them, and never written.
#[test]
fn r087_two_digits_are_flagged() {
    for (text, time, flagged) in [
        ("9912312359Z", "1999-12-31T23:59Z", true),
        ("0002291200Z", "2000-02-29T12:00Z", true),
        ("200109132319Z", "2001-09-13T23:19Z", false),
    ] {
        let read = Timestamp::from_rfc1902(text).unwrap();
        assert_eq!(read.time.to_string(), time);
        assert_eq!(read.two_digit_year, flagged, "{text}");
        let written = xml(
            &whole().with_time(Stage::Detect, read.time),
            Vocabulary::Incident,
        );
        assert!(
            written.contains(&format!("<DetectTime>{time}</DetectTime>")),
            "{written}"
        );
    }
}

#[test]
fn r090_far_years() {
    let times = [
        "0001-01-01T00:00:00Z",
        "2038-01-19T03:14:07Z",
        "2038-01-19T03:14:08Z",
        "2106-02-07T06:28:16Z",
        "9999-12-31T23:59:59Z",
        "12001-01-01T00:00:00Z",
        "+12001-01-01T00:00:00Z",
        "-0044-03-15",
        "0001",
        "2038",
        "2106",
        "9999",
    ];
    to_the_letter("far years", &times);
    let (before, behind) = (at(times[1]), at(times[2]));
    assert_eq!(before.compare(&behind), Some(Ordering::Less));
    let second = behind.to_utc().unwrap().start().timestamp();
    assert_eq!(second, i64::from(i32::MAX) + 1);
    let second = at(times[3]).to_utc().unwrap().start().timestamp();
    assert_eq!(second, i64::from(u32::MAX) + 1);
    let written: Vec<_> = times
        .iter()
        .map(|time| {
            xml(
                &whole().with_time(Stage::Detect, at(time)),
                Vocabulary::Iodef2,
            )
        })
        .collect();
    valid(Vocabulary::Iodef2, &written);
}

/// A leap second is a second of its own, which IODEF cannot say: it travels.
#[test]
fn r090_leap_seconds() {
    let times = [
        "1998-12-31T23:59:60Z",
        "2016-12-31T23:59:60Z",
        "2017-01-01T05:29:60.5+05:30",
    ];
    to_the_letter("leap seconds", &times);
    let leap = at(times[1]);
    assert_eq!(leap.second(), Some(60));
    let neighbours = ["2016-12-31T23:59:59Z", "2017-01-01T00:00:00Z"].map(at);
    assert_eq!(neighbours[0].compare(&leap), Some(Ordering::Less));
    assert_eq!(leap.compare(&neighbours[1]), Some(Ordering::Less));
    let iodef = xml(&whole().with_time(Stage::Detect, leap), Vocabulary::Iodef2);
    assert!(
        iodef.contains("<DetectTime>2016-12-31T23:59:59Z</DetectTime>"),
        "{iodef}"
    );
    valid(Vocabulary::Iodef2, &[iodef]);
}

/// Seconds of NTP wrapped in 2036: the era says which they are.
#[test]
fn r091_ntp_eras() {
    let time = |era| Timestamp::from_ntp("0x00000000.0x00000000", era).unwrap();
    assert_eq!(
        time(0).compare(&at("1900-01-01T00:00:00Z")),
        Some(Ordering::Equal)
    );
    assert_eq!(
        time(1).compare(&at("2036-02-07T06:28:16Z")),
        Some(Ordering::Equal)
    );
}
