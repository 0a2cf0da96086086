//! Policies and priorities as files of TOML (version 1.1), with the places of words.

use serde::de::DeserializeOwned;
use toml::Spanned;

use crate::error::{Position, Result};
use crate::{Error, ErrorKind};

/// A file that is being read.
#[derive(Clone, Copy)]
pub(super) struct Source<'a>(&'a str);

impl<'a> Source<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        Self(text)
    }

    /// The values of the file. Unknown keys, and values of other types, are
    /// errors that name key and place.
    pub(super) fn toml<T: DeserializeOwned>(self) -> Result<T> {
        toml::from_str(self.0).map_err(|error| {
            let kind = ErrorKind::Toml(error.message().into());
            let offset = error.span().map(|span| span.start);
            let unplaced = Error::new(kind);
            match offset {
                Some(offset) => unplaced.at(self.position(offset)),
                None => unplaced,
            }
        })
    }

    /// What is made of a value, or the error at its place.
    pub(super) fn place<T, U>(
        self,
        value: &Spanned<T>,
        make: impl FnOnce(&T) -> Result<U>,
    ) -> Result<U> {
        make(value.get_ref()).map_err(|error| error.at(self.position(value.span().start)))
    }

    /// The line and column of a byte.
    pub(super) fn position(self, offset: usize) -> Position {
        Position::within(self.0, offset)
    }
}
