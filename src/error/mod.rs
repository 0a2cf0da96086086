//! What can go wrong, where, and why.

mod kind;
mod position;

use std::error::Error as StdError;
use std::fmt;

pub use kind::{ErrorKind, Limit};
pub use position::Position;

/// A result whose error is an [`Error`].
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// An error of this crate: what went wrong, and where in the input.
///
/// It is one word wide. [`Display`](fmt::Display) prints the message, the
/// element path if there is one, and the line and column if there are any.
///
/// ```
/// use iodef::{Document, ErrorKind};
///
/// let error = Document::from_slice(b"<IODEF-Document>").unwrap_err();
/// assert!(matches!(error.kind(), ErrorKind::Root { .. }));
/// assert_eq!(error.position().unwrap().line(), 1);
/// ```
pub struct Error(Box<Inner>);

struct Inner {
    kind: ErrorKind,
    position: Option<Position>,
    /// Path segments, innermost first: an error collects them on its way up.
    path: Vec<Segment>,
    source: Option<Box<dyn StdError + Send + Sync>>,
}

struct Segment {
    name: Box<str>,
    ordinal: u32,
}

impl Error {
    #[cold]
    pub(crate) fn new(kind: ErrorKind) -> Self {
        Self(Box::new(Inner {
            kind,
            position: None,
            path: Vec::new(),
            source: None,
        }))
    }

    /// A document that is not well-formed XML 1.0 with namespaces.
    #[cold]
    pub(crate) fn xml(message: impl Into<Box<str>>) -> Self {
        Self::new(ErrorKind::Xml(message.into()))
    }

    /// A value that is not of its type.
    #[cold]
    pub(crate) fn value(expected: &'static str, found: &str) -> Self {
        Self::new(ErrorKind::Value {
            expected,
            found: found.into(),
        })
    }

    /// Says where, unless the error knows already.
    pub(crate) fn at(mut self, position: Position) -> Self {
        self.0.position.get_or_insert(position);
        self
    }

    /// Says where, whatever the error said before: its input was part of another.
    pub(crate) fn moved(mut self, position: Position) -> Self {
        self.0.position = Some(position);
        self
    }

    /// Adds the enclosing element to the path.
    pub(crate) fn within(mut self, name: &str, ordinal: usize) -> Self {
        self.0.path.push(Segment {
            name: name.into(),
            ordinal: u32::try_from(ordinal).unwrap_or(u32::MAX),
        });
        self
    }

    /// Sets the path as it is printed.
    pub(crate) fn along(mut self, path: &str) -> Self {
        let segments = path.split('/').skip(1).map(|segment| {
            let (name, ordinal) = segment
                .strip_suffix(']')
                .and_then(|segment| segment.split_once('['))
                .unwrap_or((segment, "1"));
            Segment {
                name: name.into(),
                ordinal: ordinal.parse().unwrap_or(1),
            }
        });
        self.0.path = segments.collect::<Vec<_>>().into_iter().rev().collect();
        self
    }

    pub(crate) fn caused_by(mut self, source: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// What went wrong.
    #[must_use]
    pub fn kind(&self) -> &ErrorKind {
        &self.0.kind
    }

    /// Where in the input, if the error comes from reading.
    #[must_use]
    pub fn position(&self) -> Option<Position> {
        self.0.position
    }

    /// The element concerned, as `/IODEF-Document/Incident[2]/EventData`;
    /// empty where there is none. The first of several siblings bears no number.
    #[must_use]
    pub fn path(&self) -> String {
        let mut path = String::new();
        for segment in self.0.path.iter().rev() {
            path.push('/');
            path.push_str(&segment.name);
            if segment.ordinal > 1 {
                path.push('[');
                path.push_str(&segment.ordinal.to_string());
                path.push(']');
            }
        }
        path
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0.kind)?;
        if let (ErrorKind::Io, Some(source)) = (&self.0.kind, &self.0.source) {
            write!(f, ": {source}")?;
        }
        if !self.0.path.is_empty() {
            write!(f, " at {}", self.path())?;
        }
        if let Some(position) = self.0.position {
            write!(f, " ({position})")?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("kind", &self.0.kind)
            .field("position", &self.0.position)
            .field("path", &self.path())
            .field("source", &self.0.source)
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        let source: &(dyn StdError + 'static) = self.0.source.as_deref()?;
        Some(source)
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        Self::new(ErrorKind::Io).caused_by(error)
    }
}
