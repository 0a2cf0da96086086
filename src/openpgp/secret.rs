use std::fmt;

use chrono::{DateTime, Utc};
use sequoia_openpgp::cert::amalgamation::key::PrimaryKey;
use sequoia_openpgp::cert::{CertBuilder, CertParser, CipherSuite};
use sequoia_openpgp::crypto::{KeyPair, Password};
use sequoia_openpgp::packet::key::{SecretParts, UnspecifiedRole};
use sequoia_openpgp::packet::{Key, Packet};
use sequoia_openpgp::parse::Parse;
use sequoia_openpgp::serialize::SerializeInto;
use sequoia_openpgp::{Cert, KeyHandle, Profile};

use crate::openpgp::armor::blocks;
use crate::openpgp::certificates::{Certificate, Certificates};
use crate::seal::{Fingerprint, Reason, Rejection};

/// A secret key of OpenPGP, which signs and decrypts. It is never shown.
#[derive(Clone, PartialEq)]
pub struct SecretKey(pub(super) Cert);

impl SecretKey {
    /// A new key of version 4 with Curve25519, which every implementation
    /// reads, for somebody such as `Team A <csirt@a.example>`; it does not expire.
    ///
    /// # Errors
    ///
    /// If there is no randomness.
    pub fn generate(name: &str, time: DateTime<Utc>) -> Result<Self, Rejection> {
        let made = CertBuilder::new()
            .set_profile(Profile::RFC4880)
            .map(|builder| {
                builder
                    .set_cipher_suite(CipherSuite::Cv25519)
                    .set_creation_time(std::time::SystemTime::from(time))
                    .add_userid(name)
                    .add_signing_subkey()
                    .add_subkey(encrypting(), None, None)
            })
            .and_then(CertBuilder::generate);
        let (cert, _) = made.map_err(|_| Reason::Unsupported("making a key".into()))?;
        Ok(Self(cert))
    }

    /// The secret keys of a file, armored or binary, unlocked by a password
    /// where they are locked.
    ///
    /// # Errors
    ///
    /// If there is none, or the password is wrong or missing.
    pub fn from_bytes(bytes: &[u8], password: Option<&str>) -> Result<Vec<Self>, Rejection> {
        let malformed = || Rejection::from(Reason::Malformed("it is no secret key of OpenPGP"));
        let mut found = Vec::new();
        for block in blocks(bytes) {
            for cert in CertParser::from_bytes(block).map_err(|_| malformed())? {
                let cert = cert.map_err(|_| malformed())?;
                if cert.is_tsk() {
                    found.push(Self(unlock(cert, password)?));
                }
            }
        }
        (!found.is_empty()).then_some(found).ok_or_else(malformed)
    }

    /// Whether a file holds a secret key that only a password unlocks.
    ///
    /// # Errors
    ///
    /// If it is no file of keys.
    pub fn is_locked(bytes: &[u8]) -> Result<bool, Rejection> {
        match Self::from_bytes(bytes, None) {
            Ok(_) => Ok(false),
            Err(rejection)
                if rejection
                    .reasons()
                    .any(|reason| *reason == Reason::Password) =>
            {
                Ok(true)
            }
            Err(rejection) => Err(rejection),
        }
    }

    /// What its certificate is known by.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        self.certificate().fingerprint()
    }

    /// Its public part.
    #[must_use]
    pub fn certificate(&self) -> Certificate {
        Certificate(self.0.clone().strip_secret_key_material())
    }

    /// Its public part as the only one of a keyring.
    #[must_use]
    pub fn certificates(&self) -> Certificates {
        [self.certificate()].into_iter().collect()
    }

    /// Its armored form, locked by a password if one is given. Whoever has the
    /// text of an unlocked key can sign and decrypt.
    ///
    /// # Errors
    ///
    /// If it cannot be locked.
    pub fn to_armored(&self, password: Option<&str>) -> Result<String, Rejection> {
        let locked = match password {
            Some(password) => lock(self.0.clone(), &password.into()),
            None => Ok(self.0.clone()),
        };
        let bytes = locked.and_then(|cert| cert.as_tsk().armored().to_vec());
        let text = bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        text.ok_or_else(|| Reason::Unsupported("parts of the key".into()).into())
    }

    /// The key that decrypts for a handle, or every one that may where a
    /// message does not say for whom it is.
    pub(super) fn decrypting(&self, handle: Option<&KeyHandle>) -> Vec<KeyPair> {
        let keys = self.0.keys().unencrypted_secret();
        let named = |key: &Key<SecretParts, UnspecifiedRole>| {
            handle.is_none_or(|handle| handle.aliases(key.key_handle()))
        };
        let keys = keys.map(|key| key.key().clone()).filter(named);
        keys.filter_map(|key| key.into_keypair().ok()).collect()
    }
}

/// Shows whose it is.
impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey({})", self.fingerprint())
    }
}

fn encrypting() -> sequoia_openpgp::types::KeyFlags {
    sequoia_openpgp::types::KeyFlags::empty()
        .set_transport_encryption()
        .set_storage_encryption()
}

/// Changes each secret key of a certificate.
fn change(
    cert: Cert,
    act: impl Fn(
        Key<SecretParts, UnspecifiedRole>,
    ) -> sequoia_openpgp::Result<Key<SecretParts, UnspecifiedRole>>,
) -> sequoia_openpgp::Result<Cert> {
    let mut packets: Vec<Packet> = Vec::new();
    for key in cert.keys().secret() {
        let is_primary = key.primary();
        let changed = act(key.key().clone())?;
        packets.push(if is_primary {
            changed.role_into_primary().into()
        } else {
            changed.role_into_subordinate().into()
        });
    }
    Ok(cert.insert_packets(packets)?.0)
}

fn unlock(cert: Cert, password: Option<&str>) -> Result<Cert, Rejection> {
    let password = password.map(Password::from);
    let unlocked = change(cert, |key| match &password {
        Some(password) if key.secret().is_encrypted() => key.decrypt_secret(password),
        None if key.secret().is_encrypted() => Err(sequoia_openpgp::Error::InvalidPassword.into()),
        _ => Ok(key),
    });
    unlocked.map_err(|_| Reason::Password.into())
}

fn lock(cert: Cert, password: &Password) -> sequoia_openpgp::Result<Cert> {
    change(cert, |key| key.encrypt_secret(password))
}
