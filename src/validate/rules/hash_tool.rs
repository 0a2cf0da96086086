use crate::model::HashData;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::value::HashScope;

pub(super) const RULE: Rule = Rule {
    number: 83,
    id: "hash-tool",
    text: "the hash of an import address table says by which tool it was made",
    source: "RFC 7970, section 3.26",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let Some(hashes) = value::<HashData>(element) else {
        return;
    };
    let plain = hashes.hashes.iter().any(|hash| hash.application.is_some());
    let fuzzy = hashes
        .fuzzy_hashes
        .iter()
        .any(|hash| hash.application.is_some());
    if hashes.scope == HashScope::FilePeIat && !plain && !fuzzy {
        case.report(
            &RULE,
            "the scope is file-pe-iat, but no hash has an Application",
        );
    }
}
