use crate::codec::extensions::namespaces;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::Seen;
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 15,
    id: "undeclared-extension",
    text: "an extension says how to interpret it",
    source: "RFC 3067, section 6.19",
    scope: Scope::OWN_ADVICE,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    for namespace in namespaces(&**element) {
        let mut declarations = case.declarations.iter();
        if !declarations.any(|declaration| declaration.namespace == namespace) {
            case.report(
                &RULE,
                format!("the namespace {namespace:?} is not declared"),
            );
        }
    }
}
