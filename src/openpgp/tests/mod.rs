//! What an OpenPGP seal holds, and what it refuses.

#[cfg(feature = "evidence")]
mod custody;
mod keys;
mod messages;
mod signatures;

use chrono::{DateTime, Duration, Utc};

use crate::openpgp::{OpenPgp, Policy, SecretKey};
use crate::seal::{Fingerprint, Require};

pub(super) fn now() -> DateTime<Utc> {
    "2026-03-01T12:00:00Z".parse().unwrap()
}

pub(super) fn later(days: i64) -> DateTime<Utc> {
    now() + Duration::days(days)
}

pub(super) fn key(name: &str) -> SecretKey {
    SecretKey::generate(name, now()).unwrap()
}

/// The mechanism of the owner of a key, who knows the other's certificate.
pub(super) fn of(own: &SecretKey, others: &[&SecretKey]) -> OpenPgp {
    let others = others.iter().map(|other| other.certificate()).collect();
    OpenPgp::new(Policy::at(now()))
        .with_key(own.clone())
        .with_certificates(others)
}

pub(super) fn only(signer: &SecretKey) -> Require {
    Require::AnyOf(vec![signer.fingerprint()])
}

pub(super) fn prints(keys: &[&SecretKey]) -> Vec<Fingerprint> {
    keys.iter().map(|key| key.fingerprint()).collect()
}

/// A document of about two kilobytes.
pub(super) fn document() -> Vec<u8> {
    use crate::{Attack, Document, Incident, IncidentId, Purpose, Restriction, Vocabulary};
    let attack = Attack::new().with_description("A worm that came by mail. ".repeat(60).as_str());
    let id = IncidentId::new("csirt.a.example", "42");
    let incident = Incident::new(id, Purpose::Handling, Restriction::Partner).with_attack(attack);
    let document = Document::from(incident);
    document.to_xml(Vocabulary::Incident).unwrap().into_bytes()
}
