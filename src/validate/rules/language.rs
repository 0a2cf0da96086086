use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::Seen;
use crate::validate::rule::Scope;
use crate::value::{Language, Spelling};

pub(super) const RULE: Rule = Rule {
    number: 12,
    id: "language",
    text: "a language is a tag of BCP 47",
    source: "RFC 7970, section 2.4; RFC 5646",
    scope: Scope::ADVICE,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let node = element.node();
    let lang = node
        .find_attribute(case.vocabulary, "xml:lang")
        .and_then(|row| node.attribute(row))
        .and_then(|(_, value)| value.spelling(case.vocabulary));
    let Some(Spelling::Text(tag)) = lang else {
        return;
    };
    let language = Language::from_written(tag);
    if !language.is_empty() && !language.is_well_formed() {
        case.report(&RULE, format!("{tag:?} is no language tag"));
    }
}
