use iodef::{Document, Number, Timestamp};

use crate::common::validator::{self, Outcome};
use crate::schema;

/// All granularities and offsets, and what is near a time and none; a bar between two.
const TIMES: &str = "2001|2001-09|2001-09-13|2001-09-13T23|2001-09-13T23:19|2001-09-13T23:19:24|\
    2001-09-13T23:19:24.1|2001-09-13T23:19:24.100|2001-09-13T23:19:24.123456789012345|2001Z|\
    2001-09-00:00|2001-09-13+14:00|2001-09-13T23-14:00|2001-09-13T23:19+05:30|2001-05:00|\
    2001-09-13T24:00:00Z|2001-09-13T24|2001-09-13T24:00:00.000|2016-12-31T23:59:60Z|-0044-03-15|\
    0000|12001|+12001-01|-12001-01-01T00Z|+200000| 2001-09 |20010913|+2001|02001-01|2001-13|\
    2001-00|2001-01-32|2001-09-13T25|2001-09-13T24:01|2001-09-13T23:60|2001-09-13T23:19:61|\
    2001-09-13T23:19:24.|2001+14:01|2001-09-13 23:19|";

const NUMBERS: &str = "0|-0|+7|1.50|.5|5.|1e3|1E-3|-1.5e+10|INF|-INF|+INF|NaN|\
    00123456789012345678901234567890| 7 ||.|1,000|1e|e3|+-1|0x10|inf|\u{661}";

fn incident(content: &str) -> String {
    format!(
        "<Incident xmlns='https://docs.rs/iodef/ns/1' purpose='other' restriction='red'>\
         <IncidentID name='a'>1</IncidentID>{content}</Incident>"
    )
}

fn with_time(time: &str) -> (String, bool) {
    let document = incident(&format!("<DetectTime>{time}</DetectTime>"));
    (document, time.parse::<Timestamp>().is_ok())
}

fn with_number(number: &str) -> (String, bool) {
    let impact = format!("<Assessment><MonetaryImpact>{number}</MonetaryImpact></Assessment>");
    (incident(&impact), number.parse::<Number>().is_ok())
}

/// Schema and crate agree on what is a time and what is a number.
#[test]
fn times_and_numbers() {
    let times = TIMES.split('|').map(with_time);
    let numbers = NUMBERS.split('|').map(with_number);
    let (documents, accepted): (Vec<_>, Vec<_>) = times.chain(numbers).unzip();
    let outcomes = validator::documents(&schema("incident.xsd"), &documents).unwrap();
    let mut counts = [0, 0];
    for ((document, accepted), outcome) in documents.iter().zip(accepted).zip(outcomes) {
        assert_eq!(
            Document::from_slice(document.as_bytes()).is_ok(),
            accepted,
            "{document}"
        );
        if outcome != Outcome::Absent {
            assert_eq!(
                outcome == Outcome::Valid,
                accepted,
                "{document}: {outcome:?}"
            );
            counts[usize::from(accepted)] += 1;
        }
    }
    println!(
        "{} accepted by both, {} refused by both",
        counts[1], counts[0]
    );
}
