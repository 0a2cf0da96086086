use data_encoding::HEXLOWER_PERMISSIVE;

/// The bytes that a text with escapes stands for (RFC 3986, section 2.1); none
/// if an escape is none.
pub(crate) fn unescaped(text: &str) -> Option<Vec<u8>> {
    let mut pieces = text.split('%');
    let mut bytes = pieces.next()?.as_bytes().to_vec();
    for piece in pieces {
        let (digits, rest) = piece.split_at_checked(2)?;
        bytes.extend(HEXLOWER_PERMISSIVE.decode(digits.as_bytes()).ok()?);
        bytes.extend_from_slice(rest.as_bytes());
    }
    Some(bytes)
}
