use std::fmt;

use crate::mail::entity::Entity;
use crate::mail::limits::Budget;
use crate::mail::{Content, Envelope, Limits, safe, view};
use crate::seal::{Decrypt, Reason, Rejection, Require, Unverified, Verified, Verify};

/// A message as it came, before anybody knows from whom.
#[derive(Debug)]
#[non_exhaustive]
pub enum Received {
    /// Nobody signed it.
    Plain(Plain),
    /// It is signed (RFC 3156, section 5).
    Signed(Signed),
    /// It is encrypted (RFC 3156, section 4).
    Encrypted(Encrypted),
}

impl Received {
    /// Takes a message apart as far as it takes to see how it is secured.
    ///
    /// # Errors
    ///
    /// If it passes a limit of [`Limits::default`], is cut off, or is built in
    /// a way that readers understand differently.
    pub fn parse(message: &[u8]) -> Result<Self, Rejection> {
        Self::parse_within(message, &Limits::default())
    }

    /// Takes a message apart within these limits.
    ///
    /// # Errors
    ///
    /// As [`parse`](Self::parse).
    pub fn parse_within(message: &[u8], limits: &Limits) -> Result<Self, Rejection> {
        let mut budget = Budget::new(limits, message)?;
        let message = without_separator(message);
        let entity = Entity::parse(message, &view::parser(), &mut budget)?;
        if !entity.ended {
            return Err(Reason::Malformed("a message cut off in its header").into());
        }
        let envelope = Envelope::of(&entity);
        Ok(match &*entity.media_type() {
            "multipart/signed" => Self::Signed(Signed::of(&entity, envelope, &mut budget)?),
            "multipart/encrypted" => {
                Self::Encrypted(Encrypted::of(&entity, envelope, &mut budget)?)
            }
            _ => Self::Plain(Plain {
                message: message.to_vec(),
                envelope,
                limits: limits.clone(),
            }),
        })
    }

    /// The header fields outside, which nobody has signed.
    #[must_use]
    pub fn envelope(&self) -> &Envelope {
        match self {
            Self::Plain(plain) => plain.envelope(),
            Self::Signed(signed) => signed.envelope(),
            Self::Encrypted(encrypted) => encrypted.envelope(),
        }
    }

    /// The content of a signed or encrypted message, if signatures of those
    /// who are required hold over it.
    ///
    /// # Errors
    ///
    /// If it is plain, or as [`Signed::verify`] and [`Encrypted::decrypt`].
    pub fn open<M: Verify + Decrypt>(
        self,
        mechanism: &M,
        require: &Require,
    ) -> Result<Verified<Content>, Rejection> {
        match self {
            Self::Plain(_) => Err(Reason::Unsigned.into()),
            Self::Signed(signed) => signed.verify(mechanism, require),
            Self::Encrypted(encrypted) => encrypted.decrypt(mechanism, require),
        }
    }
}

/// Without the line that stands before a message in a mailbox file.
fn without_separator(message: &[u8]) -> &[u8] {
    let Some(end) = memchr::memchr(b'\n', message) else {
        return message;
    };
    let rest = message.get(end.saturating_add(1)..).unwrap_or_default();
    if message.starts_with(b"From ") {
        rest
    } else {
        message
    }
}

/// A message that nobody signed.
pub struct Plain {
    message: Vec<u8>,
    envelope: Envelope,
    limits: Limits,
}

impl Plain {
    /// The header fields.
    #[must_use]
    pub fn envelope(&self) -> &Envelope {
        &self.envelope
    }

    /// The content, of which nothing is proven.
    ///
    /// # Errors
    ///
    /// If it passes a limit, is cut off, or is built in a way that readers
    /// understand differently.
    pub fn into_untrusted_content_i_accept_the_risk(self) -> Result<Content, Rejection> {
        let mut content = Content::parse(&self.message, &self.envelope, &self.limits)?;
        (content.protected, content.mismatches) = (None, Vec::new());
        Ok(content)
    }

    /// The signed part of a message that somebody else has put it in, as
    /// mailing lists do to add a footer. What is around it is not shown.
    ///
    /// # Errors
    ///
    /// Unless exactly one part of a `multipart/mixed` is signed.
    pub fn into_signed_part(self) -> Result<Signed, Rejection> {
        let (mut budget, parser) = (Budget::new(&self.limits, &self.message)?, view::parser());
        let outer = Entity::parse(&self.message, &parser, &mut budget)?;
        let mut signed = None;
        if outer.media_type() != "multipart/mixed" {
            return Err(Reason::Unsigned.into());
        }
        for part in outer.parts()? {
            budget.part()?;
            let part = Entity::parse(part, &parser, &mut budget)?;
            if part.media_type() != "multipart/signed" {
                continue;
            }
            let found = Signed::of(&part, self.envelope.clone(), &mut budget)?;
            if signed.replace(found).is_some() {
                return Err(Reason::Structure("several signed parts").into());
            }
        }
        signed.ok_or_else(|| Reason::Unsigned.into())
    }
}

/// A message with a signature over all but its header (RFC 3156, section 5).
pub struct Signed {
    content: Unverified,
    envelope: Envelope,
    limits: Limits,
}

