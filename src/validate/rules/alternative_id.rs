use crate::model::Incident;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 2,
    id: "alternative-id",
    text: "the incident's own identifier is not among the alternative ones",
    source: "RFC 7970, section 3.5; RFC 5070, section 3.4",
    scope: Scope::ALL,
};

pub(super) fn check(case: &mut Case<'_>, incident: &Incident) {
    let ids = incident.alternative_ids.iter().flat_map(|ids| &ids.ids);
    let own = ids.filter(|id| id.to_string() == incident.id.to_string());
    for id in own {
        case.report(&RULE, format!("{} is the incident's own identifier", **id));
    }
}
