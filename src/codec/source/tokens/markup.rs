//! Tags, comments and processing instructions.

use std::io::BufRead;

use memchr::memmem;

use super::content::CDATA;
use super::{Stage, XmlTokens};
use crate::codec::source::Token;
use crate::codec::source::declaration::{self, Declared};
use crate::codec::source::failure::{excerpt, flaw, passed, word};
use crate::codec::source::place::widen;
use crate::codec::source::scan::TagEnd;
use crate::error::{Error, ErrorKind, Limit, Result};
use crate::value::is_ncname;

pub(super) const UNCLOSED_TAG: &str = "a tag is not closed";
const COMMENT: &str = "<!--";
const UNCLOSED_COMMENT: &str = "a comment is not closed";
const UNKNOWN: &str = "\"<!\" that starts no comment and no CDATA section";
const MISPLACED: &str = "an XML declaration that is not at the start";

impl<R: BufRead> XmlTokens<R> {
    /// Takes a start tag.
    #[inline]
    pub(super) fn open(&mut self) -> Result<Token> {
        if self.stage == Stage::Epilog {
            return Err(Error::xml("a second root element"));
        }
        let depth = self.account.limits.effective_depth();
        if widen(self.elements.depth()) >= depth {
            return Err(passed(Limit::Depth, depth));
        }
        let bindings = self.scopes.depth();
        let rest = self.window.rest();
        let read = self.tag.read(rest, &mut self.scopes, &self.account.limits);
        if read.is_err() {
            // It may only be that the tag has not come in as a whole.
            self.scopes.leave(bindings);
            self.open_whole()?;
        }
        let length = self.allowed(self.tag.length)?;
        self.account.charge_nodes(1 + self.tag.spans.len())?;
        let name = self.tag.name.whole(self.window.rest());
        self.elements.enter(name, bindings);
        self.tag_start = self.window.here();
        self.stage = if self.tag.is_empty {
            Stage::Empty
        } else {
            Stage::Root
        };
        self.window.consume(length);
        Ok(Token::Start)
    }

    #[cold]
    fn open_whole(&mut self) -> Result<()> {
        let length = self.tag_length()?;
        let tag = self.window.rest().get(..length).unwrap_or_default();
        let read = self.tag.read(tag, &mut self.scopes, &self.account.limits);
        read.map_err(|flaw| self.locate(flaw))
    }

    fn tag_length(&mut self) -> Result<usize> {
        let mut end = TagEnd::default();
        let mut from = 1;
        loop {
            let rest = self.window.bytes();
            if let Some(at) = end.find(rest, from) {
                return self.allowed(at + 1);
            }
            from = rest.len();
            self.more(match end.quote {
                Some(_) => "an attribute value is not closed",
                None => UNCLOSED_TAG,
            })?;
        }
    }

    /// Takes an end tag.
    #[inline]
    pub(super) fn close(&mut self) -> Result<Token> {
        let name = self.elements.innermost().unwrap_or_default();
        let length = name.len() + "</>".len();
        let found = self
            .window
            .bytes()
            .get(2..length)
            .and_then(<[u8]>::split_last);
        let length = if found == Some((&b'>', name.as_bytes())) && !name.is_empty() {
            self.allowed(length)?
        } else {
            self.close_whole()?
        };
        self.window.consume(length);
        Ok(self.leave())
    }

    #[cold]
    fn close_whole(&mut self) -> Result<usize> {
        let length = self.length_to(2, ">", UNCLOSED_TAG)?;
        let written = self.window.rest().get(2..length - 1).unwrap_or_default();
        let found = written.trim_end_matches([' ', '\t', '\n', '\r']);
        match self.elements.innermost() {
            Some(name) if name == found => Ok(length),
            Some(name) => Err(Error::xml(format!(
                "expected the end tag of {:?}, found that of {:?}",
                excerpt(name),
                excerpt(found)
            ))),
            None => Err(Error::xml(format!(
                "the end tag of {:?} has no start tag",
                excerpt(found)
            ))),
        }
    }

    /// The length of an event up to and with `end`, which is sought from `from` on.
    pub(super) fn length_to(
        &mut self,
        from: usize,
        end: &str,
        unclosed: &'static str,
    ) -> Result<usize> {
        let mut from = from;
        loop {
            let rest = self.window.bytes();
            let fresh = rest.get(from..).unwrap_or_default();
            if let Some(at) = memmem::find(fresh, end.as_bytes()) {
                return self.allowed(from + at + end.len());
            }
            from = from.max((rest.len() + 1).saturating_sub(end.len()));
            self.more(unclosed)?;
        }
    }

    /// Takes what starts with `<!`: a comment or a CDATA section.
    pub(super) fn take_declared(&mut self) -> Result<()> {
        const DOCTYPE: &str = "<!DOCTYPE";
        loop {
            let rest = self.bytes_allowed();
            let starts = |word: &str| {
                let mut pairs = rest.iter().zip(word.as_bytes());
                pairs.all(|(one, other)| one.eq_ignore_ascii_case(other))
            };
            if rest.starts_with(COMMENT.as_bytes()) {
                return self.pass_comment();
            }
            if rest.starts_with(CDATA.as_bytes()) {
                return self.take_cdata();
            }
            if starts(DOCTYPE) && rest.len() >= DOCTYPE.len() {
                return Err(Error::new(ErrorKind::Doctype));
            }
            if rest.len() >= DOCTYPE.len() || ![COMMENT, CDATA, DOCTYPE].into_iter().any(starts) {
                return Err(Error::xml(UNKNOWN));
            }
            self.more(UNKNOWN)?;
        }
    }

    fn pass_comment(&mut self) -> Result<()> {
        let hyphens = self.length_to(COMMENT.len(), "--", UNCLOSED_COMMENT)?;
        while self.window.bytes().len() == hyphens {
            self.more(UNCLOSED_COMMENT)?;
        }
        let length = self.allowed(hyphens + 1)?;
        if self.window.bytes().get(hyphens) != Some(&b'>') {
            return Err(Error::xml("\"--\" in a comment"));
        }
        self.window.consume(length);
        Ok(())
    }

    pub(super) fn pass_instruction(&mut self) -> Result<()> {
        let length = self.length_to(2, "?>", "a processing instruction is not closed")?;
        let content = self.window.rest().get(2..length - 2).unwrap_or_default();
        let target = content.split([' ', '\t', '\n', '\r']).next();
        let target = target.unwrap_or_default();
        let allowed = self.account.limits.name_bytes;
        if widen(target.len()) > allowed {
            return Err(passed(Limit::NameBytes, allowed));
        }
        if !is_ncname(target) {
            let target = word(target);
            let complaint = format!("{target:?} is no target of a processing instruction");
            return Err(self.locate(flaw(2, complaint)));
        }
        if target.eq_ignore_ascii_case("xml") {
            self.declared = self.declared_by(content)?;
        }
        self.window.consume(length);
        Ok(())
    }

    /// Where it belongs, the window has checked the XML declaration already.
    fn declared_by(&self, content: &str) -> Result<Declared> {
        let Some(content) = content.strip_prefix("xml") else {
            return Err(Error::xml(MISPLACED));
        };
        if !self.window.is_first() {
            return Err(Error::xml(MISPLACED));
        }
        let declaration = declaration::parse(content.as_bytes()).map_err(Error::xml)?;
        Ok(match declaration.encoding {
            Some(_) => Declared::Encoding,
            None => Declared::Version,
        })
    }
}
