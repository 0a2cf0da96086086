use crate::codec::extensions::namespaces;
use crate::codec::node::Element;
use crate::validate::Rule;
use crate::validate::validator::Case;
use crate::value::Vocabulary;

pub(super) const RULE: Rule = Rule {
    id: "undeclared-extension",
    text: "an extension says how to interpret it",
    source: "RFC 3067, section 6.19",
};

pub(super) fn check(case: &mut Case<'_>, element: &dyn Element) {
    if case.vocabulary != Vocabulary::Incident {
        return;
    }
    for namespace in namespaces(element) {
        let mut declarations = case.incident.declarations.iter();
        if !declarations.any(|declaration| declaration.namespace == namespace) {
            case.warn(
                &RULE,
                format!("the namespace {namespace:?} is not declared"),
            );
        }
    }
}
