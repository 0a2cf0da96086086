use std::borrow::Cow;

use mail_parser::{ContentType, Header, HeaderName, HeaderValue, MessageParser};

use crate::mail::limits::Budget;
use crate::mail::{split, view};
use crate::seal::{Reason, Rejection};

/// A header with what follows it (RFC 2045, section 2.4): a message or a part.
pub(super) struct Entity<'a> {
    fields: Vec<Header<'a>>,
    body: &'a [u8],
    /// Whether an empty line ends the header.
    pub(super) ended: bool,
}

/// Fields that stand once, or it is open which of them counts.
const ONCE: [HeaderName<'static>; 8] = [
    HeaderName::ContentType,
    HeaderName::ContentDisposition,
    HeaderName::ContentTransferEncoding,
    HeaderName::From,
    HeaderName::Subject,
    HeaderName::Date,
    HeaderName::MessageId,
    HeaderName::MimeVersion,
];

impl<'a> Entity<'a> {
    pub(super) fn parse(
        bytes: &'a [u8],
        parser: &MessageParser,
        budget: &mut Budget,
    ) -> Result<Self, Rejection> {
        let (header, body, ended) = split::header(bytes, budget.limits.field_bytes)?;
        budget.header(header.len())?;
        let fields = view::fields(parser, header);
        let entity = Self {
            fields,
            body,
            ended,
        };
        let count = |name: &HeaderName<'_>| {
            let named = entity.fields.iter().filter(|field| field.name == *name);
            named.count()
        };
        if ONCE.iter().any(|name| count(name) > 1) {
            return Err(Reason::Structure("a field that stands once stands twice").into());
        }
        let typed = [HeaderName::ContentType, HeaderName::ContentDisposition];
        if typed.iter().any(|name| entity.repeats(name)) {
            return Err(Reason::Structure("a parameter stands twice").into());
        }
        Ok(entity)
    }

    pub(super) fn fields(&self) -> &[Header<'a>] {
        &self.fields
    }

    fn value(&self, name: &HeaderName<'_>) -> Option<&HeaderValue<'a>> {
        let field = self.fields.iter().find(|field| field.name == *name)?;
        Some(&field.value)
    }

    fn typed(&self, name: &HeaderName<'_>) -> Option<&ContentType<'a>> {
        match self.value(name)? {
            HeaderValue::ContentType(value) => Some(value),
            _ => None,
        }
    }

    fn repeats(&self, name: &HeaderName<'_>) -> bool {
        let list = self.typed(name).and_then(|value| value.attributes());
        let mut names: Vec<_> = list.unwrap_or_default().iter().map(|a| &a.name).collect();
        let before = names.len();
        names.sort_unstable();
        names.dedup();
        names.len() < before
    }

    /// Its media type in lower case; what says none is text (RFC 2045, section 5.2).
    pub(super) fn media_type(&self) -> String {
        let Some(value) = self.typed(&HeaderName::ContentType) else {
            return "text/plain".to_owned();
        };
        let (top, sub) = (value.ctype(), value.subtype().unwrap_or_default());
        if top.is_empty() || sub.is_empty() {
            return "application/octet-stream".to_owned();
        }
        format!("{top}/{sub}").to_ascii_lowercase()
    }

    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.typed(&HeaderName::ContentType)?.attribute(name)
    }

    pub(super) fn is_multipart(&self) -> bool {
        self.media_type().starts_with("multipart/")
    }

    /// The name of the file that it is.
    pub(super) fn name(&self) -> Option<&str> {
        let disposition = self.typed(&HeaderName::ContentDisposition);
        let named = disposition.and_then(|value| value.attribute("filename"));
        named.or_else(|| self.parameter("name"))
    }

    /// Whether it is meant as a file rather than to be read in its place.
    pub(super) fn is_attachment(&self) -> bool {
        let disposition = self.typed(&HeaderName::ContentDisposition);
        self.name().is_some() || disposition.is_some_and(ContentType::is_attachment)
    }

    fn encoding(&self) -> String {
        match self.value(&HeaderName::ContentTransferEncoding) {
            Some(HeaderValue::Text(text)) => text.trim().to_ascii_lowercase(),
            _ => String::new(),
        }
    }

    /// Its body, free of the transfer encoding (RFC 2045, section 6).
    pub(super) fn decoded(&self) -> Result<Cow<'a, [u8]>, Rejection> {
        match &*self.encoding() {
            "" | "7bit" | "8bit" | "binary" => Ok(Cow::Borrowed(self.body)),
            "base64" => Ok(Cow::Owned(split::base64(self.body)?)),
            "quoted-printable" => Ok(Cow::Owned(split::quoted_printable(self.body)?)),
            other => {
                let other: String = other.chars().take(40).collect();
                Err(Reason::Unsupported(format!("transfer encoding {other:?}").into()).into())
            }
        }
    }

    /// Its body as a text with LF at the end of lines.
    pub(super) fn text(&self) -> Result<String, Rejection> {
        let bytes = self.decoded()?;
        let charset = self.parameter("charset").unwrap_or("utf-8");
        let text = match mail_parser::decoders::charsets::map::charset_decoder(charset.as_bytes()) {
            Some(decoder) if !charset.eq_ignore_ascii_case("utf-8") => decoder(&bytes),
            _ => String::from_utf8_lossy(&bytes).into_owned(),
        };
        Ok(text.replace("\r\n", "\n"))
    }

    /// The parts of a multipart as they stand in it (RFC 2046, section 5.1).
    pub(super) fn parts(&self) -> Result<Vec<&'a [u8]>, Rejection> {
        if !["", "7bit", "8bit", "binary"].contains(&&*self.encoding()) {
            return Err(Reason::Structure("a multipart with a transfer encoding").into());
        }
        split::parts(self.body, self.boundary()?)
    }

    /// The boundary of a multipart.
    pub(super) fn boundary(&self) -> Result<&str, Rejection> {
        let good = |c: char| c.is_ascii_alphanumeric() || "'()+_,-./:=?".contains(c);
        let boundary = self.parameter("boundary").unwrap_or_default();
        if boundary.is_empty() || boundary.len() > 70 || !boundary.chars().all(good) {
            return Err(Reason::Malformed("a multipart without a proper boundary").into());
        }
        Ok(boundary)
    }
}
