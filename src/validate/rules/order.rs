use crate::codec::steps::allows;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::Seen;
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 14,
    id: "order",
    text: "elements stand in the order of the schema",
    source: "RFC 7970, section 8",
    scope: Scope::ALL,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let order = element.mark().and_then(|mark| mark.order.as_deref());
    let late = order.is_some_and(|order| !allows(element.node(), order, case.vocabulary));
    if late {
        case.report(&RULE, "the elements inside are out of order");
    }
}
