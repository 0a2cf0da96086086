use crate::validate::rule::Scope;
use crate::validate::{Finding, Rule, Validator};

pub(super) const RULE: Rule = Rule {
    number: 17,
    id: "dangling-reference",
    text: "a reference is to the identifier of an element in the document",
    source: "RFC 7970, sections 3.29.6 and 3.29.7",
    scope: Scope::ALL,
};

pub(super) fn check(document: &Validator) -> Vec<Finding> {
    document.references(&RULE, |reference, found| {
        let missing = format!("no element is called {:?}", reference.id);
        found.is_none().then_some(missing)
    })
}
