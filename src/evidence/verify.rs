use std::fmt;
use std::io::{self, Read, Write};

use crate::evidence::digest::copy;
use crate::evidence::{Digester, normal};
use crate::model::Digest;
use crate::value::DigestAlgorithm;

/// What a check of one digest or signature shows (RFC 3067, section 2.2.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(
    clippy::exhaustive_enums,
    reason = "something is shown, its contrary is, or nothing is"
)]
pub enum Outcome {
    /// It is what is stated.
    Holds,
    /// It is not what is stated.
    Fails,
    /// It cannot be checked here, and shows nothing.
    Unknown,
}

/// One digest that was held against evidence (RFC 3067, section 2.2.6).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Check {
    /// Its algorithm.
    pub algorithm: DigestAlgorithm,
    /// Whether it holds.
    pub outcome: Outcome,
}

/// What all digests of a piece of evidence show together (RFC 3067, section 2.2.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Verdict {
    /// A digest holds that nobody can forge, and none fails.
    Verified,
    /// Only digests hold for which other evidence can be made: MD5 and SHA-1.
    Weak,
    /// There is no digest that can be computed here.
    Unchecked,
    /// A digest fails: it is not this evidence, or it has been changed.
    Altered,
}

impl Verdict {
    /// The word for it (RFC 3067, section 2.2.6).
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Verified => "verified",
            Self::Weak => "weak",
            Self::Unchecked => "unchecked",
            Self::Altered => "altered",
        }
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.token())
    }
}

/// Digests that were held against evidence (RFC 3067, section 2.2.6).
///
/// ```
/// use iodef::{Digest, DigestAlgorithm};
/// use iodef::evidence::{Verdict, Verification};
///
/// let md5 = Digest::new(DigestAlgorithm::Md5, "900150983CD24FB0 D6963F7D28E17F72");
/// let verification = Verification::read([&md5], &b"abc"[..])?;
/// assert_eq!(verification.verdict(), Verdict::Weak);
/// assert!(!verification.is_verified());
/// assert!(verification.is_verified_if_weakly());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[must_use]
pub struct Verification {
    checks: Vec<Check>,
}

impl Verification {
    /// Holds digests against all that is left in a reader (RFC 3067, section 2.2.6).
    ///
    /// # Errors
    ///
    /// If it cannot be read.
    pub fn read<'a>(
        digests: impl IntoIterator<Item = &'a Digest>,
        reader: impl Read,
    ) -> io::Result<Self> {
        let mut verifier = Verifier::new(digests);
        copy(reader, &mut |bytes| verifier.write_all(bytes))?;
        Ok(verifier.finish())
    }

    /// Each digest with what it shows (RFC 3067, section 2.2.6).
    #[must_use]
    pub fn checks(&self) -> &[Check] {
        &self.checks
    }

    /// What they show together (RFC 3067, section 2.2.6).
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let with = |outcome| self.checks.iter().filter(move |c| c.outcome == outcome);
        if with(Outcome::Fails).next().is_some() {
            return Verdict::Altered;
        }
        let mut holding = with(Outcome::Holds).peekable();
        if holding.peek().is_none() {
            return Verdict::Unchecked;
        }
        if holding.all(|check| is_weak(&check.algorithm)) {
            return Verdict::Weak;
        }
        Verdict::Verified
    }

    /// Whether a digest holds that nobody can forge, and none fails: not
    /// without any, nor with MD5, SHA-1 or unknown ones alone (RFC 3067, section 2.2.6).
    #[must_use]
    pub fn is_verified(&self) -> bool {
        self.verdict() == Verdict::Verified
    }

    /// Whether a digest holds, be it MD5 or SHA-1, and none fails (RFC 3067, section 2.2.6).
    #[must_use]
    pub fn is_verified_if_weakly(&self) -> bool {
        matches!(self.verdict(), Verdict::Verified | Verdict::Weak)
    }
}

/// Whether others can make evidence of the same digest.
fn is_weak(algorithm: &DigestAlgorithm) -> bool {
    matches!(algorithm, DigestAlgorithm::Md5 | DigestAlgorithm::Sha1)
}

/// Holds digests against the bytes written to it, of any length (RFC 3067, section 2.2.6).
///
/// ```
/// use std::io::Write as _;
///
/// use iodef::{Digest, DigestAlgorithm};
/// use iodef::evidence::Verifier;
///
/// let sha1 = Digest::new(DigestAlgorithm::Sha1, "a9993e364706816aba3e25717850c26c9cd0d89d");
/// let mut verifier = Verifier::new([&sha1]);
/// verifier.write_all(b"abc")?;
/// assert!(verifier.finish().is_verified_if_weakly());
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Verifier {
    stated: Vec<Digest>,
    digester: Digester,
}

impl Verifier {
    /// A verifier of some digests (RFC 3067, section 2.2.6).
    pub fn new<'a>(digests: impl IntoIterator<Item = &'a Digest>) -> Self {
        let stated: Vec<_> = digests.into_iter().cloned().collect();
        let mut digester = Digester::none();
        for digest in &stated {
            digester.add(&digest.algorithm);
        }
        Self { stated, digester }
    }

    /// Whether a digest is among them that nobody can forge.
    pub(super) fn digests_are_strong(&self) -> bool {
        let mut algorithms = self.stated.iter().map(|digest| &digest.algorithm);
        let mut computed = Digester::none();
        algorithms.any(|algorithm| computed.add(algorithm) && !is_weak(algorithm))
    }

    /// What the digests show of all that was written (RFC 3067, section 2.2.6).
    pub fn finish(self) -> Verification {
        let computed = self.digester.finish();
        let check = |stated: Digest| {
            let same = |digest: &&Digest| digest.algorithm == stated.algorithm;
            let outcome = match computed.iter().find(same) {
                None => Outcome::Unknown,
                Some(digest) if normal(&stated.value) == digest.value => Outcome::Holds,
                Some(_) => Outcome::Fails,
            };
            Check {
                algorithm: stated.algorithm,
                outcome,
            }
        };
        Verification {
            checks: self.stated.into_iter().map(check).collect(),
        }
    }
}

impl Write for Verifier {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.digester.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
