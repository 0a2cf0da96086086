use crate::model::IndicatorReference;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 95,
    id: "indicator-reference",
    text: "a reference to an indicator is to one of the document, or to one elsewhere",
    source: "RFC 7970, section 3.29.7",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let Some(reference) = value::<IndicatorReference>(element) else {
        return;
    };
    match (&reference.uid_ref, &reference.euid_ref) {
        (None, None) => case.report(&RULE, "there is neither @uid-ref nor @euid-ref"),
        (Some(_), Some(_)) => case.report(&RULE, "there are both @uid-ref and @euid-ref"),
        _ => {}
    }
}
