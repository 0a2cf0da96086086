use crate::model::BulkObservable;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::value::BulkObservableType;

pub(super) const RULE: Rule = Rule {
    number: 92,
    id: "bulk-hash",
    text: "a list of hashes of files says how they were made",
    source: "RFC 7970, section 3.29.3.1",
    scope: Scope::IODEF2,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let Some(bulk) = value::<BulkObservable>(element) else {
        return;
    };
    let format = bulk.format.as_ref().and_then(|format| format.hash.as_ref());
    if bulk.kind == BulkObservableType::FileHash && format.is_none() {
        case.report(
            &RULE,
            "the type is file-hash, but no BulkObservableFormat holds a Hash",
        );
    }
}
