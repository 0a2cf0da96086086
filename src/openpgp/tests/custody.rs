use crate::evidence::{ChainOfCustody, Outcome, collect_at};
use crate::openpgp::SCHEME;
use crate::openpgp::tests::{key, of, only, prints};
use crate::seal::Require;
use crate::{CustodyAction, CustodyEntry, DigestAlgorithm, Encrypted, EvidenceItem, Timestamp};

fn item() -> EvidenceItem {
    collect_at("disk.img", &b"a disk"[..], [DigestAlgorithm::Sha256]).unwrap()
}

fn entry(action: CustodyAction, by: &str) -> CustodyEntry {
    let time: Timestamp = "2026-03-01T12:00:00Z".parse().unwrap();
    CustodyEntry::new(action, time).with_by(by)
}

/// Three entries, by two teams, each signed by its team.
fn signed() -> (
    EvidenceItem,
    crate::openpgp::SecretKey,
    crate::openpgp::SecretKey,
) {
    let (a, b) = (key("A"), key("B"));
    let mut item = item();
    let mut chain = ChainOfCustody::begin(&item, entry(CustodyAction::Collected, "Alice")).unwrap();
    chain.seal(&of(&a, &[])).unwrap();
    chain.append(entry(CustodyAction::Transferred, "Alice").with_handed_to("Bob"));
    chain.seal(&of(&a, &[])).unwrap();
    chain.append(entry(CustodyAction::Stored, "Bob").with_storage("a safe"));
    chain.seal(&of(&b, &[])).unwrap();
    chain.put_into(&mut item).unwrap();
    (item, a, b)
}

#[test]
fn r019_each_hand_signs_its_entry() {
    let (item, a, b) = signed();
    let chain = ChainOfCustody::verify(&item).unwrap();
    let pgp = of(&key("C"), &[&a, &b]);
    let both = Require::AnyOf(prints(&[&a, &b]));
    assert!(chain.verify_seals(SCHEME, &pgp, &both).are_of_each());
    // Of whom nobody knows the certificate, or asks for, nothing is shown.
    let outcomes = |require: &Require, pgp: &crate::openpgp::OpenPgp| {
        let shown = chain.verify_seals(SCHEME, pgp, require);
        shown
            .checks()
            .map(|(.., outcome)| outcome)
            .collect::<Vec<_>>()
    };
    assert_eq!(
        outcomes(&only(&a), &pgp),
        [Outcome::Holds, Outcome::Holds, Outcome::Unknown]
    );
    assert_eq!(
        outcomes(&both, &of(&key("C"), &[&b])),
        [Outcome::Unknown, Outcome::Unknown, Outcome::Holds]
    );
    assert!(!chain.verify_seals("another", &pgp, &both).cover_all());
}

#[test]
fn a_chain_that_was_computed_anew_is_not_signed() {
    let (mut item, a, b) = signed();
    let signatures = |item: &EvidenceItem| {
        let entries = &item.custody.as_ref().unwrap().entries;
        entries
            .iter()
            .map(|entry| entry.signatures.clone())
            .collect::<Vec<_>>()
    };
    let old = signatures(&item);
    item.custody = None;
    // Mallory was there, and not Alice; all links are computed anew.
    let mut forged =
        ChainOfCustody::begin(&item, entry(CustodyAction::Collected, "Mallory")).unwrap();
    forged.append(entry(CustodyAction::Transferred, "Alice").with_handed_to("Bob"));
    forged.append(entry(CustodyAction::Stored, "Bob").with_storage("a safe"));
    forged.put_into(&mut item).unwrap();
    for (entry, signatures) in item.custody.as_mut().unwrap().entries.iter_mut().zip(old) {
        entry.signatures = signatures;
    }
    let chain = ChainOfCustody::verify(&item).unwrap();
    let pgp = of(&key("C"), &[&a, &b]);
    let shown = chain.verify_seals(SCHEME, &pgp, &Require::AnyOf(prints(&[&a, &b])));
    assert!(
        shown
            .checks()
            .all(|(.., outcome)| outcome == Outcome::Fails)
    );
    assert!(!shown.cover_all() && shown.signed_up_to() == 0);
}

#[test]
fn r018_evidence_is_encrypted_for_whom_it_is() {
    let (from, to, other) = (key("A"), key("B"), key("E"));
    let sender = of(&from, &[]).with_recipients(to.certificates());
    let sealed = Encrypted::seal(b"a disk", &sender).unwrap();
    assert_eq!(sealed.scheme, SCHEME);
    assert_eq!(
        *sealed.open(&of(&to, &[&from]), &only(&from)).unwrap(),
        b"a disk"
    );
    assert!(sealed.open(&of(&other, &[&from]), &only(&from)).is_err());
    let mut of_another = sealed;
    of_another.scheme = "cms".to_owned();
    assert!(of_another.open(&of(&to, &[&from]), &only(&from)).is_err());
}
