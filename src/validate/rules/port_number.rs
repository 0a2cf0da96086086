use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::forms::ranges;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::value::Number;

pub(super) const RULE: Rule = Rule {
    number: 72,
    id: "port-number",
    text: "a port is a number up to 65535, and a range goes upward",
    source: "RFC 7970, sections 2.9 and 3.20",
    scope: Scope::ADVICE,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let port = value::<Number>(element).map(Number::as_str);
    let list = port.or(value::<String>(element).map(String::as_str));
    let list = list.filter(|_| matches!(case.name(), "Port" | "Portlist"));
    for (first, last) in list.and_then(ranges).into_iter().flatten() {
        if first > last {
            case.report(&RULE, format!("the range {first}-{last} goes downward"));
        }
        if first.max(last) > 65_535 {
            let port = first.max(last);
            case.report(&RULE, format!("there is no port {port}"));
        }
    }
}
