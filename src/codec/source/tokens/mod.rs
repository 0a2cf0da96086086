mod again;

use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::codec::source::account::Account;
use crate::codec::source::characters::is_space;
use crate::codec::source::declaration::Declared;
use crate::codec::source::elements::Elements;
use crate::codec::source::failure::{BANG, Flaw, excerpt, flaw, passed, translate, word};
use crate::codec::source::limits::Limits;
use crate::codec::source::namespaces::Scopes;
use crate::codec::source::place::widen;
use crate::codec::source::tag::{Tag, TagBuffer};
use crate::codec::source::text::{push_data, push_lines, resolve};
use crate::codec::source::window::{Ends, Window};
use crate::codec::source::{Token, TokenSource};
use crate::error::{Error, ErrorKind, Limit, Position, Result};
use crate::value::{Bindings, is_ncname};

pub(crate) use again::Start;

/// The tokens of an XML document, by quick-xml.
pub(crate) struct XmlTokens<R> {
    state: State<R>,
    /// The bytes of the current event.
    event: Vec<u8>,
    /// How the ends of the elements are found whose content was skipped last.
    ends: Option<Ends>,
}

struct State<R> {
    reader: Reader<Window<R>>,
    text: String,
    tag: TagBuffer,
    scopes: Scopes,
    elements: Elements,
    account: Account,
    declared: Declared,
    stage: Stage,
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
        let mut reader = Reader::from_reader(Window::new(reader));
        reader.config_mut().enable_all_checks(true);
        let state = State {
            reader,
            text: String::new(),
            tag: TagBuffer::default(),
            scopes: Scopes::default(),
            elements: Elements::default(),
            account: Account::new(limits),
            declared: Declared::Nothing,
            stage: Stage::Prolog,
        };
        Self {
            state,
            event: Vec::new(),
            ends: None,
        }
    }
}

impl<R: BufRead> State<R> {
    fn step(&mut self, buffer: &mut Vec<u8>) -> Result<Token> {
        self.text.clear();
        match self.stage {
            Stage::Failed => {
                return Err(Error::new(ErrorKind::State(
                    "reading goes on behind an error",
                )));
            }
            Stage::Empty => return Ok(self.close()),
            Stage::Prolog | Stage::Root | Stage::Epilog => {}
        }
        self.reader.get_mut().begin_text();
        if !self.elements.is_empty() {
            self.take_tame_text();
        }
        let token = self.next_tag(buffer)?;
        if !self.text.is_empty() {
            self.account.charge_nodes(1)?;
        }
        Ok(token)
    }

    #[inline]
    fn next_tag(&mut self, buffer: &mut Vec<u8>) -> Result<Token> {
        loop {
            buffer.clear();
            self.begin_event()?;
            // Matched in place: moving an event costs more than most events do.
            let event = &self.reader.read_event_into(buffer);
            if self.reader.get_ref().is_overrun() {
                return Err(self.account.overrun(self.reader.get_ref().event_offset()));
            }
            match event {
                Ok(Event::Text(text)) => self.take_text(text)?,
                Ok(Event::Start(tag)) => return self.open(tag, Stage::Root),
                Ok(Event::End(_)) => return Ok(self.close()),
                Ok(Event::Empty(tag)) => return self.open(tag, Stage::Empty),
                Ok(Event::GeneralRef(name)) => self.take_reference(name)?,
                Ok(Event::CData(data)) => self.take_cdata(data)?,
                Ok(Event::PI(instruction)) => self.check_instruction(instruction)?,
                Ok(Event::Comment(_)) => {}
                Ok(Event::Decl(content)) => {
                    self.declared = match content.encoding() {
                        Some(_) => Declared::Encoding,
                        None => Declared::Version,
                    };
                    self.check_declaration()?;
                }
                Ok(Event::DocType(_)) => return Err(Error::new(ErrorKind::Doctype)),
                Ok(Event::Eof) => return self.finish(),
                Err(error) => return Err(self.explain(error)),
            }
        }
    }

    #[inline]
    fn begin_event(&mut self) -> Result<()> {
        let window = self.reader.get_mut();
        // Refused by its first letters, so that quick-xml never reads a DTD.
        if window.is_before_doctype() {
            return Err(refuse_doctype(window));
        }
        window.begin_event(self.account.cap(window.offset()));
        Ok(())
    }

    /// Takes text past quick-xml, which would copy it and check it again.
    #[inline]
    fn take_tame_text(&mut self) {
        let window = self.reader.get_mut();
        let most = self.account.text_at(window.offset());
        if let Some(text) = window.take_tame_text(most) {
            self.text.push_str(text);
        }
    }

    #[inline]
    fn take_text(&mut self, data: &str) -> Result<()> {
        if self.elements.is_empty() {
            return self.check_outside(data);
        }
        self.account.charge_text(self.text.len(), data.len())?;
        push_data(&mut self.text, data).map_err(|flaw| self.locate(flaw, b"", data))
    }

    fn take_cdata(&mut self, data: &str) -> Result<()> {
        if self.elements.is_empty() {
            return Err(self.outside());
        }
        self.account.charge_text(self.text.len(), data.len())?;
        push_lines(&mut self.text, data);
        Ok(())
    }

