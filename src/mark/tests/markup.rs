//! What only XML has: comments, processing instructions, CDATA.

use super::canary::{Canary, Ledger, Place};
use super::spellings::Secret;
use crate::codec::tests::generate::Chance;

/// The document with comments and processing instructions behind its tags, and
/// with texts as CDATA. It says the same.
pub(super) fn marked_up(xml: &str, ledger: &mut Ledger, chance: &mut Chance) -> String {
    let mut pieces = xml.split_inclusive('>');
    let mut out: String = pieces.by_ref().take(1).collect();
    for piece in pieces {
        out.push_str(&as_cdata(piece, chance));
        if chance.once_in(12) {
            let secret = Secret::token(chance);
            let (start, end) = chance.pick(&[("<!--", "-->"), ("<?canary ", "?>")]);
            out.extend([start, &secret.text, end]);
            ledger.canaries.push(Canary {
                text: secret.text.clone(),
                patterns: secret.patterns(),
                element: 0,
                place: Place::Comment,
                bare: false,
            });
        }
    }
    out
}

/// A text and the tag behind it, the text as CDATA now and then.
fn as_cdata(piece: &str, chance: &mut Chance) -> String {
    match piece.split_once('<') {
        Some((text, tag))
            if !text.trim().is_empty() && !text.contains('&') && chance.once_in(3) =>
        {
            format!("<![CDATA[{text}]]><{tag}")
        }
        _ => piece.to_owned(),
    }
}
