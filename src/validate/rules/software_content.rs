use crate::model::Software;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, is_empty, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 28,
    id: "software-content",
    text: "software has a reference, a URL or a description",
    source: "RFC 7970, section 2.15",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<Software>(element).is_none() {
        return;
    }
    let node = element.node();
    // What IODEF 1 says of software, the own vocabulary says in attributes, too.
    let named = (0..node.attributes())
        .filter_map(|row| node.attribute(row))
        .any(|(_, value)| value.spelling(case.vocabulary).is_some());
    if !named && is_empty(element, case.vocabulary) {
        case.report(&RULE, "nothing says which software it is");
    }
}
