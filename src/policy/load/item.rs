//! A file as values with their places, whatever it is written in.

use crate::error::{Error, ErrorKind, Position};

/// A value, and at which byte it stands.
#[derive(Debug)]
pub(super) struct Item {
    pub(super) value: Value,
    pub(super) offset: usize,
}

#[derive(Debug)]
pub(super) enum Value {
    Text(String),
    Flag(bool),
    List(Vec<Item>),
    /// In the order of the file.
    Table(Vec<Member>),
    /// What policies have no use for, as written.
    Other(String),
}

/// A member of a table.
#[derive(Debug)]
pub(super) struct Member {
    pub(super) name: String,
    /// At which byte the name stands.
    pub(super) offset: usize,
    pub(super) item: Item,
}

impl Item {
    /// What is not of the type that was expected.
    pub(super) fn mismatch(&self, expected: &'static str) -> Error {
        let found = match &self.value {
            Value::Text(text) | Value::Other(text) => text,
            Value::Flag(true) => "true",
            Value::Flag(false) => "false",
            Value::List(_) => "a list",
            Value::Table(_) => "a table",
        };
        Error::value(expected, found)
    }

    /// Whether it is a table with such a member.
    pub(super) fn has(&self, name: &str) -> bool {
        match &self.value {
            Value::Table(members) => members.iter().any(|member| member.name == name),
            _ => false,
        }
    }
}

impl Member {
    pub(super) fn unexpected(&self) -> Error {
        Error::new(ErrorKind::Unexpected {
            name: self.name.as_str().into(),
        })
    }
}

/// The line and column of a byte.
pub(in crate::policy) fn position(text: &str, offset: usize) -> Position {
    let mut end = offset.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let before = text.get(..end).unwrap_or_default();
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default();
    let count = |n: usize| u64::try_from(n).unwrap_or(u64::MAX);
    Position::new(count(line), count(column.chars().count() + 1), count(end))
}
