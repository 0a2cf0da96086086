use crate::model::RelatedActivity;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, has, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 41,
    id: "related-kind",
    text: "related activity of IODEF 1 is either incidents or URLs, not both",
    source: "RFC 5070, section 3.5",
    scope: Scope::IODEF1_ONLY,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<RelatedActivity>(element).is_none() {
        return;
    }
    match (
        has(element, &["IncidentID"], case.vocabulary),
        has(element, &["URL"], case.vocabulary),
    ) {
        (true, true) => case.report(&RULE, "there are both incidents and URLs"),
        (false, false) => case.report(&RULE, "there is neither an incident nor a URL"),
        _ => {}
    }
}
