//! The tokenizer: one pass for tags, well-formedness, characters, names and namespaces.

mod again;
mod content;
mod markup;
mod plain;

use std::io::BufRead;
use std::ops::Range;

use crate::codec::source::account::Account;
use crate::codec::source::declaration::Declared;
use crate::codec::source::elements::Elements;
use crate::codec::source::failure::{Flaw, excerpt};
use crate::codec::source::limits::Limits;
use crate::codec::source::namespaces::Scopes;
use crate::codec::source::place::{narrow, widen};
use crate::codec::source::tag::{Tag, TagBuffer};
use crate::codec::source::window::{Ends, Window};
use crate::codec::source::{Token, TokenSource};
use crate::error::{Error, ErrorKind, Position, Result};
use crate::value::Bindings;

pub(crate) use again::Start;

/// The tokens of an XML document.
pub(crate) struct XmlTokens<R> {
    window: Window<R>,
    /// Character data that does not stand in the window as it is meant.
    text: String,
    /// Where it stands in the window, if `text` is empty.
    run: Range<usize>,
    /// Whether it is known to be nothing but white space.
    blank: bool,
    tag: TagBuffer,
    /// Where it starts in the window.
    tag_start: usize,
    scopes: Scopes,
    elements: Elements,
    account: Account,
    declared: Declared,
    stage: Stage,
    /// How the ends of the elements are found whose content was skipped last.
    ends: Option<Ends>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Stage {
    Prolog,
    Root,
    /// Behind an empty-element tag, whose end comes next.
    Empty,
    Epilog,
    Failed,
}

impl<R: BufRead> XmlTokens<R> {
    /// Tokens of a document of any size; nothing is read before the first `advance`.
    pub(crate) fn new(reader: R, limits: Limits) -> Self {
        Self {
            window: Window::new(reader),
            text: String::new(),
            run: 0..0,
            blank: true,
            tag: TagBuffer::default(),
            tag_start: 0,
            scopes: Scopes::default(),
            elements: Elements::default(),
            account: Account::new(limits),
            declared: Declared::Nothing,
            stage: Stage::Prolog,
            ends: None,
        }
    }

    #[inline(never)]
    fn advance_slowly(&mut self) -> Result<Token> {
        let token = self.step();
        token.map_err(|error| {
            self.stage = Stage::Failed;
            error.at(self.position())
        })
    }

    fn step(&mut self) -> Result<Token> {
        self.text.clear();
        self.run = 0..0;
        self.blank = true;
        match self.stage {
            Stage::Failed => {
                return Err(Error::new(ErrorKind::State(
                    "reading goes on behind an error",
                )));
            }
            Stage::Empty => return Ok(self.leave()),
            Stage::Prolog | Stage::Root | Stage::Epilog => {}
        }
        self.window.begin_text();
        let token = self.next_tag()?;
        if self.text_length() > 0 {
            self.account.charge_nodes(1)?;
        }
        Ok(token)
    }

    #[inline]
    fn text_length(&self) -> usize {
        self.text.len() + self.run.len()
    }

    #[inline]
    fn next_tag(&mut self) -> Result<Token> {
        loop {
            self.window.begin_event();
            let rest = self.window.bytes();
            match rest.first() {
                Some(b'<') => match rest.get(self.allowed(1)?) {
                    Some(b'/') => return self.close(),
                    Some(b'!') => self.take_declared()?,
                    Some(b'?') => self.pass_instruction()?,
                    Some(_) => return self.open(),
                    None => self.more(markup::UNCLOSED_TAG)?,
                },
                Some(b'&') => self.take_reference()?,
                Some(_) => self.take_data()?,
                None => {
                    if !self.grow()? {
                        return self.finish();
                    }
                }
            }
        }
    }

    /// Gets more of the document to go on with the current event; false at its end.
    #[cold]
    fn grow(&mut self) -> Result<bool> {
        let start = self.window.event_offset();
        if self.window.reach() > self.account.cap(start) {
            return Err(self.account.overrun(start));
        }
        self.settle_run();
        if self.window.more() {
            return Ok(true);
        }
        self.window.take_fault().map_or(Ok(false), Err)
    }

    /// Gets more of the document, which must not end here.
    #[cold]
    fn more(&mut self, complaint: &'static str) -> Result<()> {
        if self.grow()? {
            return Ok(());
        }
        Err(Error::xml(complaint))
    }

    /// The length of an event, if it is within its limit.
    #[inline]
    fn allowed(&self, length: usize) -> Result<usize> {
        let start = self.window.event_offset();
        if start + widen(length) > self.account.cap(start) {
            return Err(self.account.overrun(start));
        }
        Ok(length)
    }

    /// What is there of an event that begins here, as far as it is within its limit.
    fn bytes_allowed(&self) -> &[u8] {
        let start = self.window.offset();
        let bytes = self.window.bytes();
        let length = narrow(self.account.cap(start).saturating_sub(start));
        bytes.get(..length).unwrap_or(bytes)
    }

    /// Says where in the current event, which was not consumed.
    #[cold]
    fn locate(&self, flaw: Flaw) -> Error {
        let before = self.window.bytes().get(..flaw.at);
        let place = self.window.event_place().over(before.unwrap_or_default());
        flaw.error.at(place.position())
    }

    /// Leaves the innermost element.
    #[inline]
    fn leave(&mut self) -> Token {
        if let Some(bindings) = self.elements.leave() {
            self.scopes.leave(bindings);
        }
        self.stage = if self.elements.is_empty() {
            Stage::Epilog
        } else {
            Stage::Root
        };
        Token::End
    }

    fn finish(&self) -> Result<Token> {
        if let Some(name) = self.elements.innermost() {
            return Err(Error::xml(format!(
                "element {:?} is not closed",
                excerpt(name)
            )));
        }
        if self.stage == Stage::Prolog {
            return Err(Error::xml("there is no root element"));
        }
        Ok(Token::Eof)
    }
}

impl<R: BufRead> TokenSource for XmlTokens<R> {
    #[inline]
    fn advance(&mut self) -> Result<Token> {
        match self.take_plain() {
            Some(token) => Ok(token),
            None => self.advance_slowly(),
        }
    }

    #[inline]
    fn text(&self) -> &str {
        if self.text.is_empty() {
            self.window.slice(self.run.clone())
        } else {
            &self.text
        }
    }

    #[inline]
    fn is_blank(&self) -> bool {
        self.blank || self.text().trim_ascii().is_empty()
    }

    #[inline]
    fn tag(&self) -> Tag<'_> {
        let start = self.tag_start;
        self.tag.view(self.window.slice_from(start), &self.scopes)
    }

    #[inline]
    fn is_bare(&self) -> bool {
        self.tag.spans.is_empty()
    }

    fn position(&self) -> Position {
        self.window.event_place().position()
    }

    fn text_position(&self) -> Position {
        self.window.text_position()
    }

    fn bindings(&self) -> Bindings {
        self.scopes.share()
    }

    fn begin_incident(&mut self) {
        self.account.begin_incident(self.window.event_offset());
    }
}

impl<R> XmlTokens<R> {
    /// How many elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.elements.depth()
    }

    /// What the XML declaration said, once the root was read.
    pub(crate) fn declared(&self) -> Declared {
        self.declared
    }

    /// Limits the size of the document as a whole, too.
    pub(crate) fn limit_document(&mut self) {
        self.account.limit_document();
    }
}
