use proptest::prelude::*;

use super::chains::chained;
use super::{first, incident, through};
use crate::evidence::{Break, ChainOfCustody};
use crate::mark::{Keep, Redactor};
use crate::model::{Custody, CustodyEntry, EvidenceItem};
use crate::value::{
    CustodyAction, ForeignAttribute, ForeignName, Marked, Restriction, Text, Vocabulary,
};

fn broken(item: &EvidenceItem) -> Break {
    ChainOfCustody::verify(item).unwrap_err()
}

fn custody(item: &mut EvidenceItem) -> &mut Custody {
    item.custody.as_mut().unwrap()
}

type Edit = fn(&mut Marked<CustodyEntry>);

fn restrict<T>(mark: &mut Option<Marked<T>>) {
    mark.as_mut().unwrap().mark_mut().restriction = Some(Restriction::Public);
}

/// A change to everything that an entry says.
const EDITS: [Edit; 20] = [
    |e| e.action = CustodyAction::Released,
    |e| e.action = CustodyAction::Ext("examined".into()),
    |e| *e.time = "2001-09-13T23:19:00Z".parse().unwrap(),
    |e| e.time.mark_mut().restriction = Some(Restriction::Public),
    |e| e.by = None,
    |e| e.by = Some("alice Example".into()),
    |e| e.by.as_mut().unwrap().lang = Some("en".parse().unwrap()),
    |e| e.by.as_mut().unwrap().translation_id = Some("1".into()),
    |e| restrict(&mut e.by),
    |e| e.by = e.place.take(),
    |e| e.place = Some("Room 6".into()),
    |e| e.handed_to = Some("Mallory Example".into()),
    |e| e.storage = None,
    |e| e.descriptions.clear(),
    |e| e.descriptions.push(Marked::new(Text::new(""))),
    |e| e.mark_mut().restriction = Some(Restriction::Public),
    |e| e.mark_mut().id = Some("an-id".parse().unwrap()),
    |e| {
        let name = ForeignName::new("urn:x", "seal", "x");
        e.mark_mut()
            .add_attribute(ForeignAttribute::new(name, "17"));
    },
    |e| e.link.as_mut().unwrap().evidence = "00".into(),
    |e| e.link.as_mut().unwrap().digest = "00".into(),
];

#[test]
fn r019_each_edit_of_each_entry_is_named() {
    let genuine = chained(4);
    let mut edits = 0;
    for index in 0..4 {
        for (number, edit) in EDITS.iter().enumerate() {
            let mut item = genuine.clone();
            edit(&mut custody(&mut item).entries[index]);
            let position = u64::try_from(index + 1).unwrap();
            assert_eq!(broken(&item), Break::Edited { position }, "edit {number}");
            edits += 1;
        }
    }
    println!("{edits} edits");
}

/// Every character of every entry as it is written, one after another.
#[test]
fn r019_no_character_of_a_written_chain_can_be_changed() {
    let xml = crate::Document::from(incident(chained(3)));
    let xml = xml.to_xml(Vocabulary::Incident).unwrap();
    let start = xml.find("<CustodyEntry").unwrap();
    let end = xml.find("</Custody>").unwrap();
    let genuine = ChainOfCustody::verify(first(&read(&xml).unwrap())).unwrap();
    let (mut rejected, mut same) = (0, 0);
    for at in start..end {
        let mut changed = xml.clone().into_bytes();
        changed[at] = if changed[at] == b'x' { b'y' } else { b'x' };
        let Some(read) = read(std::str::from_utf8(&changed).unwrap()) else {
            rejected += 1;
            continue;
        };
        match ChainOfCustody::verify(first(&read)) {
            Err(_) => rejected += 1,
            Ok(chain) => {
                assert_eq!(chain, genuine);
                same += 1;
            }
        }
    }
    println!("{rejected} rejected, {same} mean the same");
    assert_eq!(same, 0);
}

fn read(xml: &str) -> Option<crate::Incident> {
    let document = crate::Document::from_slice(xml.as_bytes());
    document
        .ok()
        .map(|mut document| document.incidents.remove(0))
}

#[test]
fn r019_what_is_added_is_named() {
    let plain = || super::entry(CustodyAction::Stored);
    let mut item = chained(3);
    custody(&mut item).entries.insert(1, plain().into());
    assert_eq!(broken(&item), Break::Unlinked { position: 2 });
    let mut item = chained(3);
    custody(&mut item).entries.push(plain().into());
    assert_eq!(broken(&item), Break::Unlinked { position: 4 });

    // Appended by the rules, but for the head.
    let mut longer = ChainOfCustody::verify(&chained(3)).unwrap();
    longer.append(plain());
    let mut item = chained(3);
    custody(&mut item).entries.push(longer.entries()[3].clone());
    assert_eq!(broken(&item), Break::BehindHead { number: 4 });
}

