//! How entries of custody are tied to one another, and how a break shows.

use crate::evidence::Break;
use crate::evidence::canonical::Form;
use crate::evidence::normal;
use crate::model::{ChainHead, ChainLink, Custody, CustodyEntry, Digest};
use crate::value::{Marked, OpenEnum, Spelling, Vocabulary};

/// The version of all that is digested here.
pub(super) const VERSION: &str = "1";
const ENTRY: &str = "iodef custody entry 1";
const EVIDENCE: &str = "iodef custody evidence 1";
/// What an entry cannot vouch for, being made of it.
const OF_CHAIN: [&str; 2] = ["ChainLink", "ChainSignature"];

/// The digest of an entry with all that its link says.
pub(super) fn digest(entry: &Marked<CustodyEntry>, link: &ChainLink) -> String {
    let mut form = Form::new(ENTRY);
    form.field(b'n', link.number.as_str());
    if let Some(previous) = &link.previous {
        form.field(b'p', &normal(previous));
    }
    form.field(b'e', &normal(&link.evidence));
    form.element(entry, "CustodyEntry", &OF_CHAIN);
    form.finish()
}

/// The digest of the digests of evidence, in whatever order.
pub(super) fn evidence(digests: &[Marked<Digest>]) -> String {
    let mut stated: Vec<_> = digests
        .iter()
        .map(|digest| {
            let spelling = OpenEnum::spelling(&digest.algorithm, Vocabulary::Incident);
            let extends = matches!(spelling, Spelling::Extension(_));
            (digest.algorithm.token(), extends, normal(&digest.value))
        })
        .collect();
    stated.sort_unstable();
    let mut form = Form::new(EVIDENCE);
    for (algorithm, extends, value) in stated {
        form.field(if extends { b'X' } else { b'V' }, algorithm);
        form.field(b'T', &value);
    }
    form.finish()
}

/// The links of a custody whose entries are all there, unchanged and in order.
pub(super) fn verified(custody: &Custody) -> Result<Vec<&ChainLink>, Break> {
    let chained = custody.entries.iter().any(|entry| entry.link.is_some());
    let Some(head) = &custody.head else {
        return Err(if chained {
            Break::NoHead
        } else {
            Break::NotChained
        });
    };
    if head.version != VERSION {
        let version = head.version.clone();
        return Err(Break::UnknownVersion { version });
    }
    let entries = (1..).zip(&custody.entries);
    let links = entries
        .map(|(position, entry)| unedited(position, entry))
        .collect::<Result<Vec<_>, Break>>()?;
    let numbers: Vec<u64> = links.iter().map(|(number, _)| *number).collect();
    in_order(&numbers)?;
    let links: Vec<_> = links.into_iter().map(|(_, link)| link).collect();
    joined(&links)?;
    ends_in(&links, head)?;
    Ok(links)
}

/// The link of an entry that says what its link says it does.
fn unedited(position: u64, entry: &Marked<CustodyEntry>) -> Result<(u64, &ChainLink), Break> {
    let link = entry.link.as_deref().ok_or(Break::Unlinked { position })?;
    let number = number(link.number.as_str()).ok_or(Break::Edited { position })?;
    let is_first = number == 1;
    if is_first != link.previous.is_none() || digest(entry, link) != normal(&link.digest) {
        return Err(Break::Edited { position });
    }
    Ok((number, link))
}

/// A number as it is written by the chain.
fn number(text: &str) -> Option<u64> {
    let number: u64 = text.parse().ok()?;
    (number > 0 && number.to_string() == text).then_some(number)
}

fn in_order(numbers: &[u64]) -> Result<(), Break> {
    let pairs = || numbers.iter().zip(numbers.iter().skip(1));
    if let Some((_, number)) = pairs().find(|(before, number)| before > number) {
        return Err(Break::OutOfOrder { number: *number });
    }
    if let Some((_, number)) = pairs().find(|(before, number)| before == number) {
        return Err(Break::Repeated { number: *number });
    }
    let from_none = std::iter::once(&0).chain(numbers).zip(numbers);
    for (after, before) in from_none {
        if after + 1 != *before {
            let (after, before) = (*after, *before);
            return Err(Break::Missing { after, before });
        }
    }
    Ok(())
}

/// Whether each entry was appended to the one before it.
fn joined(links: &[&ChainLink]) -> Result<(), Break> {
    let pairs = links.iter().zip(links.iter().skip(1));
    for (number, (before, link)) in (1..).zip(pairs) {
        if link.previous.as_deref().map(normal) != Some(normal(&before.digest)) {
            return Err(Break::Replaced { number });
        }
    }
    Ok(())
}

fn ends_in(links: &[&ChainLink], head: &ChainHead) -> Result<(), Break> {
    let count = u64::try_from(links.len()).unwrap_or(u64::MAX);
    let last = number(head.number.as_str()).ok_or(Break::NoHead)?;
    if count < last {
        return Err(Break::MissingLast { after: count, last });
    }
    if count > last {
        let number = last.saturating_add(1);
        return Err(Break::BehindHead { number });
    }
    let digest = links.last().map(|link| normal(&link.digest));
    if digest != Some(normal(&head.digest)) {
        return Err(Break::Replaced { number: last });
    }
    Ok(())
}
