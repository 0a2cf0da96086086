use crate::model::SoftwareReference;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::value::SoftwareSpec;

pub(super) const RULE: Rule = Rule {
    number: 29,
    id: "software-type",
    text: "a name of software in a notation of its own says of which type it is",
    source: "RFC 7970, section 2.15.1",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let untyped = value::<SoftwareReference>(element)
        .is_some_and(|software| software.spec == SoftwareSpec::Custom && software.kind.is_none());
    if untyped {
        case.report(&RULE, "@spec-name is custom, but there is no @dtype");
    }
}
