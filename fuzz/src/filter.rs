//! The law of filters: what is wanted does not depend on how it is asked.

use std::sync::LazyLock;

use iodef::{Document, Filter, Incident, ReaderBuilder};

/// Incidents to ask: of each vocabulary, with nested parts and other scripts.
const DOCUMENTS: [&[u8]; 4] = [
    include_bytes!("../../examples/data/archive.xml"),
    include_bytes!("../../examples/data/indicators.xml"),
    include_bytes!("../../examples/data/intrusion-ja.xml"),
    include_bytes!("../../examples/data/iodef1/worm.xml"),
];

static READ: LazyLock<Vec<(&[u8], Vec<Incident>)>> = LazyLock::new(|| {
    let read = |bytes| Document::from_slice(bytes).expect("it is an example");
    DOCUMENTS.map(|bytes| (bytes, read(bytes).incidents)).into()
});

/// Longer ones say nothing new.
const LENGTH: usize = 4096;

/// No text makes parsing a filter panic or hang; one in parentheses asks the
/// same, and one denied the contrary; and a reader that skips what the filter does
/// not want, checking what it skips or not, reads what it wants of all.
///
/// # Panics
///
/// If the answers differ.
pub fn filter(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    if text.len() > LENGTH {
        return;
    }
    let filter: Filter = match text.parse() {
        Ok(filter) => filter,
        Err(error) => return assert!(!error.to_string().is_empty()),
    };
    let enclosed: Option<Filter> = format!("({text})").parse().ok();
    let denied: Option<Filter> = format!("not ({text})").parse().ok();
    // Parentheses may be nested so far, and no further.
    let deep = text.matches('(').count() >= 64;
    assert!(deep || enclosed.is_some() && denied.is_some(), "{filter:?}");
    for (document, incidents) in &*READ {
        for incident in incidents {
            let answer = filter.evaluate(incident);
            let enclosed = enclosed.as_ref().map(|filter| filter.evaluate(incident));
            let denied = denied.as_ref().map(|filter| filter.evaluate(incident));
            assert_eq!(enclosed.unwrap_or(answer), answer, "in parentheses");
            let contrary = answer.map(|answer| !answer);
            assert_eq!(denied.unwrap_or(contrary), contrary, "denied");
        }
        for undecided in [false, true] {
            pushed_down(
                document,
                incidents,
                filter.clone().keep_undecided(undecided),
            );
        }
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it was made for this")]
fn pushed_down(document: &[u8], incidents: &[Incident], filter: Filter) {
    let wanted = incidents.iter().filter(|incident| filter.matches(incident));
    let wanted: Vec<_> = wanted.collect();
    for unchecked in [false, true] {
        let mut builder = ReaderBuilder::new();
        builder.filter(filter.clone()).unchecked_skip(unchecked);
        let incidents = builder.from_reader(document).into_incidents();
        let read: Result<Vec<_>, _> = incidents.collect();
        match read {
            Ok(read) => assert_eq!(read.iter().collect::<Vec<_>>(), wanted, "{filter:?}"),
            Err(error) => panic!("an example is refused: {error}"),
        }
    }
}
