use crate::model::Extension;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 70,
    id: "header-field",
    text: "the field of a header has a name and a value",
    source: "RFC 7970, section 3.20.2",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let extension = value::<Extension>(element);
    if let Some(field) = extension.filter(|_| case.name() == "ApplicationHeaderField") {
        for missing in missing(field) {
            case.report(&RULE, missing);
        }
    }
}

/// What a field of a header lacks.
pub(super) fn missing(field: &Extension) -> impl Iterator<Item = &'static str> + use<> {
    let nameless = field
        .name
        .as_ref()
        .is_none_or(|name| name.trim().is_empty());
    let has_element = field.content.iter().any(|node| node.as_element().is_some());
    let empty = !has_element && field.to_text().trim().is_empty();
    let nameless = nameless.then_some("the field has no @name");
    nameless
        .into_iter()
        .chain(empty.then_some("the field has no value"))
}
