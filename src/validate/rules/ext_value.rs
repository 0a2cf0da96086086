use crate::codec::decode::EXT_VALUE;
use crate::codec::node::Element;
use crate::validate::Rule;
use crate::validate::validator::Case;
use crate::value::{Mark, Spelling};

pub(super) const RULE: Rule = Rule {
    id: "ext-value",
    text: "the token ext-value and an ext- attribute stand together",
    source: "RFC 7970, section 5.1.1",
};

pub(super) fn check(case: &mut Case<'_>, element: &dyn Element) {
    let node = element.node();
    for row in 0..node.attributes() {
        let Some((info, value)) = node.attribute(row) else {
            continue;
        };
        let Some(extension) = info.extension else {
            continue;
        };
        let name = info.name.within(case.vocabulary);
        if value.spelling(case.vocabulary) == Some(Spelling::Registered(EXT_VALUE)) {
            case.error(
                &RULE,
                format!("@{name} is ext-value, but there is no @{extension}"),
            );
        }
        if kept(element, extension) {
            case.error(
                &RULE,
                format!("there is @{extension}, but @{name} is not ext-value"),
            );
        }
    }
    if kept(element, "ext-restriction") {
        case.error(
            &RULE,
            "there is @ext-restriction, but @restriction is not ext-value",
        );
    }
}

fn kept(element: &dyn Element, name: &str) -> bool {
    let mut attributes = element.mark().into_iter().flat_map(Mark::attributes);
    attributes.any(|a| a.name.namespace.is_empty() && &*a.name.local == name)
}
