use std::collections::BTreeSet;
use std::fmt;

use chrono::{DateTime, Utc};

use crate::seal::{Fingerprint, Refusal};

/// What signatures prove (RFC 3067, section 6.18).
#[derive(Clone, PartialEq, Eq)]
pub struct Proof {
    signature: Vec<u8>,
    signers: Vec<Signer>,
    refused: Vec<Refusal>,
    encrypted: bool,
}

impl Proof {
    /// A proof of nothing yet, by these signatures.
    pub fn new(signature: impl Into<Vec<u8>>) -> Self {
        Self {
            signature: signature.into(),
            signers: Vec::new(),
            refused: Vec::new(),
            encrypted: false,
        }
    }

    /// Adds one whose signature holds.
    #[must_use]
    pub fn with_signer(mut self, signer: Signer) -> Self {
        self.signers.push(signer);
        self
    }

    /// Adds a signature that does not hold.
    #[must_use]
    pub fn with_refused(mut self, refusal: Refusal) -> Self {
        self.refused.push(refusal);
        self
    }

    /// Says that what was signed had been encrypted, too.
    #[must_use]
    pub fn of_encrypted(mut self) -> Self {
        self.encrypted = true;
        self
    }

    /// Those whose signatures hold, one for each signature.
    #[must_use]
    pub fn signers(&self) -> &[Signer] {
        &self.signers
    }

    /// The signatures that do not hold, which is no harm where enough others do.
    #[must_use]
    pub fn refused(&self) -> &[Refusal] {
        &self.refused
    }

    /// Whether it had been encrypted.
    #[must_use]
    pub fn was_encrypted(&self) -> bool {
        self.encrypted
    }

    /// The signatures, apart from the content; to be kept with it, so that
    /// others can verify it, too. That of a message stands over its plaintext.
    #[must_use]
    pub fn signature(&self) -> &[u8] {
        &self.signature
    }

    /// The certificates whose signatures hold, each once.
    pub(crate) fn certificates(&self) -> BTreeSet<&Fingerprint> {
        self.signers
            .iter()
            .map(|signer| &signer.certificate)
            .collect()
    }
}

impl fmt::Debug for Proof {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Proof")
            .field("signers", &self.signers)
            .field("refused", &self.refused)
            .field("encrypted", &self.encrypted)
            .finish_non_exhaustive()
    }
}

/// One whose signature holds.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Signer {
    /// The certificate, not only the key of it that signed.
    pub certificate: Fingerprint,
    /// The names that the certificate bears; that they are true is not proven.
    pub names: Vec<String>,
    /// When it was signed, as the signer says.
    pub time: Option<DateTime<Utc>>,
    /// Whether it was signed for us.
    pub recipient: Recipient,
}

impl Signer {
    /// A signer of whom nothing but the certificate is known.
    #[must_use]
    pub fn new(certificate: Fingerprint) -> Self {
        Self {
            certificate,
            names: Vec::new(),
            time: None,
            recipient: Recipient::Unknown,
        }
    }

    /// Names that the certificate bears.
    #[must_use]
    pub fn with_names(mut self, names: Vec<String>) -> Self {
        self.names = names;
        self
    }

    /// When it was signed.
    #[must_use]
    pub fn with_time(mut self, time: DateTime<Utc>) -> Self {
        self.time = Some(time);
        self
    }

    /// Whether it was signed for us.
    #[must_use]
    pub fn with_recipient(mut self, recipient: Recipient) -> Self {
        self.recipient = recipient;
        self
    }
}

/// Whether something was signed for the one who decrypted it: else somebody
/// else for whom it was meant may have sent it on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Recipient {
    /// The signature names us among its recipients.
    Named,
    /// The signature does not say for whom it is.
    Unknown,
}
