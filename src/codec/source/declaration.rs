use super::characters::skip_space;

/// What an XML declaration says that matters.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Declaration<'a> {
    pub(super) encoding: Option<&'a [u8]>,
}

/// Whether a document has an XML declaration, and what it settles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Declared {
    Nothing,
    /// The version only.
    Version,
    /// The version and the encoding.
    Encoding,
}

/// `<?xml` and then something that is no part of a name.
pub(super) fn starts(document: &[u8]) -> bool {
    let behind = document.strip_prefix(b"<?xml").and_then(<[u8]>::first);
    behind.is_some_and(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r' | b'?'))
}

/// Reads what stands between `<?xml` and `?>`, by productions 23 to 32 and 80.
///
/// Any version 1.x counts as 1.0, as the fifth edition says.
pub(super) fn parse(content: &[u8]) -> Result<Declaration<'_>, &'static str> {
    let mut cursor = Cursor(content);
    let version = cursor
        .item(b"version")?
        .ok_or("the XML declaration does not start with a version")?;
    let minor = version.strip_prefix(b"1.").unwrap_or_default();
    if minor.is_empty() || !minor.iter().all(u8::is_ascii_digit) {
        return Err("the XML version is not 1.0");
    }
    let encoding = cursor.item(b"encoding")?;
    if encoding.is_some_and(|name| !is_encoding_name(name)) {
        return Err("the XML declaration names no encoding");
    }
    match cursor.item(b"standalone")? {
        None | Some(b"yes" | b"no") => {}
        Some(_) => return Err("standalone is neither yes nor no"),
    }
    if skip_space(cursor.0, 0) < cursor.0.len() {
        return Err("the XML declaration has something else than version, encoding and standalone");
    }
    Ok(Declaration { encoding })
}

fn is_encoding_name(name: &[u8]) -> bool {
    name.first().is_some_and(u8::is_ascii_alphabetic)
        && name
            .iter()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-'))
}

struct Cursor<'a>(&'a [u8]);

impl<'a> Cursor<'a> {
    /// White space, `name`, an equals sign and a quoted value, if they come next.
    fn item(&mut self, name: &[u8]) -> Result<Option<&'a [u8]>, &'static str> {
        let start = skip_space(self.0, 0);
        let Some(rest) = self.behind(start).strip_prefix(name) else {
            return Ok(None);
        };
        if start == 0 {
            return Err("white space is missing in the XML declaration");
        }
        let rest = trim(rest)
            .strip_prefix(b"=")
            .ok_or("a value is missing in the XML declaration")?;
        let (quote, rest) = trim(rest)
            .split_first()
            .filter(|(quote, _)| matches!(quote, b'"' | b'\''))
            .ok_or("a value in the XML declaration is not quoted")?;
        let length =
            memchr::memchr(*quote, rest).ok_or("a quote in the XML declaration is not closed")?;
        self.0 = rest.get(length + 1..).unwrap_or_default();
        Ok(rest.get(..length))
    }

    fn behind(&self, start: usize) -> &'a [u8] {
        self.0.get(start..).unwrap_or_default()
    }
}

fn trim(bytes: &[u8]) -> &[u8] {
    bytes.get(skip_space(bytes, 0)..).unwrap_or_default()
}
