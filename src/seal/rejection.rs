use std::error::Error as StdError;
use std::fmt;

use crate::error::{Error, ErrorKind};

/// Why something was refused: reasons, and never content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection(Vec<Refusal>);

impl Rejection {
    /// A rejection for these reasons.
    #[must_use]
    pub fn new(refusals: Vec<Refusal>) -> Self {
        Self(refusals)
    }

    /// What was refused, and why.
    #[must_use]
    pub fn refusals(&self) -> &[Refusal] {
        &self.0
    }

    /// The reasons alone.
    pub fn reasons(&self) -> impl Iterator<Item = &Reason> {
        self.0.iter().map(|refusal| &refusal.reason)
    }
}

impl From<Reason> for Rejection {
    fn from(reason: Reason) -> Self {
        Self(vec![reason.into()])
    }
}

impl fmt::Display for Rejection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, refusal) in self.0.iter().enumerate() {
            let separator = if index == 0 { "" } else { "; " };
            write!(f, "{separator}{refusal}")?;
        }
        Ok(())
    }
}

impl StdError for Rejection {}

impl From<Rejection> for Error {
    fn from(rejection: Rejection) -> Self {
        Self::new(ErrorKind::Rejected(rejection.to_string().into())).caused_by(rejection)
    }
}

/// One reason, with the key concerned where one is.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Refusal {
    /// The fingerprint or identifier of the key, as the mechanism prints it.
    pub key: Option<String>,
    /// Why.
    pub reason: Reason,
}

impl Refusal {
    /// A reason that concerns a key.
    pub fn of(key: impl Into<String>, reason: Reason) -> Self {
        Self {
            key: Some(key.into()),
            reason,
        }
    }
}

impl From<Reason> for Refusal {
    fn from(reason: Reason) -> Self {
        Self { key: None, reason }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.key {
            Some(key) => write!(f, "{key}: {}", self.reason),
            None => self.reason.fmt(f),
        }
    }
}

/// Why a signature, a key or a message was refused.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Reason {
    /// Nobody signed it.
    Unsigned,
    /// The signature is not over these bytes.
    Altered,
    /// The certificate of the signer is not among those given.
    UnknownSigner,
    /// The key or signature was valid before.
    Expired,
    /// The key or signature is not valid yet.
    NotYetValid,
    /// The key was revoked.
    Revoked,
    /// What is used is not secure any more, or never was.
    Weak(Box<str>),
    /// The key is not for this.
    Unsuitable(&'static str),
    /// It was signed for other recipients, one of whom may have sent it on.
    OtherRecipients,
    /// The signature had to say for whom it is, and does not.
    NoRecipients,
    /// It is encrypted, and none of the keys given opens it.
    NoKey,
    /// The password of a key is wrong, or there is none.
    Password,
    /// It holds more than allowed.
    TooLarge {
        /// The bytes allowed.
        allowed: u64,
    },
    /// It is built in a way that is not accepted.
    Structure(&'static str),
    /// It is not what it should be, or it is cut off.
    Malformed(&'static str),
    /// It needs something that the mechanism does not know.
    Unsupported(Box<str>),
    /// It belongs elsewhere, and was moved here.
    Moved(&'static str),
    /// Too few of the signers that were required.
    Unmet {
        /// How many are needed.
        needed: usize,
        /// How many of those who count signed.
        found: usize,
    },
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unsigned => f.write_str("nobody signed it"),
            Self::Altered => f.write_str("it was altered: the signature is not over these bytes"),
            Self::UnknownSigner => f.write_str("the certificate of the signer is not known"),
            Self::Expired => f.write_str("expired"),
            Self::NotYetValid => f.write_str("not valid yet"),
            Self::Revoked => f.write_str("revoked"),
            Self::Weak(what) => write!(f, "not secure: {what}"),
            Self::Unsuitable(what) => write!(f, "not a key for {what}"),
            Self::OtherRecipients => f.write_str("it was signed for other recipients"),
            Self::NoRecipients => f.write_str("the signature does not say for whom it is"),
            Self::NoKey => f.write_str("it is encrypted for other keys"),
            Self::Password => f.write_str("the password of the key is wrong or missing"),
            Self::TooLarge { allowed } => write!(f, "more than {allowed} bytes"),
            Self::Structure(what) | Self::Malformed(what) | Self::Moved(what) => f.write_str(what),
            Self::Unsupported(what) => write!(f, "not supported: {what}"),
            Self::Unmet { needed: 0, .. } => f.write_str("no signer is required of any"),
            Self::Unmet { needed, found } => {
                write!(
                    f,
                    "{needed} of the required signers are needed, {found} signed"
                )
            }
        }
    }
}
