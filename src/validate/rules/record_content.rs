use crate::model::EvidenceItem;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, has, value};
use crate::validate::rule::Scope;
use crate::value::Vocabulary;

pub(super) const RULE: Rule = Rule {
    number: 80,
    id: "record-content",
    text: "a piece of evidence (in IODEF: record data) holds data or says where they are",
    source: "RFC 7970, section 3.22.1; RFC 5070, section 3.19.1",
    scope: Scope::IODEF,
};

const SINCE_IODEF2: [&str; 9] = [
    "RecordItem",
    "URL",
    "FileData",
    "WindowsRegistryKeysModified",
    "CertificateData",
    "AdditionalData",
    "Digest",
    "Encrypted",
    "External",
];

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let content: &[&str] = match case.vocabulary {
        Vocabulary::Iodef1 => &["RecordItem"],
        Vocabulary::Incident | Vocabulary::Iodef2 => &SINCE_IODEF2,
    };
    if value::<EvidenceItem>(element).is_some() && !has(element, content, case.vocabulary) {
        case.report(&RULE, "there are no data, nor is it said where they are");
    }
}
