use crate::codec::decode::any_content;
use crate::model::{IndicatorId, IndicatorReference, ObservableReference, Support};
use crate::validate::Rule;
use crate::validate::Validator;
use crate::validate::case::Case;
use crate::validate::ids::IdOf;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::validate::validator::Reference;
use crate::value::{ElementId, ForeignElement, ForeignNode, Mark, Vocabulary};

pub(super) const RULE: Rule = Rule {
    number: 16,
    id: "unique-id",
    text: "no two elements of a document have the same identifier",
    source: "RFC 7970, sections 2.14, 3.3.2 and 3.29.1",
    scope: Scope::ALL,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>, document: &mut Validator) {
    if let Some(id) = element.mark().and_then(|mark| mark.id.as_ref()) {
        note(case, document, id.as_str(), IdOf::Element);
    }
    if let Some(indicator) = value::<IndicatorId>(element) {
        note(case, document, indicator.id.as_str(), IdOf::Indicator);
    }
    if let Some((id, to_indicator)) = reference(element) {
        document.references.push(Reference {
            id: id.as_str().into(),
            path: case.path.clone(),
            to_indicator,
        });
    }
    let kept = element.mark().into_iter().flat_map(Mark::children);
    let content = any_content(&**element).into_iter().flatten();
    for tree in kept.chain(content).filter_map(ForeignNode::as_element) {
        in_tree(case, document, tree);
    }
}

/// What the element refers to, and whether that is an indicator.
fn reference<'a>(element: &Seen<'a>) -> Option<(&'a ElementId, bool)> {
    let observable = value::<ObservableReference>(element).map(|to| (&to.uid_ref, false));
    let indicator = value::<IndicatorReference>(element);
    let indicator = indicator.and_then(|to| Some((to.uid_ref.as_ref()?, true)));
    let supported = value::<Support>(element).map(|to| (&to.uid_ref, false));
    observable.or(indicator).or(supported)
}

fn note(case: &mut Case<'_>, document: &mut Validator, id: &str, of: IdOf) {
    if document.ids.note(id, of) {
        case.report(&RULE, format!("another element is called {id:?} too"));
    }
}

/// Looks for identifiers and references in what is kept of IODEF 2.
fn in_tree(case: &mut Case<'_>, document: &mut Validator, tree: &ForeignElement) {
    if *tree.name.namespace != *Vocabulary::Iodef2.namespace() {
        return;
    }
    if let Some(id) = tree.attribute("observable-id") {
        note(case, document, id.trim(), IdOf::Element);
    }
    if let Some(reference) = tree.attribute("uid-ref") {
        document.references.push(Reference {
            id: reference.trim().into(),
            path: case.path.clone(),
            to_indicator: &*tree.name.local == "IndicatorReference",
        });
    }
    let names_indicator = &*tree.name.local == "IndicatorID";
    for child in &tree.children {
        match child {
            ForeignNode::Element(inner) => in_tree(case, document, inner),
            ForeignNode::Text(text) if names_indicator => {
                document.ids.note(text.trim(), IdOf::Indicator);
            }
            ForeignNode::Text(_) => {}
        }
    }
}
