use crate::model::Assessment;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, has, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 48,
    id: "assessment-impact",
    text: "an assessment holds an impact",
    source: "RFC 7970, section 3.12; RFC 5070, section 3.10",
    scope: Scope::IODEF,
};

const CONTENT: [&str; 6] = [
    "Impact",
    "SystemImpact",
    "BusinessImpact",
    "TimeImpact",
    "MonetaryImpact",
    "IntendedImpact",
];

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<Assessment>(element).is_some() && !has(element, &CONTENT, case.vocabulary) {
        case.report(&RULE, "the assessment holds no impact");
    }
}