const SIGNATURE: &str = "application/pgp-signature";
const ENCRYPTED: &str = "application/pgp-encrypted";

impl Signed {
    /// The header fields outside, which nobody has signed.
    #[must_use]
    pub fn envelope(&self) -> &Envelope {
        &self.envelope
    }

    /// The octets that were signed, header and line ends included, to be kept
    /// with the signature so that others can verify them, too.
    #[must_use]
    pub fn into_unverified(self) -> Unverified {
        self.content
    }

    /// The signed part, if signatures of those who are required hold over it.
    ///
    /// # Errors
    ///
    /// If too few do, or the part cannot be taken apart, with the reasons.
    pub fn verify(
        self,
        mechanism: &dyn Verify,
        require: &Require,
    ) -> Result<Verified<Content>, Rejection> {
        let octets = self.content.verify(mechanism, require)?;
        octets.try_map(|octets| Content::parse(&octets, &self.envelope, &self.limits))
    }

    fn of(entity: &Entity<'_>, envelope: Envelope, budget: &mut Budget) -> Result<Self, Rejection> {
        let (octets, signature) = two_parts(entity, SIGNATURE)?;
        let signature = Entity::parse(signature, &view::parser(), budget)?;
        if signature.media_type() != SIGNATURE {
            return Err(Reason::Structure("a signature of another kind than announced").into());
        }
        Ok(Self {
            content: Unverified::new(safe::canonical(octets), signature.decoded()?),
            envelope,
            limits: budget.limits.clone(),
        })
    }
}

/// A message of which all but the header is encrypted (RFC 3156, section 4).
pub struct Encrypted {
    message: Vec<u8>,
    envelope: Envelope,
    limits: Limits,
}

impl Encrypted {
    /// The header fields outside, which nobody has signed; the subject is
    /// often not the true one, see [`Content::protected`].
    #[must_use]
    pub fn envelope(&self) -> &Envelope {
        &self.envelope
    }

    /// What was encrypted, if signatures of those who are required hold over
    /// it: signatures inside of the OpenPGP message (RFC 3156, section 6.2),
    /// or else of a `multipart/signed` that is all that was encrypted (6.1).
    ///
    /// # Errors
    ///
    /// If it cannot be decrypted, too few signed it, or it cannot be taken
    /// apart, with the reasons; the plaintext is gone then.
    pub fn decrypt<M: Verify + Decrypt>(
        self,
        mechanism: &M,
        require: &Require,
    ) -> Result<Verified<Content>, Rejection> {
        if mechanism.scheme() != "openpgp" {
            return Err(Reason::Unsupported(mechanism.scheme().into()).into());
        }
        let opened = mechanism.decrypt(&self.message)?;
        let octets = opened.release(require, mechanism, |plaintext| {
            self.inside(plaintext).ok()?
        })?;
        octets.try_map(|octets| Content::parse(&octets, &self.envelope, &self.limits))
    }

    /// What is signed in a plaintext, if it is a `multipart/signed`.
    fn inside(&self, plaintext: &[u8]) -> Result<Option<Unverified>, Rejection> {
        let mut budget = Budget::new(&self.limits, plaintext)?;
        let entity = Entity::parse(plaintext, &view::parser(), &mut budget)?;
        if entity.media_type() != "multipart/signed" {
            return Ok(None);
        }
        let signed = Signed::of(&entity, self.envelope.clone(), &mut budget)?;
        Ok(Some(signed.content))
    }

    fn of(entity: &Entity<'_>, envelope: Envelope, budget: &mut Budget) -> Result<Self, Rejection> {
        let (control, message) = two_parts(entity, ENCRYPTED)?;
        let control = Entity::parse(control, &view::parser(), budget)?;
        let version = control.decoded()?;
        let version = version.trim_ascii();
        if control.media_type() != ENCRYPTED || !version.eq_ignore_ascii_case(b"Version: 1") {
            return Err(Reason::Structure("an encrypted message of unknown version").into());
        }
        let message = Entity::parse(message, &view::parser(), budget)?;
        if message.media_type() != "application/octet-stream" {
            return Err(Reason::Structure("an encrypted message in an unknown part").into());
        }
        Ok(Self {
            message: message.decoded()?.into_owned(),
            envelope,
            limits: budget.limits.clone(),
        })
    }
}

/// The parts of a secured message: two, and of the protocol expected.
fn two_parts<'a>(
    entity: &Entity<'a>,
    protocol: &'static str,
) -> Result<(&'a [u8], &'a [u8]), Rejection> {
    let said = entity.parameter("protocol").unwrap_or_default();
    if !said.eq_ignore_ascii_case(protocol) {
        let said: String = said.chars().take(40).collect();
        return Err(Reason::Unsupported(format!("protocol {said:?}").into()).into());
    }
    match *entity.parts()? {
        [first, second] => Ok((first, second)),
        _ => Err(Reason::Structure("a secured message that has not two parts").into()),
    }
}

macro_rules! shows_no_content {
    ($($type:ident)*) => { $(
        /// Shows the envelope only.
        impl fmt::Debug for $type {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let mut shown = f.debug_struct(stringify!($type));
                shown.field("envelope", &self.envelope).finish_non_exhaustive()
            }
        }
    )* };
}

shows_no_content!(Plain Signed Encrypted);
