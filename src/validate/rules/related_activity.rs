use crate::model::RelatedActivity;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, has, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 40,
    id: "related-activity",
    text: "related activity names an incident, a URL, a threat actor or a campaign, or is described",
    source: "RFC 7970, section 3.6",
    scope: Scope::IODEF2,
};

const CONTENT: [&str; 6] = [
    "IncidentID",
    "URL",
    "ThreatActor",
    "Campaign",
    "Description",
    "AdditionalData",
];

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<RelatedActivity>(element).is_some() && !has(element, &CONTENT, case.vocabulary) {
        case.report(&RULE, "nothing says what the related activity is");
    }
}
