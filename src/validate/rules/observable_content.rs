use crate::model::Observable;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, count, value};
use crate::validate::rule::Scope;

pub(super) const RULE: Rule = Rule {
    number: 91,
    id: "observable-content",
    text: "an observable has exactly one kind of content",
    source: "RFC 7970, section 3.29.3",
    scope: Scope::IODEF2,
};

const CONTENT: [&str; 18] = [
    "System",
    "Address",
    "DomainData",
    "Service",
    "EmailData",
    "WindowsRegistryKeysModified",
    "FileData",
    "CertificateData",
    "RegistryHandle",
    "RecordData",
    "EventData",
    "Incident",
    "Expectation",
    "Reference",
    "Assessment",
    "DetectionPattern",
    "HistoryItem",
    "BulkObservable",
];

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let Some(observable) = value::<Observable>(element) else {
        return;
    };
    let extended = usize::from(!observable.extensions.is_empty());
    match count(element, &CONTENT) + extended {
        0 => case.report(&RULE, "the observable is empty"),
        1 => {}
        several => case.report(&RULE, format!("there are {several} kinds of content")),
    }
}
