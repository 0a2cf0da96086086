use crate::model::{Expectation, HistoryItem};
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::value::Action;

pub(super) const RULE: Rule = Rule {
    number: 52,
    id: "defined-coa",
    text: "the action defined-coa names the course of action that was defined",
    source: "RFC 7970, sections 3.13.1 and 3.15",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let done =
        value::<HistoryItem>(element).map(|item| (Some(&item.action), &item.courses_of_action));
    let expected =
        value::<Expectation>(element).map(|item| (item.action.as_ref(), &item.courses_of_action));
    if let Some((Some(Action::DefinedCoa), courses)) = done.or(expected)
        && courses.is_empty()
    {
        case.report(
            &RULE,
            "the action is defined-coa, but there is no DefinedCOA",
        );
    }
}
