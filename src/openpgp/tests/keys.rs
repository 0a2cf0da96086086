use std::time::SystemTime;

use sequoia_openpgp::cert::{CertBuilder, CertRevocationBuilder};
use sequoia_openpgp::packet::Packet;
use sequoia_openpgp::types::ReasonForRevocation;
use sequoia_openpgp::{Cert, Profile};

use crate::openpgp::tests::{key, later, now, of, only};
use crate::openpgp::{Certificates, OpenPgp, Policy, SecretKey};
use crate::seal::{Encrypt, Reason, Rejection, Sign, Unverified};
use crate::{
    Contact, ContactRole, ContactType, Csirt, Incident, IncidentId, KeyScheme, PublicKey, Purpose,
    Restriction,
};

fn reasons(rejection: &Rejection) -> Vec<Reason> {
    rejection.reasons().cloned().collect()
}

fn seconds(days: u64) -> std::time::Duration {
    std::time::Duration::from_secs(days * 86_400)
}

fn expiring(days: u64) -> SecretKey {
    let builder = CertBuilder::general_purpose(Some("expiring"));
    let builder = builder.set_creation_time(SystemTime::from(now()));
    SecretKey(
        builder
            .set_validity_period(seconds(days))
            .generate()
            .unwrap()
            .0,
    )
}

fn revoked(key: &SecretKey, days: i64, reason: ReasonForRevocation) -> SecretKey {
    let mut pair = key
        .0
        .primary_key()
        .key()
        .clone()
        .parts_into_secret()
        .unwrap()
        .into_keypair()
        .unwrap();
    let revocation = CertRevocationBuilder::new()
        .set_signature_creation_time(SystemTime::from(later(days)))
        .unwrap()
        .set_reason_for_revocation(reason, b"")
        .unwrap()
        .build(&mut pair, &key.0, None)
        .unwrap();
    let changed = key
        .0
        .clone()
        .insert_packets(vec![Packet::from(revocation)])
        .unwrap()
        .0;
    SecretKey(changed)
}

fn at(days: i64, own: &SecretKey, others: &SecretKey) -> OpenPgp {
    OpenPgp::new(Policy::at(later(days)))
        .with_key(own.clone())
        .with_certificates(others.certificates())
        .with_recipients(others.certificates())
}

#[test]
fn expired_keys_sign_and_receive_nothing() {
    let (old, team) = (expiring(10), key("B"));
    let fresh = at(5, &old, &team).sign(b"content").unwrap().text;
    let rejection = at(11, &old, &team).sign(b"content").unwrap_err();
    assert_eq!(reasons(&rejection), [Reason::Expired]);
    let rejection = at(11, &team, &old).encrypt(b"content").unwrap_err();
    assert_eq!(reasons(&rejection), [Reason::Expired]);
    // What was signed while the key was valid stays proven.
    let verify = |signature: &str, days| {
        Unverified::new(*b"content", signature).verify(&at(days, &team, &old), &only(&old))
    };
    assert!(verify(&fresh, 5).is_ok());
    assert!(verify(&fresh, 4000).is_ok());
    // What is signed behind our back after that is not.
    let young = SecretKey(old.0.clone());
    let rules = sequoia_openpgp::policy::StandardPolicy::new();
    let keys = young.0.keys().with_policy(&rules, SystemTime::from(now()));
    let mut pair = keys
        .secret()
        .for_signing()
        .next()
        .unwrap()
        .key()
        .clone()
        .into_keypair()
        .unwrap();
    let builder = sequoia_openpgp::packet::signature::SignatureBuilder::new(
        sequoia_openpgp::types::SignatureType::Binary,
    );
    let builder = builder
        .set_signature_creation_time(SystemTime::from(later(11)))
        .unwrap();
    let late = builder.sign_message(&mut pair, b"content").unwrap();
    let late = crate::openpgp::armor::armored(sequoia_openpgp::armor::Kind::Signature, |out| {
        sequoia_openpgp::serialize::Serialize::serialize(&Packet::from(late), out)
    });
    let rejection = verify(&late.unwrap(), 12).unwrap_err();
    assert!(
        reasons(&rejection).contains(&Reason::Expired),
        "{rejection}"
    );
}

#[test]
fn revoked_keys_are_refused() {
    let (plain, team) = (key("A"), key("B"));
    let signature = at(5, &plain, &team).sign(b"content").unwrap().text;
    let verify = |known: &SecretKey| {
        Unverified::new(*b"content", &*signature).verify(&at(30, &team, known), &only(known))
    };
    assert!(verify(&plain).is_ok());
    // Who has lost a key cannot tell what was signed before; who has a new one can.
    let lost = revoked(&plain, 20, ReasonForRevocation::KeyCompromised);
    let retired = revoked(&plain, 20, ReasonForRevocation::KeyRetired);
    assert!(reasons(&verify(&lost).unwrap_err()).contains(&Reason::Revoked));
    assert!(verify(&retired).is_ok());
    for known in [&lost, &retired] {
        let rejection = at(30, &team, known).encrypt(b"content").unwrap_err();
        assert_eq!(reasons(&rejection), [Reason::Revoked]);
        let rejection = at(30, known, &team).sign(b"content").unwrap_err();
        assert_eq!(reasons(&rejection), [Reason::Revoked]);
    }
}

