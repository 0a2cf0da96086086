use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::forms::is_url;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 27,
    id: "url",
    text: "a URL has a scheme, and no character that must be escaped",
    source: "RFC 7970, section 2.13; RFC 5070, section 2.15",
    scope: Scope::ADVICE,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let text = value::<String>(element).filter(|_| case.name() == "URL");
    if let Some(url) = text.filter(|url| !is_url(url.trim_ascii())) {
        case.report(&RULE, format!("{url:?} is no URL"));
    }
}
