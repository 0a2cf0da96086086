use crate::model::IndicatorId;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 9,
    id: "element-id",
    text: "the identifier of an element or an indicator is an XML name without a colon",
    source: "RFC 7970, sections 2.14, 3.3.2 and 3.29.1",
    scope: Scope::ALL,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let marked = element.mark().and_then(|mark| mark.id.as_ref());
    let indicator = value::<IndicatorId>(element).map(|indicator| &indicator.id);
    for id in marked
        .into_iter()
        .chain(indicator)
        .filter(|id| !id.is_well_formed())
    {
        case.report(&RULE, format!("{:?} is no identifier", id.as_str()));
    }
}
