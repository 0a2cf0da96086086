use crate::model::HashData;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::value::HashScope;

pub(super) const RULE: Rule = Rule {
    number: 82,
    id: "hash-target",
    text: "the hash of a part says of which part",
    source: "RFC 7970, section 3.26",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let Some(hashes) = value::<HashData>(element) else {
        return;
    };
    let of_part = matches!(
        hashes.scope,
        HashScope::FilePeSection | HashScope::FilePeResource | HashScope::FilePdfObject
    );
    let target = hashes.target_id.as_ref().map_or("", |target| target.trim());
    if of_part && target.is_empty() {
        let scope = &hashes.scope;
        case.report(
            &RULE,
            format!("the scope is {scope}, but there is no HashTargetID"),
        );
    }
}
