use crate::model::{Extension, HashData, SignatureData};
use crate::value::Marked;

/// The header of a protocol above the transport (RFC 7970, section 3.20.2).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ApplicationHeader {
    /// Its fields, at least one.
    pub fields: Vec<Marked<Extension>>,
}

impl ApplicationHeader {
    /// A header of one field.
    pub fn new(field: impl Into<Marked<Extension>>) -> Self {
        Self::default().with_field(field)
    }
}

crate::model::setters! { ApplicationHeader {
    push with_field: fields, Marked<Extension>;
} }

/// An e-mail, or what is known of one (RFC 7970, section 3.21).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct EmailData {
    /// To whom it went: its header fields `To`, `Cc` and `Bcc`.
    pub to: Vec<Marked<String>>,
    /// From whom it says it came.
    pub from: Option<Marked<String>>,
    /// Its subject.
    pub subject: Option<Marked<String>>,
    /// The program that says it wrote it: its header field `X-Mailer`.
    pub x_mailer: Option<Marked<String>>,
    /// Further header fields, one by one.
    pub header_fields: Vec<Marked<Extension>>,
    /// All headers.
    pub headers: Option<Marked<String>>,
    /// Its body.
    pub body: Option<Marked<String>>,
    /// All of it, headers and body.
    pub message: Option<Marked<String>>,
    /// Hashes of it or of parts of it.
    pub hashes: Vec<Marked<HashData>>,
    /// Its signatures.
    pub signatures: Vec<Marked<SignatureData>>,
}

impl EmailData {
    /// An e-mail of which nothing is said yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }
}

crate::model::setters! { EmailData {
    set with_from: from, Marked<String>;
    set with_subject: subject, Marked<String>;
    set with_x_mailer: x_mailer, Marked<String>;
    set with_headers: headers, Marked<String>;
    set with_body: body, Marked<String>;
    set with_message: message, Marked<String>;
    push with_to: to, Marked<String>;
    push with_header_field: header_fields, Marked<Extension>;
    push with_hash: hashes, Marked<HashData>;
    push with_signature: signatures, Marked<SignatureData>;
} }
