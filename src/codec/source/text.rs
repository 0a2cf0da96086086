//! References, line ends and white space, as XML 1.0 resolves them.

use memchr::memchr;

use super::characters::is_allowed;
use super::failure::{Checked, Flaw, excerpt};
use crate::error::{Error, ErrorKind};
use crate::value::is_ncname;

pub(super) const NO_REFERENCE: &str = "\"&\" that starts no reference";

/// Adds text to `text`, with its line ends as line feeds (2.11).
pub(super) fn push_lines(text: &mut String, mut data: &str) {
    while let Some(at) = memchr(b'\r', data.as_bytes()) {
        let (line, rest) = data.split_at(at);
        text.push_str(line);
        text.push('\n');
        let rest = rest.strip_prefix('\r').unwrap_or(rest);
        data = rest.strip_prefix('\n').unwrap_or(rest);
    }
    text.push_str(data);
}

/// Adds an attribute value to `text`: references resolved, and what is white
/// space in the source as spaces (3.3.3, for attributes that are not declared).
pub(super) fn push_value(text: &mut String, value: &str) -> Checked<()> {
    let is_special = |c| matches!(c, '&' | '\t' | '\n' | '\r');
    let mut rest = value;
    while let Some(at) = rest.find(is_special) {
        let (plain, special) = rest.split_at(at);
        text.push_str(plain);
        rest = push_special(text, special).map_err(|error| Flaw {
            at: value.len() - special.len(),
            error,
        })?;
    }
    text.push_str(rest);
    Ok(())
}

/// Adds what the character stands for that `special` starts with; gives the rest.
fn push_special<'a>(text: &mut String, special: &'a str) -> Result<&'a str, Error> {
    let Some(reference) = special.strip_prefix('&') else {
        text.push(' ');
        let rest = special.strip_prefix("\r\n").or_else(|| special.get(1..));
        return Ok(rest.unwrap_or_default());
    };
    let (name, rest) = reference
        .split_once(';')
        .ok_or_else(|| Error::xml(NO_REFERENCE))?;
    text.push(resolve(name)?);
    Ok(rest)
}

/// The character that a reference, written between `&` and `;`, stands for.
pub(super) fn resolve(name: &str) -> Result<char, Error> {
    match name {
        "amp" => Ok('&'),
        "lt" => Ok('<'),
        "gt" => Ok('>'),
        "apos" => Ok('\''),
        "quot" => Ok('"'),
        _ => match name.strip_prefix('#') {
            Some(number) => resolve_number(number),
            None if is_ncname(name) => {
                Err(Error::xml(format!("undeclared entity {:?}", excerpt(name))))
            }
            None => Err(Error::xml(NO_REFERENCE)),
        },
    }
}

fn resolve_number(number: &str) -> Result<char, Error> {
    let (digits, radix) = number
        .strip_prefix('x')
        .map_or((number, 10), |digits| (digits, 16));
    let mut code = (!digits.is_empty()).then_some(0_u32);
    for digit in digits.chars() {
        let digit = digit.to_digit(radix).ok_or_else(|| {
            Error::xml(format!(
                "malformed character reference \"&#{};\"",
                excerpt(number)
            ))
        })?;
        code = code.and_then(|code| code.checked_mul(radix)?.checked_add(digit));
    }
    let c = code
        .and_then(char::from_u32)
        .ok_or_else(|| Error::xml(format!("\"&#{};\" refers to no character", excerpt(number))))?;
    if is_allowed(c) {
        Ok(c)
    } else {
        Err(Error::new(ErrorKind::Character(c)))
    }
}
