use chrono::{DateTime, SubsecRound, Utc};
use uuid::Uuid;

use crate::mail::{Attachment, Mailbox, tag};
use crate::{Document, IncidentId, Result, Vocabulary};

/// A message about an incident, to be sent (RFC 5322).
///
/// What it holds is checked when it is written. Line breaks and other control
/// characters are refused everywhere but in [`text`](Self::text), so that
/// nothing given becomes another header field.
///
/// ```
/// use iodef::mail::{Mailbox, Message, Received};
/// use iodef::{Document, Incident, IncidentId, Purpose, Restriction, Vocabulary};
///
/// # let xml = br#"<IODEF-Document version="2.00" xml:lang="en" xmlns="urn:ietf:params:xml:ns:iodef-2.0">
/// #   <Incident purpose="reporting"><IncidentID name="csirt.example.com">189493</IncidentID>
/// #   <GenerationTime>2026-03-01T12:00:00Z</GenerationTime>
/// #   <Contact type="organization" role="creator"><Email><EmailTo>contact@csirt.example.com</EmailTo></Email></Contact>
/// #   </Incident></IODEF-Document>"#;
/// # let document = Document::from_slice(xml)?;
/// let message = Message::new(
///     Mailbox::new("csirt@example.com").with_name("CSIRT Example"),
///     Mailbox::new("abuse@example.net"),
/// )
/// .with_subject("Scan of your net")
/// .with_text("The incident is attached.")
/// .with_document(&document, Vocabulary::Iodef2)?;
/// let bytes = message.to_plain()?;
///
/// let Received::Plain(received) = Received::parse(&bytes)? else { unreachable!() };
/// assert_eq!(received.envelope().incidents(), [IncidentId::new("csirt.example.com", "189493")]);
/// let content = received.into_untrusted_content_i_accept_the_risk()?;
/// assert_eq!(content.documents()?, [document]);
/// # Ok::<(), iodef::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Message {
    /// Who writes it.
    pub from: Mailbox,
    /// To whom it is, at least one.
    pub to: Vec<Mailbox>,
    /// Who else is to know.
    pub cc: Vec<Mailbox>,
    /// What it is about, without the tag of the incident.
    pub subject: String,
    /// The incident that it is about, whose tag stands before the subject.
    pub incident: Option<IncidentId>,
    /// When it was written.
    pub date: DateTime<Utc>,
    /// Its identifier, without angle brackets.
    pub message_id: String,
    /// The identifiers of the messages that it answers.
    pub in_reply_to: Vec<String>,
    /// The identifiers of the messages before it.
    pub references: Vec<String>,
    /// What it says in words.
    pub text: String,
    /// The files that go with it.
    pub attachments: Vec<Attachment>,
}

impl Message {
    /// A message of now, with a new identifier of the sender's domain.
    #[must_use]
    pub fn new(from: Mailbox, to: Mailbox) -> Self {
        let domain = from.address.rsplit('@').next().unwrap_or_default();
        let domain = idna::domain_to_ascii(domain).unwrap_or_default();
        Self {
            message_id: format!("{}@{domain}", Uuid::new_v4()),
            from,
            to: vec![to],
            cc: Vec::new(),
            subject: String::new(),
            incident: None,
            date: Utc::now().trunc_subsecs(0),
            in_reply_to: Vec::new(),
            references: Vec::new(),
            text: String::new(),
            attachments: Vec::new(),
        }
    }

    /// Sets [`subject`](Self::subject).
    #[must_use]
    pub fn with_subject(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }

    /// Sets [`incident`](Self::incident).
    #[must_use]
    pub fn with_incident(mut self, id: IncidentId) -> Self {
        self.incident = Some(id);
        self
    }

    /// Sets [`date`](Self::date).
    #[must_use]
    pub fn with_date(mut self, date: DateTime<Utc>) -> Self {
        self.date = date;
        self
    }

    /// Sets [`message_id`](Self::message_id).
    #[must_use]
    pub fn with_message_id(mut self, id: impl Into<String>) -> Self {
        self.message_id = id.into();
        self
    }

    /// Sets [`text`](Self::text).
    #[must_use]
    pub fn with_text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    /// Attaches a document as `application/xml`. Unless the message is about
    /// another incident, it is about the first one of the document.
    ///
    /// # Errors
    ///
    /// If the vocabulary cannot say what it requires.
    pub fn with_document(mut self, document: &Document, vocabulary: Vocabulary) -> Result<Self> {
        let id = document.incidents.first().map(|incident| &*incident.id);
        let xml = document.to_xml(vocabulary)?;
        self.attachments.push(Attachment::document(id, xml));
        self.incident = self.incident.or_else(|| id.cloned());
        Ok(self)
    }

    /// The subject as it is sent: with the tag, unless it bears it already.
    pub(super) fn tagged_subject(&self) -> Result<String> {
        let Some(tag) = self.tag()? else {
            return Ok(self.subject.clone());
        };
        if self.subject.contains(&tag) {
            return Ok(self.subject.clone());
        }
        Ok(format!("{tag} {}", self.subject).trim_end().to_owned())
    }

    /// The subject that stands outside of what is encrypted: RFC 9788,
    /// section 3.2, has `[...]` where nothing is to be said.
    pub(super) fn outer_subject(&self) -> Result<String> {
        Ok(self.tag()?.unwrap_or_else(|| "[...]".to_owned()))
    }

    fn tag(&self) -> Result<Option<String>> {
        self.incident.as_ref().map(tag).transpose()
    }
}

crate::model::setters! { Message {
    push with_to: to, Mailbox;
    push with_cc: cc, Mailbox;
    push with_in_reply_to: in_reply_to, String;
    push with_reference: references, String;
    push with_attachment: attachments, Attachment;
} }
