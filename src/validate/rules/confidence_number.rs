use crate::model::Confidence;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::value::Rating;

pub(super) const RULE: Rule = Rule {
    number: 50,
    id: "confidence-number",
    text: "a numeric confidence holds a number",
    source: "RFC 7970, section 3.12.5, and erratum 5543; RFC 5070, section 3.10.4",
    scope: Scope::ADVICE,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let numberless = value::<Confidence>(element)
        .is_some_and(|c| c.rating == Rating::Numeric && c.value.is_none());
    if numberless {
        case.report(&RULE, "the rating is numeric, but there is no number");
    }
}
