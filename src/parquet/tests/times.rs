//! Times are as wide as they were written.

use super::read::{Row, export, read};
use super::unredacted;
use crate::parquet::ParquetLayout;
use crate::{Incident, IncidentId, Purpose, Restriction, Stage};

fn fields(time: &str) -> [Option<String>; 4] {
    let id = IncidentId::new("csirt.example", "1");
    let incident = Incident::new(id, Purpose::Archiving, Restriction::Public)
        .with_time(Stage::Detect, time.parse().unwrap());
    let (folder, _) = export(&unredacted(ParquetLayout::Nested), [&incident]).unwrap();
    let row: Row = read(&folder)["incident"][0].clone();
    let names = [
        "detect_time",
        "detect_time_until",
        "detect_offset_min",
        "detect_precision",
    ];
    names.map(|name| row.get(name).cloned())
}

#[test]
fn times_are_intervals_in_utc() {
    let rows = [
        (
            "2001-09-13T23:19:24Z",
            "2001-09-13 23:19:24",
            "2001-09-13 23:19:25",
            "0",
            "second",
        ),
        (
            "2001-09-13T23:19:24.5+05:30",
            "2001-09-13 17:49:24.500",
            "2001-09-13 17:49:24.600",
            "330",
            "fraction",
        ),
        (
            "2001-09-13T23:19-02:00",
            "2001-09-14 01:19:00",
            "2001-09-14 01:20:00",
            "-120",
            "minute",
        ),
        (
            "2001-09-13T23Z",
            "2001-09-13 23:00:00",
            "2001-09-14 00:00:00",
            "0",
            "hour",
        ),
        (
            "2001-09-13Z",
            "2001-09-13 00:00:00",
            "2001-09-14 00:00:00",
            "0",
            "day",
        ),
        (
            "2001-09Z",
            "2001-09-01 00:00:00",
            "2001-10-01 00:00:00",
            "0",
            "month",
        ),
        (
            "2001Z",
            "2001-01-01 00:00:00",
            "2002-01-01 00:00:00",
            "0",
            "year",
        ),
    ];
    for (written, start, until, offset, precision) in rows {
        let expected = [start, until, offset, precision].map(|text| Some(text.to_owned()));
        assert_eq!(fields(written), expected, "{written}");
    }
}

#[test]
fn without_offset_the_interval_is_as_wide_as_offsets_are() {
    for written in ["2001-09-13T12:00:00", "2001-09-13T12:00:00-00:00"] {
        let [start, until, offset, precision] = fields(written);
        assert_eq!(start.unwrap(), "2001-09-12 22:00:00");
        assert_eq!(until.unwrap(), "2001-09-14 02:00:01");
        assert_eq!((offset, precision.unwrap().as_str()), (None, "second"));
    }
}

#[test]
fn a_time_beyond_the_calendar_has_its_precision_only() {
    let [start, until, offset, precision] = fields("300000-01-01Z");
    assert_eq!((start, until), (None, None));
    assert_eq!(
        (offset.as_deref(), precision.as_deref()),
        (Some("0"), Some("day"))
    );
}
