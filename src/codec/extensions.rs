//! Which extensions an element bears.

use crate::codec::decode::{XML, XSI, any_content};
use crate::codec::node::Element;
use crate::codec::table::{DSIG, ENUM, SCI};
use crate::value::{ForeignNode, Mark, Vocabulary};

/// Whether an element may bear extensions: most have no place where one could stand.
pub(crate) fn may_bear(element: &dyn Element) -> bool {
    let of_mark = |mark: &Mark| !mark.attributes.is_empty() || !mark.kept.is_empty();
    element.mark().is_some_and(of_mark) || any_content(element).is_some()
}

/// The namespaces of the extensions that an element bears: of attributes, of
/// elements, and of what stands in it as data.
pub(crate) fn namespaces(element: &dyn Element) -> impl Iterator<Item = &str> {
    let mark = element.mark();
    let kept = mark.into_iter().flat_map(Mark::children);
    let content = any_content(element).into_iter().flatten();
    let elements = kept
        .chain(content)
        .filter_map(ForeignNode::as_element)
        .map(|element| &*element.name.namespace);
    let attributes = mark
        .into_iter()
        .flat_map(Mark::attributes)
        .map(|attribute| &*attribute.name.namespace);
    elements.chain(attributes).filter(|namespace| {
        let known = [XML, XSI, SCI, ENUM, DSIG, ""];
        !known.contains(namespace) && Vocabulary::from_namespace(namespace).is_none()
    })
}
