//! Texts that hold OpenPGP data, and how often.

use sequoia_openpgp::armor::{Kind, Writer};
use std::io::Write;

use crate::seal::{Reason, Rejection};

const CLEARTEXT: &[u8] = b"-----BEGIN PGP SIGNED MESSAGE-----";
const BEGIN: &str = "-----BEGIN PGP ";

/// Refuses the cleartext signature framework: what it signs is not what is parsed.
pub(super) fn refuse_cleartext(bytes: &[u8]) -> Result<(), Rejection> {
    if memchr::memmem::find(bytes, CLEARTEXT).is_some() {
        return Err(Reason::Structure("cleartext signatures are refused").into());
    }
    Ok(())
}

/// The armored blocks of a text one by one, or the whole where there is none.
pub(super) fn blocks(bytes: &[u8]) -> Vec<&[u8]> {
    let mut starts: Vec<_> = memchr::memmem::find_iter(bytes, BEGIN).collect();
    if starts.is_empty() {
        return vec![bytes];
    }
    starts.push(bytes.len());
    let ends = starts.windows(2).filter_map(|pair| match pair {
        [from, to] => bytes.get(*from..*to),
        _ => None,
    });
    ends.collect()
}

/// Armors what a function writes.
pub(super) fn armored(
    kind: Kind,
    write: impl FnOnce(&mut Writer<Vec<u8>>) -> sequoia_openpgp::Result<()>,
) -> Option<String> {
    let mut writer = Writer::new(Vec::new(), kind).ok()?;
    write(&mut writer).ok()?;
    writer.flush().ok()?;
    String::from_utf8(writer.finalize().ok()?).ok()
}
