use crate::validate::Rule;
use crate::validate::validator::Case;

pub(super) const RULE: Rule = Rule {
    id: "alternative-id",
    text: "the incident's own identifier is not among the alternative ones",
    source: "RFC 7970, section 3.5",
};

pub(super) fn check(case: &mut Case<'_>) {
    let incident = case.incident;
    let ids = incident.alternative_ids.iter().flat_map(|ids| &ids.ids);
    let own = ids.filter(|id| id.to_string() == incident.id.to_string());
    for id in own {
        case.error(&RULE, format!("{} is the incident's own identifier", **id));
    }
}
