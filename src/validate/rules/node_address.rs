use crate::model::Node;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, has, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 60,
    id: "node-address",
    text: "a node has an address or a domain name",
    source: "RFC 7970, section 3.18, and erratum 5544; RFC 5070, section 3.16",
    scope: Scope::IODEF,
};

const CONTENT: [&str; 3] = ["DomainData", "NodeName", "Address"];

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<Node>(element).is_some() && !has(element, &CONTENT, case.vocabulary) {
        case.report(&RULE, "the node has neither an address nor a domain");
    }
}
