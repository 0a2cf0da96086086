//! JSON as text, with numbers as they were written.

use crate::error::{Error, ErrorKind, Result};

/// A value of JSON to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Json {
    Text(String),
    /// In the form of RFC 8259, section 6.
    Number(String),
    Array(Vec<Self>),
    Object(Members),
}

/// The members of an object, in the order in which they are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Members(Vec<(String, Json)>);

impl Members {
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(member, _)| member == name)
    }

    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0.iter().find_map(|(member, value)| match value {
            Json::Text(text) if member == name => Some(text.as_str()),
            _ => None,
        })
    }

    pub(super) fn put(&mut self, name: &str, value: Json) {
        self.0.push((name.into(), value));
    }

    pub(super) fn put_text(&mut self, name: &str, text: &str) {
        self.put(name, Json::Text(text.into()));
    }

    /// The members that are text.
    pub(super) fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|(name, value)| match value {
            Json::Text(text) => Some((name.as_str(), text.as_str())),
            _ => None,
        })
    }

    /// Puts a value behind those of an array.
    pub(super) fn push(&mut self, name: &str, value: Json) {
        let array = self.0.iter_mut().find_map(|(member, array)| match array {
            Json::Array(items) if member == name => Some(items),
            _ => None,
        });
        match array {
            Some(items) => items.push(value),
            None => self.put(name, Json::Array(vec![value])),
        }
    }

    /// The one value, if there is just this.
    pub(super) fn into_only(self, name: &str) -> Json {
        match self.0.as_slice() {
            [(member, value)] if member == name => value.clone(),
            _ => Json::Object(self),
        }
    }
}

impl Json {
    pub(super) fn print(&self, out: &mut String) -> Result<()> {
        match self {
            Self::Text(text) => string(text, out)?,
            Self::Number(number) => out.push_str(number),
            Self::Array(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    item.print(out)?;
                }
                out.push(']');
            }
            Self::Object(Members(members)) => {
                out.push('{');
                for (index, (name, value)) in members.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    string(name, out)?;
                    out.push(':');
                    value.print(out)?;
                }
                out.push('}');
            }
        }
        Ok(())
    }
}

fn string(text: &str, out: &mut String) -> Result<()> {
    let quoted = serde_json::to_string(text)
        .map_err(|error| Error::new(ErrorKind::Json("a text".into())).caused_by(error))?;
    out.push_str(&quoted);
    Ok(())
}

/// A number as JSON writes it, if it can: `+07.` is `7`.
pub(super) fn number(written: &str) -> Option<String> {
    let (sign, digits) = match written.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", written.strip_prefix('+').unwrap_or(written)),
    };
    let end = digits.find(['e', 'E']).unwrap_or(digits.len());
    let (mantissa, exponent) = digits.split_at_checked(end)?;
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let is_digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    let power = exponent.get(1..).unwrap_or_default();
    let power = power.strip_prefix(['+', '-']).unwrap_or(power);
    let proper = is_digits(whole)
        && is_digits(fraction)
        && !(whole.is_empty() && fraction.is_empty())
        && is_digits(power)
        && power.is_empty() == exponent.is_empty();
    if !proper {
        return None;
    }
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        whole => whole,
    };
    let point = if fraction.is_empty() { "" } else { "." };
    Some(format!("{sign}{whole}{point}{fraction}{exponent}"))
}
