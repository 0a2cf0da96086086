//! Bundles that were changed on their way.

use super::raw::{Raw, Tail, zip};
use super::{Toy, small, small_zip, verify, why, zip_of};

/// Two bits of each byte; all of them if cases are asked for.
fn bits(index: usize) -> Vec<usize> {
    match std::env::var_os("IODEF_CASES") {
        Some(_) => (0..8).collect(),
        None => vec![index % 8, (index + 3) % 8],
    }
}

#[test]
fn every_byte_flipped_is_rejected() {
    let sound = small_zip();
    assert!(verify(&sound).is_ok());
    for index in 0..sound.len() {
        for bit in bits(index) {
            let mut flipped = sound.clone();
            flipped[index] ^= 1 << bit;
            assert!(verify(&flipped).is_err(), "bit {bit} of byte {index}");
        }
    }
}

#[test]
fn a_flip_in_a_compressed_bundle_is_rejected_or_changes_nothing() {
    let toy = Toy(vec![1]);
    let sound = zip_of(small().signed_by(&toy).compressed(true)).unwrap();
    let expected = verify(&sound).unwrap();
    let mut accepted = 0;
    for index in 0..sound.len() {
        for bit in bits(index) {
            let mut flipped = sound.clone();
            flipped[index] ^= 1 << bit;
            let Ok(bundle) = verify(&flipped) else {
                continue;
            };
            accepted += 1;
            assert_eq!(bundle.document_bytes(), expected.document_bytes());
            assert_eq!(bundle.members(), expected.members());
            assert_eq!(bundle.proof(), expected.proof());
        }
    }
    // What is left over of the last byte of each member, and a way or two to say the same.
    assert!(accepted <= 8 * 5 + 16, "{accepted}");
}

#[test]
fn truncated_at_each_length() {
    let sound = small_zip();
    for length in 0..sound.len() {
        assert_eq!(
            why(&sound[..length]),
            "it is no zip file, or cut off",
            "{length}"
        );
    }
}

#[test]
fn a_byte_more_or_less_anywhere_is_rejected() {
    let sound = small_zip();
    for index in 0..sound.len() {
        let mut more = sound.clone();
        more.insert(index, 0);
        let mut less = sound.clone();
        less.remove(index);
        assert!(verify(&more).is_err() && verify(&less).is_err(), "{index}");
    }
}

/// The small bundle, taken apart.
fn parts() -> Vec<Raw> {
    let toy = Toy(vec![1]);
    let mut parts = Vec::new();
    let folder = super::directory::Scratch::new();
    let path = folder.path().join("bundle");
    let members = small().signed_by(&toy).write_directory(&path).unwrap();
    let names = members.iter().map(|member| member.name.clone());
    for name in names.chain(["SHA256SUMS".to_owned(), "SHA256SUMS.asc".to_owned()]) {
        parts.push(Raw::new(&name, std::fs::read(path.join(&name)).unwrap()));
    }
    assert_eq!(zip(&parts, &Tail::default()), small_zip());
    parts
}

#[test]
fn members_removed_are_missed() {
    let expected = [
        "evidence/a.log: it is in the list of members, and absent",
        "incident.xml: it is in the list of members, and absent",
        "notes.txt: it is in the list of members, and absent",
        "SHA256SUMS: it is absent",
        "nobody signed it",
    ];
    for (index, reason) in expected.into_iter().enumerate() {
        let mut parts = parts();
        parts.remove(index);
        assert_eq!(why(&zip(&parts, &Tail::default())), reason);
    }
}

#[test]
fn members_added_are_noticed() {
    for name in ["b.log", "evidence/b.log", "z"] {
        let mut parts = parts();
        let at = parts
            .iter()
            .position(|part| part.central.name.as_slice() > name.as_bytes());
        parts.insert(at.filter(|at| *at < 3).unwrap_or(3), Raw::new(name, ""));
        let reason = why(&zip(&parts, &Tail::default()));
        assert_eq!(reason, format!("{name}: it is not in the list of members"));
    }
}

#[test]
fn members_in_another_order_are_refused() {
    for (one, other) in [(0, 1), (1, 2), (2, 3), (3, 4), (0, 4)] {
        let mut parts = parts();
        parts.swap(one, other);
        let reason = why(&zip(&parts, &Tail::default()));
        assert!(reason.ends_with("it is out of order"), "{reason}");
    }
}

#[test]
fn members_renamed_or_exchanged_are_noticed() {
    let mut renamed = parts();
    renamed[2] = Raw::new("notes.tyt", "");
    let reason = why(&zip(&renamed, &Tail::default()));
    assert_eq!(reason, "notes.tyt: it is not in the list of members");
    let mut exchanged = parts();
    exchanged[0] = Raw::new("evidence/a.log", "");
    let reason = why(&zip(&exchanged, &Tail::default()));
    assert_eq!(reason, "evidence/a.log: its digest is not that of the list");
    let mut exchanged = parts();
    exchanged[1] = Raw::new("incident.xml", super::document(&[]));
    let reason = why(&zip(&exchanged, &Tail::default()));
    assert_eq!(reason, "incident.xml: its digest is not that of the list");
}
