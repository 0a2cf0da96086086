use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::Seen;
use crate::validate::rule::Scope;
use crate::value::Spelling;

pub(super) const RULE: Rule = Rule {
    number: 18,
    id: "listed-ext-value",
    text: "what the list for a value holds is no extension value",
    source: "RFC 7970, section 5.1.1; RFC 5070, section 5.1",
    scope: Scope::IODEF2_ADVICE,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let node = element.node();
    for (info, value) in (0..node.attributes()).filter_map(|row| node.attribute(row)) {
        if let Some(Spelling::Extension(token)) = value.spelling(case.vocabulary)
            && value.lists(token)
        {
            let name = info.name.within(case.vocabulary);
            case.report(
                &RULE,
                format!("the list for @{name} holds {token:?} itself"),
            );
        }
    }
}
