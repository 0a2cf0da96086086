use std::convert::Infallible;

use super::{entry, first, generated, incident, item, through};
use crate::evidence::{Break, ChainOfCustody, Outcome, items};
use crate::model::{Custody, CustodyEntry, Digest, EvidenceItem};
use crate::value::{CustodyAction, DigestAlgorithm, ForeignElement, ForeignName};
use crate::value::{Marked, Restriction, Vocabulary};

/// Evidence that went through as many hands.
pub(super) fn chained(entries: usize) -> EvidenceItem {
    let mut item = item();
    let mut chain = ChainOfCustody::begin(&item, entry(CustodyAction::Discovered)).unwrap();
    for number in 1..entries {
        let more = entry(CustodyAction::Examined).with_description(&*number.to_string());
        chain.append(Marked::new(more).restricted(Restriction::Green));
    }
    chain.put_into(&mut item).unwrap();
    item
}

#[test]
fn r019_a_chain_holds_and_is_only_appended_to() {
    let mut item = chained(3);
    let mut chain = ChainOfCustody::verify(&item).unwrap();
    assert_eq!(chain.append(entry(CustodyAction::Released)), 4);
    chain.put_into(&mut item).unwrap();
    let chain = ChainOfCustody::verify(&item).unwrap();
    assert_eq!(chain.entries().len(), 4);
    let custody = item.custody.as_ref().unwrap();
    let links: Vec<_> = custody
        .entries
        .iter()
        .map(|e| e.link.clone().unwrap())
        .collect();
    for pair in links.windows(2) {
        assert_eq!(pair[1].previous.as_ref(), Some(&pair[0].digest));
    }
    assert_eq!(custody.head.as_ref().unwrap().digest, links[3].digest);
    assert!(ChainOfCustody::begin(&item, entry(CustodyAction::Stored)).is_err());
    assert!(ChainOfCustody::adopt(&item).is_err());
}

/// It holds in every vocabulary, indented or not, and wherever it has been.
#[test]
fn r071_a_chain_holds_in_every_vocabulary() {
    let mut item = item();
    let foreign = ForeignName::new("https://example.com/ns", "Seal", "x");
    let mut sealed = Marked::new(entry(CustodyAction::Ext("sealed".into())));
    sealed
        .mark_mut()
        .add_child(ForeignElement::new(foreign).with_child("17"));
    sealed.by =
        Some(Marked::<crate::Text>::from("Alice\r\n\u{e9} <&>").restricted(Restriction::Amber));
    let mut chain = ChainOfCustody::begin(&item, sealed).unwrap();
    chain.append(CustodyEntry::new(
        CustodyAction::Stored,
        "2001".parse::<crate::Timestamp>().unwrap(),
    ));
    chain.put_into(&mut item).unwrap();
    let whole = incident(item);
    for first_way in Vocabulary::ALL {
        for second in Vocabulary::ALL {
            let back = through(&through(&whole, first_way), second);
            assert_eq!(back, whole);
            ChainOfCustody::verify(first(&back)).unwrap();
        }
        let pretty = pretty(&whole, first_way);
        ChainOfCustody::verify(first(&pretty)).unwrap();
    }
}

fn pretty(incident: &crate::Incident, vocabulary: Vocabulary) -> crate::Incident {
    let mut builder = crate::WriterBuilder::new(vocabulary);
    builder.pretty(true).declare_unknown(true);
    let mut writer = builder.from_writer(Vec::new());
    writer.incident(incident).unwrap();
    let xml = writer.finish().unwrap();
    crate::Document::from_slice(&xml)
        .unwrap()
        .incidents
        .remove(0)
}

/// Whatever an entry may hold: what is chained comes back and holds.
#[test]
fn chains_of_anything_hold_in_every_vocabulary() {
    let mut chains = 0;
    for made in generated(super::cases(30)) {
        for found in items(&made) {
            let mut item = found.item.clone();
            if let Some(custody) = &mut item.custody {
                custody.head = None;
                custody
                    .entries
                    .iter_mut()
                    .for_each(|entry| entry.link = None);
            } else {
                item.custody = Some(Custody::new(entry(CustodyAction::Stored)).into());
            }
            let chain = ChainOfCustody::adopt(&item).unwrap();
            chain.put_into(&mut item).unwrap();
            let whole = incident(item);
            for vocabulary in Vocabulary::ALL {
                let back = through(&whole, vocabulary);
                ChainOfCustody::verify(first(&back)).unwrap();
            }
            chains += 1;
        }
    }
    assert!(chains > 30, "{chains}");
    println!("{chains} chains");
}

#[test]
fn what_is_not_chained_is_not_verified() {
    let mut item = item();
    assert_eq!(ChainOfCustody::verify(&item), Err(Break::NoCustody));
    assert_eq!(ChainOfCustody::adopt(&item), Err(Break::NoCustody));
    item.custody = Some(Custody::new(entry(CustodyAction::Stored)).into());
    assert_eq!(ChainOfCustody::verify(&item), Err(Break::NotChained));
    let chain = ChainOfCustody::adopt(&item).unwrap();
    chain.put_into(&mut item).unwrap();
    assert_eq!(ChainOfCustody::verify(&item).unwrap().entries().len(), 1);
}

