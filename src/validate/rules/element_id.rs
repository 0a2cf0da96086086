use crate::codec::node::Element;
use crate::validate::Rule;
use crate::validate::validator::Case;

pub(super) const RULE: Rule = Rule {
    id: "element-id",
    text: "the identifier of an element is an XML name without a colon",
    source: "RFC 7970, section 3.3.2",
};

pub(super) fn check(case: &mut Case<'_>, element: &dyn Element) {
    let id = element.mark().and_then(|mark| mark.id.as_ref());
    if let Some(id) = id.filter(|id| !id.is_well_formed()) {
        case.error(&RULE, format!("{:?} is no identifier", id.as_str()));
    }
}
