//! Tests of the token source.

mod chunking;
mod content;
mod inputs;
mod limits;
mod names;
mod namespaces;
mod positions;
mod quick;
mod w3c;

use std::fmt::Write as _;
use std::io::{self, BufRead, Read};

use super::{Limits, Token, TokenSource, XmlTokens};
use crate::error::{Error, Result};

/// A reader that gives its bytes in pieces, and is interrupted before each.
pub(super) struct Pieces<'a> {
    rest: &'a [u8],
    size: usize,
    interrupted: bool,
}

impl<'a> Pieces<'a> {
    pub(super) fn new(rest: &'a [u8], size: usize) -> Self {
        Self {
            rest,
            size,
            interrupted: false,
        }
    }
}

impl BufRead for Pieces<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.interrupted = !self.interrupted;
        if self.interrupted {
            return Err(io::ErrorKind::Interrupted.into());
        }
        Ok(&self.rest[..self.size.min(self.rest.len())])
    }

    fn consume(&mut self, count: usize) {
        self.rest = &self.rest[count..];
    }
}

impl Read for Pieces<'_> {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::Unsupported.into())
    }
}

/// Everything that a source says about a document, in one line a token, and how it ends.
pub(super) fn transcript<R: BufRead>(mut tokens: XmlTokens<R>) -> (String, Option<Error>) {
    let mut lines = String::new();
    loop {
        match tokens.advance() {
            Err(error) => {
                assert!(
                    tokens.advance().is_err(),
                    "a source goes on behind its error"
                );
                return (lines, Some(error));
            }
            Ok(token) => {
                let (at, text_at) = (tokens.position(), tokens.text_position());
                write!(lines, "{:?} {at:?} {text_at:?} {:?}", token, tokens.text()).unwrap();
                if token == Token::Start {
                    let tag = tokens.tag();
                    let attributes: Vec<_> = tag.attributes().collect();
                    write!(
                        lines,
                        " {:?} {attributes:?} {:?}",
                        (tag.prefix(), tag.local, tag.namespace(), tag.vocabulary),
                        tokens.bindings()
                    )
                    .unwrap();
                }
                lines.push('\n');
                if token == Token::Eof {
                    return (lines, None);
                }
            }
        }
    }
}

/// The error that a document ends in, if it does.
pub(super) fn outcome(document: &[u8]) -> Result<()> {
    let (_, error) = transcript(XmlTokens::new(document, Limits::default()));
    error.map_or(Ok(()), Err)
}

/// Start tags as `name{namespace}[attributes]`, end tags as `/`, text in quotes.
pub(super) fn shorthand(document: &str) -> String {
    let mut tokens = XmlTokens::new(document.as_bytes(), Limits::default());
    let mut out = String::new();
    loop {
        let token = match tokens.advance() {
            Ok(token) => token,
            Err(error) => return format!("{out}!{error}"),
        };
        if !tokens.text().is_empty() {
            write!(out, "{:?}", tokens.text()).unwrap();
        }
        match token {
            Token::Start => {
                let tag = tokens.tag();
                write!(out, "<{}{{{}}}", tag.local, tag.namespace()).unwrap();
                for attribute in tag.attributes() {
                    write!(
                        out,
                        " {}{{{}}}={:?}",
                        attribute.local(),
                        attribute.namespace(),
                        attribute.value()
                    )
                    .unwrap();
                }
                out.push('>');
            }
            Token::End => out.push('/'),
            Token::Eof => return out,
        }
    }
}
