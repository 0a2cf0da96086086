use crate::model::Incident;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::rule::Scope;
use crate::value::ContactRole;

pub(super) const RULE: Rule = Rule {
    number: 6,
    id: "creator",
    text: "an incident says who made the document",
    source: "RFC 3067, sections 2.2.3 and 6.8",
    scope: Scope::OWN,
};

pub(super) fn check(case: &mut Case<'_>, incident: &Incident) {
    let mut contacts = incident.contacts.iter();
    if !contacts.any(|contact| contact.role == ContactRole::Creator) {
        case.report(&RULE, "no contact has the role of the creator");
    }
}
