//! Months and years: no guessing.

use crate::stats::tests::blank;
use crate::{Dimension, Stage};

fn of(by: &str, time: &str) -> String {
    let dimension: Dimension = by.parse().unwrap();
    let incident = blank().with_time(Stage::Detect, time.parse().unwrap());
    let keys = dimension.keys(&incident);
    let labels: Vec<_> = keys.iter().map(|key| dimension.label(key)).collect();
    labels.join(" ")
}

#[test]
fn a_month_is_given_where_all_of_the_time_lies_in_it() {
    for (time, month, year) in [
        ("2014-05-09T10:00:00Z", "2014-05", "2014"),
        ("2014-05-31T23:30:00-02:00", "2014-06", "2014"),
        ("2014-12-31T23:59:59Z", "2014-12", "2014"),
        ("2014-12-31T23:30:00-02:00", "2015-01", "2015"),
        ("2014-05-31T23:30:00", "unknown month", "2014"),
        ("2014-05-15T23:30:00", "2014-05", "2014"),
        ("2014-12-31T23:30:00", "unknown month", "unknown year"),
        ("2014-05-15+02:00", "2014-05", "2014"),
        ("2014-05+02:00", "unknown month", "2014"),
        ("2014-05Z", "2014-05", "2014"),
        ("2014+02:00", "unknown month", "unknown year"),
        ("2014Z", "unknown month", "2014"),
        // Dates without offset are of the calendar.
        ("2014", "unknown month", "2014"),
        ("2014-05", "2014-05", "2014"),
        ("2014-05-31", "2014-05", "2014"),
    ] {
        assert_eq!(of("month", time), month, "{time}");
        assert_eq!(of("year(detected)", time), year, "{time}");
    }
}

#[test]
fn without_a_stage_the_first_of_three_counts() {
    let month: Dimension = "month".parse().unwrap();
    let label = |incident: &crate::Incident| {
        let keys = month.keys(incident);
        keys.iter()
            .map(|key| month.label(key).to_owned())
            .collect::<Vec<_>>()
    };
    let mut incident = blank();
    assert_eq!(label(&incident), ["not stated"]);
    for (stage, time) in [
        (Stage::Report, "2014-07"),
        (Stage::Start, "2014-05"),
        (Stage::Detect, "2014-06"),
    ] {
        incident.timeline.set(stage, time.parse().unwrap());
        assert_eq!(label(&incident), [time]);
    }
    let contained: Dimension = "month(contain)".parse().unwrap();
    let keys = contained.keys(&incident);
    assert!(keys.iter().all(|key| contained.label(key) == "not stated"));
}
