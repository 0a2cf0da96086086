//! JSON as it stands, piece by piece, so that every number keeps its digits
//! and every value its place.

use std::borrow::Cow;
use std::collections::BTreeSet;

use serde_json::value::RawValue;

use crate::codec::source::Limits;
use crate::error::{Error, ErrorKind, Limit, Position, Result};

/// A text of JSON, taken apart.
#[derive(Debug)]
pub(super) struct Input<'t> {
    text: &'t str,
    /// Names and values, each before what is in it.
    pieces: Vec<Piece>,
    limits: Limits,
}

/// Where a name or value stands.
#[derive(Clone, Copy, Debug)]
struct Piece {
    start: usize,
    end: usize,
    /// The number of the piece behind all that is in it.
    next: usize,
}

/// A value as it stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Raw<'t> {
    text: &'t str,
    number: usize,
}

/// What a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    Object,
    Array,
    Text,
    Number,
    /// `true`, `false` or `null`, none of which RFC 8727 has.
    Word,
}

impl Raw<'_> {
    pub(super) fn form(self) -> Form {
        match self.text.bytes().next() {
            Some(b'{') => Form::Object,
            Some(b'[') => Form::Array,
            Some(b'"') => Form::Text,
            Some(b'-' | b'0'..=b'9') => Form::Number,
            _ => Form::Word,
        }
    }

    /// Whether it is a string of just this text.
    pub(super) fn is_text(self, text: &str) -> bool {
        self.form() == Form::Text && unquote(self.text).is_ok_and(|unquoted| unquoted == text)
    }
}

pub(super) type Member<'t> = (Cow<'t, str>, Raw<'t>);

impl<'t> Input<'t> {
    /// Takes a text whose syntax is checked as a whole first.
    pub(super) fn new(bytes: &'t [u8], limits: &Limits) -> Result<(Self, Raw<'t>)> {
        let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        if length > limits.document_bytes {
            return Err(limit(Limit::DocumentBytes, limits.document_bytes));
        }
        let text = str::from_utf8(bytes).map_err(|error| {
            let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let before = str::from_utf8(valid).unwrap_or_default();
            Error::new(ErrorKind::Encoding("the input is not UTF-8".into()))
                .at(Position::within(before, before.len()))
                .caused_by(error)
        })?;
        let content = text.strip_prefix('\u{feff}').unwrap_or(text);
        serde_json::from_str::<&RawValue>(content).map_err(|error| {
            let place = place_of(&error, content, text);
            syntax(error).at(place)
        })?;
        let input = Self {
            text,
            pieces: pieces(text, text.len() - content.len(), limits)?,
            limits: limits.clone(),
        };
        let root = input.raw(0);
        Ok((input, root))
    }

    pub(super) fn limits(&self) -> &Limits {
        &self.limits
    }

    /// Where a value begins.
    pub(super) fn position(&self, raw: Raw<'_>) -> Position {
        let piece = self.pieces.get(raw.number);
        Position::within(self.text, piece.map_or(0, |piece| piece.start))
    }

    /// The members of an object, none of which may occur twice.
    pub(super) fn members(&self, raw: Raw<'t>) -> Result<Vec<Member<'t>>> {
        if raw.form() != Form::Object {
            return Err(self.mismatch("an object", raw));
        }
        let pieces = self.inside(raw);
        let mut names = BTreeSet::new();
        let mut members = Vec::with_capacity(pieces.len() / 2);
        for pair in pieces.chunks(2) {
            let [name, value] = *pair else { continue };
            let name = self.text(name, "a string")?;
            if !names.insert(name.clone()) {
                let message = format!("the member {name:?} occurs twice");
                let error = Error::new(ErrorKind::Json(message.into()));
                return Err(error.at(self.position(value)));
            }
            members.push((name, value));
        }
        Ok(members)
    }

    /// The values of an array.
    pub(super) fn items(&self, raw: Raw<'t>) -> Vec<Raw<'t>> {
        self.inside(raw)
    }

    /// The text of a string, or a number as written.
    pub(super) fn text(&self, raw: Raw<'t>, expected: &'static str) -> Result<Cow<'t, str>> {
        match raw.form() {
            Form::Number => Ok(Cow::Borrowed(raw.text)),
            Form::Text => unquote(raw.text).map_err(|e| syntax(e).at(self.position(raw))),
            _ => Err(self.mismatch(expected, raw)),
        }
    }

    pub(super) fn mismatch(&self, expected: &'static str, raw: Raw<'_>) -> Error {
        let found: String = raw.text.chars().take(60).collect();
        Error::value(expected, &found).at(self.position(raw))
    }

    /// Charges for a level of depth.
    pub(super) fn deeper(&self, depth: u64, raw: Raw<'_>) -> Result<u64> {
        let allowed = self.limits.depth.min(Limits::MAX_DEPTH);
        if depth < allowed {
            return Ok(depth + 1);
        }
        Err(limit(Limit::Depth, allowed).at(self.position(raw)))
    }

    fn raw(&self, number: usize) -> Raw<'t> {
        let piece = self.pieces.get(number);
        let text = piece.and_then(|piece| self.text.get(piece.start..piece.end));
        Raw {
            text: text.unwrap_or_default(),
            number,
        }
    }