#[test]
fn a_chain_is_of_one_piece_of_evidence() {
    let chain = ChainOfCustody::verify(&chained(2)).unwrap();
    let mut other = chained(3);
    assert_eq!(chain.put_into(&mut other), Err(Break::OtherItem));
    let mut moved = chained(2);
    let chain = ChainOfCustody::verify(&moved).unwrap();
    moved.digests[0].value = "00".into();
    let changed = Break::DigestsChanged { since: 2 };
    assert_eq!(ChainOfCustody::verify(&moved), Err(changed.clone()));
    assert_eq!(chain.put_into(&mut moved), Err(changed));
}

/// Another digest of the same evidence takes an entry that says so.
#[test]
fn digests_change_with_an_entry_only() {
    let mut item = chained(2);
    let mut chain = ChainOfCustody::verify(&item).unwrap();
    let more = Digest::new(DigestAlgorithm::Blake3, "cd".repeat(32));
    item.digests.insert(0, more.into());
    assert!(ChainOfCustody::verify(&item).is_err());
    chain.restate(&item.digests);
    chain.append(entry(CustodyAction::Examined));
    chain.put_into(&mut item).unwrap();
    let upper = |digest: &mut String| *digest = digest.to_uppercase();
    let custody = item.custody.as_mut().unwrap();
    upper(&mut custody.head.as_mut().unwrap().digest);
    for link in custody.entries.iter_mut().filter_map(|e| e.link.as_mut()) {
        upper(&mut link.evidence);
        upper(&mut link.digest);
        link.previous.iter_mut().for_each(upper);
    }
    let chain = ChainOfCustody::verify(&item).unwrap();
    assert_eq!(chain.restated(), [3]);
    item.digests.reverse();
    item.digests[0].value = item.digests[0].value.to_uppercase();
    assert!(ChainOfCustody::verify(&item).is_ok());
}

/// A stand-in for a mechanism of signing: a keyed digest.
fn seal(key: &str, bytes: &[u8]) -> String {
    use sha2::Digest as _;
    crate::evidence::hex(
        &sha2::Sha256::new()
            .chain_update(key)
            .chain_update(bytes)
            .finalize(),
    )
}

fn signed(key: &str, mut item: EvidenceItem, entries: usize) -> EvidenceItem {
    item.custody = None;
    let mut chain = None;
    for _ in 0..entries {
        let more = entry(CustodyAction::Examined);
        let mut next = match chain.take() {
            None => ChainOfCustody::begin(&item, more).unwrap(),
            Some(chain) => {
                let mut chain: ChainOfCustody = chain;
                chain.append(more);
                chain
            }
        };
        next.sign("seal", |bytes| Ok::<_, Infallible>(seal(key, bytes)))
            .unwrap();
        chain = Some(next);
    }
    chain.unwrap().put_into(&mut item).unwrap();
    item
}

fn check(item: &EvidenceItem) -> crate::evidence::Signatures {
    let chain = ChainOfCustody::verify(item).unwrap();
    chain.verify_signatures(|signature| match signature.scheme {
        "seal" if seal("alice", &signature.bytes) == signature.signature => Outcome::Holds,
        "seal" => Outcome::Fails,
        _ => Outcome::Unknown,
    })
}

/// Anybody can compute a chain anew; nobody else can sign it.
#[test]
fn r019_a_recomputed_chain_is_not_a_signed_one() {
    let genuine = signed("alice", item(), 3);
    let signatures = check(&genuine);
    assert!(signatures.cover_all() && signatures.are_of_each());

    let mut forged = genuine;
    let entries = &mut forged.custody.as_mut().unwrap().entries;
    entries[0].by = Some("Mallory Example".into());
    assert!(ChainOfCustody::verify(&forged).is_err());
    let entries = std::mem::take(&mut forged.custody.as_mut().unwrap().entries);
    let bare = |mut entry: Marked<CustodyEntry>| {
        entry.link = None;
        entry
    };
    let entries: Vec<_> = entries.into_iter().map(bare).collect();
    let old: Vec<_> = entries
        .iter()
        .map(|entry| entry.signatures.clone())
        .collect();
    forged.custody = Some(Custody::default().into());
    forged.custody.as_mut().unwrap().entries = entries;
    ChainOfCustody::adopt(&forged)
        .unwrap()
        .put_into(&mut forged)
        .unwrap();
    let without = check(&forged);
    assert!(!without.cover_all() && without.signed_up_to() == 0);
    let entries = &mut forged.custody.as_mut().unwrap().entries;
    for (entry, signatures) in entries.iter_mut().zip(old) {
        entry.signatures = signatures;
    }
    let with_old = check(&forged);
    assert!(!with_old.cover_all() && with_old.signed_up_to() == 0);
    assert!(
        with_old
            .checks()
            .all(|(.., outcome)| outcome == Outcome::Fails)
    );
    let by_other = check(&signed("mallory", item(), 3));
    assert!(!by_other.cover_all());
}

#[test]
fn signatures_that_are_missing_or_unknown_show_nothing() {
    let mut item = signed("alice", item(), 3);
    let entries = &mut item.custody.as_mut().unwrap().entries;
    entries[0].signatures[0].scheme = "cms".into();
    let signatures = check(&item);
    assert!(signatures.cover_all() && !signatures.are_of_each());
    item.custody.as_mut().unwrap().entries[2].signatures.clear();
    let signatures = check(&item);
    assert_eq!(signatures.signed_up_to(), 2);
    assert!(!signatures.cover_all());
    let moved = check(&{
        let entries = &mut item.custody.as_mut().unwrap().entries;
        entries[2].signatures = entries[1].signatures.clone();
        item.clone()
    });
    assert_eq!(moved.signed_up_to(), 0);
    let unsigned = check(&chained(2));
    assert!(!unsigned.cover_all() && !unsigned.are_of_each());
}
