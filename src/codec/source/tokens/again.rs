//! Reading a stretch of a document again.

use std::io::{self, BufRead};

use quick_xml::Reader;

use super::{Stage, State, XmlTokens};
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
    event: Place,
    behind: Place,
}

impl<R: BufRead> XmlTokens<R> {
    /// Keeps what comes behind the start tag that is current.
    pub(crate) fn begin_capture(&mut self) -> Start {
        let state = &mut self.state;
        let event = state.reader.get_ref().event_place();
        Start {
            tag: state.tag.clone(),
            scopes: state.scopes.clone(),
            elements: state.elements.clone(),
            account: state.account.clone(),
            stage: state.stage,
            event,
            behind: state.reader.get_mut().begin_capture(),
        }
    }

    /// What came behind the start tag.
    pub(crate) fn end_capture(&mut self) -> String {
        self.state.reader.get_mut().end_capture()
    }

    /// Goes to the end tag of the element whose start tag is current, past
    /// whatever stands between, which must be well-formed.
    pub(crate) fn skip_content(&mut self) {
        let state = &mut self.state;
        let name = state.elements.innermost().unwrap_or_default();
        if state.stage == Stage::Empty {
            return;
        }
        if !self.ends.as_ref().is_some_and(|ends| ends.is_of(name)) {
            self.ends = Ends::of(name);
        }
        if let Some(ends) = &self.ends {
            let limit = state.account.budget();
            state.reader.get_mut().skip_content(ends, limit);
        }
    }
}

impl XmlTokens<io::Empty> {
    /// The tokens of an element once more: its start tag is current, and what
    /// comes behind it is `text`.
    pub(crate) fn again(start: Start, text: String) -> Self {
        let window = Window::again(text, start.behind, start.event);
        let mut reader = Reader::from_reader(window);
        let config = reader.config_mut();
        config.enable_all_checks(true);
        // The end tag of the element itself, whose start tag it has not seen.
        config.allow_unmatched_ends = true;
        let state = State {
            reader,
            text: String::new(),
            tag: start.tag,
            scopes: start.scopes,
            elements: start.elements,
            account: start.account,
            declared: Declared::Nothing,
            stage: start.stage,
        };
        Self {
            state,
            event: Vec::new(),
            ends: None,
        }
    }

    /// Whether the element ended where the text does.
    pub(crate) fn end(&mut self) -> Result<()> {
        if self.state.reader.get_mut().ahead(1).is_empty() {
            return Ok(());
        }
        let place = self.state.reader.get_ref().offset_place();
        Err(Error::xml("the element ends before its end tag").at(place.position()))
    }
}
