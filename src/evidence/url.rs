use std::fmt::Write as _;
use std::path::{Component, Path};

use crate::value::unescaped;

/// The file name at the end of a URL, if it is a plain one that leads nowhere
/// else (RFC 3067, section 4.2).
///
/// ```
/// use iodef::evidence::file_name_of;
///
/// let name = file_name_of("https://example.com/a/disk%20one.img");
/// assert_eq!(name.as_deref(), Some("disk one.img"));
/// assert_eq!(file_name_of("..%2fetc%2fpasswd"), None);
/// ```
#[must_use]
pub fn file_name_of(url: &str) -> Option<String> {
    let end = url.find(['?', '#']).unwrap_or(url.len());
    let segment = url.get(..end)?.rsplit('/').next()?;
    let name = String::from_utf8(unescaped(segment)?).ok()?;
    let mut parts = Path::new(&name).components();
    let plain = matches!((parts.next(), parts.next()), (Some(Component::Normal(part)), None) if part == &*name);
    (plain && !name.contains(['/', '\\', ':', '\0'])).then_some(name)
}

/// A relative URL for a file name (RFC 3986, section 4.2).
#[must_use]
pub fn url_of_file(name: &str) -> String {
    let mut url = String::with_capacity(name.len());
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            url.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(url, "%{byte:02X}");
        }
    }
    url
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_names_are_names() {
        let plain = [
            ("disk.img", "disk.img"),
            ("https://example.com/a/disk%20one.img?x=/y", "disk one.img"),
            ("file://host/k%C3%BCche", "küche"),
        ];
        for (url, name) in plain {
            assert_eq!(file_name_of(url).as_deref(), Some(name));
        }
        let refused = [
            "",
            "/",
            "..",
            ".",
            "a/..",
            "%2e%2e",
            "..%2fetc%2fpasswd",
            "%2Fetc",
            "a%5Cb",
            "C%3Ax",
            "a%00b",
            "a%",
            "a%zz",
            "%+1",
            "%ff",
            "a/?b",
        ];
        for url in refused {
            assert_eq!(file_name_of(url), None, "{url}");
        }
    }

    #[test]
    fn names_come_back_from_urls() {
        for name in ["disk.img", "disk one (2).img", "küche#1?", "100%"] {
            assert_eq!(file_name_of(&url_of_file(name)).as_deref(), Some(name));
        }
    }
}
