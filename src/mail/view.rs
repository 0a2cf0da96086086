//! What mail-parser makes of header fields; it never sees more than a header.

use std::borrow::Cow;

use mail_parser::{Address, Header, HeaderName, HeaderValue, MessageParser};

use crate::mail::Mailbox;

/// Reads the fields that are shown or say how a message is built, and no other.
pub(super) fn parser() -> MessageParser {
    MessageParser::new()
        .with_mime_headers()
        .with_message_ids()
        .with_date_headers()
        .with_address_headers()
        .header_text(HeaderName::Subject)
        .header_raw(HeaderName::HpOuter)
        .default_header_ignore()
}

/// The fields of a header that ends in an empty line.
pub(super) fn fields<'a>(parser: &MessageParser, header: &'a [u8]) -> Vec<Header<'a>> {
    let parsed = parser.parse_headers(header);
    let part = parsed.and_then(|message| message.parts.into_iter().next());
    part.map(|part| part.headers).unwrap_or_default()
}

/// A text in which words may be encoded and lines folded (RFC 2047).
pub(super) fn unstructured(text: &str) -> Cow<'_, str> {
    if !text.contains("=?") && !text.contains('\n') {
        return Cow::Borrowed(text);
    }
    match value(&parser(), "Subject", text) {
        Some(HeaderValue::Text(text)) => Cow::Owned(text.into_owned()),
        _ => Cow::Borrowed(""),
    }
}

/// Addresses as a field holds them.
pub(super) fn addresses(text: &str) -> Vec<Mailbox> {
    match value(&parser(), "To", text) {
        Some(HeaderValue::Address(list)) => mailboxes(&list),
        _ => Vec::new(),
    }
}

fn value(parser: &MessageParser, name: &str, text: &str) -> Option<HeaderValue<'static>> {
    let folded = text.trim().replace('\r', "").replace('\n', "\n ");
    let header = format!("{name}: {folded}\r\n\r\n");
    let field = fields(parser, header.as_bytes()).into_iter().next()?;
    Some(field.value.into_owned())
}

/// The addresses of a field, those of groups included.
pub(super) fn mailboxes(list: &Address<'_>) -> Vec<Mailbox> {
    let address = |addr: &mail_parser::Addr<'_>| {
        let mailbox = Mailbox::new(addr.address()?);
        Some(match addr.name() {
            Some(name) => mailbox.with_name(name),
            None => mailbox,
        })
    };
    list.iter().filter_map(address).collect()
}
