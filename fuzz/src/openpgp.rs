//! The law of seals: what is accepted is what was signed.

use std::sync::LazyLock;

use iodef::openpgp::{Certificates, OpenPgp, Policy, SecretKey};
use iodef::seal::{Require, Unverified};

/// What team A signed, for team B: nothing else, in whatever message.
const CONTENT: &[u8] = include_bytes!("keys/content.xml");
const TEAM_A: &[u8] = include_bytes!("keys/a.cert.asc");
/// A key of nobody, made for these tests.
const TEAM_B: &[u8] = include_bytes!("keys/b.secret.asc");

/// Team B, who knows team A and requires its signature.
static TEAMS: LazyLock<(OpenPgp, Require)> = LazyLock::new(|| {
    let time = "2026-02-01T00:00:00Z".parse().expect("it is a time");
    let team_a = Certificates::from_bytes(TEAM_A).expect("it is a certificate");
    let signers = team_a.iter().map(iodef::openpgp::Certificate::fingerprint);
    let require = Require::AllOf(signers.collect());
    let keys = SecretKey::from_bytes(TEAM_B, None).expect("it is a key");
    let policy = Policy::at(time).with_max_plaintext(1 << 20);
    let pgp = OpenPgp::new(policy).with_certificates(team_a);
    (keys.into_iter().fold(pgp, OpenPgp::with_key), require)
});

/// No message makes decrypting and verifying panic or hang; and whatever is
/// accepted as signed is what was signed, since nobody who makes the input has
/// the key.
///
/// # Panics
///
/// If something else is accepted, or a rejection shows what it is of.
pub fn decrypt_verify(bytes: &[u8]) {
    let (pgp, require) = &*TEAMS;
    match Unverified::message(bytes).decrypt(pgp, require) {
        Ok(verified) => assert_eq!(*verified, CONTENT, "accepted as signed"),
        Err(rejection) => {
            let shown = format!("{rejection:?} {rejection}");
            assert!(!shown.contains("a.example"), "{shown}");
        }
    }
    let other = Unverified::new(&CONTENT[1..], bytes).verify(pgp, require);
    assert!(other.is_err(), "a signature over something else");
    let _ = Unverified::new(CONTENT, bytes).verify(pgp, require);
    let _ = Certificates::from_bytes(bytes);
    let _ = SecretKey::from_bytes(bytes, None);
}
