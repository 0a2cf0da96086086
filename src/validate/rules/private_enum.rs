use crate::model::Document;
use crate::validate::Rule;
use crate::validate::Validator;
use crate::validate::case::Case;
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 31,
    id: "private-enum",
    text: "an extension that has a number has the name of its CSIRT, too",
    source: "RFC 7970, sections 3.1 and 5.3",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, document: &Document, _: &Validator) {
    if document.private_enum_id.is_some() && document.private_enum_name.is_none() {
        case.report(
            &RULE,
            "there is @private-enum-id, but no @private-enum-name",
        );
    }
}