/// An entry whose own link was computed anew does not fit its neighbours.
#[test]
fn r019_what_is_replaced_is_named() {
    for index in 0..4 {
        let mut item = chained(4);
        let entry = &mut custody(&mut item).entries[index];
        entry.by = Some("Mallory Example".into());
        let link = entry.link.as_deref().unwrap().clone();
        let digest = crate::evidence::link::digest(entry, &link);
        entry.link.as_mut().unwrap().digest = digest;
        let number = u64::try_from(index + 1).unwrap();
        assert_eq!(broken(&item), Break::Replaced { number });
    }
}

#[test]
fn what_is_chained_says_so() {
    let mut item = chained(2);
    custody(&mut item).head = None;
    assert_eq!(broken(&item), Break::NoHead);
    let mut item = chained(2);
    custody(&mut item).head.as_mut().unwrap().version = "2".into();
    assert_eq!(
        broken(&item),
        Break::UnknownVersion {
            version: "2".into()
        }
    );
    let mut item = chained(2);
    for entry in &mut custody(&mut item).entries {
        entry.link = None;
    }
    assert_eq!(broken(&item), Break::Unlinked { position: 1 });
    custody(&mut item).head = None;
    assert_eq!(broken(&item), Break::NotChained);
    custody(&mut item).entries.clear();
    assert_eq!(broken(&item), Break::NotChained);
}

/// A redacted copy has no chain, or one that shows that it is a copy.
#[test]
fn r019_a_redacted_copy_does_not_verify() {
    let mut item = chained(1);
    let mut chain = ChainOfCustody::verify(&item).unwrap();
    let mut secret = super::entry(CustodyAction::Transferred);
    secret.handed_to = Some(Marked::<Text>::from("Eve Example").restricted(Restriction::Red));
    chain.append(secret);
    chain.put_into(&mut item).unwrap();
    let mut whole = incident(Marked::new(item).restricted(Restriction::Green));
    whole.set_restriction(Restriction::Green);
    for (keep, expected) in [
        (&[Keep::Evidence, Keep::Custody][..], Break::NotChained),
        (&Keep::ALL[..], Break::Edited { position: 2 }),
    ] {
        let mut redactor = Redactor::new(Restriction::Green);
        for keep in keep {
            redactor.keep(*keep);
        }
        let copy = redactor.redact(&whole).unwrap().incident.unwrap();
        let entries = &first(&copy).custody.as_ref().unwrap().entries;
        assert_eq!(entries.len(), 2);
        assert!(entries[1].handed_to.is_none());
        assert_eq!(broken(first(&copy)), expected);
        let carried = through(&copy, Vocabulary::Iodef2);
        assert_eq!(broken(first(&carried)), expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: u32::try_from(super::cases(64)).unwrap(),
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn removal_is_named(length in 2_usize..9, from in 0_usize..9, count in 1_usize..9) {
        let mut item = chained(length);
        let from = from % length;
        let to = (from + count).min(length);
        prop_assume!(to - from < length);
        custody(&mut item).entries.drain(from..to);
        let number = |n: usize| u64::try_from(n).unwrap();
        let expected = if to == length {
            Break::MissingLast { after: number(from), last: number(length) }
        } else {
            Break::Missing { after: number(from), before: number(to + 1) }
        };
        prop_assert_eq!(broken(&item), expected);
    }

    #[test]
    fn any_other_order_is_named(length in 2_usize..8, a in 0_usize..8, b in 0_usize..8) {
        let (a, b) = (a % length, b % length);
        prop_assume!(a != b);
        let mut item = chained(length);
        let entries = &mut custody(&mut item).entries;
        let moved = entries.remove(a);
        entries.insert(b, moved);
        let out_of_order = matches!(broken(&item), Break::OutOfOrder { .. });
        prop_assert!(out_of_order);
    }

    #[test]
    fn a_repeated_entry_is_named(length in 1_usize..8, a in 0_usize..8) {
        let mut item = chained(length);
        let entries = &mut custody(&mut item).entries;
        let again = entries[a % length].clone();
        entries.insert(a % length, again);
        let number = u64::try_from(a % length + 1).unwrap();
        prop_assert_eq!(broken(&item), Break::Repeated { number });
    }
}
