use crate::model::Incident;
use crate::validate::Rule;
use crate::validate::Validator;
use crate::validate::case::Case;
use crate::validate::ids::IdOf;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 19,
    id: "repeated-incident",
    text: "each incident of a document has another identifier, unless they are one",
    source: "RFC 7970, section 3.4; RFC 5070, section 3.3",
    scope: Scope::ADVICE,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>, document: &mut Validator) {
    let Some(incident) = value::<Incident>(element) else {
        return;
    };
    let id = incident.id.to_string();
    if document.ids.note(&id, IdOf::Incident) {
        case.report(
            &RULE,
            format!("another incident of the document is {id} too"),
        );
    }
}
