use crate::model::IndicatorExpression;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::value::ExpressionOperator;

pub(super) const RULE: Rule = Rule {
    number: 94,
    id: "indicator-expression",
    text: "an expression has terms, and exactly one of them where it negates",
    source: "RFC 7970, section 3.29.5",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let Some(expression) = value::<IndicatorExpression>(element) else {
        return;
    };
    let terms = expression.terms().count();
    if terms == 0 {
        case.report(&RULE, "the expression has no terms");
    } else if terms > 1 && expression.operator == Some(ExpressionOperator::Not) {
        case.report(&RULE, format!("{terms} terms are negated"));
    }
}
