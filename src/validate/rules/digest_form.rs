use crate::model::Digest;
use crate::validate::Rule;
use crate::validate::case::Case;
use crate::validate::look::{Seen, value};
use crate::validate::rule::Scope;
use crate::value::DigestAlgorithm;

pub(super) const RULE: Rule = Rule {
    number: 84,
    id: "digest-form",
    text: "a digest of evidence has as many hexadecimal digits as its algorithm gives",
    source: "RFC 3067, section 2.2.6",
    scope: Scope::OWN,
};

pub(super) fn check(case: &mut Case<'_>, element: &Seen<'_>) {
    let Some(digest) = value::<Digest>(element) else {
        return;
    };
    let Some(length) = length(&digest.algorithm) else {
        return;
    };
    let mut digits = digest.value.chars().filter(|c| !c.is_ascii_whitespace());
    let count = digits.clone().count();
    if count != length || !digits.all(|c| c.is_ascii_hexdigit()) {
        let algorithm = &digest.algorithm;
        case.report(
            &RULE,
            format!("a digest by {algorithm} has {length} hexadecimal digits"),
        );
    }
}

/// How many digits there are; nothing for an algorithm that is not known.
fn length(algorithm: &DigestAlgorithm) -> Option<usize> {
    Some(match algorithm {
        DigestAlgorithm::Md5 => 32,
        DigestAlgorithm::Sha1 => 40,
        DigestAlgorithm::Sha256 | DigestAlgorithm::Sha3_256 | DigestAlgorithm::Blake3 => 64,
        DigestAlgorithm::Sha384 => 96,
        DigestAlgorithm::Sha512 | DigestAlgorithm::Sha3_512 | DigestAlgorithm::Blake2b512 => 128,
        DigestAlgorithm::Ext(_) | DigestAlgorithm::Other(_) => return None,
    })
}
