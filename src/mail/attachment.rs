use std::fmt;

use crate::mail::safe;
use crate::{Document, Error, IncidentId, Result};

/// A file in a message (RFC 2183).
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Attachment {
    /// Its name; of one that was received whatever the sender wrote, see
    /// [`file_name`](Self::file_name).
    pub name: Option<String>,
    /// Its media type in lower case, without parameters.
    pub media_type: String,
    /// Its bytes, free of the transfer encoding.
    pub bytes: Vec<u8>,
}

/// As documents are sent; `application/iodef+xml` is not registered.
pub(super) const XML: &str = "application/xml";

impl Attachment {
    /// A file.
    pub fn new(
        name: impl Into<String>,
        media_type: impl Into<String>,
        bytes: impl Into<Vec<u8>>,
    ) -> Self {
        Self {
            name: Some(name.into()),
            media_type: media_type.into(),
            bytes: bytes.into(),
        }
    }

    /// A document about an incident, named after it.
    pub(super) fn document(id: Option<&IncidentId>, xml: String) -> Self {
        let name = match id {
            Some(id) => format!(
                "incident-{}-{}.xml",
                safe::slug(&id.csirt),
                safe::slug(&id.number)
            ),
            None => "incidents.xml".to_owned(),
        };
        Self::new(name, XML, xml)
    }

    /// Its name without folders and whatever else is not safe in a name,
    /// `attachment` if nothing remains.
    ///
    /// ```
    /// use iodef::mail::Attachment;
    ///
    /// let hostile = Attachment::new("../../etc/cron.d/x", "text/plain", "");
    /// assert_eq!(hostile.file_name(), "x");
    /// ```
    #[must_use]
    pub fn file_name(&self) -> String {
        safe::file_name(self.name.as_deref().unwrap_or_default())
    }

    /// Whether it is XML by its media type (RFC 7303), `application/iodef+xml`
    /// that nobody registered included, or by its name.
    #[must_use]
    pub fn is_xml(&self) -> bool {
        let media_type = self.media_type.to_ascii_lowercase();
        let name = self.name.as_deref().unwrap_or_default();
        let named = name.len() > 4 && name.to_ascii_lowercase().ends_with(".xml");
        [XML, "text/xml"].contains(&&*media_type) || media_type.ends_with("+xml") || named
    }

    /// The document that it is.
    ///
    /// # Errors
    ///
    /// If it is none.
    pub fn to_document(&self) -> Result<Document> {
        Document::from_slice(&self.bytes)
    }

    /// The media type to send it as. A message inside would have to go
    /// unencoded (RFC 2046, section 5.2.1), and so would not arrive unchanged.
    pub(super) fn sent_type(&self) -> Result<&str> {
        if !safe::is_media_type(&self.media_type) {
            let shown = self.media_type.escape_debug().to_string();
            return Err(Error::value("a media type", &shown));
        }
        let composite = ["message/", "multipart/"].iter().any(|top| {
            let start = self.media_type.get(..top.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(top))
        });
        Ok(if composite {
            "application/octet-stream"
        } else {
            &self.media_type
        })
    }
}

/// Shows how much, not what.
impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attachment")
            .field("name", &self.name)
            .field("media_type", &self.media_type)
            .field("bytes", &self.bytes.len())
            .finish()
    }
}
