use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::forms::is_time_zone;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 20,
    id: "time-zone",
    text: "a time zone is Z or an offset such as +05:30, up to 14 hours",
    source: "RFC 7970, section 2.8; RFC 5070, section 2.9",
    scope: Scope::IODEF,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let text = value::<String>(element).filter(|text| !is_time_zone(text));
    if let Some(zone) = text.filter(|_| case.name() == "Timezone") {
        case.report(&RULE, format!("{zone:?} is no time zone"));
    }
}
