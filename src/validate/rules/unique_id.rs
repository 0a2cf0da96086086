use crate::codec::decode::any_content;
use crate::codec::node::Element;
use crate::validate::Rule;
use crate::validate::validator::{Case, Validator};
use crate::value::{ForeignElement, ForeignNode, Mark, Vocabulary};

pub(super) const RULE: Rule = Rule {
    id: "unique-id",
    text: "no two elements of a document have the same identifier",
    source: "RFC 7970, section 3.3.2",
};

pub(super) fn check(case: &mut Case<'_>, element: &dyn Element, document: &mut Validator) {
    if let Some(id) = element.mark().and_then(|mark| mark.id.as_ref()) {
        note(case, document, id.as_str());
    }
    let kept = element.mark().into_iter().flat_map(Mark::children);
    let content = any_content(element).into_iter().flatten();
    for tree in kept.chain(content).filter_map(ForeignNode::as_element) {
        in_tree(case, document, tree);
    }
}

fn note(case: &mut Case<'_>, document: &mut Validator, id: &str) {
    if !document.ids.insert(id.into()) {
        case.error(&RULE, format!("another element is called {id:?} too"));
    }
}

/// Looks for identifiers and references in what is kept of IODEF 2.
fn in_tree(case: &mut Case<'_>, document: &mut Validator, tree: &ForeignElement) {
    if *tree.name.namespace != *Vocabulary::Iodef2.namespace() {
        return;
    }
    if let Some(id) = tree.attribute("observable-id") {
        note(case, document, id.trim());
    }
    if let Some(reference) = tree.attribute("uid-ref") {
        document
            .open
            .push((reference.trim().into(), case.path.clone()));
    }
    let names_indicator = &*tree.name.local == "IndicatorID";
    for child in &tree.children {
        match child {
            ForeignNode::Element(inner) => in_tree(case, document, inner),
            ForeignNode::Text(text) if names_indicator => {
                document.ids.insert(text.trim().into());
            }
            ForeignNode::Text(_) => {}
        }
    }
}
