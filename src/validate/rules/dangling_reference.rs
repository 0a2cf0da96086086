use crate::validate::{Finding, FindingSeverity, Rule, Validator};

pub(in crate::validate) const RULE: Rule = Rule {
    id: "dangling-reference",
    text: "a reference is to the identifier of an element in the document",
    source: "RFC 7970, sections 3.29.6 and 3.29.7",
};

pub(in crate::validate) fn check(document: &Validator) -> Vec<Finding> {
    let open = document.open.iter();
    open.filter(|(id, _)| !document.ids.contains(id))
        .map(|(id, path)| Finding {
            severity: FindingSeverity::Error,
            rule: &RULE,
            message: format!("no element is called {id:?}"),
            path: path.clone(),
            position: None,
        })
        .collect()
}
