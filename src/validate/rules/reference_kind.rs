use crate::validate::rule::Scope;
use crate::validate::{Finding, Rule, Validator};

pub(super) const RULE: Rule = Rule {
    number: 97,
    id: "reference-kind",
    text: "a reference to an indicator is to one, and a reference to an observable is not",
    source: "RFC 7970, sections 3.29.6 and 3.29.7",
    scope: Scope::IODEF2_ADVICE,
};

pub(super) fn check(document: &Validator) -> Vec<Finding> {
    document.references(&RULE, |reference, found| {
        let id = &reference.id;
        match (reference.to_indicator, found?) {
            (true, false) => Some(format!("{id:?} is no indicator")),
            (false, true) => Some(format!("{id:?} is an indicator, no observable")),
            _ => None,
        }
    })
}
