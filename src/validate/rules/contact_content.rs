use crate::model::Contact;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, is_empty, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 44,
    id: "contact-content",
    text: "a contact says who or where it is",
    source: "RFC 7970, section 3.9; RFC 5070, sections 3.7 and 4.3",
    scope: Scope::IODEF,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<Contact>(element).is_some() && is_empty(element, case.vocabulary) {
        case.report(&RULE, "the contact is empty");
    }
}
