//! Evidence from bytes, and bytes from evidence.

use std::io::{self, Read, Write as _};

use crate::evidence::digest::copy;
use crate::evidence::form;
use crate::evidence::{Digester, Immovable, Verification, Verifier};
use crate::model::{EvidenceItem, Extension};
use crate::value::{DataType, DigestAlgorithm, ForeignNode, Marked};

/// A piece of evidence that is kept at a URL, with the digests of its bytes
/// (RFC 3067, sections 2.2.6 and 6.5).
///
/// # Errors
///
/// If it cannot be read, or an algorithm is unknown.
pub fn collect_at(
    url: impl Into<String>,
    mut bytes: impl Read,
    algorithms: impl IntoIterator<Item = DigestAlgorithm>,
) -> crate::Result<EvidenceItem> {
    let mut digester = Digester::new(algorithms)?;
    digester.read_all(&mut bytes)?;
    Ok(with_digests(EvidenceItem::at_url(url), digester))
}

/// A piece of evidence that stands in the document, in base 64, with the
/// digests of its bytes, of which there may be `limit` (RFC 3067, sections
/// 2.2.6 and 6.5).
///
/// ```
/// use iodef::DigestAlgorithm;
/// use iodef::evidence::{collect_inline, verify_inline};
///
/// let log = b"Sep 13 23:19:24 host sshd[7]: failed";
/// let item = collect_inline(&log[..], 4096, [DigestAlgorithm::Sha256])?;
/// assert!(verify_inline(&item).unwrap().is_verified());
/// # Ok::<(), iodef::evidence::Immovable>(())
/// ```
///
/// # Errors
///
/// If it cannot be read, there are more bytes, or an algorithm is unknown.
pub fn collect_inline(
    bytes: impl Read,
    limit: u64,
    algorithms: impl IntoIterator<Item = DigestAlgorithm>,
) -> Result<EvidenceItem, Immovable> {
    let mut digester = Digester::new(algorithms).map_err(|_| Immovable::NoDigest)?;
    let mut all = Vec::new();
    let mut bytes = bytes.take(limit.saturating_add(1));
    copy(&mut bytes, &mut |piece| {
        all.extend_from_slice(piece);
        digester.write_all(piece)
    })?;
    if bytes.limit() == 0 {
        return Err(Immovable::TooLong);
    }
    let text = data_encoding::BASE64.encode(&all);
    let data = Extension::new(DataType::File).with_content(ForeignNode::Text(text.into()));
    Ok(with_digests(EvidenceItem::inline(data), digester))
}

fn with_digests(mut item: EvidenceItem, digester: Digester) -> EvidenceItem {
    let digests = digester.finish().into_iter();
    item.digests = digests.map(Marked::new).collect();
    item
}

/// Holds the digests of a piece of evidence against its bytes in the document,
/// if it is one text: base 64 and hexadecimal digits are decoded, with white
/// space or without (RFC 3067, sections 2.2.6 and 6.5).
#[must_use]
pub fn verify_inline(item: &EvidenceItem) -> Option<Verification> {
    let [data] = &*item.inline else {
        return None;
    };
    let [ForeignNode::Text(text)] = &*data.content else {
        return None;
    };
    let mut verifier = Verifier::new(item.digests.iter().map(|digest| &**digest));
    let decoded = form::decoded_loosely(text, &data.kind);
    let written = verifier.write_all(decoded.as_deref().unwrap_or(text.as_bytes()));
    written.is_ok().then(|| verifier.finish())
}

/// Holds the digests of a piece of evidence against bytes from elsewhere (RFC
/// 3067, sections 2.2.6 and 6.5).
///
/// # Errors
///
/// If they cannot be read.
pub fn verify_item(item: &EvidenceItem, bytes: impl Read) -> io::Result<Verification> {
    Verification::read(item.digests.iter().map(|digest| &**digest), bytes)
}
