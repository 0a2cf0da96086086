use crate::model::Indicator;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, count, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 90,
    id: "indicator-content",
    text: "an indicator has exactly one observable, expression, or reference to one",
    source: "RFC 7970, section 3.29",
    scope: Scope::IODEF2,
};

const CONTENT: [&str; 4] = [
    "Observable",
    "ObservableReference",
    "IndicatorExpression",
    "IndicatorReference",
];

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<Indicator>(element).is_none() {
        return;
    }
    let several = count(element, &CONTENT);
    if several > 1 {
        case.report(&RULE, format!("there are {several} of them"));
    }
}
