use crate::model::Incident;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 38,
    id: "alternative-csirt",
    text: "alternative identifiers are those of other CSIRTs than the incident's",
    source: "RFC 7970, section 3.5; RFC 5070, section 3.4",
    scope: Scope::IODEF2_FIRST,
};

pub(super) fn check(case: &mut Case<'_>, incident: &Incident) {
    let own = incident.id.csirt.trim();
    let ids = incident.alternative_ids.iter().flat_map(|ids| &ids.ids);
    for id in ids.filter(|id| id.csirt.trim().eq_ignore_ascii_case(own)) {
        case.report(&RULE, format!("{} is of the same CSIRT", **id));
    }
}
