use std::io::Write;
use std::ops::Deref;

use crate::model::Incident;
use crate::value::Timestamp;
use crate::write::Writer;
use crate::{Error, Result};

/// Who lets something go out, and when (RFC 3067, section 5.1: the exchange of
/// incidents takes an operator's authorisation).
///
/// Nothing is released without one, and each is used up by what it approves:
///
/// ```compile_fail,E0061
/// # use iodef::{DisclosurePolicy, Incident, Recipient};
/// fn unapproved(incident: &Incident, recipient: &Recipient, policy: &DisclosurePolicy) {
///     let _ = iodef::release(incident, recipient, policy);
/// }
/// ```
///
/// Nor can one be made that names nobody:
///
/// ```compile_fail,E0451
/// # use iodef::{Approval, Timestamp};
/// let approval = Approval { who: String::new(), when: Timestamp::now() };
/// ```
///
/// ```
/// use iodef::{Approval, Timestamp};
///
/// assert!(Approval::new(" ", Timestamp::now()).is_err());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approval {
    who: String,
    when: Timestamp,
}

impl Approval {
    /// An approval.
    ///
    /// # Errors
    ///
    /// If nobody is named.
    pub fn new(who: impl Into<String>, when: Timestamp) -> Result<Self> {
        let who = who.into();
        if who.trim().is_empty() {
            return Err(Error::value("the name of whoever approves", &who));
        }
        Ok(Self { who, when })
    }

    /// Who approves.
    #[must_use]
    pub fn who(&self) -> &str {
        &self.who
    }

    /// When.
    #[must_use]
    pub fn when(&self) -> &Timestamp {
        &self.when
    }
}

/// What may go out to a recipient (RFC 3067, section 5.1).
///
/// Only a [`Releaser`](crate::Releaser) makes it, so that a function that asks
/// for one cannot be given anything else:
///
/// ```compile_fail,E0308
/// # use iodef::{Incident, Writer};
/// fn send(writer: &mut Writer<Vec<u8>>, incident: &Incident) -> iodef::Result<()> {
///     writer.write_for(incident)
/// }
/// ```
///
/// ```compile_fail,E0451
/// # use iodef::{Incident, Released};
/// fn forge(incident: Incident) -> Released<Incident> {
///     Released { value: incident, recipient: "public".to_owned() }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Released<T> {
    value: T,
    recipient: String,
}

impl<T> Released<T> {
    pub(super) fn new(value: T, recipient: String) -> Self {
        Self { value, recipient }
    }

    /// The class of recipients that it was released to.
    #[must_use]
    pub fn recipient(&self) -> &str {
        &self.recipient
    }

    /// The value, to be used as any other.
    pub fn into_inner(self) -> T {
        self.value
    }
}

impl<T> Deref for Released<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<W: Write> Writer<W> {
    /// Writes an incident that was released: where documents leave the house, no other may.
    ///
    /// # Errors
    ///
    /// As [`incident`](Self::incident).
    pub fn write_for(&mut self, released: &Released<Incident>) -> Result<()> {
        self.incident(released)
    }
}
