use crate::model::BulkObservableFormat;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, has, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 93,
    id: "bulk-format",
    text: "the format of a list of observables is that of a hash or an extension",
    source: "RFC 7970, section 3.29.3.1.1",
    scope: Scope::IODEF2,
};

const CONTENT: [&str; 2] = ["Hash", "AdditionalData"];

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    if value::<BulkObservableFormat>(element).is_some() && !has(element, &CONTENT, case.vocabulary)
    {
        case.report(&RULE, "the format is empty");
    }
}
