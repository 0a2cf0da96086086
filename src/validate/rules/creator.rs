use crate::validate::Rule;
use crate::validate::validator::Case;
use crate::value::ContactRole;

pub(super) const RULE: Rule = Rule {
    id: "creator",
    text: "an incident says who made the document",
    source: "RFC 3067, sections 2.2.3 and 6.8",
};

pub(super) fn check(case: &mut Case<'_>) {
    let mut contacts = case.incident.contacts.iter();
    if !contacts.any(|contact| contact.role == ContactRole::Creator) {
        case.error_if_own(&RULE, "no contact has the role of the creator");
    }
}