    /// The pieces directly inside one.
    fn inside(&self, raw: Raw<'t>) -> Vec<Raw<'t>> {
        let end = self.pieces.get(raw.number).map_or(0, |piece| piece.next);
        let mut inside = Vec::new();
        let mut number = raw.number + 1;
        while number < end {
            inside.push(self.raw(number));
            number = self.pieces.get(number).map_or(end, |piece| piece.next);
        }
        inside
    }
}

/// Takes a text of proper syntax apart, from an offset on.
fn pieces(text: &str, from: usize, limits: &Limits) -> Result<Vec<Piece>> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut open = Vec::new();
    let mut start = from;
    while let Some(byte) = text.as_bytes().get(start) {
        let end = match byte {
            b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' => {
                start += 1;
                continue;
            }
            b'}' | b']' => {
                start += 1;
                let next = pieces.len();
                if let Some(piece) = open.pop().and_then(|number: usize| pieces.get_mut(number)) {
                    (piece.end, piece.next) = (start, next);
                }
                continue;
            }
            b'{' | b'[' => {
                open.push(pieces.len());
                start + 1
            }
            b'"' => start + string(text.get(start..).unwrap_or_default()),
            _ => start + word(text.get(start..).unwrap_or_default()),
        };
        let next = pieces.len() + 1;
        if u64::try_from(next).is_ok_and(|count| count > limits.incident_nodes) {
            let error = limit(Limit::IncidentNodes, limits.incident_nodes);
            return Err(error.at(Position::within(text, start)));
        }
        pieces.push(Piece { start, end, next });
        start = end;
    }
    Ok(pieces)
}

/// How long the string is that a text begins with, quotes included.
fn string(text: &str) -> usize {
    let mut escaped = false;
    let end = text.bytes().skip(1).position(|byte| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    });
    end.map_or(text.len(), |end| end + 2)
}

/// How long the number or word is that a text begins with.
fn word(text: &str) -> usize {
    let end = text.find([' ', '\t', '\r', '\n', ',', ':', '}', ']']);
    end.unwrap_or(text.len())
}

/// The text of a string, borrowed where nothing in it is escaped.
fn unquote(raw: &str) -> serde_json::Result<Cow<'_, str>> {
    let inside = raw.strip_prefix('"').and_then(|raw| raw.strip_suffix('"'));
    match inside.filter(|inside| !inside.contains('\\')) {
        Some(inside) => Ok(Cow::Borrowed(inside)),
        None => serde_json::from_str(raw).map(Cow::Owned),
    }
}

fn limit(limit: Limit, allowed: u64) -> Error {
    Error::new(ErrorKind::Limit { limit, allowed })
}

fn syntax(error: serde_json::Error) -> Error {
    let text = error.to_string();
    let end = text.rfind(" at line ").unwrap_or(text.len());
    let message = text.get(..end).unwrap_or(&text);
    Error::new(ErrorKind::Json(message.into())).caused_by(error)
}

/// Where a fault of syntax is: the parser counts lines, and bytes in them, from 1.
fn place_of(error: &serde_json::Error, content: &str, text: &str) -> Position {
    let mark = text.len() - content.len();
    let line = error.line().saturating_sub(1);
    let lines = content.split_inclusive('\n').take(line);
    let before: usize = lines.map(str::len).sum();
    Position::within(text, mark + before + error.column().saturating_sub(1))
}
