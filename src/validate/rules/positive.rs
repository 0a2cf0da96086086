use crate::model::{MonetaryImpact, TimeImpact};
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 23,
    id: "positive",
    text: "an impact in time or money is more than nothing",
    source: "RFC 7970, section 8; RFC 5070, sections 3.10.2, 3.10.3 and 8",
    scope: Scope::IODEF_ONLY,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let time = value::<TimeImpact>(element).map(|impact| &impact.value);
    let money = value::<MonetaryImpact>(element).map(|impact| &impact.amount);
    if let Some(number) = time.or(money).filter(|number| !number.is_positive()) {
        case.report(&RULE, format!("{number} is not positive"));
    }
}
