use crate::codec::decode::XSI;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::Seen;
use crate::validate::rule::Scope;
use crate::value::{ForeignNode, Kept, Vocabulary};

pub(super) const RULE: Rule = Rule {
    number: 13,
    id: "unexpected",
    text: "elements, attributes and text stand where the vocabulary defines them",
    source: "RFC 7970, section 4.3",
    scope: Scope::ALL,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let Some(mark) = element.mark() else {
        return;
    };
    let own = case.vocabulary == Vocabulary::Incident;
    for attribute in mark.attributes() {
        let namespace = &*attribute.name.namespace;
        let name = &*attribute.name.local;
        let extension = namespace.is_empty() && name.starts_with("ext-");
        if !extension && (namespace.is_empty() || !own && namespace != XSI) {
            case.report(&RULE, format!("@{name} is not defined here"));
        }
    }
    for kept in &mark.kept {
        if let Some(name) = unexpected(kept, own) {
            case.report(&RULE, format!("{name} is not defined here"));
        }
    }
}

fn unexpected(kept: &Kept, own: bool) -> Option<String> {
    let ForeignNode::Element(tree) = &kept.node else {
        return Some("text".into());
    };
    let ours = *tree.name.namespace == *Vocabulary::Incident.namespace();
    let foreign = own && !ours && !tree.name.namespace.is_empty();
    (!foreign).then(|| format!("<{}>", tree.name.local))
}
