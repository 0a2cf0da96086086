//! How the members of a table are taken out, one by one, until none is left.

use super::item::{Item, Member, Value};
use crate::Position;
use crate::error::{Error, ErrorKind, Result};

/// A table of a file, from which what is read is taken away.
pub(super) struct Table<'i> {
    text: &'i str,
    offset: usize,
    members: Vec<&'i Member>,
}

impl<'i> Table<'i> {
    pub(super) fn new(item: &'i Item, text: &'i str, expected: &'static str) -> Result<Self> {
        match &item.value {
            Value::Table(members) => Ok(Self {
                text,
                offset: item.offset,
                members: members.iter().collect(),
            }),
            _ => Err(item
                .mismatch(expected)
                .at(Position::within(text, item.offset))),
        }
    }

    /// Takes a member, if it is there.
    pub(super) fn take(&mut self, name: &str) -> Option<&'i Item> {
        let index = self.members.iter().position(|member| member.name == name)?;
        Some(&self.members.remove(index).item)
    }

    /// Takes a member that must be there.
    pub(super) fn require(&mut self, name: &str) -> Result<&'i Item> {
        let missing = ErrorKind::Missing { name: name.into() };
        let offset = self.offset;
        self.take(name)
            .ok_or_else(|| Error::new(missing).at(Position::within(self.text, offset)))
    }

    /// Takes what is left.
    pub(super) fn rest(&mut self) -> Vec<&'i Member> {
        std::mem::take(&mut self.members)
    }

    /// Sees to it that nothing is left.
    pub(super) fn finish(self) -> Result<()> {
        match self.members.first() {
            None => Ok(()),
            Some(member) => Err(member
                .unexpected()
                .at(Position::within(self.text, member.offset))),
        }
    }

    pub(super) fn required_text(&mut self, name: &str) -> Result<String> {
        let item = self.require(name)?;
        self.text(item).map(str::to_owned)
    }

    pub(super) fn optional_text(&mut self, name: &str) -> Result<Option<String>> {
        let item = self.take(name);
        item.map(|item| self.text(item).map(str::to_owned))
            .transpose()
    }

    pub(super) fn flag(&mut self, name: &str) -> Result<Option<bool>> {
        let item = self.take(name);
        item.map(|item| match &item.value {
            Value::Flag(flag) => Ok(*flag),
            _ => Err(self.place(item.mismatch("true or false"), item)),
        })
        .transpose()
    }

    /// What is made of a word.
    pub(super) fn word<T>(&self, item: &'i Item, make: impl Fn(&str) -> Result<T>) -> Result<T> {
        make(self.text(item)?).map_err(|error| self.place(error, item))
    }

    /// What is made of a member that is one word or a list of them; nothing if
    /// it is not there.
    pub(super) fn words<T>(
        &mut self,
        name: &str,
        make: impl Fn(&str) -> Result<T>,
    ) -> Result<Vec<T>> {
        let Some(item) = self.take(name) else {
            return Ok(Vec::new());
        };
        self.list(item, &make)
    }

    /// A member that is one text or a list of them; nothing if it is not there.
    pub(super) fn texts(&mut self, name: &str) -> Result<Vec<String>> {
        self.words(name, |text| Ok(text.to_owned()))
    }

    /// What is made of one word or a list of them.
    pub(super) fn list<T>(
        &self,
        item: &'i Item,
        make: impl Fn(&str) -> Result<T>,
    ) -> Result<Vec<T>> {
        match &item.value {
            Value::List(items) => items.iter().map(|item| self.word(item, &make)).collect(),
            _ => Ok(vec![self.word(item, &make)?]),
        }
    }

    /// The tables of a list; none if it is not there.
    pub(super) fn tables(&mut self, name: &str, expected: &'static str) -> Result<Vec<Self>> {
        let Some(item) = self.take(name) else {
            return Ok(Vec::new());
        };
        let Value::List(items) = &item.value else {
            return Err(self.place(item.mismatch("a list"), item));
        };
        let tables = items.iter();
        tables
            .map(|item| Self::new(item, self.text, expected))
            .collect()
    }

    /// A table in the table; none if it is not there.
    pub(super) fn table(&mut self, name: &str) -> Result<Option<Self>> {
        let item = self.take(name);
        item.map(|item| Self::new(item, self.text, "a table"))
            .transpose()
    }

    /// The same error with the place of the table.
    pub(super) fn refuse(&self, error: Error) -> Error {
        error.at(Position::within(self.text, self.offset))
    }

    pub(super) fn place(&self, error: Error, item: &Item) -> Error {
        error.at(Position::within(self.text, item.offset))
    }

    pub(super) fn text(&self, item: &'i Item) -> Result<&'i str> {
        match &item.value {
            Value::Text(text) => Ok(text),
            _ => Err(self.place(item.mismatch("a text"), item)),
        }
    }
}
