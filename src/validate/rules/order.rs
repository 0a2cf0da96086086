use crate::codec::node::Element;
use crate::validate::Rule;
use crate::validate::validator::Case;

pub(super) const RULE: Rule = Rule {
    id: "order",
    text: "elements stand in the order of the schema",
    source: "RFC 7970, section 8",
};

pub(super) fn check(case: &mut Case<'_>, element: &dyn Element) {
    let order = element.mark().and_then(|mark| mark.order.as_deref());
    let node = element.node();
    let late = order
        .into_iter()
        .flat_map(|order| order.windows(2))
        .any(|pair| {
            let [before, row] = pair else {
                return false;
            };
            let (before, row) = (usize::from(*before), usize::from(*row));
            row < before && !(row..before).all(|r| node.child(r + 1).is_some_and(|i| i.joined))
        });
    if late {
        case.error(&RULE, "the elements inside are out of order");
    }
}
