use crate::model::Campaign;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, is_empty, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 43,
    id: "campaign",
    text: "a campaign is named, referred to or described",
    source: "RFC 7970, section 3.8",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<Campaign>(element).is_some() && is_empty(element, case.vocabulary) {
        case.report(&RULE, "nothing says what the campaign is");
    }
}
