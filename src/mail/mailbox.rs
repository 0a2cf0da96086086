use std::fmt;
use std::str::FromStr;

use crate::mail::safe;
use crate::mail::view::addresses;
use crate::{Error, Result};

/// An address with the name of whom it reaches (RFC 5322, section 3.4).
///
/// ```
/// use iodef::mail::Mailbox;
///
/// let team: Mailbox = "CSIRT Zürich <csirt@example.com>".parse()?;
/// assert_eq!(team, Mailbox::new("csirt@example.com").with_name("CSIRT Zürich"));
/// assert!("csirt@example.com\r\nBcc: other@example.net".parse::<Mailbox>().is_err());
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Mailbox {
    /// The name that is shown.
    pub name: Option<String>,
    /// The address, as `local@domain`.
    pub address: String,
}

const EXPECTED: &str = "an address of e-mail";
const LOCAL: &str = "!#$%&'*+-/=?^_`{|}~.";

impl Mailbox {
    /// An address without a name.
    pub fn new(address: impl Into<String>) -> Self {
        Self {
            name: None,
            address: address.into(),
        }
    }

    /// The name that is shown.
    #[must_use]
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Itself, with its domain in ASCII, if it can stand in a message.
    pub(super) fn checked(&self) -> Result<Self> {
        let wrong = || Error::value(EXPECTED, &self.address.escape_debug().to_string());
        let (local, domain) = self.address.rsplit_once('@').ok_or_else(wrong)?;
        let domain = idna::domain_to_ascii_strict(domain).map_err(|_| wrong())?;
        let atoms = |c: char| c.is_ascii_alphanumeric() || LOCAL.contains(c);
        let dotted = local.split('.').all(|atom| !atom.is_empty());
        if !dotted || !local.chars().all(atoms) || domain.is_empty() {
            return Err(wrong());
        }
        if let Some(name) = &self.name {
            safe::line("a name", name)?;
            if name.contains("=?") {
                return Err(Error::value("a name that is not encoded", name));
            }
        }
        Ok(Self {
            name: self.name.clone().filter(|name| !name.trim().is_empty()),
            address: format!("{local}@{domain}"),
        })
    }
}

impl FromStr for Mailbox {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        safe::line(EXPECTED, text)?;
        let mut found = addresses(text);
        let mailbox = found.pop().filter(|_| found.is_empty());
        let mailbox = mailbox.ok_or_else(|| Error::value(EXPECTED, text))?;
        mailbox.checked()?;
        Ok(mailbox)
    }
}

impl fmt::Display for Mailbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.name {
            Some(name) => write!(f, "{name} <{}>", self.address),
            None => f.write_str(&self.address),
        }
    }
}
