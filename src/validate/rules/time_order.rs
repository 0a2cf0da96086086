use crate::model::{Attack, DomainData, Expectation, Incident, Indicator};
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::value::{Marked, Timestamp};
use std::cmp::Ordering;

pub(super) const RULE: Rule = Rule {
    number: 54,
    id: "time-order",
    text: "what starts, starts before it ends",
    source: "RFC 7970, sections 3.2, 3.14, 3.15, 3.19 and 3.29",
    scope: Scope::ADVICE,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if let Some((Some(start), Some(end))) = times(element)
        && start.compare(end) == Some(Ordering::Greater)
    {
        let (start, end): (&Timestamp, &Timestamp) = (start, end);
        case.report(
            &RULE,
            format!("it ends at {end}, before it starts at {start}"),
        );
    }
}

type Time<'a> = Option<&'a Marked<Timestamp>>;

fn times<'a>(element: &Seen<'a>) -> Option<(Time<'a>, Time<'a>)> {
    let timeline = value::<Incident>(element).map(|incident| &incident.timeline);
    let timeline = timeline.or_else(|| Some(&value::<Attack>(element)?.timeline));
    let pair = if let Some(timeline) = timeline {
        (&timeline.started, &timeline.ended)
    } else if let Some(expectation) = value::<Expectation>(element) {
        (&expectation.start, &expectation.end)
    } else if let Some(indicator) = value::<Indicator>(element) {
        (&indicator.start, &indicator.end)
    } else {
        let domain = value::<DomainData>(element)?;
        (&domain.registered, &domain.expires)
    };
    Some((pair.0.as_ref(), pair.1.as_ref()))
}
