use crate::model::DetectionPattern;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, has, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 45,
    id: "detection-pattern",
    text: "a pattern to detect something is described or is a configuration",
    source: "RFC 7970, section 3.10.1",
    scope: Scope::IODEF2,
};

const CONTENT: [&str; 2] = ["Description", "DetectionConfiguration"];

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<DetectionPattern>(element).is_some() && !has(element, &CONTENT, case.vocabulary) {
        case.report(
            &RULE,
            "the pattern is neither described nor a configuration",
        );
    }
}
