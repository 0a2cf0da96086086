use std::fmt;

use crate::openpgp::{Certificates, Policy, SecretKey};

/// OpenPGP as a mechanism of [`seal`](crate::seal): what it is given is all it
/// knows.
#[derive(Clone)]
pub struct OpenPgp {
    pub(super) policy: Policy,
    pub(super) keys: Vec<SecretKey>,
    pub(super) certificates: Certificates,
    pub(super) recipients: Certificates,
}

impl OpenPgp {
    /// The mechanism by a policy, without any key.
    #[must_use]
    pub fn new(policy: Policy) -> Self {
        Self {
            policy,
            keys: Vec::new(),
            certificates: Certificates::default(),
            recipients: Certificates::default(),
        }
    }

    /// Adds a key that signs whatever is signed, and decrypts.
    #[must_use]
    pub fn with_key(mut self, key: SecretKey) -> Self {
        self.keys.push(key);
        self
    }

    /// Adds certificates by which signatures are verified.
    #[must_use]
    pub fn with_certificates(mut self, certificates: Certificates) -> Self {
        self.certificates.extend(certificates);
        self
    }

    /// Adds certificates for which whatever is encrypted is encrypted. Each
    /// signature names them all as those for whom it is.
    #[must_use]
    pub fn with_recipients(mut self, recipients: Certificates) -> Self {
        self.recipients.extend(recipients);
        self
    }
}

/// Shows whose keys it has.
impl fmt::Debug for OpenPgp {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OpenPgp")
            .field("policy", &self.policy)
            .field("keys", &self.keys)
            .field("certificates", &self.certificates)
            .field("recipients", &self.recipients)
            .finish()
    }
}
