use crate::codec::decode::EXT_VALUE;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, keeps_attribute};
use crate::validate::rule::Scope;
use crate::value::Spelling;

pub(super) const RULE: Rule = Rule {
    number: 10,
    id: "ext-value",
    text: "the token ext-value and an ext- attribute stand together",
    source: "RFC 7970, section 5.1.1; RFC 5070, section 5.1",
    scope: Scope::ALL,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let node = element.node();
    for row in 0..node.attributes() {
        let Some((info, value)) = node.attribute(row) else {
            continue;
        };
        let Some(extension) = info.extension(case.vocabulary) else {
            continue;
        };
        let name = info.name.within(case.vocabulary);
        if value.spelling(case.vocabulary) == Some(Spelling::Text(EXT_VALUE)) {
            case.report(
                &RULE,
                format!("@{name} is ext-value, but there is no @{extension}"),
            );
        }
        if keeps_attribute(element, extension) {
            case.report(
                &RULE,
                format!("there is @{extension}, but @{name} is not ext-value"),
            );
        }
    }
    if keeps_attribute(element, "ext-restriction") {
        case.report(
            &RULE,
            "there is @ext-restriction, but @restriction is not ext-value",
        );
    }
}