    fn take_reference(&mut self, name: &str) -> Result<()> {
        if self.elements.is_empty() {
            return Err(self.outside());
        }
        let c = resolve(name)?;
        self.account.charge_text(self.text.len(), c.len_utf8())?;
        self.text.push(c);
        Ok(())
    }

    /// Only white space may stand outside the root.
    fn check_outside(&self, data: &str) -> Result<()> {
        let Some(at) = data.bytes().position(|byte| !is_space(byte)) else {
            return Ok(());
        };
        let error = self.outside();
        Err(self.locate(Flaw { at, error }, b"", data))
    }

    #[cold]
    fn outside(&self) -> Error {
        Error::xml(match self.stage {
            Stage::Epilog => "text behind the root element",
            _ => "text before the root element",
        })
    }

    #[inline]
    fn open(&mut self, content: &str, stage: Stage) -> Result<Token> {
        if self.stage == Stage::Epilog {
            return Err(Error::xml("a second root element"));
        }
        let depth = self.account.limits.effective_depth();
        if widen(self.elements.depth()) >= depth {
            return Err(passed(Limit::Depth, depth));
        }
        let bindings = self.scopes.depth();
        let read = self
            .tag
            .read(content, &mut self.scopes, &self.account.limits);
        read.map_err(|flaw| self.locate(flaw, b"<", content))?;
        self.account.charge_nodes(1 + self.tag.spans.len())?;
        let name = content.get(..self.tag.name.end).unwrap_or(content);
        self.elements.enter(name, bindings);
        self.stage = stage;
        Ok(Token::Start)
    }

    /// Leaves the innermost element; quick-xml has compared the names.
    #[inline]
    fn close(&mut self) -> Token {
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

    fn check_instruction(&self, content: &str) -> Result<()> {
        let target = content
            .split([' ', '\t', '\n', '\r'])
            .next()
            .unwrap_or_default();
        let allowed = self.account.limits.name_bytes;
        if widen(target.len()) > allowed {
            return Err(passed(Limit::NameBytes, allowed));
        }
        if !is_ncname(target) {
            let error = flaw(
                0,
                format!(
                    "{:?} is no target of a processing instruction",
                    word(target)
                ),
            );
            return Err(self.locate(error, b"<?", content));
        }
        if target.eq_ignore_ascii_case("xml") {
            return Err(Error::xml("an XML declaration that is not at the start"));
        }
        Ok(())
    }

    /// Where it belongs, the window has read the XML declaration already.
    fn check_declaration(&self) -> Result<()> {
        if !self.reader.get_ref().is_first() {
            return Err(Error::xml("an XML declaration that is not at the start"));
        }
        Ok(())
    }

    /// Says where in the current event, whose content stands behind `opening`.
    #[cold]
    fn locate(&self, flaw: Flaw, opening: &[u8], content: &str) -> Error {
        let before = content.as_bytes().get(..flaw.at).unwrap_or_default();
        let place = self
            .reader
            .get_ref()
            .event_place()
            .over(opening)
            .over(before);
        flaw.error.at(place.position())
    }

    #[cold]
    fn explain(&mut self, error: &quick_xml::Error) -> Error {
        let fault = match error {
            quick_xml::Error::Io(_) => self.reader.get_mut().take_fault(),
            _ => None,
        };
        fault.unwrap_or_else(|| translate(error))
    }
}

#[cold]
fn refuse_doctype<R: BufRead>(window: &mut Window<R>) -> Error {
    let found = window.ahead(9).eq_ignore_ascii_case(b"<!DOCTYPE");
    window.begin_event(u64::MAX);
    if found {
        Error::new(ErrorKind::Doctype)
    } else {
        Error::xml(BANG)
    }
}

impl<R: BufRead> TokenSource for XmlTokens<R> {
    fn advance(&mut self) -> Result<Token> {
        let token = self.state.step(&mut self.event);
        token.map_err(|error| {
            self.state.stage = Stage::Failed;
            error.at(self.position())
        })
    }

    fn text(&self) -> &str {
        &self.state.text
    }

    fn tag(&self) -> Tag<'_> {
        let state = &self.state;
        let name = state.elements.innermost().unwrap_or_default();
        state.tag.view(name, &state.scopes)
    }

    fn position(&self) -> Position {
        self.state.reader.get_ref().event_place().position()
    }

    fn text_position(&self) -> Position {
        self.state.reader.get_ref().text_position()
    }

    fn bindings(&self) -> Bindings {
        self.state.scopes.share()
    }

    fn begin_incident(&mut self) {
        let offset = self.state.reader.get_ref().event_offset();
        self.state.account.begin_incident(offset);
    }
}

impl<R> XmlTokens<R> {
    /// How many elements are open.
    pub(crate) fn depth(&self) -> usize {
        self.state.elements.depth()
    }

    /// What the XML declaration said, once the root was read.
    pub(crate) fn declared(&self) -> Declared {
        self.state.declared
    }

    /// Limits the size of the document as a whole, too.
    pub(crate) fn limit_document(&mut self) {
        self.state.account.limit_document();
    }
}
