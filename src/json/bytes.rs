//! Base 64 (RFC 4648, section 4), and the XML in it.

use crate::codec::decode::Decoder;
use crate::codec::encode::own_output;
use crate::codec::source::{Limits, Token, TokenSource, XmlTokens};
use crate::error::Result;
use crate::json::shape::IODEF;
use crate::model::Extension;
use crate::value::{DataType, ForeignNode, Marked};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

pub(super) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |n: usize| chunk.get(n).copied().map_or(0, u32::from);
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for (n, shift) in [18, 12, 6, 0].into_iter().enumerate() {
            let digit = usize::try_from(bits >> shift & 63).unwrap_or(0);
            let digit = ALPHABET.get(digit).filter(|_| n <= chunk.len());
            text.push(digit.map_or('=', |digit| char::from(*digit)));
        }
    }
    text
}

/// The bytes; white space is passed over, all else must be as it should.
pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = text.bytes().filter(|b| !b.is_ascii_whitespace()).collect();
    if !digits.len().is_multiple_of(4) {
        return None;
    }
    let end = digits.len()
        - digits
            .iter()
            .rev()
            .take(2)
            .take_while(|b| **b == b'=')
            .count();
    let mut bytes = Vec::with_capacity(end / 4 * 3);
    for chunk in digits.get(..end)?.chunks(4) {
        let mut bits = 0_u32;
        for digit in chunk {
            let value = ALPHABET.iter().position(|known| known == digit)?;
            bits = bits << 6 | u32::try_from(value).ok()?;
        }
        bits <<= 6 * (4 - u32::try_from(chunk.len()).ok()?);
        let [_, first, second, third] = bits.to_be_bytes();
        let whole = [first, second, third];
        bytes.extend_from_slice(whole.get(..chunk.len().saturating_sub(1))?);
    }
    Some(bytes)
}

/// Elements and texts as base 64 of their XML.
pub(super) fn encode_xml(nodes: &[ForeignNode]) -> Result<String> {
    let mut out = own_output();
    out.nodes(nodes)?;
    Ok(encode(out.take().as_bytes()))
}

/// The elements and texts of which a text is base 64, if there is an element.
pub(super) fn decode_xml(text: &str, limits: &Limits) -> Option<Vec<ForeignNode>> {
    let xml = String::from_utf8(decode(text)?).ok()?;
    let content = match xml.strip_prefix("<?xml ") {
        Some(declared) => declared.split_once("?>")?.1,
        None => &xml,
    };
    let xml = format!("<data dtype=\"xml\">{content}</data>");
    let mut source = XmlTokens::new(xml.as_bytes(), limits.clone());
    if source.advance().ok()? != Token::Start {
        return None;
    }
    let mut data = Marked::new(Extension::new(DataType::Xml));
    Decoder::new(&mut source, IODEF, false)
        .element(&mut data)
        .ok()?;
    let ended = source.advance().ok()? == Token::Eof;
    let elements = data.content.iter().filter_map(ForeignNode::as_element);
    (ended && elements.count() > 0).then(|| data.into_value().content)
}
