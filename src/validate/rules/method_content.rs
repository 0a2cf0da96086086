use crate::model::Method;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, has, is_empty, value};
use crate::validate::rule::Scope;
use crate::value::Vocabulary;

pub(super) const RULE: Rule = Rule {
    number: 46,
    id: "method-content",
    text: "a method refers to or describes how an attack was done",
    source: "RFC 7970, section 3.11; RFC 5070, section 3.9",
    scope: Scope::IODEF,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<Method>(element).is_none() {
        return;
    }
    // RFC 5070 asks for more than an extension.
    let empty = match case.vocabulary {
        Vocabulary::Iodef1 => !has(element, &["Reference", "Description"], case.vocabulary),
        Vocabulary::Incident | Vocabulary::Iodef2 => is_empty(element, case.vocabulary),
    };
    if empty {
        case.report(&RULE, "the method is neither referred to nor described");
    }
}
