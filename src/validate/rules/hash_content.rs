use crate::model::HashData;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, has, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 81,
    id: "hash-content",
    text: "hash data hold a hash or a fuzzy one",
    source: "RFC 7970, section 3.26",
    scope: Scope::IODEF2,
};

const CONTENT: [&str; 2] = ["Hash", "FuzzyHash"];

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<HashData>(element).is_some() && !has(element, &CONTENT, case.vocabulary) {
        case.report(&RULE, "there is no hash");
    }
}
