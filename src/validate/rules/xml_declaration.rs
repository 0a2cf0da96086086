use crate::codec::source::Declared;
use crate::model::Document;
use crate::validate::Rule;
use crate::validate::Validator;
use crate::validate::case::Case;
use crate::validate::rule::Scope;
use crate::value::Vocabulary;

pub(super) const RULE: Rule = Rule {
    number: 33,
    id: "xml-declaration",
    text: "an IODEF document begins with an XML declaration; in IODEF 2 it names the encoding",
    source: "RFC 7970, section 4.1; RFC 5070, section 4.1",
    scope: Scope::IODEF_ADVICE,
};

pub(super) fn check(case: &mut Case<'_>, _: &Document, validator: &Validator) {
    match validator.declared {
        Some(Declared::Nothing) => case.report(&RULE, "there is no XML declaration"),
        Some(Declared::Version) if case.vocabulary == Vocabulary::Iodef2 => {
            case.report(&RULE, "the XML declaration names no encoding");
        }
        _ => {}
    }
}
