//! As much of JSON as one object of strings and numbers needs (RFC 8259).

use std::fmt::Write as _;

use crate::terminal::is_harmless;

/// An object on one line, built member by member.
#[derive(Debug)]
pub(crate) struct Object(String);

impl Object {
    pub(crate) fn new() -> Self {
        Self(String::from("{"))
    }

    pub(crate) fn string(mut self, name: &str, value: Option<&str>) -> Self {
        self.name(name);
        match value {
            Some(value) => quote(value, &mut self.0),
            None => self.0.push_str("null"),
        }
        self
    }

    pub(crate) fn number(mut self, name: &str, value: Option<u64>) -> Self {
        self.name(name);
        match value {
            Some(value) => self.0.push_str(&value.to_string()),
            None => self.0.push_str("null"),
        }
        self
    }

    /// A likelihood, to four digits.
    pub(crate) fn share(mut self, name: &str, value: f64) -> Self {
        self.name(name);
        // Writing to a string cannot fail.
        let _ = write!(self.0, "{value:.4}");
        self
    }

    /// A list of objects.
    pub(crate) fn objects(mut self, name: &str, objects: impl Iterator<Item = Self>) -> Self {
        self.name(name);
        let objects: Vec<String> = objects.map(Self::finish).collect();
        self.0.extend(["[", &objects.join(","), "]"]);
        self
    }

    pub(crate) fn finish(mut self) -> String {
        self.0.push('}');
        self.0
    }

    fn name(&mut self, name: &str) {
        if self.0.len() > 1 {
            self.0.push(',');
        }
        quote(name, &mut self.0);
        self.0.push(':');
    }
}

/// Escapes what JSON requires, and what a terminal would obey.
fn quote(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if is_harmless(c) => out.push(c),
            c => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    // Writing to a string cannot fail.
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_object_is_json() {
        let object = Object::new()
            .string("a\"b", Some("\\ \n \u{1B} \u{E0001} é"))
            .string("c", None)
            .number("d", Some(7))
            .number("e", None);
        let expected = r#"{"a\"b":"\\ \n \u001b \udb40\udc01 é","c":null,"d":7,"e":null}"#;
        assert_eq!(object.finish(), expected);
    }
}
