mod build;
mod hostile;
mod limits;
mod roundtrip;
mod toy;

use chrono::{DateTime, Utc};

use crate::mail::{Attachment, Content, Mailbox, Message, Received};
use crate::seal::{Rejection, Verified};
use crate::{Document, IncidentId, Vocabulary};
use toy::{Toy, by};

const XML: &[u8] = br#"<IODEF-Document version="2.00" xml:lang="en" xmlns="urn:ietf:params:xml:ns:iodef-2.0">
<Incident purpose="reporting"><IncidentID name="csirt.example.com">189493</IncidentID>
<GenerationTime>2026-03-01T12:00:00Z</GenerationTime><Description>the secret content</Description>
<Contact type="organization" role="creator"><Email><EmailTo>a@example.com</EmailTo></Email></Contact>
</Incident></IODEF-Document>"#;

fn document() -> Document {
    Document::from_slice(XML).unwrap()
}

fn id() -> IncidentId {
    IncidentId::new("csirt.example.com", "189493")
}

fn date() -> DateTime<Utc> {
    "2026-03-01T12:30:00Z".parse().unwrap()
}

fn letter() -> Message {
    Message::new(
        Mailbox::new("csirt@example.com").with_name("CSIRT Zürich"),
        Mailbox::new("abuse@example.net"),
    )
    .with_cc(Mailbox::new("desk@example.com"))
    .with_date(date())
    .with_message_id("1@example.com")
    .with_reference("0@example.net")
    .with_subject("Scan of your net")
    .with_text("The secret content is attached.\nFrom the team \n-- \nCSIRT")
    .with_document(&document(), Vocabulary::Iodef2)
    .unwrap()
    .with_attachment(Attachment::new("log.txt", "text/plain", "a\nb\r\n\0\u{ff}"))
}

/// Opens a message that team 1 is to have signed.
fn opened(message: &[u8]) -> Result<Verified<Content>, Rejection> {
    Received::parse(message)?.open(
        &Toy {
            team: 2,
            inside: true,
        },
        &by(1),
    )
}

fn plain(message: &[u8]) -> Result<Content, Rejection> {
    match Received::parse(message)? {
        Received::Plain(plain) => plain.into_untrusted_content_i_accept_the_risk(),
        other => panic!("{other:?}"),
    }
}

/// Takes LF for CRLF, as some transports and stores do.
fn unix(message: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(message).replace("\r\n", "\n");
    text.into_bytes()
}
