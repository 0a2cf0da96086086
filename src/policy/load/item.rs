//! A file as values with their places, whatever it is written in.

use crate::error::{Error, ErrorKind};

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
