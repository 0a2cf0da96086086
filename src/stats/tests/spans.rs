//! Durations between stages.

use crate::stats::tests::{Plan, aggregate, blank, cases, plans};
use crate::{Attack, DurationSummary, Incident, Span, Stage};

fn summary(span: &Span, incidents: &[Incident]) -> DurationSummary {
    let mut counted = aggregate("type").with_duration(span.clone());
    for incident in incidents {
        counted.add(incident);
    }
    counted.table().durations()[0].clone()
}

fn between(from: &str, to: &str) -> Incident {
    let incident = blank().with_time(Stage::Start, from.parse().unwrap());
    incident.with_time(Stage::Detect, to.parse().unwrap())
}

#[test]
fn a_duration_counts_where_it_is_known() {
    let span = Span::new(Stage::Start, Stage::Detect);
    let of = |from, to| {
        let all = summary(&span, &[between(from, to)]);
        assert_eq!(
            all.measured + all.negative + all.undecided + all.unstated,
            1
        );
        (all.measured, all.negative, all.sum)
    };
    assert_eq!(
        of("2014-05-09T10:00:00Z", "2014-05-09T10:00:10Z"),
        (1, 0, Some(10))
    );
    assert_eq!(
        of("2014-05-09T10:00:00Z", "2014-05-09T10:00:00Z"),
        (1, 0, Some(0))
    );
    assert_eq!(
        of("2014-05-09T10:00Z", "2014-05-09T11:00Z"),
        (1, 0, Some(3600))
    );
    // The order is certain, how long it took is not.
    assert_eq!(of("2014-05-09Z", "2014-05-11Z"), (0, 0, Some(0)));
    assert_eq!(of("2014-05-09Z", "2014-05-08Z"), (0, 1, Some(0)));
    assert_eq!(
        of("2014-05-09T10:00:10Z", "2014-05-09T10:00:00Z"),
        (0, 1, Some(0))
    );
    assert_eq!(
        of("2014-05-09T10:00:00", "2014-05-09T10:00:10Z"),
        (0, 0, Some(0))
    );

    let days = span.clone().with_tolerance(2 * 86400);
    let all = summary(&days, &[between("2014-05-09Z", "2014-05-11Z"), blank()]);
    assert_eq!(
        (all.measured, all.unstated, all.sum),
        (1, 1, Some(2 * 86400))
    );
}

#[test]
fn of_several_attacks_the_earliest_counts() {
    let mut incident = blank();
    for (from, to) in [("10:00:00", "10:30:00"), ("09:00:00", "11:00:00")] {
        let mut attack = Attack::new();
        attack
            .timeline
            .set(Stage::Start, format!("2014-05-09T{from}Z").parse().unwrap());
        attack
            .timeline
            .set(Stage::Detect, format!("2014-05-09T{to}Z").parse().unwrap());
        incident = incident.with_attack(attack);
    }
    let span = Span::new(Stage::Start, Stage::Detect);
    assert_eq!(summary(&span, &[incident]).sum, Some(5400));
}

#[test]
fn percentiles_are_those_of_the_sorted_durations() {
    let plans = plans(cases(3000).min(20_000), 11);
    let span: Span = "started..contain".parse().unwrap();
    let incidents: Vec<_> = plans.iter().map(Plan::incident).collect();
    let all = summary(&span, &incidents);
    let mut seconds: Vec<u64> = plans.iter().filter_map(|plan| plan.seconds).collect();
    seconds.sort_unstable();
    assert_eq!(all.measured, u64::try_from(seconds.len()).unwrap());
    assert_eq!(all.sum, Some(seconds.iter().sum()));
    assert_eq!(
        (all.least, all.most),
        (seconds.first().copied(), seconds.last().copied())
    );
    assert_eq!(all.percentiles.len(), 5);
    for (of, value) in &all.percentiles {
        let exact = seconds[(seconds.len() - 1) * usize::from(*of) / 100];
        let exact = f64::from(u32::try_from(exact).unwrap());
        assert!(
            (value - exact).abs() <= exact * 0.011 + 1.0,
            "{of}: {value}, {exact}"
        );
    }
}

#[test]
fn spans_are_written_as_they_are_read() {
    for text in ["started..detected", "time.contain..ended"] {
        assert_eq!(text.parse::<Span>().unwrap().to_string(), text);
    }
    assert_eq!(
        "start..detect".parse::<Span>().unwrap(),
        "started..detected".parse().unwrap()
    );
    for text in ["", "started", "started..", "status..ended"] {
        assert!(text.parse::<Span>().is_err(), "{text}");
    }
}
