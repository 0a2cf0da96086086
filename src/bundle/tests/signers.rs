use std::io::Cursor;

use super::{Toy, small, small_zip, team, verify, why, zip_of};
use crate::bundle::UnverifiedBundle;
use crate::seal::Require;

#[test]
fn two_signers_required_and_one_given() {
    let both = Require::AllOf(vec![team(1), team(2)]);
    for (signers, holds) in [(vec![1], false), (vec![1, 1], false), (vec![2, 1, 3], true)] {
        let zip = zip_of(small().signed_by(&Toy(signers))).unwrap();
        let opened = UnverifiedBundle::open_zip(Cursor::new(zip)).unwrap();
        assert_eq!(opened.verify(&Toy(Vec::new()), &both).is_ok(), holds);
    }
}

#[test]
fn signed_by_somebody_else_is_rejected() {
    let zip = zip_of(small().signed_by(&Toy(vec![2]))).unwrap();
    assert_eq!(why(&zip), "1 of the required signers are needed, 0 signed");
}

#[test]
fn unsigned_bundles_have_integrity_at_most() {
    let zip = zip_of(small()).unwrap();
    assert_eq!(why(&zip), "nobody signed it");
    let opened = UnverifiedBundle::open_zip(Cursor::new(zip)).unwrap();
    let members = opened.check_integrity_only().unwrap();
    assert_eq!(members.len(), 3);
    let mut altered = zip_of(small()).unwrap();
    altered[60] ^= 1;
    let opened = UnverifiedBundle::open_zip(Cursor::new(altered)).unwrap();
    assert!(opened.check_integrity_only().is_err());
}

#[test]
fn nothing_shows_content() {
    let opened = UnverifiedBundle::open_zip(Cursor::new(small_zip())).unwrap();
    assert_eq!(format!("{opened:?}"), "UnverifiedBundle(5 files)");
    let bundle = verify(&small_zip()).unwrap();
    assert!(!format!("{bundle:?} {:?}", *bundle).contains("sshd"));
}

#[test]
fn files_are_read_within_a_limit() {
    let bundle = verify(&small_zip()).unwrap();
    assert_eq!(bundle.read("evidence/a.log", 37).unwrap().len(), 37);
    let reason = bundle.read("evidence/a.log", 36).unwrap_err().to_string();
    assert_eq!(reason, "evidence/a.log: more than 36 bytes");
    assert!(bundle.read("evidence/b.log", 36).is_err());
    assert!(bundle.read("SHA256SUMS", 36).is_err());
    assert_eq!(
        bundle.read("incident.xml", 999).unwrap(),
        bundle.document_bytes()
    );
}
