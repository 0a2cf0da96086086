//! The header fields of a message that is written.

use mail_builder::headers::address::Address;
use mail_builder::headers::date::Date;
use mail_builder::headers::message_id::MessageId;
use mail_builder::headers::raw::Raw;
use mail_builder::headers::text::Text;
use mail_builder::headers::{Header, HeaderType};

use crate::mail::{Mailbox, Message, safe};
use crate::{Error, Result};

/// A header field: its name, and its value as it is written.
pub(super) type Field = (&'static str, HeaderType<'static>);

/// The fields of a message with this subject, all of them checked.
pub(super) fn written(message: &Message, subject: &str) -> Result<Vec<Field>> {
    if message.to.is_empty() {
        return Err(Error::value("an address to write to", ""));
    }
    let mut fields = vec![("From", address(&message.from)?.into())];
    for (name, list) in [("To", &message.to), ("Cc", &message.cc)] {
        if !list.is_empty() {
            let list: Result<Vec<_>> = list.iter().map(address).collect();
            fields.push((name, Address::new_list(list?).into()));
        }
    }
    fields.push(("Subject", text(subject)?));
    fields.push(("Date", Date::new(message.date.timestamp()).into()));
    fields.push((
        "Message-ID",
        ids(std::slice::from_ref(&message.message_id))?,
    ));
    let earlier = [
        ("In-Reply-To", &message.in_reply_to),
        ("References", &message.references),
    ];
    for (name, list) in earlier {
        if !list.is_empty() {
            fields.push((name, ids(list)?));
        }
    }
    fields.push(("Auto-Submitted", Raw::new("auto-generated").into()));
    Ok(fields)
}

/// A header that lacks the fields of the body that follows.
pub(super) fn header(fields: &[Field]) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, value) in fields {
        out.extend_from_slice(name.as_bytes());
        out.extend_from_slice(b": ");
        value.write_header(&mut out, name.len().saturating_add(2));
    }
    out.extend_from_slice(b"MIME-Version: 1.0\r\n");
    out
}

/// The copy inside that says how a field stands outside (RFC 9788, section 2.2).
pub(super) fn as_outer((name, value): &Field) -> Field {
    let mut written = Vec::new();
    value.write_header(&mut written, name.len().saturating_add(2));
    let unfolded = String::from_utf8_lossy(&written).replace("\r\n", "");
    ("HP-Outer", Raw::new(format!("{name}: {unfolded}")).into())
}

fn address(mailbox: &Mailbox) -> Result<Address<'static>> {
    let mailbox = mailbox.checked()?;
    Ok(Address::new_address(mailbox.name, mailbox.address))
}

fn text(subject: &str) -> Result<HeaderType<'static>> {
    safe::line("a subject of one line", subject)?;
    if subject.contains("=?") {
        return Ok(Raw::new(encoded_words(subject)).into());
    }
    Ok(Text::new(subject.to_owned()).into())
}

/// Words that are encoded (RFC 2047), since the text looks as if it were.
fn encoded_words(text: &str) -> String {
    let mut words = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = (1..=45).rev().find(|end| rest.is_char_boundary(*end));
        let (word, after) = rest
            .split_at_checked(end.unwrap_or(rest.len()))
            .unwrap_or((rest, ""));
        let encoded = data_encoding::BASE64.encode(word.as_bytes());
        words.push(format!("=?utf-8?B?{encoded}?="));
        rest = after;
    }
    words.join(" ")
}

fn ids(list: &[String]) -> Result<HeaderType<'static>> {
    let bare = |id: &String| {
        let trimmed = id.trim();
        let inner = trimmed
            .strip_prefix('<')
            .and_then(|id| id.strip_suffix('>'));
        let id = inner.unwrap_or(trimmed);
        let good = |c: char| c.is_ascii_graphic() && !"<>()[]\\\",;:".contains(c);
        let split = id.split_once('@');
        let whole = split.is_some_and(|(left, right)| !left.is_empty() && !right.is_empty());
        if whole && id.len() <= 500 && id.chars().all(good) {
            return Ok(id.to_owned());
        }
        Err(Error::value(
            "an identifier of a message",
            &id.escape_debug().to_string(),
        ))
    };
    let list: Result<Vec<_>> = list.iter().map(bare).collect();
    Ok(MessageId::new_list(list?.into_iter()).into())
}
