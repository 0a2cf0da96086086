//! The way of most tokens: text and tag stand in the window as they are meant.

use std::io::BufRead;

use memchr::{memchr, memchr3};

use super::{Stage, XmlTokens};
use crate::codec::source::Token;
use crate::codec::source::characters::indentation;
use crate::codec::source::place::widen;

/// Character data in front of a tag.
#[derive(Clone, Copy)]
struct Run {
    length: usize,
    /// Whether it is known to be nothing but white space.
    blank: bool,
}

impl Run {
    #[inline]
    fn nodes(self) -> usize {
        usize::from(self.length > 0)
    }
}

impl<R: BufRead> XmlTokens<R> {
    /// Takes character data and the tag behind it at once. Where either is not
    /// whole, has to be rewritten or is wrong, nothing is taken.
    #[inline]
    pub(super) fn take_plain(&mut self) -> Option<Token> {
        if self.stage != Stage::Root {
            return None;
        }
        let run = self.plain_run()?;
        match self.window.bytes().get(run.length + 1)? {
            b'/' => self.close_plain(run),
            b'!' | b'?' => None,
            _ => self.open_plain(run),
        }
    }

    /// What stands in front of the next tag.
    #[inline]
    fn plain_run(&self) -> Option<Run> {
        let rest = self.window.bytes();
        let space = indentation(rest);
        let blank = rest.get(space)? == &b'<';
        let length = if blank {
            space
        } else {
            space + memchr3(b'<', b'&', b']', rest.get(space..)?)?
        };
        let run = Run { length, blank };
        let data = rest.get(..length)?;
        let is_meant = self.window.is_tame() || memchr(b'\r', data).is_none();
        (is_meant && rest.get(length) == Some(&b'<')).then_some(run)
    }

    #[inline]
    fn open_plain(&mut self, run: Run) -> Option<Token> {
        let Self { window, tag, .. } = self;
        if widen(self.elements.depth()) >= self.account.limits.effective_depth() {
            return None;
        }
        let bindings = self.scopes.depth();
        let (_, rest) = window.rest().split_at_checked(run.length)?;
        let read = tag.read(rest, &mut self.scopes, &self.account.limits);
        let nodes = run.nodes() + 1 + tag.spans.len();
        let charged = read.ok().and_then(|()| {
            self.account
                .charge(window.offset(), run.length, tag.length, nodes)
        });
        if charged.is_none() {
            self.scopes.leave(bindings);
            return None;
        }
        self.elements.enter(tag.name.whole(rest), bindings);
        self.tag_start = window.here() + run.length;
        if tag.is_empty {
            self.stage = Stage::Empty;
        }
        self.consume_plain(run, self.tag.length);
        Some(Token::Start)
    }

    #[inline]
    fn close_plain(&mut self, run: Run) -> Option<Token> {
        let (_, rest) = self.window.rest().split_at_checked(run.length)?;
        let length = self.elements.end_of_innermost(rest)?;
        let start = self.window.offset();
        self.account
            .charge(start, run.length, length, run.nodes())?;
        self.consume_plain(run, length);
        Some(self.leave())
    }

    /// Consumes a run and a tag.
    #[inline]
    fn consume_plain(&mut self, run: Run, tag: usize) {
        let here = self.window.here();
        self.text.clear();
        self.run = here..here + run.length;
        self.blank = run.blank;
        self.window.consume_text(run.length, tag);
    }
}
