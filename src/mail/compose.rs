use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::{BodyPart, MimePart};
use uuid::Uuid;

use crate::mail::fields::Field;
use crate::mail::{Attachment, Message, fields, safe};
use crate::seal::{Encrypt, Reason, Rejection, Sign};
use crate::value::DigestAlgorithm;
use crate::{Error, Result};

impl Message {
    /// The message as bytes, without a signature: a `multipart/mixed` of the
    /// text and the attachments, with CRLF at the end of lines.
    ///
    /// # Errors
    ///
    /// If an address, a name, an identifier or the subject cannot stand in a message.
    pub fn to_plain(&self) -> Result<Vec<u8>> {
        let outer = fields::written(self, &self.tagged_subject()?)?;
        let mut message = fields::header(&outer);
        message.extend(self.payload(None, &[])?);
        Ok(message)
    }

    /// The message as bytes, signed (RFC 3156, section 5). The header fields
    /// are signed with it in a copy (RFC 9788).
    ///
    /// # Errors
    ///
    /// As [`to_plain`](Self::to_plain); or if there is no key that may sign.
    pub fn to_signed(&self, mechanism: &dyn Sign) -> Result<Vec<u8>> {
        let outer = fields::written(self, &self.tagged_subject()?)?;
        expect_openpgp(mechanism.scheme())?;
        let payload = self.payload(Some("clear"), &outer)?;
        let signature = mechanism.sign(&payload)?;
        let kind = multipart("multipart/signed")
            .attribute("micalg", micalg(signature.digest.as_ref())?)
            .attribute("protocol", "application/pgp-signature");
        let text = safe::canonical(signature.text.as_bytes());
        let apart = part("application/pgp-signature", "signature.asc", "7bit", text);
        let whole = MimePart::new(kind, vec![MimePart::raw(payload), apart]);
        Ok(assembled(&outer, whole))
    }

    /// The message as bytes, encrypted, and signed inside if the mechanism was
    /// made to (RFC 3156, section 6.2). The subject outside says the tag of
    /// the incident only; the true one is inside (RFC 9788).
    ///
    /// # Errors
    ///
    /// As [`to_plain`](Self::to_plain); or if there is no key that may encrypt.
    pub fn to_encrypted(&self, mechanism: &dyn Encrypt) -> Result<Vec<u8>> {
        let outer = fields::written(self, &self.outer_subject()?)?;
        let mut inner = fields::written(self, &self.tagged_subject()?)?;
        inner.extend(outer.iter().map(fields::as_outer));
        expect_openpgp(mechanism.scheme())?;
        let payload = self.payload(Some("cipher"), &inner)?;
        let message = safe::armored(&mechanism.encrypt(&payload)?);
        let kind =
            multipart("multipart/encrypted").attribute("protocol", "application/pgp-encrypted");
        let control =
            MimePart::raw(&b"Content-Type: application/pgp-encrypted\r\n\r\nVersion: 1\r\n"[..]);
        let data = part("application/octet-stream", "encrypted.asc", "7bit", message);
        let whole = MimePart::new(kind, vec![control, data]);
        Ok(assembled(&outer, whole))
    }

    /// What is signed or encrypted: the text and the attachments, with
    /// protected header fields, as no transport changes it.
    fn payload(&self, hp: Option<&'static str>, protected: &[Field]) -> Result<Vec<u8>> {
        let text = self.text.replace("\r\n", "\n").replace('\r', "\n");
        let readable = MimePart::new("text/plain", BodyPart::Text((&*text).into()));
        let payload = self.mixed(readable, hp, protected)?;
        if safe::is_transportable(&payload) {
            return Ok(payload);
        }
        let text = safe::base64(&safe::canonical(text.as_bytes()));
        let mut encoded = MimePart::raw(text);
        let kind = ContentType::new("text/plain").attribute("charset", "utf-8");
        encoded = encoded.header("Content-Type", kind);
        encoded = encoded.header("Content-Transfer-Encoding", Raw::new("base64"));
        let payload = self.mixed(encoded, hp, protected)?;
        if safe::is_transportable(&payload) {
            return Ok(payload);
        }
        Err(Error::value(
            "header fields that fit into lines",
            "a longer one",
        ))
    }

    fn mixed(
        &self,
        text: MimePart<'_>,
        hp: Option<&'static str>,
        protected: &[Field],
    ) -> Result<Vec<u8>> {
        let mut kind = multipart("multipart/mixed");
        if let Some(hp) = hp {
            kind = kind.attribute("hp", hp);
        }
        let mut parts = vec![text];
        for file in &self.attachments {
            parts.push(attached(file)?);
        }
        let mut mixed = MimePart::new(kind, parts);
        for (name, value) in protected {
            mixed = mixed.header(*name, value.clone());
        }
        let mut out = Vec::new();
        mixed.write_part(&mut out);
        Ok(out)
    }
}

/// A multipart whose boundary cannot stand in quoted-printable or base64.
fn multipart(media_type: &'static str) -> ContentType<'static> {
    let boundary = format!("=_{}", Uuid::new_v4().simple());
    ContentType::new(media_type).attribute("boundary", boundary)
}

fn attached(file: &Attachment) -> Result<MimePart<'_>> {
    let name = file.name.as_deref().unwrap_or("attachment");
    safe::line("the name of a file", name)?;
    if safe::file_name(name) != name {
        return Err(Error::value("the name of a file without folders", name));
    }
    let bytes = safe::base64(&file.bytes);
    Ok(part(file.sent_type()?, name, "base64", bytes))
}

fn part<'a>(
    media_type: &'a str,
    name: &'a str,
    encoding: &'static str,
    body: Vec<u8>,
) -> MimePart<'a> {
    let kind = ContentType::new(media_type).attribute("name", name);
    let part = MimePart::raw(body).header("Content-Type", kind);
    part.attachment(name)
        .header("Content-Transfer-Encoding", Raw::new(encoding))
}

fn assembled(outer: &[Field], body: MimePart<'_>) -> Vec<u8> {
    let mut message = fields::header(outer);
    body.write_part(&mut message);
    message
}

fn expect_openpgp(scheme: &str) -> Result<(), Rejection> {
    if scheme == "openpgp" {
        return Ok(());
    }
    Err(Reason::Unsupported(format!("{scheme} in messages").into()).into())
}

/// The name of a digest in the parameter `micalg` (RFC 3156, section 5).
fn micalg(digest: Option<&DigestAlgorithm>) -> Result<String, Rejection> {
    let digest =
        digest.ok_or_else(|| Reason::Unsupported("a signature of no known digest".into()))?;
    Ok(format!("pgp-{}", digest.token()))
}
