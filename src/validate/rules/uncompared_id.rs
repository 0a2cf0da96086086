use crate::validate::rule::Scope;
use crate::validate::{Finding, Rule, Validator};

pub(super) const RULE: Rule = Rule {
    number: 98,
    id: "uncompared-id",
    text: "a document has no more identifiers than are compared with one another",
    source: "RFC 7970, sections 2.14, 3.4 and 3.29.1",
    scope: Scope::ADVICE,
};

pub(super) fn check(document: &Validator) -> Vec<Finding> {
    let severity = RULE.severity(document.vocabulary);
    let (Some(severity), Some(most)) = (severity, document.passed()) else {
        return Vec::new();
    };
    vec![Finding {
        severity,
        rule: &RULE,
        message: format!(
            "there are more than {most} identifiers, or too many references to what is not \
             there: not all were compared with those of other incidents"
        ),
        path: document.root(),
        position: None,
    }]
}
