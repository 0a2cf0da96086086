use crate::model::Confidence;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::value::Rating;

pub(super) const RULE: Rule = Rule {
    number: 49,
    id: "confidence-content",
    text: "only a numeric confidence holds a number",
    source: "RFC 7970, section 3.12.5; RFC 5070, section 3.10.4",
    scope: Scope::IODEF2_FIRST,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let Some(confidence) = value::<Confidence>(element) else {
        return;
    };
    if let (Some(number), true) = (&confidence.value, confidence.rating != Rating::Numeric) {
        let rating = &confidence.rating;
        case.report(
            &RULE,
            format!("there is a number, {number}, though the rating is {rating}"),
        );
    }
}
