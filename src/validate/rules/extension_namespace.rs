use crate::model::Extension;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::value::ForeignNode;

pub(super) const RULE: Rule = Rule {
    number: 25,
    id: "extension-namespace",
    text: "the elements of an extension are of a namespace of their own",
    source: "RFC 7970, section 5.2; RFC 5070, section 5.2",
    scope: Scope::IODEF,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let content = value::<Extension>(element).map(|extension| &extension.content);
    let elements = content
        .into_iter()
        .flatten()
        .filter_map(ForeignNode::as_element);
    for name in elements.map(|element| &element.name) {
        let local = &name.local;
        if name.namespace.is_empty() {
            case.report(&RULE, format!("<{local}> is of no namespace"));
        } else if *name.namespace == *case.vocabulary.namespace() {
            case.report(
                &RULE,
                format!("<{local}> is of the namespace of the document itself"),
            );
        }
    }
}
