use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::Seen;
use crate::validate::rule::Scope;
use crate::value::{OpenEnum, Spelling};

pub(super) const RULE: Rule = Rule {
    number: 11,
    id: "unknown-token",
    text: "a value is one of the list for it, or an extension value",
    source: "RFC 7970, sections 5.1.1 and 10.2",
    scope: Scope::ADVICE,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let node = element.node();
    for row in 0..node.attributes() {
        let unknown = node.attribute(row).filter(|(_, value)| value.is_unknown());
        let Some((info, value)) = unknown else {
            continue;
        };
        let Some(Spelling::Text(token)) = value.spelling(case.vocabulary) else {
            continue;
        };
        let name = info.name.within(case.vocabulary);
        case.report(&RULE, format!("no list for @{name} holds {token:?}"));
    }
    let restriction = element.mark().and_then(|mark| mark.restriction.as_ref());
    if let Some(restriction) = restriction.filter(|r| r.is_unknown()) {
        let token = restriction.token();
        case.report(
            &RULE,
            format!("no list for @restriction holds {token:?}; it counts as private"),
        );
    }
}
