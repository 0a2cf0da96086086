use std::fmt;
use std::str::FromStr;

use data_encoding::{HEXLOWER_PERMISSIVE, HEXUPPER};

use crate::{Error, Result};

/// What a certificate is known by, however it is printed (RFC 2350, section 3.4.3).
///
/// White space, colons, hyphens, the case, and a prefix such as `0x` or
/// `openpgp4fpr:` do not count. Short key identifiers are refused, since keys
/// that share one are easily made.
///
/// ```
/// use iodef::seal::Fingerprint;
///
/// let printed: Fingerprint = "D1A6 6E1A 23B1 82C9 980F  788C FBFC C82A 015E 7330".parse()?;
/// let listed: Fingerprint = "d1a66e1a23b182c9980f788cfbfcc82a015e7330".parse()?;
/// assert_eq!(printed, listed);
/// assert!("015E7330".parse::<Fingerprint>().is_err());
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Fingerprint(Box<[u8]>);

const EXPECTED: &str = "a fingerprint of at least 40 hexadecimal digits";

/// Of 160 bits at least, as those of OpenPGP version 4.
const SHORTEST: usize = 20;

impl Fingerprint {
    /// A fingerprint of these bytes.
    ///
    /// # Errors
    ///
    /// If they are fewer than 20.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        if bytes.len() < SHORTEST {
            return Err(Error::value(EXPECTED, &HEXUPPER.encode(bytes)));
        }
        Ok(Self(bytes.into()))
    }

    /// The fingerprint that a mechanism computed, whose length is that of its kind.
    #[cfg(feature = "openpgp")]
    pub(crate) fn of_certificate(bytes: &[u8]) -> Self {
        Self(bytes.into())
    }

    /// Its bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl FromStr for Fingerprint {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let wrong = || Error::value(EXPECTED, text);
        let spaced = |c: char| c.is_whitespace() || matches!(c, ':' | '-' | '\u{a0}');
        let text = text.trim().to_ascii_lowercase();
        let bare = ["openpgp4fpr:", "fingerprint:", "0x"]
            .iter()
            .find_map(|prefix| text.strip_prefix(prefix));
        let digits: String = bare.unwrap_or(&text).replace(spaced, "");
        let bytes = HEXLOWER_PERMISSIVE.decode(digits.as_bytes());
        Self::from_bytes(&bytes.map_err(|_| wrong())?).map_err(|_| wrong())
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&HEXUPPER.encode(&self.0))
    }
}

impl fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fingerprint({self})")
    }
}
