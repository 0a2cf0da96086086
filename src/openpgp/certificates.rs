use std::fmt;

use sequoia_openpgp::cert::CertParser;
use sequoia_openpgp::parse::Parse;
use sequoia_openpgp::serialize::SerializeInto;
use sequoia_openpgp::{Cert, KeyHandle};

use crate::model::{Csirt, Incident};
use crate::openpgp::armor::{armored, blocks};
use crate::seal::{Fingerprint, Reason, Refusal, Rejection};
use crate::value::KeyScheme;

/// A certificate of OpenPGP: a public key with the names it is said to belong to.
#[derive(Clone, PartialEq)]
pub struct Certificate(pub(super) Cert);

impl Certificate {
    /// What it is known by.
    #[must_use]
    pub fn fingerprint(&self) -> Fingerprint {
        fingerprint(&self.0.fingerprint())
    }

    /// The names it bears, such as `Team A <csirt@a.example>`; that they are
    /// true is for others to vouch for.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        names(&self.0)
    }

    /// Its armored form, without secrets.
    ///
    /// # Errors
    ///
    /// If it holds parts that cannot be written.
    pub fn to_armored(&self) -> Result<String, Rejection> {
        let bytes = self
            .0
            .clone()
            .strip_secret_key_material()
            .armored()
            .to_vec();
        let text = bytes.ok().and_then(|bytes| String::from_utf8(bytes).ok());
        text.ok_or_else(|| Reason::Unsupported("parts of the certificate".into()).into())
    }
}

impl fmt::Debug for Certificate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Certificate({})", self.fingerprint())
    }
}

pub(super) fn names(cert: &Cert) -> Vec<String> {
    let names = cert.userids();
    names
        .map(|name| String::from_utf8_lossy(name.userid().value()).into_owned())
        .collect()
}

/// Our fingerprint of sequoia's.
pub(super) fn fingerprint(theirs: &sequoia_openpgp::Fingerprint) -> Fingerprint {
    Fingerprint::of_certificate(theirs.as_bytes())
}

/// The certificates that are at hand. That one is among them makes nobody
/// trusted: [`Require`](crate::seal::Require) says whose signatures count.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Certificates(Vec<Certificate>);

impl Certificates {
    /// All certificates of a file or keyring, armored or binary.
    ///
    /// # Errors
    ///
    /// If it holds something else, or none.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Rejection> {
        let malformed = || Rejection::from(Reason::Malformed("it is no certificate of OpenPGP"));
        let mut found = Self::default();
        for block in blocks(bytes) {
            for cert in CertParser::from_bytes(block).map_err(|_| malformed())? {
                let cert = cert.map_err(|_| malformed())?;
                found.add(Certificate(cert.strip_secret_key_material()));
            }
        }
        (!found.0.is_empty()).then_some(found).ok_or_else(malformed)
    }

    /// The certificates that a team says are its own (RFC 2350, section 3.4.3).
    ///
    /// # Errors
    ///
    /// If one is not what its fingerprints say, or is none.
    pub fn of_csirt(csirt: &Csirt) -> Result<Self, Rejection> {
        let mut found = Self::default();
        for public in &csirt.public_keys {
            let Some(text) = public
                .key
                .as_ref()
                .filter(|_| public.scheme == KeyScheme::Pgp)
            else {
                continue;
            };
            let held = Self::from_bytes(text.as_bytes())?;
            for printed in &public.fingerprints {
                if !held.bears(printed) {
                    let reason = Reason::Malformed("the certificate has another fingerprint");
                    return Err(Rejection::new(vec![Refusal::of(&**printed, reason)]));
                }
            }
            found.extend(held);
        }
        Ok(found)
    }

    /// The certificates of all teams among the contacts of an incident.
    ///
    /// # Errors
    ///
    /// If one is not what its fingerprints say, or is none.
    pub fn of_incident(incident: &Incident) -> Result<Self, Rejection> {
        let mut found = Self::default();
        let mut contacts: Vec<_> = incident.contacts.iter().collect();
        while let Some(contact) = contacts.pop() {
            if let Some(csirt) = &contact.csirt {
                found.extend(Self::of_csirt(csirt)?);
            }
            contacts.extend(&contact.contacts);
        }
        Ok(found)
    }

    /// Adds a certificate; one that is there already learns what is new.
    pub fn add(&mut self, certificate: Certificate) {
        let known = self
            .0
            .iter_mut()
            .find(|known| known.fingerprint() == certificate.fingerprint());
        let Some(known) = known else {
            self.0.push(certificate);
            return;
        };
        if let Ok(merged) = known.0.clone().merge_public(certificate.0) {
            known.0 = merged;
        }
    }

    /// The certificates.
    pub fn iter(&self) -> impl Iterator<Item = &Certificate> {
        self.0.iter()
    }

    /// The certificate of a fingerprint.
    #[must_use]
    pub fn get(&self, fingerprint: &Fingerprint) -> Option<&Certificate> {
        self.iter()
            .find(|known| known.fingerprint() == *fingerprint)
    }

    fn bears(&self, printed: &str) -> bool {
        let wanted = printed.parse::<Fingerprint>();
        wanted.is_ok_and(|wanted| self.get(&wanted).is_some())
    }

    /// Those that have one of the keys.
    pub(super) fn with_keys(&self, handles: &[KeyHandle]) -> Vec<Cert> {
        let has = |cert: &Cert| {
            cert.keys().any(|key| {
                handles
                    .iter()
                    .any(|handle| handle.aliases(key.key().key_handle()))
            })
        };
        let certs = self.iter().map(|certificate| &certificate.0);
        certs.filter(|cert| has(cert)).cloned().collect()
    }

    /// All in one armored text.
    ///
    /// # Errors
    ///
    /// If one holds parts that cannot be written.
    pub fn to_armored(&self) -> Result<String, Rejection> {
        use sequoia_openpgp::serialize::Serialize;
        let text = armored(sequoia_openpgp::armor::Kind::PublicKey, |out| {
            let mut certs = self.iter();
            certs.try_for_each(|certificate| certificate.0.export(out))
        });
        text.ok_or_else(|| Reason::Unsupported("parts of the certificates".into()).into())
    }
}

impl Extend<Certificate> for Certificates {
    fn extend<I: IntoIterator<Item = Certificate>>(&mut self, certificates: I) {
        certificates
            .into_iter()
            .for_each(|certificate| self.add(certificate));
    }
}

impl FromIterator<Certificate> for Certificates {
    fn from_iter<I: IntoIterator<Item = Certificate>>(certificates: I) -> Self {
        let mut found = Self::default();
        found.extend(certificates);
        found
    }
}

impl IntoIterator for Certificates {
    type Item = Certificate;
    type IntoIter = std::vec::IntoIter<Certificate>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
