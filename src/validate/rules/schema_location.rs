use crate::codec::decode::XSI;
use crate::model::Document;
use crate::validate::Rule;
use crate::validate::Validator;
use crate::validate::case::Case;
use crate::validate::rule::Scope;
use crate::value::Mark;

pub(super) const RULE: Rule = Rule {
    number: 34,
    id: "schema-location",
    text: "an IODEF document says where its schema is",
    source: "RFC 7970, section 4.2; RFC 5070, section 4.2",
    scope: Scope::IODEF_ADVICE,
};

pub(super) fn check(case: &mut Case<'_>, document: &Document, validator: &Validator) {
    let mut attributes = document.mark().into_iter().flat_map(Mark::attributes);
    let located =
        attributes.any(|a| *a.name.namespace == *XSI && &*a.name.local == "schemaLocation");
    if validator.declared.is_some() && !located {
        case.report(&RULE, "there is no xsi:schemaLocation");
    }
}
