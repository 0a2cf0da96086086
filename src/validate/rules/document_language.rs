use crate::model::Document;
use crate::validate::Rule;
use crate::validate::Validator;
use crate::validate::case::Case;
use crate::validate::rule::Scope;
use crate::value::Language;

pub(super) const RULE: Rule = Rule {
    number: 35,
    id: "document-language",
    text: "an IODEF document says in which language it is",
    source: "RFC 7970, section 6; RFC 5070, section 6",
    scope: Scope::IODEF_ADVICE,
};

pub(super) fn check(case: &mut Case<'_>, document: &Document, _: &Validator) {
    if document.lang.as_ref().is_none_or(Language::is_empty) {
        case.report(&RULE, "there is no xml:lang");
    }
}
