//! Reading a stretch of a document again.

use std::io::{self, BufRead};

use super::{Stage, XmlTokens};
use crate::codec::source::account::Account;
use crate::codec::source::declaration::Declared;
use crate::codec::source::elements::Elements;
use crate::codec::source::namespaces::Scopes;
use crate::codec::source::place::Place;
use crate::codec::source::tag::TagBuffer;
use crate::codec::source::window::{Ends, Window};
use crate::error::{Error, Result};

/// A start tag with all that its element is in.
#[derive(Clone)]
pub(crate) struct Start {
    tag: TagBuffer,
    scopes: Scopes,
    elements: Elements,
    account: Account,
    stage: Stage,
    place: Place,
}

impl<R: BufRead> XmlTokens<R> {
    /// Keeps the start tag that is current, and what comes behind it.
    pub(crate) fn begin_capture(&mut self) -> Start {
        self.window.begin_capture();
        Start {
            tag: self.tag.clone(),
            scopes: self.scopes.clone(),
            elements: self.elements.clone(),
            account: self.account.clone(),
            stage: self.stage,
            place: self.window.event_place(),
        }
    }

    /// The start tag as written, and what came behind it.
    pub(crate) fn end_capture(&mut self) -> String {
        self.window.end_capture()
    }

    /// Goes back to the start tag that was kept.
    pub(crate) fn rewind(&mut self, start: Start) {
        self.window.rewind(start.place, start.tag.length);
        self.text.clear();
        self.run = 0..0;
        self.blank = true;
        self.tag = start.tag;
        self.tag_start = 0;
        self.scopes = start.scopes;
        self.elements = start.elements;
        self.account = start.account;
        self.stage = start.stage;
    }

    /// Goes to the end tag of the element whose start tag is current, past
    /// whatever stands between; says whether it is there. Only of what is
    /// well-formed that is certain.
    pub(crate) fn skip_content(&mut self) -> bool {
        let name = self.elements.innermost().unwrap_or_default();
        if self.stage == Stage::Empty {
            return true;
        }
        let ends = match self.ends.take() {
            Some(ends) if ends.is_of(name) => ends,
            _ => Ends::of(name),
        };
        let ends = self.ends.insert(ends);
        self.window.skip_content(ends, self.account.budget())
    }
}

impl XmlTokens<io::Empty> {
    /// The tokens of an element once more: `text` starts with its start tag,
    /// which is current.
    pub(crate) fn again(start: Start, text: String) -> Self {
        Self {
            window: Window::again(text, start.place, start.tag.length),
            text: String::new(),
            run: 0..0,
            blank: true,
            tag: start.tag,
            tag_start: 0,
            scopes: start.scopes,
            elements: start.elements,
            account: start.account,
            declared: Declared::Nothing,
            stage: start.stage,
            ends: None,
        }
    }

    /// Whether the element ended where the text does.
    pub(crate) fn end(&mut self) -> Result<()> {
        if self.window.rest().is_empty() {
            return Ok(());
        }
        let place = self.window.rest_place();
        Err(Error::xml("the element ends before its end tag").at(place.position()))
    }
}
