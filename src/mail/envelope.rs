use chrono::{DateTime, Utc};
use mail_parser::{HeaderName, HeaderValue};

use crate::IncidentId;
use crate::mail::entity::Entity;
use crate::mail::view::mailboxes;
use crate::mail::{Mailbox, tagged};

/// The fields of a message that tell who writes to whom about what (RFC 5322,
/// section 3.6). Of those outside of what is signed nobody knows who wrote them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Envelope {
    /// Who wrote it.
    pub from: Vec<Mailbox>,
    /// To whom it is.
    pub to: Vec<Mailbox>,
    /// Who else is to know.
    pub cc: Vec<Mailbox>,
    /// What it is about.
    pub subject: Option<String>,
    /// When it was written.
    pub date: Option<DateTime<Utc>>,
    /// Its identifier, without angle brackets.
    pub message_id: Option<String>,
    /// The identifiers of the messages that it answers.
    pub in_reply_to: Vec<String>,
    /// The identifiers of the messages before it.
    pub references: Vec<String>,
}

impl Envelope {
    /// The incidents whose tags the subject bears, see [`tagged`].
    #[must_use]
    pub fn incidents(&self) -> Vec<IncidentId> {
        tagged(self.subject.as_deref().unwrap_or_default())
    }

    pub(super) fn of(entity: &Entity<'_>) -> Self {
        let mut envelope = Self::default();
        for field in entity.fields() {
            envelope.take(&field.name, &field.value);
        }
        envelope
    }

    fn take(&mut self, name: &HeaderName<'_>, value: &HeaderValue<'_>) {
        match (name, value) {
            (HeaderName::From, HeaderValue::Address(list)) => self.from.extend(mailboxes(list)),
            (HeaderName::To, HeaderValue::Address(list)) => self.to.extend(mailboxes(list)),
            (HeaderName::Cc, HeaderValue::Address(list)) => self.cc.extend(mailboxes(list)),
            (HeaderName::Subject, HeaderValue::Text(text)) => {
                self.subject = Some(text.trim().to_owned());
            }
            (HeaderName::Date, HeaderValue::DateTime(date)) if date.is_valid() => {
                self.date = DateTime::from_timestamp(date.to_timestamp(), 0);
            }
            (HeaderName::MessageId, value) => self.message_id = ids(value).into_iter().next(),
            (HeaderName::InReplyTo, value) => self.in_reply_to = ids(value),
            (HeaderName::References, value) => self.references = ids(value),
            _ => (),
        }
    }

    /// Its fields as texts that can be compared.
    fn shown(&self) -> [(&'static str, String); 8] {
        let list = |list: &[Mailbox]| {
            let list: Vec<_> = list.iter().map(ToString::to_string).collect();
            list.join(", ")
        };
        [
            ("From", list(&self.from)),
            ("To", list(&self.to)),
            ("Cc", list(&self.cc)),
            ("Subject", self.subject.clone().unwrap_or_default()),
            (
                "Date",
                self.date.map(|d| d.to_rfc2822()).unwrap_or_default(),
            ),
            ("Message-ID", self.message_id.clone().unwrap_or_default()),
            ("In-Reply-To", self.in_reply_to.join(" ")),
            ("References", self.references.join(" ")),
        ]
    }

    /// Where another differs from it, in fields that it has or, if it is
    /// known to be complete, in all.
    pub(super) fn mismatches(&self, outer: &Self, complete: bool) -> Vec<Mismatch> {
        let pairs = self.shown().into_iter().zip(outer.shown());
        let differ =
            pairs.filter(|((_, own), (_, other))| own != other && (complete || !own.is_empty()));
        differ
            .map(|((field, protected), (_, outer))| Mismatch {
                field,
                outer,
                protected,
            })
            .collect()
    }
}

fn ids(value: &HeaderValue<'_>) -> Vec<String> {
    match value {
        HeaderValue::Text(id) => vec![id.to_string()],
        HeaderValue::TextList(ids) => ids.iter().map(ToString::to_string).collect(),
        _ => Vec::new(),
    }
}

/// A header field that is not what the signer had put there: somebody changed
/// it on the way, which mailing lists do, too.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Mismatch {
    /// The name of the field.
    pub field: &'static str,
    /// What stands outside, empty if nothing does.
    pub outer: String,
    /// What the signer says stands there.
    pub protected: String,
}
