use crate::model::{Document, IncidentId, IndicatorId};
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::forms::is_domain;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 32,
    id: "csirt-name",
    text: "the name of a CSIRT is its fully qualified domain name",
    source: "RFC 7970, sections 3.1, 3.4 and 3.29.1; RFC 5070, section 3.3",
    scope: Scope::ADVICE,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let incident = value::<IncidentId>(element).map(|id| &id.csirt);
    let indicator = value::<IndicatorId>(element).map(|id| &id.csirt);
    let extension = value::<Document>(element).and_then(|d| d.private_enum_name.as_ref());
    // An empty one is reported as such.
    let name = incident.or(indicator).or(extension).map(|name| name.trim());
    if let Some(name) = name.filter(|name| !name.is_empty() && !is_domain(name)) {
        case.report(&RULE, format!("{name:?} is no fully qualified domain name"));
    }
}
