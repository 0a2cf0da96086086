use crate::model::Document;
use crate::model::WrittenVersion;
use crate::validate::Rule;
use crate::validate::Validator;
use crate::validate::case::Case;
use crate::validate::rule::Scope;
use crate::value::Vocabulary;

pub(super) const RULE: Rule = Rule {
    number: 30,
    id: "version",
    text: "the version of an IODEF document is that of its namespace: 1.00 or 2.00",
    source: "RFC 7970, section 3.1; RFC 5070, section 3.1",
    scope: Scope::IODEF_ONLY,
};

pub(super) fn check(case: &mut Case<'_>, document: &Document, _: &Validator) {
    let expected = match case.vocabulary {
        Vocabulary::Iodef1 => "1.00",
        Vocabulary::Incident | Vocabulary::Iodef2 => "2.00",
    };
    if let WrittenVersion::Other(version) = &document.version
        && **version != *expected
    {
        case.report(
            &RULE,
            format!("the version is {version:?}, not {expected:?}"),
        );
    }
}
