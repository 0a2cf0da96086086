//! A document in memory, and what is known of it without any parser.

use std::collections::HashMap;
use std::sync::OnceLock;

use iodef::Document;

use crate::Result;
use crate::common::pieces::{Piece, pieces};
use crate::common::whole;
use crate::documents::Kind;

/// A document that subjects read, or write.
pub struct Input {
    /// What it is.
    pub kind: Kind,
    /// The document.
    pub bytes: Vec<u8>,
    /// How many elements have which name, prefixes aside.
    names: HashMap<String, u64>,
    /// How many elements there are.
    pub elements: u64,
    model: OnceLock<Document>,
    events: OnceLock<(u64, Vec<Piece>)>,
}

impl Input {
    /// Makes a document.
    ///
    /// # Errors
    ///
    /// If the library does not take what is generated.
    pub fn new(kind: Kind) -> Result<Self> {
        Self::of(kind, kind.make()?)
    }

    /// Takes a document that was made before.
    ///
    /// # Errors
    ///
    /// If it is not UTF-8.
    pub fn of(kind: Kind, bytes: Vec<u8>) -> Result<Self> {
        let names = names(std::str::from_utf8(&bytes)?);
        Ok(Self {
            kind,
            elements: names.values().sum(),
            names,
            bytes,
            model: OnceLock::new(),
            events: OnceLock::new(),
        })
    }

    /// How many elements have a name.
    #[must_use]
    pub fn named(&self, name: &str) -> u64 {
        self.names.get(name).copied().unwrap_or(0)
    }

    /// The document as the library has it in memory, for writers.
    pub(crate) fn model(&self) -> Result<&Document> {
        if let Some(model) = self.model.get() {
            return Ok(model);
        }
        let model = whole(&self.bytes)?;
        Ok(self.model.get_or_init(|| model))
    }

    /// What the library's writer writes, in pieces, and its bytes.
    pub(crate) fn events(&self) -> Result<&(u64, Vec<Piece>)> {
        if let Some(events) = self.events.get() {
            return Ok(events);
        }
        let written = crate::peers::library::write(self, 0)?;
        let events = pieces(std::str::from_utf8(&written)?)?;
        let bytes = u64::try_from(written.len())?;
        Ok(self.events.get_or_init(|| (bytes, events)))
    }
}

/// Counts tags by name; what is generated has no `<` where none may be.
fn names(text: &str) -> HashMap<String, u64> {
    let mut names = HashMap::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once('<') {
        rest = if after.starts_with("!--") {
            behind(after, "-->")
        } else if after.starts_with("![CDATA[") {
            behind(after, "]]>")
        } else if after.starts_with('?') {
            behind(after, "?>")
        } else if after.starts_with('/') {
            after
        } else {
            let end = after.find([' ', '\n', '/', '>']).unwrap_or(after.len());
            let name = &after[..end];
            let local = name.split_once(':').map_or(name, |(_, local)| local);
            *names.entry(local.to_owned()).or_insert(0) += 1;
            after
        };
    }
    names
}

fn behind<'t>(text: &'t str, end: &str) -> &'t str {
    text.split_once(end).map_or("", |(_, rest)| rest)
}
