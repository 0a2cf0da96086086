use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::Seen;
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 8,
    id: "temporary-type",
    text: "a temporary type of attack says which listed type it derives from",
    source: "RFC 3067, section 6.2",
    scope: Scope::ADVICE,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let node = element.node();
    let attribute = |name| {
        let row = node.find_attribute(case.vocabulary, name)?;
        let (info, value) = node.attribute(row)?;
        Some((info, value.spelling(case.vocabulary)))
    };
    let Some((_, derived_from)) = attribute("derived-from") else {
        return;
    };
    let temporary = attribute("type").and_then(|(_, spelling)| spelling);
    if let (Some(crate::value::Spelling::Extension(name)), None) = (temporary, derived_from) {
        case.report(
            &RULE,
            format!("the temporary type {name:?} derives from none"),
        );
    }
}
