use crate::model::Extension;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::validate::rules::header_field::missing;
use crate::value::DataType;

pub(super) const RULE: Rule = Rule {
    number: 71,
    id: "mail-header-field",
    text: "the field of a mail header has a name and a value, which is a string",
    source: "RFC 7970, section 3.21",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let extension = value::<Extension>(element);
    let Some(field) = extension.filter(|_| case.name() == "EmailHeaderField") else {
        return;
    };
    for missing in missing(field) {
        case.report(&RULE, missing);
    }
    if field.kind != DataType::String {
        let kind = &field.kind;
        case.report(&RULE, format!("@dtype is {kind}, not string"));
    }
}
