use crate::error::{Error, ErrorKind};

/// Turns a document's bytes into UTF-8, piece by piece.
pub(super) enum Decoder {
    /// Bytes pass as they are; the window checks them.
    Utf8,
    Utf16 {
        little: bool,
    },
    /// ISO 8859-1 as ISO has it, which is not windows-1252.
    #[cfg(feature = "encoding")]
    Latin1,
    #[cfg(feature = "encoding")]
    Ascii,
    #[cfg(feature = "encoding")]
    Other(Box<encoding_rs::Decoder>),
}

impl Decoder {
    /// The decoder of a label in lower case, beyond UTF-8 and UTF-16.
    #[cfg(feature = "encoding")]
    pub(super) fn by_label(label: &str) -> Option<Self> {
        let encoding = encoding_rs::Encoding::for_label_no_replacement(label.as_bytes())?;
        if encoding == encoding_rs::WINDOWS_1252 && !label.contains("1252") {
            let ascii = label.contains("ascii") || label.starts_with("ansi");
            return Some(if ascii { Self::Ascii } else { Self::Latin1 });
        }
        let refused = [
            encoding_rs::X_USER_DEFINED,
            encoding_rs::UTF_16BE,
            encoding_rs::UTF_16LE,
        ];
        let decoder = encoding.new_decoder_without_bom_handling();
        (!refused.contains(&encoding)).then(|| Self::Other(Box::new(decoder)))
    }

    /// Moves what is whole in `raw` to `text`; `last` says that no more follows.
    /// An error means that what comes next in the input is malformed.
    pub(super) fn decode(
        &mut self,
        raw: &mut Vec<u8>,
        last: bool,
        text: &mut Vec<u8>,
    ) -> Result<(), Error> {
        match self {
            Self::Utf8 => {
                text.append(raw);
                Ok(())
            }
            Self::Utf16 { little } => decode_utf16(*little, raw, last, text),
            #[cfg(feature = "encoding")]
            Self::Latin1 => {
                raw.drain(..).for_each(|byte| push(text, char::from(byte)));
                Ok(())
            }
            #[cfg(feature = "encoding")]
            Self::Ascii => decode_ascii(raw, text),
            #[cfg(feature = "encoding")]
            Self::Other(decoder) => decode_other(decoder, raw, last, text),
        }
    }
}

fn push(text: &mut Vec<u8>, c: char) {
    text.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
}

fn decode_utf16(
    little: bool,
    raw: &mut Vec<u8>,
    last: bool,
    text: &mut Vec<u8>,
) -> Result<(), Error> {
    let unit = |pair: &[u8]| match *pair {
        [low, high] if little => u16::from_le_bytes([low, high]),
        [high, low] => u16::from_be_bytes([high, low]),
        _ => 0,
    };
    let mut whole = raw.len() / 2 * 2;
    let tail = raw.chunks_exact(2).next_back().map(unit);
    if !last && tail.is_some_and(|unit| unit & 0xFC00 == 0xD800) {
        whole -= 2;
    }
    let units = raw
        .get(..whole)
        .unwrap_or_default()
        .chunks_exact(2)
        .map(unit);
    for c in char::decode_utf16(units) {
        push(text, c.map_err(|_| malformed("UTF-16"))?);
    }
    raw.drain(..whole);
    if last && !raw.is_empty() {
        return Err(malformed("UTF-16"));
    }
    Ok(())
}

#[cfg(feature = "encoding")]
fn decode_ascii(raw: &mut Vec<u8>, text: &mut Vec<u8>) -> Result<(), Error> {
    let plain = raw.iter().take_while(|byte| byte.is_ascii()).count();
    text.extend(raw.drain(..plain));
    if raw.is_empty() {
        Ok(())
    } else {
        Err(malformed("US-ASCII"))
    }
}

#[cfg(feature = "encoding")]
fn decode_other(
    decoder: &mut encoding_rs::Decoder,
    raw: &mut Vec<u8>,
    last: bool,
    text: &mut Vec<u8>,
) -> Result<(), Error> {
    use encoding_rs::DecoderResult;

    loop {
        let start = text.len();
        let room = decoder
            .max_utf8_buffer_length_without_replacement(raw.len())
            .unwrap_or(64);
        text.resize(start.saturating_add(room), 0);
        let free = text.get_mut(start..).unwrap_or_default();
        let (result, read, written) = decoder.decode_to_utf8_without_replacement(raw, free, last);
        text.truncate(start + written);
        raw.drain(..read);
        match result {
            DecoderResult::InputEmpty => return Ok(()),
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(..) => return Err(malformed(decoder.encoding().name())),
        }
    }
}

#[cold]
pub(super) fn malformed(encoding: &str) -> Error {
    Error::new(ErrorKind::Encoding(format!("malformed {encoding}").into()))
}
