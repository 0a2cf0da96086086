//! Going to the end of an element without reading what is in it.

use std::io::BufRead;

use aho_corasick::{AhoCorasick, MatchKind};
use memchr::memmem;

use super::Window;
use crate::codec::source::scan::TagEnd;

const CLOSING: usize = 0;
const OPENING: usize = 1;
const COMMENT: usize = 2;
const CDATA: usize = 3;

/// What to look for to find the end of an element of one name.
pub(in crate::codec::source) struct Ends {
    name: Box<str>,
    automaton: AhoCorasick,
}

impl Ends {
    pub(in crate::codec::source) fn of(name: &str) -> Option<Self> {
        let closing = format!("</{name}");
        let opening = format!("<{name}");
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostFirst)
            .build([&*closing, &*opening, "<!--", "<![CDATA[", "<?"])
            .ok()?;
        Some(Self {
            name: name.into(),
            automaton,
        })
    }

    pub(in crate::codec::source) fn is_of(&self, name: &str) -> bool {
        *self.name == *name
    }
}

/// What was found, and how long it is.
struct Found {
    pattern: usize,
    length: usize,
}

impl<R: BufRead> Window<R> {
    /// Hands all out up to the end tag of the element whose start tag was handed
    /// out, or as far as the input goes within a limit; of what is well-formed
    /// it hands out the right amount, of the rest whatever.
    pub(in crate::codec::source) fn skip_content(&mut self, ends: &Ends, limit: u64) {
        let mut depth = 0_u64;
        while self.offset() <= limit {
            let Some(found) = self.find(ends) else {
                return;
            };
            match found.pattern {
                CLOSING if !self.is_name_end(found.length) => self.pass(found.length),
                CLOSING if depth == 0 => return,
                CLOSING => {
                    depth -= 1;
                    self.pass(found.length);
                }
                OPENING => {
                    let nested = self.is_name_end(found.length);
                    self.pass(found.length);
                    depth += u64::from(nested && self.pass_tag());
                }
                COMMENT => self.pass_until(found.length, b"-->"),
                CDATA => self.pass_until(found.length, b"]]>"),
                _ => self.pass_until(found.length, b"?>"),
            }
        }
    }

    /// Goes to what comes next of what ends are told by.
    fn find(&mut self, ends: &Ends) -> Option<Found> {
        loop {
            let rest = self.buffer.get(self.position..)?;
            if let Some(found) = ends.automaton.find(rest) {
                self.position += found.start();
                return Some(Found {
                    pattern: found.pattern().as_usize(),
                    length: found.len(),
                });
            }
            let longest = ends.automaton.max_pattern_len();
            if !self.go_on(longest) {
                return None;
            }
        }
    }

    /// Whether a name ends behind so many bytes.
    fn is_name_end(&mut self, length: usize) -> bool {
        let ahead = self.ahead(length + 1);
        ahead
            .get(length)
            .is_none_or(|byte| b" \t\r\n/>".contains(byte))
    }

    fn pass(&mut self, count: usize) {
        self.position = self.buffer.len().min(self.position + count);
    }

    fn pass_until(&mut self, opening: usize, end: &[u8]) {
        self.pass(opening);
        loop {
            let rest = self.buffer.as_bytes().get(self.position..);
            if let Some(at) = memmem::find(rest.unwrap_or_default(), end) {
                self.pass(at + end.len());
                return;
            }
            if !self.go_on(end.len()) {
                return;
            }
        }
    }

    /// Passes the rest of a start tag; says whether it opens an element.
    fn pass_tag(&mut self) -> bool {
        let mut end = TagEnd::default();
        let mut from = 0;
        loop {
            let rest = self.rest().as_bytes();
            if let Some(at) = end.find(rest, from) {
                let empty = rest.get(..at).is_some_and(|tag| tag.ends_with(b"/"));
                self.pass(at + 1);
                return !empty;
            }
            from = rest.len();
            if !self.more() {
                self.pass(from);
                return true;
            }
        }
    }

    /// Hands out all but what may be the start of something as long as
    /// `longest`, and gets more; says whether there was more.
    fn go_on(&mut self, longest: usize) -> bool {
        let most = self.buffer.len().saturating_sub(longest.saturating_sub(1));
        let mut position = most.max(self.position);
        while !self.buffer.is_char_boundary(position) {
            position -= 1;
        }
        self.position = position.max(self.position);
        if self.ended || self.fault.is_some() {
            self.position = self.buffer.len();
            return false;
        }
        self.pull();
        true
    }
}