#[test]
fn keys_of_version_6_sign_and_read() {
    let builder = CertBuilder::general_purpose(Some("new"))
        .set_profile(Profile::RFC9580)
        .unwrap();
    let builder = builder.set_creation_time(SystemTime::from(now()));
    let new = SecretKey(builder.generate().unwrap().0);
    assert_eq!(new.fingerprint().as_bytes().len(), 32);
    let old = key("old");
    assert_eq!(old.fingerprint().as_bytes().len(), 20);
    let both = [new.certificate(), old.certificate()].into_iter().collect();
    let message = of(&new, &[])
        .with_recipients(both)
        .encrypt(b"content")
        .unwrap();
    for reader in [&new, &old] {
        let verified = Unverified::message(&*message).decrypt(&of(reader, &[&new]), &only(&new));
        assert_eq!(*verified.unwrap(), b"content");
    }
}

#[test]
fn a_secret_key_is_locked_and_unlocked_by_its_password() {
    let plain = key("A");
    let locked = plain.to_armored(Some("correct horse")).unwrap();
    assert!(SecretKey::is_locked(locked.as_bytes()).unwrap());
    for wrong in [None, Some(""), Some("wrong")] {
        let rejection = SecretKey::from_bytes(locked.as_bytes(), wrong).unwrap_err();
        assert_eq!(reasons(&rejection), [Reason::Password]);
    }
    let [unlocked] = &SecretKey::from_bytes(locked.as_bytes(), Some("correct horse")).unwrap()[..]
    else {
        panic!()
    };
    assert_eq!(unlocked.fingerprint(), plain.fingerprint());
    assert!(of(unlocked, &[]).sign(b"content").is_ok());
    let open = plain.to_armored(None).unwrap();
    assert!(!SecretKey::is_locked(open.as_bytes()).unwrap());
    let public = plain.certificate().to_armored().unwrap();
    assert!(SecretKey::from_bytes(public.as_bytes(), None).is_err());
    assert!(!format!("{plain:?}").contains("BEGIN"));
}

#[test]
fn keyrings_of_every_form_are_read() {
    let (a, b) = (key("A"), key("B"));
    let both: Certificates = [a.certificate(), b.certificate(), a.certificate()]
        .into_iter()
        .collect();
    assert_eq!(both.iter().count(), 2);
    let one_block = both.to_armored().unwrap();
    let two_blocks =
        a.certificate().to_armored().unwrap() + "\n" + &b.certificate().to_armored().unwrap();
    let mut binary = Vec::new();
    for cert in [&a.0, &b.0] {
        sequoia_openpgp::serialize::Serialize::export(cert, &mut binary).unwrap();
    }
    for ring in [one_block.as_bytes(), two_blocks.as_bytes(), &binary] {
        let read = Certificates::from_bytes(ring).unwrap();
        assert!(read.get(&a.fingerprint()).is_some() && read.get(&b.fingerprint()).is_some());
    }
    // Secrets do not stay in a keyring.
    let read = Certificates::from_bytes(a.to_armored(None).unwrap().as_bytes()).unwrap();
    assert!(!read.iter().any(|certificate| Cert::is_tsk(&certificate.0)));
    for wrong in [&b""[..], b"hello", &one_block.as_bytes()[..100]] {
        assert!(Certificates::from_bytes(wrong).is_err());
    }
}

#[test]
fn a_team_says_its_certificates() {
    let (ours, other) = (key("A"), key("B"));
    let armored = ours.certificate().to_armored().unwrap();
    let public = |print: &str| {
        PublicKey::new(KeyScheme::Pgp, print).with_key(crate::Marked::new(armored.clone()))
    };
    let incident = |public| {
        let mut contact = Contact::new(ContactRole::Creator, ContactType::Organization);
        contact.csirt = Some(Csirt::new("a.example").with_public_key(public).into());
        let mut outer = Contact::new(ContactRole::Creator, ContactType::Organization);
        outer.contacts.push(contact.into());
        let id = IncidentId::new("a.example", "1");
        Incident::new(id, Purpose::Handling, Restriction::Private).with_contact(outer)
    };
    let print = ours.fingerprint().to_string().to_lowercase();
    let spaced: Vec<_> = print
        .as_bytes()
        .chunks(4)
        .map(String::from_utf8_lossy)
        .collect();
    let found = Certificates::of_incident(&incident(public(&spaced.join(" ")))).unwrap();
    assert!(found.get(&ours.fingerprint()).is_some());
    // One with another fingerprint is not what the team says it is.
    let wrong = incident(public(&other.fingerprint().to_string()));
    assert!(Certificates::of_incident(&wrong).is_err());
}
